"""Rows of storage as measures of the domain."""

from collections.abc import Sequence
from decimal import Decimal

from bot.domain.measures import KeepMeasure, Measure, MilestoneMeasure, NumberMeasure, Unit
from bot.domain.vocabulary import MeasureKind
from storage.models import KeyResult, Milestone


def unit_of(row: KeyResult) -> Unit:
    """What stands beside the key result's numbers."""
    return Unit(row.unit_kind, row.unit_label)


def measure_of(row: KeyResult, milestones: Sequence[Milestone] = ()) -> Measure:
    """How a key result is measured; `milestones` are its own steps, where it has any."""
    match row.measure_kind:
        case MeasureKind.NUMBER:
            return NumberMeasure(row.start, row.target if row.target is not None else Decimal(0), unit_of(row))
        case MeasureKind.KEEP:
            return KeepMeasure(row.lower, row.upper, row.start, unit_of(row))
        case MeasureKind.MILESTONES:
            return MilestoneMeasure(sum(step.is_done for step in milestones), len(milestones))
