"""When check-ins are due, and the instants at which local days and hours happen.

Due dates are local calendar dates; weekdays count from Monday, 0. Instants are aware and in UTC; zones are IANA names.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.vocabulary import Every, NumberRhythm

EARLIEST, LATEST = time(7), time(20)  # nobody is prompted late at night because the process was down
FIRST_SOMEWHERE = timedelta(hours=14)  # nowhere does a date begin earlier than this before it does in UTC
_DAY = timedelta(days=1)
_BY_WEEKS = frozenset({Every.WEEK, Every.TWO_WEEKS})
# How near the next due date may come when a team changes its weekday or its rhythm; unchanged, it never matters.
_LEAST_GAP = {
    Every.WEEK: timedelta(days=4),
    Every.TWO_WEEKS: timedelta(days=11),
    Every.MONTH_FIRST: timedelta(days=7),
    Every.MONTH_LAST: timedelta(days=7),
}


class Timing(StrEnum):
    """When an answer came."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSED = "missed"


def first_due(created: date, weekday: int, every: Every) -> date:
    """The first due date of something new: strictly after the day of its creation."""
    return next(_slots(created + _DAY, weekday, every))


def next_due(after: date, weekday: int, every: Every) -> date:
    """The due date after the due date `after`, whenever that was answered.

    A new weekday is taken up so that the two are a week apart as nearly as can be, never a day or two.
    """
    return next(_slots(after + _LEAST_GAP[every], weekday, every))


def rescheduled(
    scheduled: date, last: date | None, today: date, weekday: int, every: Every, shared: date | None = None
) -> date:
    """The next due date after a change of rhythm: as `scheduled` where that fits the new one, else the first of the new
    one after today that keeps its distance from the `last`. `shared` is when the team is due, for every second week."""
    start = today + _DAY if last is None else max(today + _DAY, last + _LEAST_GAP[every])
    first = next(_slots(start, weekday, every))
    if shared is not None:
        first, scheduled_in_step = in_step(first, shared, every), in_step(scheduled, shared, every)
    else:
        scheduled_in_step = scheduled
    fits = scheduled == scheduled_in_step == next(_slots(scheduled, weekday, every)) and scheduled <= first
    return scheduled if fits else first


def in_step(first: date, shared: date, every: Every) -> date:
    """Somebody's first due date, moved on by a week where they would answer in the weeks between those of their team,
    which is due on `shared`."""
    is_between = every is Every.TWO_WEEKS and ((first - shared).days // 7) % 2
    return first + 7 * _DAY if is_between else first


def last_due(today: date, weekday: int, every: Every) -> date:
    """The latest day of a rhythm that has begun, for whoever has no due date of their own yet."""
    begun = today - timedelta(days=(today.weekday() - weekday) % 7)
    while next(_slots(begun, weekday, every)) != begun:
        begun -= 7 * _DAY
    return begun


def dues_until(after: date, weekday: int, every: Every, today: date) -> tuple[date, ...]:
    """All due dates after `after` up to today. Whoever was away for a month owes the last of them only."""
    dues: list[date] = []
    due_on = next_due(after, weekday, every)
    while due_on <= today:
        dues.append(due_on)
        due_on = next_due(due_on, weekday, every)
    return tuple(dues)


def timing(answered_on: date, due_on: date, next_due_on: date) -> Timing:
    """On time until the end of the day after the due date, late after that, missed once the next one has opened.

    For whoever has not answered, today as `answered_on` says whether they still have time.
    """
    if answered_on >= next_due_on:
        return Timing.MISSED
    return Timing.ON_TIME if answered_on <= due_on + _DAY else Timing.LATE


def next_number_on(scheduled: date | None, rhythm: NumberRhythm, today: date) -> date | None:
    """When the number after the one that was told today exists. One that comes early leaves the date as it is; the
    last day of a month is followed by the last day of the next."""
    if rhythm not in {NumberRhythm.TWO_WEEKLY, NumberRhythm.MONTHLY}:
        return None
    while scheduled is not None and scheduled <= today:
        scheduled = scheduled + 14 * _DAY if rhythm is NumberRhythm.TWO_WEEKLY else _a_month_after(scheduled)
    return scheduled


def instant_of(local_date: date, wall_time: time, zone: str) -> datetime:
    """The instant at which clocks in a zone show a time on a date.

    A time that a clock change skips becomes the end of the gap; one that occurs twice is taken the first time; on a day
    that the zone skips altogether, the same time on the next day.
    """
    place = ZoneInfo(zone)
    wanted = datetime.combine(local_date, wall_time.replace(tzinfo=None, fold=0))
    instant = wanted.replace(tzinfo=place).astimezone(UTC)
    if instant.astimezone(place).replace(tzinfo=None, fold=0) == wanted:
        return instant
    gap_ends = _end_of_gap(wanted, place)
    last_day, next_day = ((gap_ends - lag).astimezone(place).date() for lag in (timedelta(seconds=1), timedelta(0)))
    return instant_of(local_date + _DAY, wall_time, zone) if last_day < local_date < next_day else gap_ends


def easternmost_opening(local_date: date, zones: Iterable[str]) -> datetime:
    """The instant at which a date begins first in any of these zones, of which there must be one."""
    return min(instant_of(local_date, time(0), zone) for zone in set(zones))


def next_working_morning(now: datetime, at: time, zone: str, holidays: Collection[date] = ()) -> datetime:
    """When to make up for a prompt that did not go out: at the person's hour on the next working day, today included,
    but never outside 07:00 to 20:00 in their zone."""
    hour = min(max(at.replace(tzinfo=None), EARLIEST), LATEST)
    day = now.astimezone(ZoneInfo(zone)).date()
    while not is_working_day(day, holidays) or instant_of(day, hour, zone) < now:
        day += _DAY
    return instant_of(day, hour, zone)


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Monday to Friday, without `holidays`."""
    return day.weekday() < 5 and day not in holidays


def is_decent_hour(now: datetime, zone: str) -> bool:
    """Whether a late prompt may arrive now: between 07:00 and 20:00 where the person is. All of the last minute counts:
    what is due at 20:00 sharp leaves some seconds later."""
    return EARLIEST <= now.astimezone(ZoneInfo(zone)).time().replace(second=0, microsecond=0) <= LATEST


def _slots(start: date, weekday: int, every: Every) -> Iterator[date]:
    """The days of a rhythm from a date on, that date included."""
    day = start + timedelta(days=(weekday - start.weekday()) % 7)
    while True:
        week_later = day + timedelta(days=7)
        is_first, is_last = day.day <= 7, week_later.month != day.month
        if every in _BY_WEEKS or (is_first if every is Every.MONTH_FIRST else is_last):
            yield day
        day = week_later


def _a_month_after(day: date) -> date:
    first = (day.replace(day=1) + 31 * _DAY).replace(day=1)
    last = (first + 31 * _DAY).replace(day=1) - _DAY
    is_last = (day + _DAY).day == 1
    return last if is_last or day.day > last.day else first.replace(day=day.day)


def _end_of_gap(wanted: datetime, place: ZoneInfo) -> datetime:
    """The instant of the clock change that skips a local time, found by halving: it is where the offset changes."""
    aware = wanted.replace(microsecond=0, tzinfo=place)
    before, after = aware.replace(fold=1).astimezone(UTC), aware.astimezone(UTC)
    old = before.astimezone(place).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(place).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after
