"""Samples of the history of an item."""

from dataclasses import replace
from datetime import date

from bot.domain.cards import ChangeLine, History
from bot.domain.vocabulary import Status
from messages.history import history
from messages.payload import Message
from tests.messages.cards import Typed, ana, carol, check_in, login, resets, sso
from tests.messages.samples import sample


@sample("messages/history", "of-a-key-result")
def _(typed: Typed) -> Message:
    wrong = check_in(typed, 1, date(2026, 11, 2), "61", "Read it wrong")
    right = check_in(typed, 2, date(2026, 11, 2), "6.1", "Read again")
    withdrawn = check_in(typed, 3, date(2026, 11, 9), "5", "By mistake", Status.AT_RISK)
    last = check_in(typed, 4, date(2026, 11, 16), "5.5", "SSO pilot with Sales")
    lines = (
        replace(wrong, is_replaced=True),
        replace(right, is_corrected=True),
        replace(withdrawn, is_withdrawn=True),
        replace(last, is_late=True, on_behalf_of=carol(typed)),
    )
    change = ChangeLine(
        date(2026, 11, 10), "edit", ana(typed), (("target", "2", typed("4")),), typed("annual contracts")
    )
    card = resets(typed, check_ins=(lines[1], lines[3]))
    return history(history=History(card, check_ins=lines, changes=(change,)))


@sample("messages/history", "long")
def _(typed: Typed) -> Message:
    lines = (check_in(typed, 1, date(2026, 11, 2), "6.1", "Read it"),) * 200
    change = ChangeLine(date(2026, 11, 10), "edit", None, (("title", typed("Old"), typed("New")),) * 9)
    return history(history=History(resets(typed, check_ins=lines), check_ins=lines, changes=(change,) * 90))


@sample("messages/history", "of-an-initiative")
def _(typed: Typed) -> Message:
    card = sso(typed)
    return history(history=History(card, health_check_ins=(replace(card.check_ins[0], is_withdrawn=True),)))


@sample("messages/history", "moved-and-changed")
def _(typed: Typed) -> Message:
    changes = (
        ("objective_id", typed("O3 Better logins"), typed("O4 Fewer calls")),
        ("due_on", "2026-12-31", "2027-03-31"),
        ("visibility", "workspace", "private"),
        ("parent_id", typed("O1 Grow"), ""),
        ("owner_id", "", typed("Ben")),
    )
    lines = (
        ChangeLine(date(2026, 11, 10), "move", ana(typed), changes),
        ChangeLine(date(2026, 11, 11), "retarget", None),
    )
    return history(history=History(login(typed), changes=lines))


@sample("messages/history", "nothing-yet")
def _(typed: Typed) -> Message:
    return history(history=History(login(typed)))
