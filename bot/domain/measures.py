"""How a key result is measured: a number to move, limits to keep, or steps to take. All amounts are exact decimals."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.errors import Invalid
from bot.domain.vocabulary import MeasureKind, UnitKind


class Direction(StrEnum):
    """Which way a number has to move; derived from start and target, never asked."""

    RISING = "rising"
    FALLING = "falling"


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands beside a number. `label` is the ISO code of a currency ("USD") or the word ("users"), else ""."""

    kind: UnitKind = UnitKind.PLAIN
    label: str = ""


@dataclass(frozen=True, slots=True)
class NumberMeasure:
    """Move a number from start to target. A start of None is a baseline that is not known yet.

    Start equal to target is refused by `refuse_standing_still`, where people enter it; by import it may exist.
    """

    start: Decimal | None
    target: Decimal
    unit: Unit = Unit()


@dataclass(frozen=True, slots=True)
class KeepMeasure:
    """Keep a number within a band, at or above a floor (`lower` alone) or at or below a ceiling (`upper` alone).

    Raises Invalid without any limit, and when the limits are crossed.
    """

    lower: Decimal | None
    upper: Decimal | None
    start: Decimal | None = None
    unit: Unit = Unit()

    def __post_init__(self) -> None:
        if self.lower is None and self.upper is None:
            raise Invalid("lower", "Enter the lowest or the highest value to keep to, or both.")
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise Invalid("upper", "The highest value lies below the lowest. Swap them, or correct one.")

    def outside(self, value: Decimal) -> Decimal:
        """How far a value lies outside the limits; 0 within them, and both edges belong to them."""
        if self.lower is not None and value < self.lower:
            return self.lower - value
        if self.upper is not None and value > self.upper:
            return value - self.upper
        return Decimal(0)

    def width(self) -> Decimal | None:
        """The distance at which progress reaches 0: a band's own width; for one limit, the way from the start.

        None for a single limit whose start is not known yet.
        """
        if self.lower is not None and self.upper is not None:
            return self.upper - self.lower
        limit = self.upper if self.lower is None else self.lower
        return None if self.start is None or limit is None else abs(self.start - limit)


@dataclass(frozen=True, slots=True)
class MilestoneMeasure:
    """Steps that are done or not. Raises Invalid when more are done than there are."""

    done: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.done <= self.total:
            raise Invalid("done", f"Enter how many of the {self.total} steps are done, from 0 to {self.total}.")


Measure = NumberMeasure | KeepMeasure | MilestoneMeasure


def kind_of(measure: Measure) -> MeasureKind:
    """The word that the database stores for a measure."""
    match measure:
        case NumberMeasure():
            return MeasureKind.NUMBER
        case KeepMeasure():
            return MeasureKind.KEEP
        case MilestoneMeasure():
            return MeasureKind.MILESTONES


def direction(start: Decimal | None, target: Decimal) -> Direction | None:
    """Rising or falling; None while the start is unknown and when there is nothing to move."""
    if start is None or start == target:
        return None
    return Direction.RISING if target > start else Direction.FALLING


def refuse_standing_still(measure: Measure) -> None:
    """Raise Invalid for a number that ends where it starts; forms call this, imports do not."""
    if isinstance(measure, NumberMeasure) and measure.start == measure.target:
        raise Invalid("target", "Start and target are the same. Change one, or choose Keep if it should stay.")


def is_hardly_negative(measure: Measure) -> bool:
    """Whether nothing that the measure names lies below zero, and it names enough to tell."""
    match measure:
        case NumberMeasure(start, target):
            return start is not None and start >= 0 and target >= 0
        case KeepMeasure(lower, upper, start):
            return all(each is None or each >= 0 for each in (lower, upper, start))
        case MilestoneMeasure():
            return True
