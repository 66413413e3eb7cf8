"""Samples of refusals."""

from dataclasses import replace

from bot.domain.errors import AmbiguousNumber, NotAllowed
from messages.payload import Message
from messages.refusals import refusal_of, update_refused
from tests.messages.cards import Typed
from tests.messages.samples import sample


@sample("messages/update_refused", "two-readings")
def _(typed: Typed) -> Message:
    error = AmbiguousNumber(typed("1.234"), ("1234", "1.2340"))
    instead = ("/okr update KR12 1234", "/okr update KR12 1.2340")
    buttons = tuple((words, f"update KR12 {words}") for words in error.readings)
    refused = replace(refusal_of(error, instead), readings=buttons)
    return update_refused(typed=typed("/okr update KR12 1.234"), refusal=refused)


@sample("messages/update_refused", "not-allowed")
def _(typed: Typed) -> Message:
    error = NotAllowed("update", "KR12", ("U0ANA0001", "U0CAROL01"))
    return update_refused(typed="", refusal=refusal_of(error))
