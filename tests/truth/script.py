"""The script of a quarter: who owns what, and everything that people do, each at its instant. Standard library only:
what is true of the quarter is worked out from here (tests/truth/facts.py) and never by the product's own rules."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

FIRST_MONDAY = date(2026, 10, 5)
BEGINS = datetime(2026, 10, 1, 8, tzinfo=UTC)  # a Thursday: goals are written, and the first due date is Monday
QUARTER = (date(2026, 10, 1), date(2026, 12, 31))
WEEKS = 13

T = TypeVar("T")


def instant(week: int, day: int, hour: int = 14) -> datetime:
    """Of week 1 to 13, counted from its Monday (0); a negative day lies in the week before."""
    return datetime(FIRST_MONDAY.year, FIRST_MONDAY.month, FIRST_MONDAY.day, hour, tzinfo=UTC) + timedelta(
        weeks=week - 1, days=day
    )


def monday_of(week: int) -> date:
    """The due date of a week."""
    return FIRST_MONDAY + timedelta(weeks=week - 1)


class Measured(StrEnum):
    """How a key result is measured."""

    NUMBER = "number"
    KEEP = "keep"
    STEPS = "steps"


@dataclass(eq=False)
class Aim:
    """An objective. Whoever reads its team's channel may not read what is private; `readers` may."""

    title: str
    team: str
    owner: str
    is_private: bool = False
    readers: tuple[str, ...] = ()
    begins: datetime = BEGINS


@dataclass(eq=False)
class Goal:
    """A key result. `rhythm` is "weekly", "monthly" or "at_end"; a monthly number is there from `next_number_on`."""

    title: str
    aim: Aim
    owner: str
    start: Decimal | None = Decimal(0)
    target: Decimal | None = Decimal(100)
    measured: Measured = Measured.NUMBER
    lower: Decimal | None = None
    upper: Decimal | None = None
    steps: int = 0
    rhythm: str = "weekly"
    next_number_on: date | None = None
    begins: datetime = BEGINS
    due_on: date = QUARTER[1]

    @property
    def team(self) -> str:
        """Whose it is at first; a move may change that."""
        return self.aim.team


@dataclass(eq=False)
class Work:
    """An initiative. `predicted` is from and to; `stage` is "active" or "planned" at first, or "done" with the day on
    which somebody is to look back at it."""

    title: str
    serves: Goal
    owner: str
    due_on: date | None = date(2026, 12, 18)
    begins: datetime = BEGINS
    predicted: tuple[Decimal, Decimal] | None = None
    stage: str = "active"
    ended_on: date | None = None
    look_back_on: date | None = None

    @property
    def team(self) -> str:
        """Whose it is at first."""
        return self.serves.aim.team


Item = Aim | Goal | Work


@dataclass(frozen=True)
class Deed:
    """Something that somebody does."""

    at: datetime


@dataclass(frozen=True)
class Says(Deed):
    """A check-in on a key result: its number (or how many steps are done) and "on_track", "at_risk" or "off_track"."""

    goal: Goal = field(kw_only=True)
    value: Decimal = field(kw_only=True)
    status: str = "on_track"
    by: str = ""


@dataclass(frozen=True)
class Reports(Deed):
    """A check-in on an initiative: "on_track", "at_risk" or "blocked"."""

    work: Work = field(kw_only=True)
    health: str = "on_track"
    blocked_by: str = ""


@dataclass(frozen=True)
class Ends(Deed):
    """An initiative is "finished" or "dropped", or a key result closed."""

    item: Goal | Work = field(kw_only=True)
    how: str = "finished"


@dataclass(frozen=True)
class Starts(Deed):
    """An initiative that was planned begins."""

    work: Work = field(kw_only=True)


@dataclass(frozen=True)
class Changes(Deed):
    """What a key result aims at, by the fields of its form; `eases` says whether that makes it easier."""

    goal: Goal = field(kw_only=True)
    eases: bool = True
    target: Decimal | None = None
    upper: Decimal | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Puts(Deed):
    """An initiative is to be ready on another day."""

    work: Work = field(kw_only=True)
    due_on: date = field(kw_only=True)


@dataclass(frozen=True)
class Disowns(Deed):
    """An item is left without an owner."""

    item: Goal | Work = field(kw_only=True)


@dataclass(frozen=True)
class Leaves(Deed):
    """Somebody leaves the company."""

    who: str = field(kw_only=True)


@dataclass(frozen=True)
class GoesAway(Deed):
    """Somebody is away up to and including a day; `delegate` is asked instead."""

    who: str = field(kw_only=True)
    until: date = field(kw_only=True)
    delegate: str = ""


@dataclass(frozen=True)
class Asks(Deed):
    """One line to one person, who answers at `answered_at`, or never."""

    item: Goal | Work = field(kw_only=True)
    by: str = field(kw_only=True)
    to: str = field(kw_only=True)
    words: str = field(kw_only=True)
    answered_at: datetime | None = None


@dataclass(frozen=True)
class Moves(Deed):
    """A key result goes to another objective, or an initiative to another key result."""

    goal: Goal = field(kw_only=True)
    to: Aim = field(kw_only=True)


@dataclass
class Script:
    """The whole quarter."""

    teams: dict[str, list[str]] = field(default_factory=dict)  # the first of each leads it
    items: list[Item] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    planted: list["Planted"] = field(default_factory=list)
    hidden: list[Item] = field(default_factory=list)  # what no channel may ever name

    def of(self, kind: type[T]) -> list[T]:
        """All deeds of a kind, in the order in which they happen."""
        return [each for each in sorted(self.deeds, key=lambda deed: deed.at) if isinstance(each, kind)]

    def add(self, *parts: Item | Deed) -> None:
        """More items and deeds."""
        for part in parts:
            if isinstance(part, Deed):
                self.deeds.append(part)
            else:
                self.items.append(part)


@dataclass(frozen=True)
class Planted:
    """A problem: what is wrong with an item, from which week on anybody could know it, and in which channel it is to be
    named: its team's (and the company's brief), or only the brief that `reader` gets as a message."""

    kind: str
    item: Item
    week: int
    what: str
    team: str
    reader: str = ""
