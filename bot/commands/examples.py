"""`/okr examples`: the gallery."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.commands import Examples
from bot.domain.examples import SHELVES, examples, shelf_named
from bot.payloads import Command
from messages.examples import gallery


def show_examples(_deps: Deps, _request: Command, asked: Examples) -> Answer:
    """One shelf of it."""
    shelf = shelf_named(asked.shelf)
    return Say(gallery(shelf=shelf, shelves=SHELVES, examples=examples(shelf)))
