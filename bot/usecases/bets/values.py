"""Where key results stand, as numbers that are kept beside what was done for them. Shared steps; they take the
session."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sqlmodel import Session

from bot.domain.people import Actor
from bot.domain.vocabulary import ClosingOutcome, ItemState, MeasureKind
from storage.models import KeyResult, Milestone
from storage.repositories.goals import Goals
from storage.repositories.successors import newest_successors


def value_of(item: KeyResult, steps: Sequence[Milestone]) -> Decimal | None:
    """The last number; of steps how many are done; before the first check-in the start. None where nobody knows."""
    if item.measure_kind is MeasureKind.MILESTONES:
        return Decimal(sum(step.is_done for step in steps))
    return item.start if item.current is None else item.current


def value_now(session: Session, actor: Actor, key_result_id: int | None) -> Decimal | None:
    """The same by row id, also of a key result that is hidden from the actor: it is kept, and shown to whoever may."""
    item = session.get(KeyResult, key_result_id) if key_result_id is not None else None
    if item is None or item.workspace_id != actor.workspace_id:
        return None
    now = value_of(item, steps_of(session, actor, item))
    successor = carried_into(session, actor.workspace_id, [item]).get(item.key)
    if successor is None:
        return now
    then = value_of(successor, steps_of(session, actor, successor))
    return then if goes_on(item, now, successor, then) else now


def carried_into(session: Session, workspace_id: int, items: Iterable[KeyResult]) -> dict[int, KeyResult]:
    """What those of them that were carried over into another cycle are by now, by the row id of each."""
    carried = [item.key for item in items if _is_carried_over(item)]
    return newest_successors(session, workspace_id, carried) if carried else {}


def goes_on(item: KeyResult, value: Decimal | None, successor: KeyResult, then: Decimal | None) -> bool:
    """Whether the value of a successor goes on from that of the key result that was carried over: not before it has
    one, not where it is measured otherwise by now, and of steps not where they were begun anew."""
    is_alike = all(
        getattr(item, name) == getattr(successor, name) for name in ("measure_kind", "unit_kind", "unit_label")
    )
    if then is None or not is_alike:
        return False
    return item.measure_kind is not MeasureKind.MILESTONES or value is None or then >= value


def _is_carried_over(item: KeyResult) -> bool:
    return item.state is ItemState.CLOSED and item.outcome is ClosingOutcome.CARRIED_OVER


def steps_of(session: Session, actor: Actor, item: KeyResult) -> Sequence[Milestone]:
    """Its steps, where it is measured in steps."""
    return Goals(session, actor).milestones([item.key]) if item.measure_kind is MeasureKind.MILESTONES else ()
