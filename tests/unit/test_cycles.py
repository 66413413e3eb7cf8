"""Quarters, weeks and what state a cycle is in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cycles import CycleDates, quarter_after, quarter_of, read_period, say_week, state_of, week_of
from bot.domain.vocabulary import CycleState

START, END = date(2026, 10, 1), date(2026, 12, 31)
TODAY = date(2026, 11, 23)
Q4 = CycleDates("Q4 2026", START, END)
Q1 = CycleDates("Q1 2027", date(2027, 1, 1), date(2027, 3, 31))
dates = st.dates(date(2000, 1, 1), date(2090, 1, 1))


def test_a_day_lies_in_its_quarter() -> None:
    assert quarter_of(TODAY) == Q4
    assert quarter_after(TODAY) == Q1


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 30), CycleState.DRAFT),
        (START, CycleState.LIVE),
        (END, CycleState.LIVE),
        (date(2027, 1, 1), CycleState.CLOSING),
        (date(2027, 1, 14), CycleState.CLOSING),
        (date(2027, 1, 15), CycleState.CLOSED),
    ],
)
def test_the_dates_say_the_state(today: date, expected: CycleState) -> None:
    assert state_of(START, END, today, is_closed=False) is expected


def test_a_cycle_may_be_closed_early() -> None:
    assert state_of(START, END, date(2027, 1, 2), is_closed=True) is CycleState.CLOSED


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 1), "week 1 of 13"),
        (START, "week 1 of 13"),
        (date(2026, 10, 8), "week 2 of 13"),
        (date(2026, 11, 25), "week 8 of 13"),
        (END, "week 13 of 13"),
    ],
)
def test_weeks_count_from_the_first_day(today: date, expected: str) -> None:
    assert say_week(START, END, today) == expected


def test_a_cycle_of_a_day_has_a_week() -> None:
    assert week_of(START, START, START) == (1, 1)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Q4 2026", Q4),
        ("q4", Q4),
        ("Q1/27", Q1),
        ("2027 Q1", Q1),
        ("this quarter", Q4),
        ("next quarter", Q1),
        ("last cycle", CycleDates("Q3 2026", date(2026, 7, 1), date(2026, 9, 30))),
        ("2027", CycleDates("2027", date(2027, 1, 1), date(2027, 12, 31))),
    ],
)
def test_periods_are_read_as_people_name_them(typed: str, expected: CycleDates) -> None:
    assert read_period(typed, TODAY) == expected


@pytest.mark.parametrize("typed", ["", "Q5 2026", "Spring", "Q4 of 2026 or so", "1999"])
def test_other_names_are_no_periods(typed: str) -> None:
    assert read_period(typed, TODAY) is None


@given(dates)
def test_quarters_follow_each_other_without_a_gap(day: date) -> None:
    this, after = quarter_of(day), quarter_after(day)
    assert this.starts_on <= day <= this.ends_on
    assert after.starts_on == this.ends_on + timedelta(days=1)
    assert read_period(this.name, date(2050, 6, 1)) == this


@given(dates, dates, dates)
def test_the_week_lies_within_the_cycle(a: date, b: date, today: date) -> None:
    week, weeks = week_of(min(a, b), max(a, b), today)
    assert 1 <= week <= weeks
