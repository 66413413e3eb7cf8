"""Samples of being away and of standing in."""

from datetime import date

from bot.domain.absence import Absence, AwayEntered, OpenedAbsence
from bot.domain.cards import PersonLine
from messages.absence import away_form, away_saved, back_saved, stand_in
from messages.payload import Message, View
from tests.messages.cards import Typed, ana, carol
from tests.messages.samples import sample

ME = PersonLine("U0ANA0001", "Ana")  # who is not named to herself
TODAY, FRIDAY, NEXT_WEEK = date(2026, 11, 23), date(2026, 12, 4), date(2026, 11, 30)


@sample("modals/away", "mine")
def _(typed: Typed) -> View:
    return away_form(opened=OpenedAbsence(AwayEntered("U0ANA0001"), TODAY, may_choose_who=False))


@sample("modals/away", "of-somebody-in-my-team")
def _(typed: Typed) -> View:
    entered = AwayEntered("U0ANA0001", FRIDAY, NEXT_WEEK, "U0CAROL01")
    return away_form(opened=OpenedAbsence(entered, TODAY, may_choose_who=True))


@sample("messages/away_saved", "mine-from-today")
def _(typed: Typed) -> Message:
    return away_saved(absence=Absence(ME, True, TODAY, TODAY, FRIDAY))


@sample("messages/away_saved", "somebody-else-from-next-week")
def _(typed: Typed) -> Message:
    return away_saved(absence=Absence(ana(typed), False, TODAY, NEXT_WEEK, FRIDAY, carol(typed)))


@sample("messages/back_saved", "with-updates")
def _(typed: Typed) -> Message:
    return back_saved(absence=Absence(ME, True, TODAY, owed=2))


@sample("messages/back_saved", "nothing-due")
def _(typed: Typed) -> Message:
    return back_saved(absence=Absence(ME, True, TODAY))


@sample("messages/back_saved", "somebody-else")
def _(typed: Typed) -> Message:
    return back_saved(absence=Absence(ana(typed), False, TODAY))


@sample("messages/back_saved", "was-not-away")
def _(typed: Typed) -> Message:
    return back_saved(absence=Absence(ME, True, TODAY, was_away=False))


@sample("messages/stand_in", "chosen")
def _(typed: Typed) -> Message:
    return stand_in(absence=Absence(ana(typed), False, TODAY, TODAY, FRIDAY, carol(typed)), by=ana(typed))


@sample("messages/stand_in", "named-by-a-lead")
def _(typed: Typed) -> Message:
    return stand_in(absence=Absence(ana(typed), False, TODAY, NEXT_WEEK, FRIDAY), by=carol(typed))
