"""Samples of cycles."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.cards import ItemLine
from bot.domain.cycle_forms import ClosedCycle, Closing, ClosingRow, CycleCard, CycleEntered, OpenedCycle, ScoreLine
from bot.domain.errors import ChangedMeanwhile
from bot.domain.vocabulary import CycleChange, CycleState, Unfinished
from messages.cycles import close_cycle, cycle, cycle_closed, cycle_form, cycle_list
from messages.form_values import Version
from messages.payload import Message, View
from tests.messages.cards import Typed, ref
from tests.messages.samples import sample


def quarter(typed: Typed) -> CycleCard:
    return CycleCard(
        id=1,
        name=typed("Q4 2026"),
        starts_on=date(2026, 10, 1),
        ends_on=date(2026, 12, 31),
        state=CycleState.LIVE,
        week="week 8 of 13",
        objectives=1,
        key_results=3,
        may_manage=True,
    )


def opened(typed: Typed) -> OpenedCycle:
    return OpenedCycle(CycleEntered(typed("Q4 2026"), date(2026, 10, 1), date(2026, 12, 31)), 1, 2, may_close=True)


def closing(typed: Typed, rows: int = 1) -> Closing:
    scores = (
        ScoreLine(ItemLine(ref("KR12"), typed("Password resets")), Decimal("0.6")),
        ScoreLine(ItemLine(ref("KR13"), typed("Visitor to lead")), None),
    )
    row = ClosingRow(ItemLine(ref("O3"), typed("Improve the login experience")), Decimal(64), scores, Unfinished.KEEP)
    many = tuple(replace(row, item=ItemLine(ref(f"O{number + 3}"), row.item.title)) for number in range(rows))
    return Closing(quarter(typed), many, 0, (("next", typed("Q1 2027")),))


@sample("messages/cycle_list", "live-and-closed")
def _(typed: Typed) -> Message:
    older = replace(quarter(typed), id=2, name=typed("Q3 2026"), state=CycleState.CLOSED, week="", may_manage=False)
    closing_one = replace(older, id=3, state=CycleState.CLOSING)
    draft = replace(older, id=4, state=CycleState.DRAFT)
    return cycle_list(cards=[draft, quarter(typed), closing_one, older], may_create=True)


@sample("messages/cycle_list", "more-than-fits")
def _(typed: Typed) -> Message:
    return cycle_list(cards=[quarter(typed)] * 30, may_create=False)


@sample("messages/cycle", "new-and-overlapping")
def _(typed: Typed) -> Message:
    return cycle(card=replace(quarter(typed), overlaps=(typed("2026"),)), change=CycleChange.CREATE)


@sample("messages/cycle", "saved")
def _(typed: Typed) -> Message:
    return cycle(card=quarter(typed), change=CycleChange.EDIT)


@sample("messages/cycle_closed", "all-of-it")
def _(typed: Typed) -> Message:
    return cycle_closed(closed=ClosedCycle(quarter(typed), 2, 1, 1, typed("Q1 2027"), 0))


@sample("messages/cycle_closed", "some-left")
def _(typed: Typed) -> Message:
    return cycle_closed(closed=ClosedCycle(quarter(typed), 40, 0, 0, "", 12))


@sample("modals/cycle", "new")
def _(typed: Typed) -> View:
    return cycle_form(opened=OpenedCycle(CycleEntered(typed("Winter"))), version=Version(), conflict=None)


@sample("modals/cycle", "settings")
def _(typed: Typed) -> View:
    return cycle_form(opened=opened(typed), version=Version(1, 2), conflict=None)


@sample("modals/cycle", "changed-meanwhile")
def _(typed: Typed) -> View:
    conflict = ChangedMeanwhile(typed("Q4 2026"), "U0CAROL01", (("name", typed("Fall"), typed("Q4 2026")),))
    return cycle_form(opened=opened(typed), version=Version(1, 3), conflict=conflict)


@sample("modals/close_cycle", "one-objective")
def _(typed: Typed) -> View:
    return close_cycle(closing=closing(typed))


@sample("modals/close_cycle", "as-many-as-fit")
def _(typed: Typed) -> View:
    return close_cycle(closing=replace(closing(typed, 40), beyond=12))


@sample("modals/close_cycle", "nothing-open")
def _(typed: Typed) -> View:
    return close_cycle(closing=replace(closing(typed), rows=()))
