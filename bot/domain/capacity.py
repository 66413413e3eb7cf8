"""How much work a team has planned for a cycle, beside what it says it can do. Advice for the team, never a wall."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.errors import AmbiguousNumber, Invalid
from bot.domain.initiative_coverage import Gap
from bot.domain.initiative_forms import MOST_WEEKS, read_effort

FIELD = "capacity"


@dataclass(frozen=True, slots=True)
class Plan:
    """Person-weeks of a team in a cycle: of what is planned, under way or done there, and what it has. `unknown` counts
    the initiatives of which nobody said how much they take."""

    team_name: str
    planned: Decimal
    capacity: Decimal | None
    unknown: int = 0

    @property
    def is_beyond(self) -> bool:
        """Whether more is planned than there is."""
        return self.capacity is not None and self.planned > self.capacity


@dataclass(frozen=True, slots=True)
class Advice:
    """What is said once an initiative is saved: how much its team has planned, and what is odd about it; each None
    where there is nothing to say, or it is not the reader's business."""

    plan: Plan | None = None
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class TeamCoverage:
    """What the leads of a team see of it: how many key results have no initiative, how many initiatives there are to
    look at, and what is planned."""

    uncovered: int
    odd: int
    plan: Plan


def plan_of(team_name: str, efforts: Iterable[Decimal | None], capacity: Decimal | None) -> Plan:
    """Add up what the initiatives of a team take."""
    every = list(efforts)
    known = [each for each in every if each is not None]
    return Plan(team_name, sum(known, Decimal(0)), capacity, len(every) - len(known))


def read_capacity(typed: str, decimal_mark: str | None) -> Decimal | None:
    """Person-weeks, as "30" or "30 person-weeks"; None for nothing typed, or "none". Raises Invalid ("capacity")."""
    if typed.strip().casefold() in ("", "none", "off", "-"):
        return None
    try:
        return read_effort(typed, decimal_mark)
    except (Invalid, AmbiguousNumber) as error:
        raise Invalid(FIELD, f"Enter person-weeks above 0 and up to {MOST_WEEKS}, for example 30.") from error
