"""Who answered a round: each person of its roster in exactly one of five places."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Answered(StrEnum):
    """What a round may count somebody as."""

    IN = "in"  # every row answered, or nothing to answer
    PARTLY = "partly"
    AWAY = "away"
    HAS_TIME = "has_time"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Answering:
    """One person of a roster: for each row that they were asked about in this team, whether it was answered by then."""

    rows: tuple[bool, ...]
    is_away: bool = False
    has_time: bool = False


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who answered a round; `answered` are those who are in. The five counts make up `asked`, and nobody is named."""

    answered: int
    asked: int
    partly: int = 0
    away: int = 0
    has_time: int = 0
    missing: int = 0


def counted_as(person: Answering) -> Answered:
    """Where one person counts. Whoever is away and has every row answered, perhaps by a delegate, is in."""
    if all(person.rows) and (person.rows or not person.is_away):
        return Answered.IN
    if person.is_away:
        return Answered.AWAY
    if any(person.rows):
        return Answered.PARTLY
    return Answered.HAS_TIME if person.has_time else Answered.MISSING


def attendance_of(roster: Iterable[Answering]) -> Attendance:
    """The counts of a roster."""
    places = [counted_as(person) for person in roster]
    return Attendance(
        answered=places.count(Answered.IN),
        asked=len(places),
        partly=places.count(Answered.PARTLY),
        away=places.count(Answered.AWAY),
        has_time=places.count(Answered.HAS_TIME),
        missing=places.count(Answered.MISSING),
    )
