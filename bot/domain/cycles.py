"""Cycles: calendar quarters by default, and the state that follows from a cycle's dates."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.vocabulary import CycleState

_QUARTER = re.compile(
    r"q(?P<a>[1-4])(?:[\s/-]*(?P<year_behind>20[0-9]{2}|[0-9]{2}))?|(?P<year_ahead>20[0-9]{2})[\s/-]*q(?P<b>[1-4])"
)
CLOSING_DAYS = 14  # final values are asked for while the next cycle already runs


@dataclass(frozen=True, slots=True)
class CycleDates:
    """A period; both days belong to it."""

    name: str
    starts_on: date
    ends_on: date


def quarter_of(day: date) -> CycleDates:
    """The calendar quarter that a day lies in, named as people say it: "Q4 2026"."""
    quarter = (day.month - 1) // 3 + 1
    starts_on = date(day.year, quarter * 3 - 2, 1)
    after = date(day.year + 1, 1, 1) if quarter == 4 else date(day.year, quarter * 3 + 1, 1)
    return CycleDates(f"Q{quarter} {day.year}", starts_on, after - timedelta(days=1))


def state_of(starts_on: date, ends_on: date, today: date, *, is_closed: bool) -> CycleState:
    """Draft before the first day, live up to the last, closing for 14 days, then closed; closed early where said."""
    if is_closed or today - timedelta(days=CLOSING_DAYS) > ends_on:
        return CycleState.CLOSED
    if today > ends_on:
        return CycleState.CLOSING
    return CycleState.DRAFT if today < starts_on else CycleState.LIVE


def quarter_after(day: date) -> CycleDates:
    """The quarter after the one that a day lies in."""
    return quarter_of(quarter_of(day).ends_on + timedelta(days=1))


def week_of(starts_on: date, ends_on: date, today: date) -> tuple[int, int]:
    """Which week of a cycle it is, and of how many: (8, 13). Weeks count from the first day; odd days at the end
    belong to the last week. Before and after the cycle it is the first and the last."""
    weeks = max(((ends_on - starts_on).days + 4) // 7, 1)
    return min(max((today - starts_on).days // 7 + 1, 1), weeks), weeks


def say_week(starts_on: date, ends_on: date, today: date) -> str:
    """ "week 8 of 13"."""
    week, weeks = week_of(starts_on, ends_on, today)
    return f"week {week} of {weeks}"


def read_period(typed: str, today: date) -> CycleDates | None:
    """The calendar period that a text names, seen from today: "Q1 2027", "Q1" (of this year), "2027", "next quarter".

    None for anything else, such as a cycle's own name.
    """
    text = " ".join(typed.casefold().split())
    this = quarter_of(today)
    near = {"this": this, "current": this, "next": quarter_after(today)}
    near["last"] = near["previous"] = quarter_of(this.starts_on - timedelta(days=1))
    for word, period in near.items():
        if text in {f"{word} quarter", f"{word} cycle"}:
            return period
    if found := _QUARTER.fullmatch(text):
        quarter, year = int(found["a"] or found["b"]), found["year_behind"] or found["year_ahead"]
        return quarter_of(date(_year_of(year, today), quarter * 3, 1))
    if year_alone := re.fullmatch("20[0-9]{2}", text):
        whole = int(year_alone[0])
        return CycleDates(year_alone[0], date(whole, 1, 1), date(whole, 12, 31))
    return None


def _year_of(typed: str | None, today: date) -> int:
    return today.year if typed is None else int(typed) if len(typed) == 4 else 2000 + int(typed)
