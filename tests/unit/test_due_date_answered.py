"""Which due date an update answers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.usecases.rhythm.owing import due_date_answered
from storage.models import Initiative
from storage.repositories.due import DueDates

MONDAY, NEXT = date(2026, 11, 16), date(2026, 11, 23)
DATES = DueDates(MONDAY, NEXT, quiet_days=3)


def item(checked_in_on: date | None = None, created: date = date(2026, 10, 5)) -> Initiative:
    at = datetime(created.year, created.month, created.day, tzinfo=UTC)
    return Initiative(
        workspace_id=1, number=1, title="SSO", created_at=at, created_by_id=1, checked_in_on=checked_in_on
    )


@pytest.mark.parametrize(
    ("today", "checked_in_on", "answered"),
    [
        (date(2026, 11, 16), None, MONDAY),
        (date(2026, 11, 19), date(2026, 11, 9), MONDAY),  # late, and still the answer to it
        (date(2026, 11, 19), date(2026, 11, 13), None),  # the quiet days before it count
        (date(2026, 11, 19), date(2026, 11, 16), None),  # one more update between two due dates
        (date(2026, 11, 21), date(2026, 11, 16), NEXT),  # within the quiet days ahead
        (date(2026, 11, 21), None, MONDAY),
        (date(2026, 11, 23), date(2026, 11, 16), NEXT),  # the day has come, and nobody was asked yet
    ],
)
def test_an_update_answers_what_waits_for_one(today: date, checked_in_on: date | None, answered: date | None) -> None:
    assert due_date_answered(item(checked_in_on), DATES, today) == answered


def test_what_was_made_on_the_due_date_is_first_due_on_the_next() -> None:
    assert due_date_answered(item(created=MONDAY), DATES, date(2026, 11, 17)) is None


def test_before_anybody_is_asked_nothing_is_answered() -> None:
    assert due_date_answered(item(), DueDates(None, None, 3), MONDAY) is None


@given(st.dates(MONDAY, NEXT + timedelta(days=20)), st.none() | st.dates(date(2026, 10, 6), NEXT))
def test_no_due_date_is_answered_twice(today: date, checked_in_on: date | None) -> None:
    answered = due_date_answered(item(checked_in_on), DATES, today)

    if answered is not None:
        assert due_date_answered(item(today), DATES, today) != answered
