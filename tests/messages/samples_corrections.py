"""Samples of corrections and of the history."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.cards import InitiativeCheckInLine
from bot.domain.entries import Entry
from bot.domain.vocabulary import Health, Status
from messages.corrections import ask_to_delete, check_in_deleted, correct, corrected, number_kept, past_check_ins
from messages.page_values import ListPage
from messages.payload import Message, View
from tests.messages.cards import Typed, ana, beta_launch, carol, resets, sso
from tests.messages.cards import check_in as line
from tests.messages.samples import sample

ON = date(2026, 11, 16)


@sample("modals/correct", "number")
def _(typed: Typed) -> View:
    wrong = line(typed, 381, ON, "55", "SSO pilot")
    return correct(card=resets(typed, "55"), wrong=wrong, typed=Entry("55", Status.ON_TRACK, typed("SSO pilot")))


@sample("modals/correct", "steps")
def _(typed: Typed) -> View:
    card = beta_launch(typed)
    return correct(card=card, wrong=line(typed, 381, ON, "2"), typed=Entry(None, None, "", (card.steps[0].id,)))


@sample("modals/correct", "initiative")
def _(typed: Typed) -> View:
    wrong = InitiativeCheckInLine(382, ON, Health.BLOCKED, typed("Contract"), ana(typed), typed("Legal"))
    return correct(card=sso(typed), wrong=wrong, typed=Entry("120 of 300", Health.BLOCKED, "", None, typed("Legal")))


@sample("messages/corrected", "number")
def _(typed: Typed) -> Message:
    return corrected(card=resets(typed), before=Decimal(55), now=Decimal("5.5"))


@sample("messages/number_kept", "far-off")
def _(typed: Typed) -> Message:
    return number_kept(card=resets(typed, "400"))


@sample("messages/corrected", "initiative")
def _(typed: Typed) -> Message:
    return corrected(card=sso(typed), before=None, now=None)


@sample("messages/ask_to_delete", "number")
def _(typed: Typed) -> Message:
    return ask_to_delete(card=resets(typed, "55"), wrong=line(typed, 381, ON, "55", "SSO pilot"))


@sample("messages/ask_to_delete", "initiative")
def _(typed: Typed) -> Message:
    wrong = InitiativeCheckInLine(382, ON, Health.BLOCKED, typed("Contract"), ana(typed), typed("Legal"))
    return ask_to_delete(card=sso(typed), wrong=wrong)


@sample("messages/check_in_deleted", "number")
def _(typed: Typed) -> Message:
    return check_in_deleted(card=resets(typed), before=Decimal(55))


@sample("messages/check_in_deleted", "none-left")
def _(typed: Typed) -> Message:
    return check_in_deleted(card=resets(typed, check_ins=()), before=Decimal(55))


@sample("messages/check_in_deleted", "initiative")
def _(typed: Typed) -> Message:
    return check_in_deleted(card=sso(typed), before=None)


@sample("modals/past_check_ins", "corrected-and-taken-back")
def _(typed: Typed) -> View:
    lines = (
        replace(line(typed, 383, ON, "5.5", "SSO pilot"), is_corrected=True, by=carol(typed)),
        replace(line(typed, 381, ON, "55", "SSO pilot"), is_replaced=True),
        replace(line(typed, 380, date(2026, 11, 9), "6.1"), is_withdrawn=True),
        line(typed, 379, date(2026, 11, 2), "6.1"),
    )
    return past_check_ins(card=resets(typed), lines=lines, total=len(lines), older=None)


@sample("modals/past_check_ins", "very-many")
def _(typed: Typed) -> View:
    lines = (line(typed, 381, ON, "55"),) * 12
    return past_check_ins(card=resets(typed), lines=lines, total=30, older=ListPage("KR12", 12))


@sample("modals/past_check_ins", "of-an-initiative")
def _(typed: Typed) -> View:
    said = InitiativeCheckInLine(382, ON, Health.BLOCKED, typed("Contract"), ana(typed))
    return past_check_ins(card=sso(typed), lines=(said,), total=1, older=None)


@sample("modals/past_check_ins", "none")
def _(typed: Typed) -> View:
    return past_check_ins(card=resets(typed, check_ins=()), lines=(), total=0, older=None)
