"""A key result as one line: "Password resets from 10% to 1%", read into its title and numbers."""

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.errors import Invalid
from bot.domain.limit_lines import read_limits
from bot.domain.measures import NumberMeasure, Unit, refuse_standing_still
from bot.domain.outcomes import OutcomeTarget, read_outcome_target

LONGEST_TITLE = 250
LONGEST_UNIT = 20
_EXAMPLE = "Password resets from 10% to 1%"


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """`start` is None where the line names only where to arrive; `target` where it names limits to keep to instead."""

    title: str
    start: Decimal | None
    target: Decimal | None
    unit: Unit
    lower: Decimal | None = None
    upper: Decimal | None = None


def read_outcome_line(typed: str, decimal_mark: str | None = None) -> OutcomeLine:
    """Read one line; raises Invalid (field "") where it holds no number that is certain, or goes nowhere."""
    line = " ".join(typed.split())
    limits, found = read_limits(line, decimal_mark), read_outcome_target(line, decimal_mark)
    if limits is not None and len(line) <= LONGEST_TITLE:
        return OutcomeLine(line, None, None, short_unit(limits.unit), limits.lower, limits.upper)
    if found is None:
        raise Invalid("", f'I find no number that I am sure of. Write it like "{_EXAMPLE}", or add it after saving.')
    if len(line) > LONGEST_TITLE:
        raise Invalid("", f"This is longer than {LONGEST_TITLE} letters. Shorten it.")
    refuse_standing_still(NumberMeasure(found.start, found.target))
    return OutcomeLine(title_of(line, found), found.start, found.target, short_unit(found.unit))


def title_of(line: str, found: OutcomeTarget) -> str:
    """What stands ahead of the numbers, where they end the line; else the whole line, so that no word is lost."""
    ahead = found.before.rstrip(" :,;-\u2013\u2014(")
    if found.start is None or found.after or not any(letter.isalpha() for letter in ahead):
        return line
    return ahead


def short_unit(unit: Unit) -> Unit:
    """The unit, or none where its words are too long to stand beside a number."""
    return unit if len(unit.label) <= LONGEST_UNIT else Unit()
