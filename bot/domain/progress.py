"""Progress in percent, computed in exact fractions and rounded once; there is no float in here.

Percentages are Decimals with two places, rounded half away from zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from bot.domain.measures import KeepMeasure, Measure, MilestoneMeasure, NumberMeasure

_NONE_OF_IT = Fraction(0)
_ALL_OF_IT = Fraction(1)
_LEAST, _MOST = Decimal("0.00"), Decimal("100.00")


class Remark(StrEnum):
    """What the percentage alone would hide."""

    WORSE_THAN_START = "worse_than_start"
    BEYOND_TARGET = "beyond_target"
    OUTSIDE_LIMITS = "outside_limits"  # of what is to be kept, and no worse than at the start as far as we know
    BASELINE_UNKNOWN = "baseline_unknown"


@dataclass(frozen=True, slots=True)
class Progress:
    """`raw` may lie below 0 and above 100; `percent` is clamped to 0..100, for averages. Both None: not known yet."""

    raw: Decimal | None
    percent: Decimal | None
    remark: Remark | None = None


def progress_of(measure: Measure, current: Decimal | None) -> Progress:
    """How far a key result has come. A `current` of None means no check-in yet: the start still holds.

    Milestones carry their own count, so `current` is not looked at.
    """
    match measure:
        case NumberMeasure():
            return _of_number(measure, current)
        case KeepMeasure():
            return _of_keep(measure, current)
        case MilestoneMeasure(done, total):
            return _progress(Fraction(done, total) if total else _NONE_OF_IT)


def is_reached(measure: Measure, current: Decimal | None) -> bool:
    """Whether the target is truly reached, which 99.996 % rounded to 100.00 does not tell."""
    match measure:
        case NumberMeasure(start, target):
            if start is None or current is None or start == target:
                return False
            return current >= target if target > start else current <= target
        case KeepMeasure():
            return current is not None and measure.outside(current) == 0
        case MilestoneMeasure(done, total):
            return 0 < total == done


def objective_progress(parts: Iterable[tuple[Decimal | None, Decimal]]) -> Decimal | None:
    """The weighted mean of (percent, weight) pairs; None when nothing counts.

    Weight 0 and a percent of None (baseline not known yet) are left out: neither is a 0 %.
    """
    mean = weighted_mean(parts)
    return None if mean is None else rounded(mean)


def weighted_mean(parts: Iterable[tuple[Decimal | None, Decimal]]) -> Fraction | None:
    """The exact mean of (value, weight) pairs; values of None and weights of 0 are left out."""
    counted = [(Fraction(value), Fraction(weight)) for value, weight in parts if value is not None and weight]
    if not counted:
        return None
    return sum((value * weight for value, weight in counted), _NONE_OF_IT) / sum(weight for _, weight in counted)


def rounded(exact: Fraction, places: int = 2) -> Decimal:
    """An exact fraction as a decimal with so many places, half away from zero."""
    return _rounded(exact.numerator, exact.denominator, places)


def _rounded(numerator: int, denominator: int, places: int) -> Decimal:
    doubled = abs(numerator) * 10**places * 2 + denominator
    digits = doubled // (denominator * 2)
    return Decimal(-digits if numerator < 0 else digits).scaleb(-places)


def _of_number(measure: NumberMeasure, current: Decimal | None) -> Progress:
    if measure.start is None:
        return Progress(None, None, Remark.BASELINE_UNKNOWN)
    if current is None or measure.start == measure.target:
        return _progress(_NONE_OF_IT)
    # Amounts have 24 digits at most, so that decimals keep their differences exact.
    way, whole = current - measure.start, measure.target - measure.start
    if whole < 0:
        way, whole = -way, -whole
    raw = _percent(way, whole)
    if way < 0:
        return _clamped(raw, Remark.WORSE_THAN_START)
    return _clamped(raw, Remark.BEYOND_TARGET if way > whole else None)


def _of_keep(measure: KeepMeasure, current: Decimal | None) -> Progress:
    value = measure.start if current is None else current
    if value is None:
        return Progress(None, None, Remark.BASELINE_UNKNOWN)
    outside = measure.outside(value)
    if outside == 0:
        return _progress(_ALL_OF_IT)
    width = measure.width()
    if width is None:
        return Progress(None, None, Remark.OUTSIDE_LIMITS)
    worse = measure.start is not None and outside > measure.outside(measure.start)
    share = _ALL_OF_IT - Fraction(outside) / Fraction(width) if width else _NONE_OF_IT
    return _progress(share, Remark.WORSE_THAN_START if worse else Remark.OUTSIDE_LIMITS)


def _progress(share: Fraction, remark: Remark | None = None) -> Progress:
    return _clamped(rounded(share * 100), remark)


def _clamped(raw: Decimal, remark: Remark | None) -> Progress:
    return Progress(raw, min(max(raw, _LEAST), _MOST), remark)


def _percent(way: Decimal, whole: Decimal) -> Decimal:
    """Two amounts as an exact share, rounded once; a company's brief asks for thousands of these, and fractions take
    several times as long."""
    (upper, below), (lower, above) = way.as_integer_ratio(), whole.as_integer_ratio()
    return _rounded(upper * above * 100, below * lower, 2)
