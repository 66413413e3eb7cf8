"""Summaries and briefs with the replies under them on their way. Shared steps; they take the session."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.vocabulary import BriefHeading
from bot.usecases.delivery.replies import Reply
from bot.usecases.telling.editions import Edition, EditionKey
from storage.models import Ask
from storage.repositories.trail import SCHEDULED, Trail

SCHEDULED_KIND, ASKED_FOR_KIND = "summary", "summary_on_demand"
BRIEF_KINDS = ("brief", "brief_details")
WITH_ASKS = (SCHEDULED_KIND, ASKED_FOR_KIND, *BRIEF_KINDS)


def summary_key(round_id: int) -> str:
    """What makes a round's scheduled summary unique in the outbox."""
    return f"summary:{round_id}"


def brief_key(brief_id: int, recipient: str) -> str:
    """What makes a brief unique in the outbox; `recipient` is a channel's or a user's id in Slack."""
    return f"{BRIEF_KINDS[0]}:{brief_id}:{recipient}"


def brief_replies(facts: Mapping[str, Any], recipient: str, headings: Iterable[BriefHeading]) -> tuple[Reply, ...]:
    """The replies under a brief with these facts, in the order in which they are read: one for each of the headings."""
    brief_id, to = int(facts["brief_id"]), str(facts["to"])
    told = {"brief_id": brief_id, "to": to, "under": brief_key(brief_id, to or recipient)}
    in_order, kind = sorted(headings, key=list(BriefHeading).index), BRIEF_KINDS[1]
    return tuple(
        Reply(kind, f"{kind}:{brief_id}:{to or recipient}:{each.value}", {**told, "heading": each.value})
        for each in in_order
    )


def announce(
    session: Session,
    workspace_id: int,
    edition_key: EditionKey,
    key: str,
    channel_id: str,
    now: datetime,
    *,
    priority: int = SCHEDULED,
    more: dict[str, Any] | None = None,
) -> None:
    """Put a summary into the outbox under `key`, and the replies that wait for it: the chart and table, and one for
    each key result with news of it or of an initiative for it. `more` are facts of the summary alone."""
    trail, facts = Trail(session, workspace_id), edition_key.facts()
    kind = SCHEDULED_KIND if edition_key.as_of is None else ASKED_FOR_KIND
    trail.send(now, kind, key, channel_id, facts | (more or {}), priority=priority)
    reply = facts | {"under": key}
    trail.send(now, "summary_table", f"summary_table:{edition_key}", channel_id, reply, priority=priority + 1)
    for key_result_id in _with_news(session, workspace_id, edition_key):
        told = reply | {"key_result_id": key_result_id}
        unique = f"item_reply:{edition_key}:{key_result_id}"
        trail.send(now, "item_reply", unique, channel_id, told, priority=priority + 2)


def repair_posts_with(session: Session, ask: Ask, now: datetime) -> None:
    """Have the summaries and briefs that show an ask rendered anew: once it is answered, its button goes."""
    trail = Trail(session, ask.workspace_id)
    for post in trail.posts_since(WITH_ASKS, ask.created_at):
        if ask.key in post.facts.get("ask_ids", ()):
            trail.repair(now, post.id, post.kind, post.slack_channel)


def _with_news(session: Session, workspace_id: int, edition_key: EditionKey) -> list[int]:
    """The key results, by row id, of which something was said, or of the initiatives for them."""
    standings = Edition(session, workspace_id, edition_key).standings()
    return [
        then.id
        for then in standings.key_results
        if then.is_news or any(each.is_news for each in standings.serving(then.id))
    ]
