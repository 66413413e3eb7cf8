"""Who can see an item changed: posts that named it are rendered anew, with what their channel may read now.

Shared steps; they take the session.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.people import Actor
from bot.usecases.goals.items import Item
from bot.usecases.telling.standings import channel_reader
from storage.models import Initiative, KeyResult, Objective, Post
from storage.repositories.goals import Goals
from storage.repositories.posts import Posts
from storage.repositories.trail import Trail

_DECIDING = ("visibility", "objective_id", "key_result_id")  # its own, and what it inherits from


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether channels may read an item, and which of their posts, and of the asks that people got, name it or what
    hangs on it."""

    is_public: bool
    posts: Sequence[Post]


def reach_before(session: Session, actor: Actor, item: Item, columns: Mapping[str, Any]) -> Reach | None:
    """As it is before these columns are written; None where they do not decide who can see the item."""
    if all(getattr(item, name) == columns[name] for name in _DECIDING if name in columns):
        return None
    return _reach(session, actor, item)


def repair_posts_naming(session: Session, actor: Actor, item: Item, before: Reach | None, now: datetime) -> None:
    """Have every post of a channel rendered anew that named the item or what hangs on it, and every ask about these, if
    channels may read it now and could not, or the other way round."""
    if before is None or (after := _reach(session, actor, item)).is_public == before.is_public:
        return
    trail = Trail(session, actor.workspace_id)
    for post in {each.key: each for each in (*before.posts, *after.posts)}.values():
        trail.repair(now, post.key, post.kind, post.slack_channel)


def _reach(session: Session, actor: Actor, item: Item) -> Reach:
    ids = _with_what_hangs_on_it(Goals(session, actor), item)
    posts = Posts(session, actor.workspace_id)
    return Reach(_is_public(session, item), [*posts.naming(*ids), *posts.asking_about(*ids)])


def _is_public(session: Session, item: Item) -> bool:
    goals = Goals(session, channel_reader(item.workspace_id))
    match item:
        case Objective():
            return goals.objective(item.number) is not None
        case KeyResult():
            return goals.key_result(item.number) is not None
        case Initiative():
            return goals.initiative(item.number) is not None


def _with_what_hangs_on_it(goals: Goals, item: Item) -> tuple[Collection[int], Collection[int]]:
    if isinstance(item, Initiative):  # what is said of its key result names it too
        return [each for each in (item.key_result_id,) if each], (item.key,)
    ids = [item.key] if isinstance(item, KeyResult) else [each.key for each in goals.everything_under(item.key)]
    return ids, goals.initiatives_under(ids)
