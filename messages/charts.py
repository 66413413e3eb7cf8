"""What charts draw: the numbers of a key result, or the progress of a team, beside the time that has passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.cards import CheckInLine, KeyResultCard
from bot.domain.measures import NumberMeasure
from bot.domain.posts import ProgressPoint
from messages import limits
from messages.wording import day, goal, unit


@dataclass(frozen=True, slots=True)
class Series:
    """One line, with a value for each label of the chart."""

    name: str
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """Labels are dates as people read them, each of them once."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    x_label: str = ""
    y_label: str = ""


def history_chart(card: KeyResultCard) -> LineChart | None:
    """The numbers of a key result over its check-ins, the last of each day and the latest twenty of them; None while
    there are fewer than two."""
    by_day = {day(line.on): line for line in card.check_ins if line.value is not None}
    shown = dict(list(by_day.items())[-limits.CHART_CATEGORIES :])
    if len(shown) < 2:
        return None
    lines = tuple(shown.values())
    numbers = tuple(line.value for line in lines if line.value is not None)
    series = [Series("Actual", numbers), *_pace(card, lines)]
    return LineChart(f"{card.ref} {goal(card.measure)}", tuple(shown), tuple(series), y_label=unit(card.measure))


def team_chart(points: Sequence[ProgressPoint]) -> LineChart | None:
    """A team's progress against the time, in percent, its latest twenty points; None while there are fewer than two."""
    by_day = {day(point.on): point for point in points}
    shown = dict(list(by_day.items())[-limits.CHART_CATEGORIES :])
    if len(shown) < 2:
        return None
    series = (
        Series("Progress", tuple(point.progress for point in shown.values())),
        Series("Time passed", tuple(point.pace for point in shown.values())),
    )
    return LineChart("Progress against time", tuple(shown), series, y_label="%")


def _pace(card: KeyResultCard, lines: tuple[CheckInLine, ...]) -> list[Series]:
    """Where the number would be if it moved evenly from start to target; nothing where no pace applies."""
    measure, paces = card.measure, [line.pace for line in lines if line.pace is not None]
    if not isinstance(measure, NumberMeasure) or measure.start is None or len(paces) < len(lines):
        return []
    way = measure.target - measure.start
    return [Series("Pace", tuple(measure.start + way * pace / 100 for pace in paces))]
