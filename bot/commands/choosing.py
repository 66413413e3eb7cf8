"""`/okr edit`, `/okr close pricing`, `/okr new`: commands that do not say which one, or of what kind."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.commands import Choose
from bot.payloads import Command
from bot.usecases.looking.choosing import choose_from
from messages.choosing import choose_item, choose_kind


def choose(deps: Deps, request: Command, asked: Choose) -> Answer:
    """A button for each item that can be meant; for *new*, one for each kind."""
    if asked.key == "new":
        return Say(choose_kind(may_steer=not request.actor.is_guest))
    found = choose_from(deps.db, request.actor, asked.key, asked.words, deps.clock.now())
    return Say(choose_item(key=asked.key, words=asked.words, lines=found.lines, is_more=found.is_more))
