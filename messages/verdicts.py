"""Looking back at initiatives: the question, its form, and the answer."""

from bot.domain.cards import PersonLine
from bot.domain.look_backs import LookBack
from bot.domain.vocabulary import Verdict
from messages.payload import Message, View
from messages.render import render_message, render_view


def look_back(*, back: LookBack, stands_in_for: PersonLine | None) -> Message:
    """The question, or its answer once there is one. `stands_in_for` is the owner where somebody else is asked."""
    return render_message("messages/look_back", back=back, stands_in_for=stands_in_for)


def verdict(*, back: LookBack, answer: Verdict | None) -> View:
    """The form; `answer` is what it begins with. Submits as VERDICT_SUBMIT with the reference as its metadata."""
    return render_view("modals/verdict", back=back, answer=answer)


def needs_time(*, back: LookBack) -> Message:
    """A finished initiative did not move its number yet: when it is looked back at."""
    return render_message("messages/needs_time", back=back)


def verdict_saved(*, back: LookBack) -> Message:
    """What was stored; where the number says the opposite, that is said as well."""
    return render_message("messages/verdict_saved", back=back)
