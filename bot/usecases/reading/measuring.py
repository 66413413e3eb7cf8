"""Rows of storage as measures of the domain."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from bot.domain.measures import KeepMeasure, Measure, MilestoneMeasure, NumberMeasure, Unit
from bot.domain.vocabulary import MeasureKind, UnitKind
from storage.models import KeyResult, Milestone


@dataclass(frozen=True, slots=True)
class Aims:
    """What a key result was to reach, and when, at some time: the columns whose change is an event. `steps` is how many
    milestones it had then, None for as many as it has now."""

    measure_kind: MeasureKind
    start: Decimal | None
    target: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    unit_kind: UnitKind
    unit_label: str
    starts_on: date
    due_on: date
    steps: int | None = None

    @classmethod
    def of(cls, row: KeyResult) -> "Aims":
        """As they are now."""
        return cls(*_AIMS(row))

    def undone(self, before: Mapping[str, Any]) -> "Aims":
        """As they were before an event whose old values the audit trail keeps."""
        return replace(self, **{name: _from_json(name, before[name]) for name in _READ_BACK.keys() & before.keys()})


_AIMS = attrgetter(*(each.name for each in fields(Aims) if each.name != "steps"))  # a brief asks for thousands
_READ_BACK: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("start", "target", "lower", "upper"), Decimal),
    **dict.fromkeys(("starts_on", "due_on"), date.fromisoformat),
    "unit_kind": UnitKind,
    "unit_label": str,
    "steps": int,
}


def unit_of(row: KeyResult | Aims) -> Unit:
    """What stands beside the key result's numbers."""
    return Unit(row.unit_kind, row.unit_label)


def measure_of(row: KeyResult | Aims, milestones: Sequence[Milestone] = ()) -> Measure:
    """How a key result is measured; `milestones` are its own steps, where it has any."""
    match row.measure_kind:
        case MeasureKind.NUMBER:
            return NumberMeasure(row.start, row.target if row.target is not None else Decimal(0), unit_of(row))
        case MeasureKind.KEEP:
            return KeepMeasure(row.lower, row.upper, row.start, unit_of(row))
        case MeasureKind.MILESTONES:
            return MilestoneMeasure(sum(step.is_done for step in milestones), len(milestones))


def aimed_at(measure: Measure, aims: Aims) -> Measure:
    """How a key result was measured with other aims; `measure` is the one of now, which knows its steps."""
    if not isinstance(measure, MilestoneMeasure):
        return measure_of(aims)
    return measure if aims.steps is None else MilestoneMeasure(min(measure.done, aims.steps), aims.steps)


def measure_with(measure: Measure, value: Decimal | None) -> Measure:
    """A measure at another value: milestones carry their count themselves, and have at most as many done as exist."""
    if isinstance(measure, MilestoneMeasure):
        return replace(measure, done=min(int(value or 0), measure.total))
    return measure


def steps_by_key_result(milestones: Sequence[Milestone]) -> dict[int, list[Milestone]]:
    """The steps of each key result, in order."""
    steps: dict[int, list[Milestone]] = {}
    for step in milestones:
        steps.setdefault(step.key_result_id, []).append(step)
    return steps


def _from_json(name: str, value: Any) -> Any:
    return None if value is None else _READ_BACK[name](value)
