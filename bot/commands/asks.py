"""`/okr asks`: what people ask of me and what I asked them."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.commands import Asks
from bot.payloads import Command
from bot.usecases.asks import list_asks
from messages.check_in import asks as asks_message


def asks(deps: Deps, request: Command, _asked: Asks) -> Answer:
    """Those that are open first."""
    board = list_asks(deps.db, request.actor)
    return Say(asks_message(to_me=board.to_me, by_me=board.by_me, closed=board.closed))
