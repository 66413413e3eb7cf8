"""Columns of an item that change, with their trace, and everybody who has to hear or see it. Shared steps; they take
the session."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.people import Actor
from bot.domain.vocabulary import ItemChange
from bot.usecases.bets.idea_posts import repair_post_of_idea, tell_step
from bot.usecases.bets.values import value_now
from bot.usecases.company.leaving import tell_leads_of_ownerless
from bot.usecases.delivery.hiding import reach_before, repair_posts_naming
from bot.usecases.goals.goal_steps import assign, differences
from bot.usecases.goals.items import Item, kind_of
from bot.usecases.goals.new_owners import tell_new_owner
from storage.models import Initiative, Objective
from storage.repositories.initiative_words import TEXTS, InitiativeWords
from storage.repositories.trail import Trail


def change_item(
    session: Session,
    actor: Actor,
    item: Item,
    columns: Mapping[str, Any],
    change: ItemChange,
    now: datetime,
    reason: str = "",
) -> None:
    """Write columns with their trace; nothing where nothing differs. An initiative that began for one key result and
    serves another begins anew as far as the number is concerned."""
    if isinstance(item, Initiative) and item.starts_on is not None:
        serves = columns.get("key_result_id", item.key_result_id)
        if serves != item.key_result_id:
            columns = {**columns, "value_at_start": value_now(session, actor, serves)}
    if record_change(session, actor, item, columns, change, now, reason):
        write_columns(session, actor, item, columns, now)


def record_change(
    session: Session,
    actor: Actor,
    item: Item,
    columns: Mapping[str, Any],
    change: ItemChange,
    now: datetime,
    reason: str = "",
) -> bool:
    """Leave the trace of columns that are about to be written; False where nothing differs, and no trace then. What
    becomes of an initiative is told where it was an idea."""
    before, after = differences(item, columns)
    if after:
        kind, trail = kind_of(item), Trail(session, actor.workspace_id)
        event_id = trail.record(
            now, actor.person_id, change.value, kind, item.key, before=before, after=after, reason=reason
        )
        if isinstance(item, Initiative):
            tell_step(session, item, change, after, event_id, now)
    return bool(after)


def write_columns(session: Session, actor: Actor, item: Item, columns: Mapping[str, Any], now: datetime) -> None:
    """Write them as a new version; that they changed is in the trail already. A new owner is told, and posts and Homes
    that show the item follow."""
    trail, old_owner_id = Trail(session, actor.workspace_id), item.owner_id
    reach = reach_before(session, actor, item, columns)
    assign(item, {**columns, "version": item.version + 1})
    session.flush()
    if isinstance(item, Initiative) and columns.keys() & set(TEXTS):
        InitiativeWords(session, actor.workspace_id).follow(item)
    repair_posts_naming(session, actor, item, reach, now)
    if item.owner_id != old_owner_id:
        tell_new_owner(session, actor, item, now)
    if item.owner_id is None and old_owner_id is not None:
        tell_leads_of_ownerless(session, actor, item, now)
    for person_id in {old_owner_id, item.owner_id}:
        if person_id is not None:
            trail.repair_personal_posts(now, person_id)
    if not isinstance(item, Objective) and item.last_check_in_id is not None:
        trail.repair_posts_showing(now, [item.last_check_in_id])
    if isinstance(item, Initiative):
        repair_post_of_idea(session, item, now)
