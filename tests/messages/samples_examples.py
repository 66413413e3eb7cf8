"""Samples of the gallery and of what the words mean."""

from dataclasses import replace

from bot.domain.examples import SHELVES, examples
from messages.examples import gallery, what_is_an_initiative
from messages.payload import Message, View
from tests.messages.cards import Typed
from tests.messages.samples import sample


@sample("messages/gallery", "society")
def _(_typed: Typed) -> Message:
    return gallery(shelf="society", shelves=SHELVES, examples=examples("society"))


@sample("messages/gallery", "one-of-a-shelf")
def _(typed: Typed) -> Message:
    [first, *_others] = examples("business")
    return gallery(shelf="business", shelves=SHELVES, examples=(replace(first, objective=typed(first.objective)),))


@sample("modals/what_is_an_initiative", "opened")
def _(_typed: Typed) -> View:
    return what_is_an_initiative()
