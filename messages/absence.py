"""Being away, and standing in for somebody."""

from bot.domain.absence import Absence, OpenedAbsence
from bot.domain.cards import PersonLine
from messages.payload import Message, View
from messages.render import render_message, render_view


def away_form(*, opened: OpenedAbsence) -> View:
    """From when to when, and who is asked instead; submits as AWAY_SUBMIT, with the Slack user id of whoever is away as
    its metadata."""
    return render_view("modals/away", opened=opened)


def away_saved(*, absence: Absence) -> Message:
    """Somebody is away, or will be."""
    return render_message("messages/away_saved", absence=absence)


def back_saved(*, absence: Absence) -> Message:
    """Somebody is back, and what waits for them."""
    return render_message("messages/back_saved", absence=absence)


def stand_in(*, absence: Absence, by: PersonLine) -> Message:
    """To the delegate; `by` named them."""
    return render_message("messages/stand_in", absence=absence, by=by)
