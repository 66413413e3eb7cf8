"""Whom or what a typed name means: a team, a cycle or people. Shared steps; they take the session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from sqlmodel import Session

from bot.domain.cycles import read_period
from bot.domain.errors import Invalid
from bot.domain.people import Actor
from storage.models import Cycle, Person, Team
from storage.repositories.people import People
from storage.repositories.teams import Cycles, Teams

MOST_NAMESAKES = 20


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for; one of the three kinds at a time."""

    name: str
    team_ids: tuple[int, ...] = ()
    cycle_ids: tuple[int, ...] = ()
    person_ids: tuple[int, ...] = ()


class Names:
    """The names that one actor may know. A guest knows of the teams of their channels only."""

    def __init__(self, session: Session, actor: Actor, today: date) -> None:
        self._people = People(session, actor.workspace_id)
        self._teams = Teams(session, actor.workspace_id)
        self._cycles = Cycles(session, actor.workspace_id)
        self._actor, self._today = actor, today

    def anything(self, typed: str) -> Named:
        """A team or cycle by its whole name, then people, then a team by the beginning of its name; raises Invalid."""
        for find in (self._team_exactly, self._cycle, self._persons, self._team_beginning):
            if found := find(typed):
                return found
        raise self._unknown(typed)

    def team_or_cycle(self, typed: str) -> Named | None:
        """A team or a cycle by its whole name, or all cycles within a period; None for anything else."""
        return self._team_exactly(typed) or self._cycle(typed)

    def team(self, typed: str) -> Named:
        """A team by its name or the beginning of it; raises Invalid."""
        if found := self._team_exactly(typed) or self._team_beginning(typed):
            return found
        raise self._unknown(typed)

    def cycle(self, typed: str) -> Named:
        """The cycle of that name, or all within a period such as "2026"; raises Invalid."""
        if found := self._cycle(typed):
            return found
        known = ", ".join(cycle.name for cycle in self._known_cycles[:4])
        raise Invalid("", f"There is no cycle called {typed}. There is: {known}.")

    @cached_property
    def _known_teams(self) -> Sequence[Team]:
        teams = self._teams.all()
        return [team for team in teams if team.key in self._actor.member_of] if self._actor.is_guest else teams

    @cached_property
    def _known_cycles(self) -> Sequence[Cycle]:
        return self._cycles.all()

    def _team_exactly(self, typed: str) -> Named | None:
        return _teams([team for team in self._known_teams if team.name.casefold() == typed.casefold()])

    def _team_beginning(self, typed: str) -> Named | None:
        return _teams([team for team in self._known_teams if team.name.casefold().startswith(typed.casefold())])

    def _cycle(self, typed: str) -> Named | None:
        cycles, period = self._known_cycles, read_period(typed, self._today)
        named = [cycle for cycle in cycles if cycle.name.casefold() == typed.casefold()]
        within = [cycle for cycle in cycles if period and _is_within(cycle, period.starts_on, period.ends_on)]
        found = named or within
        if not found:
            return None
        return Named(", ".join(each.name for each in found), cycle_ids=tuple(each.key for each in found))

    def _persons(self, typed: str) -> Named | None:
        people = [person for person in self._people.named(typed) if _is_called(person, typed)][:MOST_NAMESAKES]
        if not people:
            return None
        return Named(" and ".join(each.name for each in people[:3]), person_ids=tuple(each.key for each in people))

    def _unknown(self, typed: str) -> Invalid:
        near = get_close_matches(typed, [team.name for team in self._known_teams], n=1, cutoff=0.6)
        hint = f"Did you mean the team {near[0]}?" if near else "Type /okr teams to see the teams."
        return unknown(typed, hint)


def unknown(typed: str, hint: str = "") -> Invalid:
    """Nobody and nothing of that name, or nothing that this person may know of."""
    return Invalid("", f"I know nobody, no team and no cycle called {typed}. {hint}".strip())


def _teams(teams: list[Team]) -> Named | None:
    if not teams:
        return None
    return Named(" and ".join(team.name for team in teams[:3]), team_ids=tuple(team.key for team in teams))


def _is_within(cycle: Cycle, starts_on: date, ends_on: date) -> bool:
    return starts_on <= cycle.starts_on and cycle.ends_on <= ends_on


def _is_called(person: Person, typed: str) -> bool:
    """By the whole name or the beginning of any of its words: "ana" and "diaz" both mean Ana Diaz."""
    name, wanted = person.name.casefold(), typed.casefold()
    return any(name[at:].startswith(wanted) for at in range(len(name)) if at == 0 or name[at - 1] in " -.")
