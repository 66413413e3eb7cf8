"""Where key results stand, as numbers that are kept beside what was done for them. Shared steps; they take the
session."""

from collections.abc import Sequence
from decimal import Decimal

from sqlmodel import Session

from bot.domain.people import Actor
from bot.domain.vocabulary import MeasureKind
from storage.models import KeyResult, Milestone
from storage.repositories.goals import Goals


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
    return value_of(item, steps_of(session, actor, item))


def steps_of(session: Session, actor: Actor, item: KeyResult) -> Sequence[Milestone]:
    """Its steps, where it is measured in steps."""
    return Goals(session, actor).milestones([item.key]) if item.measure_kind is MeasureKind.MILESTONES else ()
