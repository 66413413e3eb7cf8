"""Days on which nobody is asked: the company's own list, and the public holidays of a country. Shared steps."""

from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from babel import Locale
from sqlmodel import Session

from bot.domain.entered import NOTHING, Choice
from bot.domain.problems import Problems
from storage.repositories.teams import Teams

_MOST = 100


class DaysOff:
    """The days off of one workspace around a date; the company's list is read once."""

    def __init__(self, session: Session, workspace_id: int, today: date) -> None:
        self._own = frozenset(Teams(session, workspace_id).holidays())
        self._year = today.year

    def of(self, country: str) -> frozenset[date]:
        """For people in a country, of this year and the next; "" is none."""
        days = self._own
        for year in (self._year, self._year + 1) if country else ():
            days |= public_holidays(country, year)
        return days


@cache
def public_holidays(country: str, year: int) -> frozenset[date]:
    """The public holidays of a country ("DE") or of a part of it ("DE-BY"); none where there is no such place."""
    code, _, part = country.partition("-")
    try:
        return frozenset(_library().country_holidays(code, subdiv=part or None, years=year))
    except NotImplementedError:
        return frozenset()


def is_country(code: str) -> bool:
    """Whether public holidays of this country, or part of one, are known."""
    country, _, part = code.partition("-")
    parts = _parts_of_countries()
    return country in parts and (not part or part in parts[country])


def countries_like(typed: str) -> tuple[tuple[str, str], ...]:
    """Countries, and parts of a country named in full, as (words, code): "ger" finds Germany, "germany" also DE-BY."""
    wanted = typed.casefold().strip()
    named = sorted((country_name(code), code) for code in _parts_of_countries())
    found = [(name, code) for name, code in named if name.casefold().startswith(wanted)]
    found += [(name, code) for name, code in named if wanted in name.casefold()[1:] and (name, code) not in found]
    if len(found) == 1:
        [(name, code)] = found
        found += [(f"{name}, {part}", f"{code}-{part}") for part in _parts_of_countries()[code]]
    return tuple(found[:_MOST])


def read_country(chosen: Choice, problems: Problems) -> str | None:
    """What a form's country is stored as; None for none. One that is not known is added to `problems`."""
    if chosen.value and not is_country(chosen.value):
        problems.add("country", "Choose a country from the list, such as Germany.")
    return chosen.value or None


def country_choice(code: str | None) -> Choice:
    """The same for the form."""
    return Choice(code, country_name(code)) if code else NOTHING


def country_name(code: str) -> str:
    """ "Germany" for "DE", "Germany, BY" for "DE-BY"; "" for none."""
    country, _, part = code.partition("-")
    name = str(Locale("en").territories.get(country, country))
    return f"{name}, {part}" if part else name


@cache
def _parts_of_countries() -> dict[str, list[str]]:
    return dict(_library().list_supported_countries(include_aliases=False))


def _library() -> Any:
    """Imported at its first use: it knows 250 countries, and a start must not wait for them."""
    return import_module("holidays")
