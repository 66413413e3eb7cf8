"""A goal behind the title that it belongs to, said once."""

import re

from bot.domain.measures import KeepMeasure, Measure, MilestoneMeasure, NumberMeasure
from bot.domain.numbers import show_amount
from messages.wording import bare, goal


def goal_behind(measure: Measure, title: str) -> str:
    """What follows a title to say its goal, with what parts the two: " 10% -> 1%", ", at most 4%"; nothing where the
    title says it already."""
    if _says(title, measure):
        return ""
    moves = isinstance(measure, NumberMeasure) and measure.start is not None
    return f"{' ' if moves else ', '}{goal(measure)}"


def _says(title: str, measure: Measure) -> bool:
    """Whether every amount of a goal stands in a title, as a word of its own."""
    match measure:
        case NumberMeasure(start, target, unit):
            named = [show_amount(target, unit), *([] if start is None else [bare(start, measure)])]
        case KeepMeasure(lower, upper, _, unit):
            named = [show_amount(limit, unit) for limit in (lower, upper) if limit is not None]
        case MilestoneMeasure():
            named = [goal(measure)]
    return all(re.search(rf"(?<![\w.,]){re.escape(amount)}(?![\w]|[.,]\d)", title, re.IGNORECASE) for amount in named)
