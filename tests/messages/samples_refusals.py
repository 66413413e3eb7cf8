"""Samples of refusals."""

from bot.domain.errors import AmbiguousNumber, NotAllowed, NumberReading
from messages.payload import Message
from messages.refusals import refusal_of, update_refused
from tests.messages.cards import Typed
from tests.messages.samples import sample


@sample("messages/update_refused", "two-readings")
def _(typed: Typed) -> Message:
    thousands = NumberReading("1234", "1,234 users", "thousands")
    decimals = NumberReading("1.2340", "1.234 users", "decimals")
    error = AmbiguousNumber(typed("1.234"), (thousands, decimals))
    buttons = tuple((str(each), f"update KR12 {each.typed}") for each in error.readings)
    return update_refused(typed=typed("/okr update KR12 1.234"), refusal=refusal_of(error, readings=buttons))


@sample("messages/update_refused", "not-allowed")
def _(typed: Typed) -> Message:
    error = NotAllowed("update", "KR12", ("U0ANA0001", "U0CAROL01"))
    return update_refused(typed="", refusal=refusal_of(error))
