"""Mondays at nine, wherever people live and whatever their clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.cadence import (
    Timing,
    dues_until,
    easternmost_opening,
    first_due,
    in_step,
    instant_of,
    is_decent_hour,
    last_due,
    next_due,
    next_working_morning,
    rescheduled,
    timing,
)
from bot.domain.vocabulary import Every

MONDAY, THURSDAY = 0, 3
ZONES = sorted(available_timezones() - {"localtime"})
dates = st.dates(date(1990, 1, 1), date(2040, 12, 31))
weekdays = st.integers(0, 6)
rhythms = st.sampled_from(Every)
# Days on which clocks somewhere change, at midnight, at two, by half an hour, by a whole day; and quiet ones.
ODD_DAYS = [
    *(date(2011, 12, 30), date(2018, 11, 4), date(2018, 2, 18), date(2026, 3, 29), date(2026, 10, 25)),
    *(date(2026, 10, 4), date(2026, 4, 5), date(2026, 2, 15), date(2026, 3, 22), date(2026, 9, 6), date(2026, 11, 23)),
]


@pytest.mark.parametrize(
    ("every", "after", "expected"),
    [
        (Every.WEEK, date(2026, 11, 16), date(2026, 11, 23)),
        (Every.TWO_WEEKS, date(2026, 11, 16), date(2026, 11, 30)),
        (Every.MONTH_FIRST, date(2026, 11, 2), date(2026, 12, 7)),
        (Every.MONTH_LAST, date(2026, 11, 30), date(2026, 12, 28)),
        (Every.MONTH_LAST, date(2027, 1, 25), date(2027, 2, 22)),
    ],
)
def test_the_next_due_date_counts_from_the_last(every: Every, after: date, expected: date) -> None:
    assert next_due(after, MONDAY, every) == expected


@pytest.mark.parametrize(
    ("weekday", "expected"), [(1, date(2026, 11, 24)), (THURSDAY, date(2026, 11, 26)), (6, date(2026, 11, 22))]
)
def test_a_new_weekday_asks_nobody_twice_within_days(weekday: int, expected: date) -> None:
    assert next_due(date(2026, 11, 16), weekday, Every.WEEK) == expected


def test_a_team_that_turns_monthly_is_asked_on_the_next_first_monday() -> None:
    assert next_due(date(2026, 10, 26), MONDAY, Every.MONTH_FIRST) == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        (Every.WEEK, date(2026, 11, 30)),
        (Every.TWO_WEEKS, date(2026, 11, 30)),
        (Every.MONTH_FIRST, date(2026, 12, 7)),
        (Every.MONTH_LAST, date(2026, 11, 30)),
    ],
)
def test_what_is_created_on_a_monday_is_first_due_on_a_later_one(every: Every, expected: date) -> None:
    assert first_due(date(2026, 11, 23), MONDAY, every) == expected


@pytest.mark.parametrize(
    ("every", "weekday", "expected"),
    [
        (Every.WEEK, MONDAY, date(2026, 11, 23)),  # nothing has changed
        (Every.WEEK, THURSDAY, date(2026, 11, 26)),
        (Every.TWO_WEEKS, MONDAY, date(2026, 11, 23)),
        (Every.MONTH_FIRST, MONDAY, date(2026, 12, 7)),
        (Every.MONTH_LAST, MONDAY, date(2026, 11, 30)),
    ],
)
def test_a_new_rhythm_begins_with_its_next_day(every: Every, weekday: int, expected: date) -> None:
    assert rescheduled(date(2026, 11, 23), date(2026, 11, 16), date(2026, 11, 18), weekday, every) == expected


def test_whoever_turns_from_monthly_to_weekly_is_asked_next_week() -> None:
    last, scheduled, today = date(2026, 11, 2), date(2026, 12, 7), date(2026, 11, 18)
    assert rescheduled(scheduled, last, today, MONDAY, Every.WEEK) == date(2026, 11, 23)


@given(dates, st.integers(0, 40), weekdays, rhythms, weekdays, rhythms)
def test_a_change_of_rhythm_neither_asks_twice_nor_forgets(
    created: date, waited: int, weekday: int, every: Every, new_weekday: int, new_every: Every
) -> None:
    last = first_due(created, weekday, every)
    scheduled = next_due(last, weekday, every)
    today = min(last + timedelta(days=waited), scheduled - timedelta(days=1))
    due = rescheduled(scheduled, last, today, new_weekday, new_every)
    assert due.weekday() == new_weekday
    assert today < due <= max(today, last) + timedelta(days=50)
    assert (due - last).days >= 4


@given(dates, weekdays, rhythms, weekdays)
def test_saving_the_same_rhythm_again_moves_nothing(created: date, weekday: int, every: Every, later: int) -> None:
    last = first_due(created, weekday, every)
    scheduled = next_due(last, weekday, every)
    assert rescheduled(scheduled, last, last + timedelta(days=later), weekday, every) == scheduled


@given(dates, weekdays, weekdays)
def test_people_of_a_two_week_team_answer_in_its_weeks(created: date, weekday: int, own_weekday: int) -> None:
    shared = first_due(created, weekday, Every.TWO_WEEKS)
    own = in_step(first_due(created, own_weekday, Every.TWO_WEEKS), shared, Every.TWO_WEEKS)
    assert own > created
    assert ((own - shared).days // 7) % 2 == 0


@given(dates, weekdays, rhythms)
def test_the_last_due_date_has_begun_and_the_next_has_not(today: date, weekday: int, every: Every) -> None:
    last = last_due(today, weekday, every)
    assert last <= today < next_due(last, weekday, every)


def test_a_month_of_absence_leaves_the_last_due_date() -> None:
    dues = dues_until(date(2026, 10, 26), MONDAY, Every.WEEK, date(2026, 11, 25))
    assert dues == (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23))
    assert dues_until(date(2026, 11, 23), MONDAY, Every.WEEK, date(2026, 11, 25)) == ()


@pytest.mark.parametrize(
    ("answered_on", "expected"),
    [
        (date(2026, 11, 20), Timing.ON_TIME),
        (date(2026, 11, 24), Timing.ON_TIME),
        (date(2026, 11, 25), Timing.LATE),
        (date(2026, 11, 29), Timing.LATE),
        (date(2026, 11, 30), Timing.MISSED),
    ],
)
def test_an_answer_is_on_time_until_the_day_after(answered_on: date, expected: Timing) -> None:
    assert timing(answered_on, date(2026, 11, 23), date(2026, 11, 30)) is expected


@given(dates, weekdays, rhythms)
def test_due_dates_fall_on_the_weekday_and_lie_ahead(day: date, weekday: int, every: Every) -> None:
    first = first_due(day, weekday, every)
    assert first > day
    assert first.weekday() == weekday
    assert next_due(first, weekday, every).weekday() == weekday


@given(dates, weekdays, rhythms)
def test_due_dates_come_as_often_as_agreed(day: date, weekday: int, every: Every) -> None:
    first = first_due(day, weekday, every)
    dues = (first, *dues_until(first, weekday, every, first + timedelta(days=200)))
    gaps = {(later - earlier).days for earlier, later in pairwise(dues)}
    assert gaps <= {Every.WEEK: {7}, Every.TWO_WEEKS: {14}}.get(every, {28, 35})
    if every in {Every.MONTH_FIRST, Every.MONTH_LAST}:
        assert len({(due.year, due.month) for due in dues}) == len(dues)


@pytest.mark.parametrize(
    ("day", "wall", "zone", "utc"),
    [
        (date(2026, 11, 23), time(9), "Europe/Berlin", "2026-11-23T08:00"),
        (date(2026, 3, 29), time(2, 30), "Europe/Berlin", "2026-03-29T01:00"),
        (date(2026, 10, 25), time(2, 30), "Europe/Berlin", "2026-10-25T00:30"),
        (date(2018, 11, 4), time(0), "America/Sao_Paulo", "2018-11-04T03:00"),
        (date(2026, 10, 4), time(2, 10), "Australia/Lord_Howe", "2026-10-03T15:30"),
        (date(2026, 4, 5), time(1, 45), "Australia/Lord_Howe", "2026-04-04T14:45"),
        (date(2011, 12, 30), time(9), "Pacific/Apia", "2011-12-30T19:00"),
        (date(1993, 8, 21), time(9), "Pacific/Kwajalein", "1993-08-21T21:00"),
    ],
)
def test_wall_times_that_clocks_skip_or_show_twice(day: date, wall: time, zone: str, utc: str) -> None:
    assert instant_of(day, wall, zone) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def assert_first_showing(day: date, wall: time, zone: str) -> None:
    """The instant shows the wanted time for the first time, or is the first one after the clock skipped it."""
    place, instant = ZoneInfo(zone), instant_of(day, wall, zone)
    wanted = datetime.combine(day, wall)
    shown, just_before = (
        (instant - lag).astimezone(place).replace(tzinfo=None) for lag in (timedelta(0), timedelta(seconds=1))
    )
    if shown == wanted:
        assert instant.astimezone(place).fold == 0
    elif shown.date() > day and just_before.date() < day:
        pytest.fail("a day that is skipped altogether is prompted on the next at the same time, not at its beginning")
    elif shown.time() == wall:
        # The day was skipped: no instant of it exists.
        assert shown.date() == day + timedelta(days=1)
        assert instant_of(day, time(12), zone).astimezone(place).date() > day
    else:
        assert just_before < wanted < shown


@given(st.sampled_from(ZONES), dates, st.times().map(lambda wall: wall.replace(second=0, microsecond=0)))
def test_any_wall_time_anywhere_has_its_instant(zone: str, day: date, wall: time) -> None:
    assert_first_showing(day, wall, zone)


@pytest.mark.parametrize("day", ODD_DAYS, ids=str)
def test_every_zone_has_its_instants_on_odd_days(day: date) -> None:
    for zone in ZONES:
        assert_first_showing(day, time(2, 15), zone)
        assert_first_showing(day, time(9), zone)


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "America/Havana", "Australia/Lord_Howe", "America/Santiago"])
def test_no_quarter_of_an_hour_of_a_year_is_lost(zone: str) -> None:
    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(365)):
        for wall in (time(0), time(0, 15), time(2, 15), time(23, 45)):
            assert_first_showing(day, wall, zone)


def assert_one_instant_a_due_date(zone: str, wall: time, weekday: int, every: Every, first: date, last: date) -> None:
    """In order, none skipped, none doubled: between two due dates there is one instant, and it shows its own date, or
    the next one where the zone skips that day altogether."""
    place = ZoneInfo(zone)
    dues = (first, *dues_until(first, weekday, every, last))
    instants = [instant_of(due, wall, zone) for due in dues]
    assert all(earlier < later for earlier, later in pairwise(instants))
    assert len({instant.astimezone(place).date() for instant in instants}) == len(dues)
    late = [(i.astimezone(place).date() - due).days for due, i in zip(dues, instants, strict=True)]
    assert set(late) <= {0, 1}
    for due, days in zip(dues, late, strict=True):
        if days:  # only a day that does not exist there is asked about on the next
            assert instant_of(due, time(12), zone).astimezone(place).date() > due


@pytest.mark.parametrize("since", [2010, 2026])
def test_ten_years_of_sundays_in_every_zone(since: int) -> None:
    for zone in ZONES:
        first = first_due(date(since - 1, 12, 31), 6, Every.WEEK)
        assert_one_instant_a_due_date(zone, time(2, 15), 6, Every.WEEK, first, date(since + 9, 12, 31))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ZONES), st.times(), weekdays, rhythms, st.integers(1990, 2035))
def test_ten_years_of_any_rhythm_anywhere(zone: str, wall: time, weekday: int, every: Every, since: int) -> None:
    wall = wall.replace(second=0, microsecond=0)
    first = first_due(date(since - 1, 12, 31), weekday, every)
    assert_one_instant_a_due_date(zone, wall, weekday, every, first, date(since + 9, 12, 31))


def test_apia_skipped_a_friday_and_nobody_was_forgotten() -> None:
    fridays = [instant_of(date(2011, 12, day), time(9), "Pacific/Apia") for day in (23, 30)]
    fridays.append(instant_of(date(2012, 1, 6), time(9), "Pacific/Apia"))
    assert [each.astimezone(ZoneInfo("Pacific/Apia")).date() for each in fridays] == [
        date(2011, 12, 23),
        date(2011, 12, 31),
        date(2012, 1, 6),
    ]


def test_a_round_opens_where_the_day_begins_first() -> None:
    opening = easternmost_opening(date(2026, 11, 23), ["America/New_York", "Pacific/Auckland", "Europe/Berlin"])
    assert opening == datetime(2026, 11, 22, 11, tzinfo=UTC)


@given(st.sets(st.sampled_from(ZONES), min_size=1, max_size=4), dates)
def test_at_the_opening_no_zone_has_passed_the_day_and_one_has_reached_it(zones: set[str], day: date) -> None:
    opening = easternmost_opening(day, zones)
    just_before = opening - timedelta(seconds=1)
    assert any(opening.astimezone(ZoneInfo(zone)).date() >= day for zone in zones)
    assert all(just_before.astimezone(ZoneInfo(zone)).date() < day for zone in zones)


@pytest.mark.parametrize(
    ("now", "at", "expected"),
    [
        ("2026-11-23T06:00", time(9), "2026-11-23T08:00"),  # the process came back before nine in Berlin
        ("2026-11-23T08:01", time(9), "2026-11-24T08:00"),
        ("2026-11-27T12:00", time(9), "2026-11-30T08:00"),  # a Friday
        ("2026-11-23T01:00", time(5), "2026-11-23T06:00"),  # never before seven
        ("2026-11-23T12:00", time(23), "2026-11-23T19:00"),  # never after eight in the evening
    ],
)
def test_a_missed_prompt_is_made_up_for_on_the_next_working_morning(now: str, at: time, expected: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert next_working_morning(moment, at, "Europe/Berlin").isoformat() == f"{expected}:00+00:00"


def test_a_holiday_is_no_working_day() -> None:
    made_up = next_working_morning(datetime(2026, 12, 24, 12, tzinfo=UTC), time(9), "UTC", {date(2026, 12, 25)})
    assert made_up == datetime(2026, 12, 28, 9, tzinfo=UTC)


@given(st.sampled_from(ZONES), st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1)), st.times())  # noqa: DTZ001
def test_a_late_prompt_comes_at_a_decent_hour_of_a_working_day(zone: str, moment: datetime, at: time) -> None:
    now = moment.replace(tzinfo=UTC)
    prompt = next_working_morning(now, at, zone)
    assert now <= prompt <= now + timedelta(days=4)
    assert is_decent_hour(prompt, zone)
    assert prompt.astimezone(ZoneInfo(zone)).weekday() < 5


def test_night_is_no_decent_hour() -> None:
    assert not is_decent_hour(datetime(2026, 11, 23, 5, 59, tzinfo=UTC), "Europe/Berlin")
    assert is_decent_hour(datetime(2026, 11, 23, 6, tzinfo=UTC), "Europe/Berlin")
