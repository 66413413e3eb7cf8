"""`/okr asks`: what people ask of me and what I asked them."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.commands import Asks
from bot.forms.asks import page_of_asks
from bot.payloads import Command
from bot.usecases.checking_in.asks import list_asks


def asks(deps: Deps, request: Command, _asked: Asks) -> Answer:
    """Those that are open first, a page at a time."""
    return Say(page_of_asks(list_asks(deps.db, request.actor), request.offset))
