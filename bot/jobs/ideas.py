"""An idea in its team's channel, and in its thread what was decided."""

from collections.abc import Mapping
from typing import Any

from bot.deps import Deps
from bot.jobs.outgoing import NotNeeded, NotYet, Outgoing, Send
from bot.usecases.bets.idea_posts import idea_key
from bot.usecases.bets.posted_ideas import decision_as_posted, idea_as_posted, step_as_posted
from bot.usecases.delivery.outbox import Claimed, Standing
from bot.usecases.telling.summaries import thread_under
from messages.ideas import idea_decided, idea_post, idea_step
from messages.payload import Message
from messages.summaries import gone


def render_idea(deps: Deps, claimed: Claimed) -> Outgoing:
    """The post; again whenever it was scored, changed or decided on."""
    facts = _facts(claimed)
    card = idea_as_posted(deps.db, claimed.workspace_id, int(facts["initiative_id"]))
    if card is None:
        return _gone(claimed)
    return Send(idea_post(card=card), Standing(facts=facts))


def render_idea_decided(deps: Deps, claimed: Claimed) -> Outgoing:
    """The reply in its thread."""
    told = decision_as_posted(deps.db, claimed.workspace_id, int(_facts(claimed)["decision_id"]))
    if told is None:
        return _gone(claimed)
    return _in_thread(deps, claimed, idea_decided(item=told.item, decision=told.decision))


def render_idea_step(deps: Deps, claimed: Claimed) -> Outgoing:
    """The reply that says what became of it."""
    told = step_as_posted(deps.db, claimed.workspace_id, int(_facts(claimed)["event_id"]))
    if told is None:
        return _gone(claimed)
    return _in_thread(deps, claimed, idea_step(item=told.item, step=told.step))


def _in_thread(deps: Deps, claimed: Claimed, message: Message) -> Outgoing:
    facts = _facts(claimed)
    standing = Standing(facts=facts)
    if claimed.post is not None or claimed.thread_ts is not None:
        return Send(message, standing)
    thread = thread_under(deps.db, claimed.workspace_id, idea_key(int(facts["initiative_id"])))
    if thread.ts is not None:
        return Send(message, standing, thread_ts=thread.ts)
    return NotYet("the idea is not posted yet", seconds=5) if thread.may_come else NotNeeded("there is no post of it")


def _gone(claimed: Claimed) -> Outgoing:
    """What stands already says no more than that; what does not stand yet is never sent."""
    return Send(gone()) if claimed.post is not None else NotNeeded("its channel may not read it")


def _facts(claimed: Claimed) -> Mapping[str, Any]:
    return claimed.post.facts if claimed.post else claimed.facts
