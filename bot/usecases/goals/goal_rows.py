"""New rows with the trace that they leave. Shared steps; they take the session."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session

from bot.domain.people import Actor
from bot.domain.vocabulary import ItemChange, ItemKind, ItemRole
from bot.usecases.goals.goal_steps import as_json
from bot.usecases.goals.items import KINDS
from storage.models import Initiative, KeyResult, Milestone, Objective
from storage.repositories.goals import Goals
from storage.repositories.trail import Trail

# What a copy takes over of an objective and of a key result; where it hangs, its dates and its check-ins are its own.
OBJECTIVE_COLUMNS = ("title", "description", "team_id", "owner_id", "parent_id", "visibility")
KEY_RESULT_COLUMNS = (
    *("title", "measure_kind", "start", "target", "lower", "upper", "unit_kind", "unit_label", "indicator", "leads_id"),
    *("number_rhythm", "weight", "is_committed", "owner_id", "visibility"),
)

Item = TypeVar("Item", Objective, KeyResult, Initiative)


def add_item(
    session: Session,
    actor: Actor,
    table: type[Item],
    values: Mapping[str, Any],
    now: datetime,
    change: ItemChange = ItemChange.CREATE,
) -> Item:
    """Store an item under its next reference; its owner's Home follows."""
    kind, trail = KINDS[table], Trail(session, actor.workspace_id)
    item = table(
        **values,
        workspace_id=actor.workspace_id,
        number=Goals(session, actor).next_reference(kind).number,
        created_at=now,
        created_by_id=actor.person_id,
    )
    session.add(item)
    session.flush()
    after = {name: as_json(value) for name, value in values.items() if value is not None}
    trail.record(now, actor.person_id, change.value, kind, item.key, after=after)
    if item.owner_id is not None:
        trail.repair_personal_posts(now, item.owner_id)
    return item


def add_steps(session: Session, actor: Actor, key_result_id: int, titles: Iterable[str]) -> None:
    """The steps of a new key result, none of them done."""
    for position, title in enumerate(titles, start=1):
        session.add(
            Milestone(
                workspace_id=actor.workspace_id,
                key_result_id=key_result_id,
                position=position,
                title=title,
            )
        )
    session.flush()


def copy_parts(goals: Goals, kind: ItemKind, from_id: int, to_id: int) -> None:
    """Let whoever has a part in an item have the same in its copy."""
    parts = goals.participants(kind, [from_id])
    for role in ItemRole:
        goals.name_participants(kind, to_id, role, [part.person_id for part in parts if part.role is role])
