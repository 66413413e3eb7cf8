"""Columns of an item that change, and everybody who has to hear or see it. A shared step; it takes the session."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.people import Actor
from bot.usecases.goal_steps import assign
from bot.usecases.hiding import reach_before, repair_posts_naming
from bot.usecases.new_owners import tell_new_owner
from storage.models import Initiative, KeyResult, Objective
from storage.repositories.trail import Trail


def write_columns(
    session: Session,
    actor: Actor,
    item: Objective | KeyResult | Initiative,
    columns: Mapping[str, Any],
    now: datetime,
) -> None:
    """Write them as a new version; that they changed is in the trail already. A new owner is told, and posts and Homes
    that show the item follow."""
    trail, old_owner_id = Trail(session, actor.workspace_id), item.owner_id
    reach = reach_before(session, actor, item, columns)
    assign(item, {**columns, "version": item.version + 1})
    session.flush()
    repair_posts_naming(session, actor, item, reach, now)
    if item.owner_id != old_owner_id:
        tell_new_owner(session, actor, item, now)
    for person_id in {old_owner_id, item.owner_id}:
        if person_id is not None:
            trail.repair_personal_posts(now, person_id)
    if not isinstance(item, Objective) and item.last_check_in_id is not None:
        trail.repair_posts_showing(now, [item.last_check_in_id])
