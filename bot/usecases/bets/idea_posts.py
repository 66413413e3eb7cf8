"""Where the channel reads an idea, and what it hears of it. Shared steps; they take the session."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col

from bot.domain.ideas import step_of
from bot.domain.vocabulary import ItemChange
from bot.usecases.telling.standings import channel_reader
from storage.models import IdeaDecision, Initiative, Team
from storage.repositories.goals import Goals
from storage.repositories.outbox import Outbox
from storage.repositories.posts import Posts
from storage.repositories.trail import Trail

IDEA_KIND, DECISION_KIND, STEP_KIND = "idea", "idea_decided", "idea_step"
IN_THREADS = (DECISION_KIND, STEP_KIND)


def idea_key(initiative_id: int) -> str:
    """What makes the post of an idea unique in the outbox."""
    return f"{IDEA_KIND}:{initiative_id}"


def post_idea(session: Session, item: Initiative, team: Team, now: datetime) -> None:
    """Put an idea before its team, where it has a channel that may read it."""
    seen = Goals(session, channel_reader(item.workspace_id)).initiatives(col(Initiative.id) == item.key, limit=1)
    if team.channel_id and seen:
        facts = {"initiative_id": item.key}
        Trail(session, item.workspace_id).send(now, IDEA_KIND, idea_key(item.key), team.channel_id, facts)


def tell_decision(session: Session, decision: IdeaDecision, now: datetime) -> None:
    """Tell it in the thread of the idea, if it was ever posted."""
    sent = Outbox(session, decision.workspace_id).of_key(idea_key(decision.initiative_id))
    if sent is not None:
        facts = {"initiative_id": decision.initiative_id, "decision_id": decision.key}
        key = f"{DECISION_KIND}:{decision.key}"
        Trail(session, decision.workspace_id).send(now, DECISION_KIND, key, sent.recipient, facts)


def tell_step(
    session: Session, item: Initiative, change: ItemChange, after: Mapping[str, Any], event_id: int, now: datetime
) -> None:
    """Tell what became of an initiative in the thread in which it was an idea, if it was ever posted."""
    if step_of(change, after) is None:
        return
    sent = Outbox(session, item.workspace_id).of_key(idea_key(item.key))
    if sent is not None:
        facts = {"initiative_id": item.key, "event_id": event_id}
        key = f"{STEP_KIND}:{event_id}"
        Trail(session, item.workspace_id).send(now, STEP_KIND, key, sent.recipient, facts)


def repair_post_of_idea(session: Session, item: Initiative, now: datetime) -> None:
    """Have the post of an idea rendered anew, if there is one."""
    post = Posts(session, item.workspace_id).of_key(idea_key(item.key))
    if post is not None:
        Trail(session, item.workspace_id).repair(now, post.key, post.kind, post.slack_channel)
