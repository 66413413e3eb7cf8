"""Samples of the check-in form and of what it leads to."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.cards import ItemLine
from bot.domain.check_in_pages import AskEntry, Page, PageRow
from bot.domain.doubts import Doubt
from bot.domain.entries import Entry, Seen
from bot.domain.slips import Slip
from bot.domain.vocabulary import Health, QuestionKind, Status
from messages.check_in import (
    answer_ask,
    ask,
    ask_answered,
    ask_withdrawn,
    asks,
    check_in,
    check_in_saved,
    contradiction,
    nothing_owed,
)
from messages.page_values import ListPage
from messages.payload import Message, View
from tests.messages.cards import Typed, beta_launch, e_sign, ref, resets, said, sso, wins
from tests.messages.samples import sample


def rows(typed: Typed) -> tuple[PageRow, ...]:
    steps = beta_launch(typed)
    return (
        PageRow(resets(typed), Entry("5.5", Status.ON_TRACK)),
        PageRow(sso(typed), Entry(status=Health.ON_TRACK)),
        PageRow(wins(typed, is_contradicted=True), Entry(typed("a lot"), None, typed("Asked finance"))),
        PageRow(steps, Entry(steps=(steps.steps[0].id,))),
    )


def page(typed: Typed, number: int = 1, pages: int = 1) -> Page:
    shown = rows(typed)
    items = tuple(ItemLine(row.card.ref, row.card.title) for row in shown)
    return Page("Zr0kT0k3n", number, pages, shown, tuple(Seen(row.card.ref, 381) for row in shown), items)


@sample("modals/check_in", "one-page")
def _(typed: Typed) -> View:
    return check_in(form=page(typed))


@sample("modals/check_in", "going-on-with-a-draft")
def _(typed: Typed) -> View:
    asking = AskEntry(typed("Approve e-sign by Friday"), ref("KR15"), "U0CAROL01")
    return check_in(form=replace(page(typed), resumed_on=date(2026, 11, 20), ask=asking, waiting=3))


@sample("modals/check_in", "second-of-three-pages-with-problems")
def _(typed: Typed) -> View:
    first, second, *others = rows(typed)
    wrong = (replace(first, problem=typed("Type a number.")), replace(second, is_stale=True), *others)
    return check_in(form=replace(page(typed, 2, 3), rows=wrong, items=()))


@sample("messages/nothing_owed", "all-up-to-date")
def _(typed: Typed) -> Message:
    later = resets(typed, next_number_on=date(2026, 12, 1))
    return nothing_owed(up_to_date=(wins(typed), sso(typed)), not_asked=(later,))


@sample("messages/nothing_owed", "owns-nothing")
def _(typed: Typed) -> Message:
    return nothing_owed(up_to_date=(), not_asked=())


@sample("messages/check_in_saved", "all-kinds-of-rows")
def _(typed: Typed) -> Message:
    return check_in_saved(
        changes=((resets(typed, "4.2"), Decimal("5.5")), (sso(typed), None), (wins(typed), None)),
        confirmed=(resets(typed, unchanged_times=2), sso(typed)),
        newer=(resets(typed),),
        left=(beta_launch(typed),),
        gone=(ref("KR9"),),
        ask=e_sign(typed),
        slips=((resets(typed, "400"), Slip(Decimal(4))), (wins(typed, "700"), Slip())),
    )


@sample("messages/check_in_saved", "repeated")
def _(typed: Typed) -> Message:
    return check_in_saved(changes=(), confirmed=(), newer=(), left=(), gone=(), ask=None, slips=())


@sample("messages/check_in_saved", "off-track-despite")
def _(typed: Typed) -> Message:
    card = resets(typed, "6.1", status=said(Status.OFF_TRACK))
    doubt = Doubt(QuestionKind.OFF_TRACK_DESPITE, card, (sso(typed), sso(typed, ref=ref("I5"))))
    return check_in_saved(
        changes=((card, Decimal("5.5")),), confirmed=(), newer=(), left=(), gone=(), ask=None, slips=(), doubt=doubt
    )


@sample("modals/contradiction", "below-the-start")
def _(typed: Typed) -> View:
    return contradiction(card=wins(typed, "9.4"), recovers=True)


@sample("modals/contradiction", "behind")
def _(typed: Typed) -> View:
    return contradiction(card=wins(typed), recovers=False)


@sample("modals/answer_ask", "open")
def _(typed: Typed) -> View:
    return answer_ask(ask=e_sign(typed))


@sample("messages/ask", "open")
def _(typed: Typed) -> Message:
    return ask(ask=e_sign(typed), is_passed_on=False, of_brief=False)


@sample("messages/ask", "after-the-brief")
def _(typed: Typed) -> Message:
    return ask(ask=e_sign(typed), is_passed_on=False, of_brief=True)


@sample("messages/ask", "answered")
def _(typed: Typed) -> Message:
    return ask(ask=replace(e_sign(typed), answer=typed("Approved, go ahead")), is_passed_on=False, of_brief=False)


@sample("messages/ask", "withdrawn")
def _(typed: Typed) -> Message:
    return ask(ask=replace(e_sign(typed), is_withdrawn=True), is_passed_on=False, of_brief=False)


@sample("messages/ask", "passed-on")
def _(typed: Typed) -> Message:
    return ask(ask=e_sign(typed), is_passed_on=True, of_brief=False)


@sample("messages/ask_withdrawn", "ask")
def _(typed: Typed) -> Message:
    return ask_withdrawn(ask=replace(e_sign(typed), is_withdrawn=True))


@sample("messages/asks", "both-ways")
def _(typed: Typed) -> Message:
    answered = replace(e_sign(typed), answer=typed("Approved, go ahead"))
    closed = (answered, replace(e_sign(typed), is_withdrawn=True))
    return asks(to_me=(e_sign(typed),), by_me=(e_sign(typed),), closed=closed, to_answer=1, waited_for=1)


@sample("messages/asks", "waiting")
def _(typed: Typed) -> Message:
    return asks(
        to_me=(), by_me=(e_sign(typed),) * 10, closed=(), to_answer=0, waited_for=12, left=2, more=ListPage("asks", 10)
    )


@sample("messages/asks", "none")
def _(_typed: Typed) -> Message:
    return asks(to_me=(), by_me=(), closed=(), to_answer=0, waited_for=0)


@sample("messages/ask_answered", "answered")
def _(typed: Typed) -> Message:
    return ask_answered(ask=replace(e_sign(typed), answer=typed("Approved, go ahead")))
