"""Samples of what is said about commands."""

from bot.domain.command_table import BY_KEY
from bot.domain.glossary import CONCEPTS
from messages.help import help_about, help_on, help_on_all, no_topic, talk, unknown_command, welcome
from messages.payload import Message
from tests.messages.cards import Typed
from tests.messages.samples import sample


@sample("messages/talk", "just-talk")
def _(_typed: Typed) -> Message:
    return talk(meant="")


@sample("messages/talk", "a-command")
def _(typed: Typed) -> Message:
    return talk(meant=typed("new objective Better logins"))


@sample("messages/unknown_command", "something-near")
def _(typed: Typed) -> Message:
    return unknown_command(typed=typed("updaet KR12 45"), nearest=typed("update KR12 45"))


@sample("messages/unknown_command", "nothing-near")
def _(typed: Typed) -> Message:
    return unknown_command(typed=typed("make me a sandwich"), nearest="")


@sample("messages/help_on_all", "all")
def _(_typed: Typed) -> Message:
    return help_on_all()


@sample("messages/help_on", "update")
def _(_typed: Typed) -> Message:
    return help_on(topic=BY_KEY["update"])


@sample("messages/help_about", "pace")
def _(typed: Typed) -> Message:
    return help_about(concept=CONCEPTS[0])


@sample("messages/no_topic", "unknown")
def _(typed: Typed) -> Message:
    return no_topic(word=typed("xyz"), concepts=CONCEPTS)


@sample("messages/help_on", "history")
def _(_typed: Typed) -> Message:
    return help_on(topic=BY_KEY["history"])


@sample("messages/welcome", "may-set-up")
def _(typed: Typed) -> Message:
    return welcome(name=typed("Ana"), offers_set_up=True, is_live=False, owns_something=False)


@sample("messages/welcome", "member")
def _(typed: Typed) -> Message:
    return welcome(name=typed("Ben"), offers_set_up=False, is_live=False, owns_something=False)


@sample("messages/welcome", "owner-in-a-live-workspace")
def _(typed: Typed) -> Message:
    return welcome(name=typed("Ben"), offers_set_up=False, is_live=True, owns_something=True)
