"""Days as people say and type them; today is Monday, 23 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.days import EARLIEST, LATEST, read_day, read_day_ahead, say_day
from bot.domain.errors import Invalid

TODAY = date(2026, 11, 23)
dates = st.dates(EARLIEST, LATEST)


def test_the_year_is_said_only_when_it_is_another() -> None:
    assert say_day(date(2026, 11, 16), TODAY) == "16 Nov"
    assert say_day(date(2027, 1, 4), TODAY) == "4 Jan 2027"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 24)),
        ("Friday", date(2026, 11, 27)),
        ("until fri.", date(2026, 11, 27)),
        ("Monday", TODAY),
        ("next Monday", date(2026, 11, 30)),
        ("thurs", date(2026, 11, 26)),
        ("4 Dec", date(2026, 12, 4)),
        ("4th of December", date(2026, 12, 4)),
        ("Dec 4", date(2026, 12, 4)),
        ("December 4th, 2027", date(2027, 12, 4)),
        ("3 nov", date(2027, 11, 3)),
        ("29 Feb", date(2028, 2, 29)),
        ("2026-12-04", date(2026, 12, 4)),
        ("in 2 weeks", date(2026, 12, 7)),
        ("for a week", date(2026, 11, 30)),
        ("10 days", date(2026, 12, 3)),
    ],
)
def test_a_day_is_read_as_the_next_of_its_kind(typed: str, expected: date) -> None:
    assert read_day(typed, TODAY) == expected


@pytest.mark.parametrize("typed", ["", "4/12", "soon", "31 Feb", "2026-02-30", "friendly", "12", "Decoy 4", "4 Marble"])
def test_what_is_no_certain_day_is_none(typed: str) -> None:
    assert read_day(typed, TODAY) is None


@given(dates, dates)
def test_a_day_is_read_as_it_is_said(day: date, today: date) -> None:
    assume(day >= today or day.year != today.year)  # "3 Nov", said after it, means the coming one
    assert read_day(say_day(day, today), today) == day


@given(st.text(max_size=40), dates)
def test_no_text_is_more_than_unknown(typed: str, today: date) -> None:
    found = read_day(typed, today)
    assert found is None or isinstance(found, date)


@given(dates, st.integers(0, 999))
def test_spans_count_from_today(today: date, many: int) -> None:
    assert read_day(f"in {many} days", today) == today + timedelta(days=many)


@pytest.mark.parametrize("typed", ["yesterday", "2026-11-22", "20 Nov", "20 Nov 2026", "last Friday", "3 days ago"])
def test_what_is_to_happen_does_not_happen_on_a_day_that_has_passed(typed: str) -> None:
    with pytest.raises(Invalid, match="has passed"):
        read_day_ahead(typed, TODAY, "blocked_until")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("today", TODAY),
        ("4 Jan", date(2027, 1, 4)),
        ("20 Nov 2027", date(2027, 11, 20)),
        ("in 50 weeks", TODAY + timedelta(weeks=50)),
        ("it is signed", None),
    ],
)
def test_what_is_to_happen_happens_on_a_day_ahead(typed: str, expected: date | None) -> None:
    assert read_day_ahead(typed, TODAY, "blocked_until") == expected
