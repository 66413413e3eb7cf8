"""The example gallery, and what the words mean."""

from bot.domain.examples import Example
from messages.payload import Message, View
from messages.render import render_message, render_view


def gallery(*, shelf: str, shelves: tuple[str, ...], examples: tuple[Example, ...]) -> Message:
    """The examples of one shelf as cards, and the way to the others."""
    return render_message("messages/gallery", shelf=shelf, shelves=shelves, examples=examples)


def what_is_an_initiative() -> View:
    """What an initiative is and what it is not; it submits nothing."""
    return render_view("modals/what_is_an_initiative")
