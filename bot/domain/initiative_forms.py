"""What is particular to the form of an initiative: the prediction, the effort and the usual due date."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.errors import Invalid
from bot.domain.measures import Measure, MilestoneMeasure, NumberMeasure, Unit
from bot.domain.numbers import read_amount, show_amount
from bot.domain.outcomes import OutcomeTarget, read_outcome_target
from bot.domain.references import Reference
from bot.domain.vocabulary import UnitKind

USUAL_LENGTH = timedelta(weeks=6)
MOST_WEEKS = 1000
_PERSON_WEEKS = re.compile(r"\s*(?:person[\s-]?)?(?:weeks?|wks?|w)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prediction:
    """From where to where an initiative should move its key result; `start` is None while nobody knows."""

    start: Decimal | None
    end: Decimal


def usual_due(starts_on: date, cycle_ends_on: date) -> date:
    """Six weeks from the start, at latest the cycle's end; never before the start."""
    return max(starts_on, min(starts_on + USUAL_LENGTH, cycle_ends_on))


def read_effort(typed: str, decimal_mark: str | None) -> Decimal:
    """Person-weeks, as "3", "2.5 weeks" or "4 person-weeks". Raises Invalid ("effort")."""
    weeks = read_amount(_PERSON_WEEKS.sub("", typed), Unit(), None, decimal_mark)
    if not 0 < weeks <= MOST_WEEKS:
        raise Invalid("effort", f"Enter person-weeks above 0 and up to {MOST_WEEKS}, for example 4.")
    return weeks


def read_prediction(
    typed: str, serves: Reference, measure: Measure, current: Decimal | None, decimal_mark: str | None
) -> Prediction:
    """Read "KR12 from 5.5% to 3%"; without a start, it is where the key result stands. Raises Invalid ("prediction")
    for another key result, another unit, or no way at all. One that runs the wrong way is asked about once it is
    stored."""
    named, rest = Reference.take(typed) or (serves, typed)
    if named != serves:
        raise Invalid("prediction", f"It serves {serves}, and this speaks of {named}. An initiative moves one of them.")
    found = read_outcome_target(rest, decimal_mark)
    if found is None or not _fits(found.unit, measure) or _says_more(found):
        raise Invalid("prediction", f'Write it like "{serves} {_example(measure)}".')
    start = current if found.start is None else found.start
    if start == found.target:
        raise Invalid("prediction", "It would stay where it is. Say where it should arrive.")
    return Prediction(start, found.target)


def _says_more(found: OutcomeTarget) -> bool:
    """Whether there is anything beside the numbers that would be lost, such as a date or a second number."""
    return any(letter.isalnum() for letter in found.after) or any(letter.isdigit() for letter in found.before)


def _fits(unit: Unit, measure: Measure) -> bool:
    if isinstance(measure, MilestoneMeasure) or unit.kind in (UnitKind.PLAIN, UnitKind.WORD):
        return unit.kind in (UnitKind.PLAIN, UnitKind.WORD)
    return unit.kind is measure.unit.kind and unit.label in ("", measure.unit.label)


def _example(measure: Measure) -> str:
    unit = Unit() if isinstance(measure, MilestoneMeasure) else measure.unit
    if isinstance(measure, NumberMeasure) and measure.start is not None:
        return f"from {show_amount(measure.start, unit)} to {show_amount(measure.target, unit)}"
    return f"from {show_amount(Decimal(5), unit)} to {show_amount(Decimal(3), unit)}"
