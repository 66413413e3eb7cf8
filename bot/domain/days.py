"""Days as people say and type them: "16 Nov", "until Friday", "in 2 weeks". All dates are local calendar dates."""

import re
from datetime import date, timedelta

from bot.domain.errors import Invalid

# Days further away are slips of the keyboard, and days near the end of the calendar have none after them.
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LEAD = re.compile(r"(?:until|till|til|on|by|this|the|for|in)\s+", re.IGNORECASE)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?([a-z]{3,9})\.?,?(?:\s+([0-9]{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s*([0-9]{1,2})(?:st|nd|rd|th)?,?(?:\s+([0-9]{4}))?")
_SPAN = re.compile(r"([0-9]{1,3}|an?|one|two|three|four)\s+(day|week)s?")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_BEHIND = re.compile(r"yesterday|last\s.*|.*\sago")
_NEARLY_A_YEAR = timedelta(days=270)
_HAS_YEAR_OR_SPAN = re.compile(r"[0-9]{4}|day|week")
_FULL_NAMES = {
    name[:3]: name
    for name in (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    )
}


def say_day(day: date, today: date) -> str:
    """ "16 Nov", with the year when it is another one: "16 Nov 2027"."""
    words = f"{day.day} {_MONTHS[day.month - 1].capitalize()}"
    return words if day.year == today.year else f"{words} {day.year}"


def read_day(typed: str, today: date) -> date | None:
    """The day that a text means, seen from today: "Friday" and "4 Dec" are the next of them, today included.

    None for what is not one certain day, such as "4/12", which is April to some and December to others.
    """
    text = " ".join(typed.casefold().strip(" .,!").split())
    while _LEAD.match(text):
        text = _LEAD.sub("", text, count=1)
    near = {"today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2}
    if text in near:
        return today + timedelta(days=near[text])
    if span := _SPAN.fullmatch(text):
        count = _COUNTS[span[1]] if span[1] in _COUNTS else int(span[1])
        return today + timedelta(days=count * (7 if span[2] == "week" else 1))
    return _weekday(text, today) or _written(text, today)


def read_day_ahead(typed: str, today: date, field: str) -> date | None:
    """As `read_day`, for what is expected to happen. Raises Invalid for a day that has passed, also where the next day
    of that name is so far away that the last one is meant: "4 Dec" on 17 Dec."""
    text = typed.casefold().strip(" .,!")
    day = today - timedelta(days=1) if _BEHIND.fullmatch(text) else read_day(typed, today)
    if day is None:
        return None
    refuse_passed(day, today, field)
    if day - today > _NEARLY_A_YEAR and not _HAS_YEAR_OR_SPAN.search(text):
        raise Invalid(field, f"{say_day(day, day)} has passed. To mean the one in {day.year}, type its year, too.")
    return day


def refuse_passed(day: date, today: date, field: str) -> None:
    """Raise Invalid for a day before today."""
    if day < today:
        raise Invalid(field, "That day has passed. Choose one that is still to come.")


def refuse_far_day(day: date, field: str) -> None:
    """Raise Invalid for a day that nobody plans for."""
    if not EARLIEST <= day <= LATEST:
        raise Invalid(field, f"Choose a day between {EARLIEST.year} and {LATEST.year}.")


def _weekday(text: str, today: date) -> date | None:
    is_next = text.startswith("next ")
    number = _number_of(text.removeprefix("next "), _WEEKDAYS)
    if number is None:
        return None
    ahead = (number - today.weekday()) % 7
    return today + timedelta(days=ahead or 7 if is_next else ahead)


def _written(text: str, today: date) -> date | None:
    if iso := _ISO.fullmatch(text):
        return _valid(int(iso[1]), int(iso[2]), int(iso[3]))
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found[1], found[2], found[3]
    elif found := _MONTH_FIRST.fullmatch(text):
        month, day, year = found[1], found[2], found[3]
    else:
        return None
    number = _number_of(month, _MONTHS)
    if number is None:
        return None
    if year:
        return _valid(int(year), number + 1, int(day))
    coming = (_valid(today.year + later, number + 1, int(day)) for later in range(9))  # 29 Feb may be years ahead
    return next((found_day for found_day in coming if found_day is not None and found_day >= today), None)


def _number_of(word: str, names: tuple[str, ...]) -> int | None:
    """Where a name stands among its kind; written in full or short ("thu", "thur", "thurs")."""
    short = word[:3]
    return names.index(short) if short in names and _FULL_NAMES[short].startswith(word) else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None
