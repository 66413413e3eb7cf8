"""Whether there is something to say of an item on a due date: the one rule for what is owed, what counts in coverage,
and what is silence. It stands in storage/repositories/owed.py once more as a condition of a query;
tests/usecases/test_asked_for.py compares the two."""

from collections.abc import Iterable
from datetime import date

from bot.domain.status import DueDate
from bot.domain.vocabulary import NumberRhythm
from storage.models import Initiative, KeyResult


def existed_before(item: KeyResult | Initiative, due_on: date) -> bool:
    """Whether an item can be asked about on a due date: the first one lies strictly after the day of its creation."""
    return item.created_at.date() < due_on


def has_number(item: KeyResult | Initiative, due_on: date) -> bool:
    """Whether there is news to ask for on a due date. At the end there is a number, whatever the rhythm."""
    if isinstance(item, Initiative) or item.number_rhythm is NumberRhythm.WEEKLY or item.due_on <= due_on:
        return True
    if item.number_rhythm is NumberRhythm.AT_END:
        return False
    return item.next_number_on is None or item.next_number_on <= due_on


def asked_for(item: KeyResult | Initiative, due_dates: Iterable[DueDate]) -> list[DueDate]:
    """Those of its owner's due dates on which there was something to say of this item."""
    return [due for due in due_dates if has_number(item, due.on)]
