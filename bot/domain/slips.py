"""Numbers that look like a slip of the finger: stored as they were typed, and asked about at once."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.domain.measures import KeepMeasure, Measure, NumberMeasure
from bot.domain.numbers import exact

# How often the whole way from start to target fits between a number and the nearer end of that way.
_FAR_WITH_AN_EXPLANATION = 1
_FAR = 5
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Slip:
    """`meant` is the same figures with the point at another place, where that fits; None where nothing does."""

    meant: Decimal | None = None


def slip_in(said: Decimal | None, measure: Measure, before: Decimal | None) -> Slip | None:
    """Whether a number lies far outside of what the measure and the value `before` it span.

    A number beyond its own span counts where a misplaced point explains it; one far beyond it counts by itself. None
    for steps, and while there is no span to hold a number against.
    """
    known = [value for value in (*_ends_of(measure), before) if value is not None]
    if said is None or len(known) < 2:
        return None
    low, high = min(known), max(known)
    outside, span = max(low - said, said - high), high - low
    if not span or outside <= _FAR_WITH_AN_EXPLANATION * span:
        return None
    meant = _with_the_point_moved(said, *_plausible(measure, before, low, high))
    return Slip(meant) if meant is not None or outside > _FAR * span else None


def _plausible(measure: Measure, before: Decimal | None, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Where a number may be meant to lie: between the ends of the measure, and up to the value before where that was
    near them; a value that was far off itself explains nothing."""
    ends = [value for value in _ends_of(measure) if value is not None]
    if before is None or len(ends) < 2 or min(ends) == max(ends):
        return low, high
    span = max(ends) - min(ends)
    is_near = min(ends) - span <= before <= max(ends) + span
    return (low, high) if is_near else (min(ends), max(ends))


def _ends_of(measure: Measure) -> tuple[Decimal | None, ...]:
    match measure:
        case NumberMeasure(start, target):
            return (start, target)
        case KeepMeasure(lower, upper, start):
            return (lower, upper, start)
        case _:
            return ()


def _with_the_point_moved(said: Decimal, low: Decimal, high: Decimal) -> Decimal | None:
    for places in range(1, _PLACES + 1):
        for factor in (Fraction(1, 10**places), Fraction(10**places)):
            moved = exact(Fraction(said) * factor)
            if moved is not None and low <= moved <= high:
                return moved
    return None
