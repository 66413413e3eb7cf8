"""When the next number of a key result exists."""

from datetime import date

from bot.domain.cadence import next_number_on
from bot.domain.vocabulary import NumberRhythm

MONTHLY, TWO_WEEKLY = NumberRhythm.MONTHLY, NumberRhythm.TWO_WEEKLY


def test_the_next_monthly_number_counts_from_the_day_it_was_planned_for() -> None:
    assert next_number_on(date(2026, 11, 1), MONTHLY, date(2026, 11, 5)) == date(2026, 12, 1)


def test_whoever_missed_months_is_asked_for_the_next_one() -> None:
    assert next_number_on(date(2026, 9, 1), MONTHLY, date(2026, 11, 5)) == date(2026, 12, 1)


def test_a_number_that_comes_early_changes_nothing() -> None:
    assert next_number_on(date(2026, 12, 1), MONTHLY, date(2026, 11, 28)) == date(2026, 12, 1)


def test_the_last_day_of_a_month_is_followed_by_the_last_day_of_the_next() -> None:
    assert next_number_on(date(2027, 1, 31), MONTHLY, date(2027, 1, 31)) == date(2027, 2, 28)
    assert next_number_on(date(2027, 2, 28), MONTHLY, date(2027, 2, 28)) == date(2027, 3, 31)
    assert next_number_on(date(2027, 1, 30), MONTHLY, date(2027, 1, 30)) == date(2027, 2, 28)


def test_every_second_week_is_fourteen_days_on() -> None:
    assert next_number_on(date(2026, 11, 2), TWO_WEEKLY, date(2026, 11, 3)) == date(2026, 11, 16)


def test_a_weekly_number_has_no_date() -> None:
    assert next_number_on(date(2026, 11, 2), NumberRhythm.WEEKLY, date(2026, 11, 3)) is None
