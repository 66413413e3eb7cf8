"""Pace: time passed, and who is behind it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pace import is_behind, is_contradicted, may_ask_again, pace_of
from bot.domain.progress import Progress, Remark
from bot.domain.vocabulary import MeasureKind, NumberRhythm, Status

START, END = date(2026, 10, 1), date(2026, 12, 31)
dates = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 30), "0.00"),
        (START, "0.00"),
        (date(2026, 11, 23), "58.24"),
        (END, "100.00"),
        (date(2027, 1, 5), "100.00"),
    ],
)
def test_pace_is_the_share_of_the_time_passed(today: date, expected: str) -> None:
    assert pace_of(START, END, today) == Decimal(expected)


def test_what_starts_and_ends_on_one_day_is_over_on_that_day() -> None:
    assert pace_of(START, START, START - timedelta(days=1)) == 0
    assert pace_of(START, START, START) == 100


def test_what_is_kept_or_measured_at_the_end_has_no_pace() -> None:
    assert pace_of(START, END, END, kind=MeasureKind.KEEP) is None
    assert pace_of(START, END, END, rhythm=NumberRhythm.AT_END) is None


def test_behind_is_more_than_twenty_points() -> None:
    assert not is_behind(Decimal("38.24"), Decimal("58.24"))
    assert is_behind(Decimal("38.23"), Decimal("58.24"))


def test_without_progress_or_pace_nobody_is_behind() -> None:
    assert not is_behind(None, Decimal(90))
    assert not is_behind(Decimal(0), None)


HALF, NEARLY_NOTHING = Progress(Decimal(50), Decimal(50)), Progress(Decimal(1), Decimal(1))


def test_what_was_asked_about_is_asked_again_in_the_third_week() -> None:
    today = date(2026, 11, 23)
    assert [may_ask_again(today - timedelta(days=days), today) for days in (20, 21)] == [False, True]
    assert may_ask_again(None, today)


def test_on_track_but_behind_is_a_contradiction() -> None:
    assert is_contradicted(Status.ON_TRACK, NEARLY_NOTHING, Decimal(58))
    assert not is_contradicted(Status.ON_TRACK, HALF, Decimal(58))


def test_on_track_but_worse_than_the_start_is_a_contradiction_from_the_first_day() -> None:
    worse = Progress(Decimal(-6), Decimal(0), Remark.WORSE_THAN_START)
    assert is_contradicted(Status.ON_TRACK, worse, Decimal(1))


def test_on_track_but_outside_its_limits_is_a_contradiction() -> None:
    outside = Progress(Decimal(40), Decimal(40), Remark.OUTSIDE_LIMITS)
    assert is_contradicted(Status.ON_TRACK, outside, None)
    assert not is_contradicted(Status.OFF_TRACK, outside, None)


def test_a_report_that_admits_it_is_not_asked_about() -> None:
    assert not is_contradicted(Status.AT_RISK, NEARLY_NOTHING, Decimal(58))


@given(dates, dates, dates, dates)
def test_pace_never_falls_and_stays_within_bounds(starts_on: date, due_on: date, a: date, b: date) -> None:
    before, after = pace_of(starts_on, due_on, min(a, b)), pace_of(starts_on, due_on, max(a, b))
    assert before is not None
    assert after is not None
    assert 0 <= before <= after <= 100
