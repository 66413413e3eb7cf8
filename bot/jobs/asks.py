"""Asks and their answers, on their way to one person."""

from bot.deps import Deps
from bot.jobs.outgoing import NotNeeded, Outgoing, Send
from bot.usecases.checking_in.asks import SentAsk, ask_as_sent
from bot.usecases.delivery.outbox import Claimed, Standing
from messages.check_in import ask, ask_answered


def render_ask(deps: Deps, claimed: Claimed) -> Outgoing:
    """To the one who is asked; again when it was answered or withdrawn."""
    facts = claimed.post.facts if claimed.post else claimed.facts
    to = str(facts.get("to", claimed.recipient))
    sent = _sent(deps, claimed, int(facts["ask_id"]), to)
    if sent is None:
        return NotNeeded("the ask is gone")
    if sent.line.is_withdrawn and claimed.post is None:
        return NotNeeded("it was withdrawn before it was sent")
    is_passed_on = sent.is_passed_on(to)
    if is_passed_on and claimed.post is None:
        return NotNeeded("somebody else is asked by now")
    has_ended = bool(sent.line.answer or sent.line.is_withdrawn)
    standing = Standing(facts={**facts, "has_ended": has_ended}, person_id=sent.reader_id)
    return Send(ask(ask=sent.line, is_passed_on=is_passed_on, of_brief=bool(facts.get("of_brief"))), standing)


def render_ask_answered(deps: Deps, claimed: Claimed) -> Outgoing:
    """To whoever asked."""
    sent = _sent(deps, claimed, int(claimed.facts["ask_id"]), claimed.recipient)
    return Send(ask_answered(ask=sent.line)) if sent else NotNeeded("the ask is gone")


def _sent(deps: Deps, claimed: Claimed, ask_id: int, slack_user_id: str) -> SentAsk | None:
    return ask_as_sent(deps.db, claimed.workspace_id, ask_id, slack_user_id, deps.clock.now())
