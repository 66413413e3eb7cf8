"""Who can see an item changed: posts that named it are rendered anew, with what their channel may read now.

Shared steps; they take the session.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.people import Actor
from storage.models import Initiative, KeyResult, Objective
from storage.repositories.goals import Goals
from storage.repositories.posts import Posts
from storage.repositories.trail import Trail

Item = Objective | KeyResult | Initiative


def is_seen_otherwise(item: Item, columns: Mapping[str, Any]) -> bool:
    """Whether these columns change who can see an item."""
    return "visibility" in columns and columns["visibility"] is not item.visibility


def repair_posts_naming(session: Session, actor: Actor, item: Item, now: datetime) -> None:
    """Have every post of a channel rendered anew that named the item or what hangs on it."""
    goals = Goals(session, actor)
    key_result_ids, initiative_ids = _with_what_hangs_on_it(goals, item)
    posts, trail = Posts(session, actor.workspace_id), Trail(session, actor.workspace_id)
    for post in posts.naming(key_result_ids, initiative_ids):
        trail.repair(now, post.key, post.kind, post.slack_channel)


def _with_what_hangs_on_it(goals: Goals, item: Item) -> tuple[Collection[int], Collection[int]]:
    if isinstance(item, Initiative):  # what is said of its key result names it too
        return [each for each in (item.key_result_id,) if each], (item.key,)
    ids = [item.key] if isinstance(item, KeyResult) else [each.key for each in goals.everything_under(item.key)]
    return ids, goals.initiatives_under(ids)
