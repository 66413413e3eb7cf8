"""The check-in: the form for everything that somebody owes, what it leads to, and its asks."""

from decimal import Decimal

from bot.domain.cards import AskLine, InitiativeCard, KeyResultCard
from bot.domain.check_in_pages import Page
from bot.domain.doubts import Doubt
from bot.domain.references import Reference
from bot.domain.slips import Slip
from messages.page_values import ListPage
from messages.payload import Message, View
from messages.render import render_message, render_view

Card = KeyResultCard | InitiativeCard


def check_in(*, form: Page) -> View:
    """One page of the form, six rows. Submits as CHECK_IN_SUBMIT with a PageValue as its metadata; the blocks of a row
    are `BlockId.VALUE.of(ref)`."""
    return render_view("modals/check_in", form=form)


def nothing_owed(*, up_to_date: tuple[Card, ...], not_asked: tuple[Card, ...]) -> Message:
    """There is nothing to answer: what stands, and what to do next."""
    return render_message("messages/nothing_owed", up_to_date=up_to_date, not_asked=not_asked)


def check_in_saved(
    *,
    changes: tuple[tuple[Card, Decimal | None], ...],
    confirmed: tuple[Card, ...],
    newer: tuple[Card, ...],
    left: tuple[Card, ...],
    gone: tuple[Reference, ...],
    ask: AskLine | None,
    slips: tuple[tuple[Card, Slip], ...],
    doubt: Doubt | None = None,
) -> Message:
    """What was saved. `changes` have their value before; somebody updated `newer` meanwhile; `left` have had no
    check-in yet and got none; `gone` cannot be changed any more; the numbers of `slips` may be mistyped, and
    the work for a key result raises a `doubt`."""
    return render_message(
        "messages/check_in_saved",
        changes=changes,
        confirmed=confirmed,
        newer=newer,
        left=left,
        gone=gone,
        ask=ask,
        slips=slips,
        doubt=doubt,
    )


def contradiction(*, card: KeyResultCard, recovers: bool) -> View:
    """The one question after saving, with answers to choose from; `recovers` when that one was chosen already. Submits
    as CONTRADICTION_SUBMIT with a RowValue."""
    return render_view("modals/contradiction", card=card, recovers=recovers)


def answer_ask(*, ask: AskLine) -> View:
    """The form for an answer; submits as ANSWER_ASK_SUBMIT with the ask's id."""
    return render_view("modals/answer_ask", ask=ask)


def ask(*, ask: AskLine, is_passed_on: bool, of_brief: bool) -> Message:
    """To the one who is asked, at once; again when it `is_passed_on`, so that somebody else answers it now. `of_brief`:
    it was raised by a reader of the brief, and in no check-in."""
    return render_message("messages/ask", ask=ask, is_passed_on=is_passed_on, of_brief=of_brief)


def asks(
    *,
    to_me: tuple[AskLine, ...],
    by_me: tuple[AskLine, ...],
    closed: tuple[AskLine, ...],
    to_answer: int,
    waited_for: int,
    left: int = 0,
    more: ListPage | None = None,
) -> Message:
    """A page of what somebody was asked and asked themselves, of `to_answer` and `waited_for` in all, and what was
    answered or withdrawn lately. `left` come after this page, which `more` shows."""
    return render_message(
        "messages/asks",
        to_me=to_me,
        by_me=by_me,
        closed=closed,
        to_answer=to_answer,
        waited_for=waited_for,
        more=more,
        left=left,
    )


def ask_withdrawn(*, ask: AskLine) -> Message:
    """To whoever would answer one that was taken back."""
    return render_message("messages/ask_withdrawn", ask=ask)


def ask_answered(*, ask: AskLine) -> Message:
    """To whoever asked, and to whoever answered as what was sent."""
    return render_message("messages/ask_answered", ask=ask)
