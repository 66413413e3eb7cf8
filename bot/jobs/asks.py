"""Asks and their answers, on their way to one person."""

from bot.deps import Deps
from bot.domain.cards import AskLine
from bot.jobs.outgoing import NotNeeded, Outgoing, Send
from bot.usecases.asks import ask_as_sent
from bot.usecases.outbox import Claimed
from messages.check_in import ask, ask_answered


def render_ask(deps: Deps, claimed: Claimed) -> Outgoing:
    """To the one who is asked."""
    asked = _asked(deps, claimed)
    return Send(ask(ask=asked)) if asked else NotNeeded("the ask is gone")


def render_ask_answered(deps: Deps, claimed: Claimed) -> Outgoing:
    """To whoever asked."""
    asked = _asked(deps, claimed)
    return Send(ask_answered(ask=asked)) if asked else NotNeeded("the ask is gone")


def _asked(deps: Deps, claimed: Claimed) -> AskLine | None:
    ask_id = int(claimed.facts["ask_id"])
    return ask_as_sent(deps.db, claimed.workspace_id, ask_id, claimed.recipient, deps.clock.now())
