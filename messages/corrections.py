"""Correcting and deleting check-ins, and the list from which one is chosen."""

from decimal import Decimal

from bot.domain.cards import CheckInLine, InitiativeCard, InitiativeCheckInLine, KeyResultCard
from bot.domain.entries import Entry
from messages.page_values import ListPage
from messages.payload import Message, View
from messages.render import render_message, render_view


def correct(*, card: KeyResultCard | InitiativeCard, wrong: CheckInLine | InitiativeCheckInLine, typed: Entry) -> View:
    """The form that corrects one check-in, `wrong`. Submits as CORRECT_SUBMIT with its RowValue as metadata."""
    return render_view("modals/correct", card=card, wrong=wrong, typed=typed)


def corrected(*, card: KeyResultCard | InitiativeCard, before: Decimal | None, now: Decimal | None) -> Message:
    """A check-in was corrected: what it said, what it says now, and how the item stands."""
    return render_message("messages/corrected", card=card, before=before, now=now)


def number_kept(*, card: KeyResultCard) -> Message:
    """A number that lies far off is right: nothing more was stored."""
    return render_message("messages/number_kept", card=card)


def ask_to_delete(*, card: KeyResultCard | InitiativeCard, wrong: CheckInLine | InitiativeCheckInLine) -> Message:
    """Whether to take a check-in back, `wrong`, with what it says."""
    return render_message("messages/ask_to_delete", card=card, wrong=wrong)


def check_in_deleted(*, card: KeyResultCard | InitiativeCard, before: Decimal | None) -> Message:
    """A check-in was taken back; `card` is how the item stands without it."""
    return render_message("messages/check_in_deleted", card=card, before=before)


def past_check_ins(
    *,
    card: KeyResultCard | InitiativeCard,
    lines: tuple[CheckInLine | InitiativeCheckInLine, ...],
    total: int,
    older: ListPage | None,
) -> View:
    """The check-ins of an item, newest first, each to be corrected or deleted: a page of at most twelve of `total`.
    `older` is the next page, with the item's reference as its command."""
    return render_view("modals/past_check_ins", card=card, lines=lines, total=total, older=older)
