"""Samples of what is said about commands."""

from bot.domain.command_table import BY_KEY
from messages.help import not_yet, talk
from messages.payload import Message
from tests.messages.cards import Typed
from tests.messages.samples import sample


@sample("messages/not_yet", "learnings")
def _(_typed: Typed) -> Message:
    return not_yet(topic=BY_KEY["learnings"], instead="search pricing")


@sample("messages/talk", "just-talk")
def _(_typed: Typed) -> Message:
    return talk(meant="")


@sample("messages/talk", "a-command")
def _(typed: Typed) -> Message:
    return talk(meant=typed("new objective Better logins"))
