"""What the objectives and key results of a cycle come to, team by team: counted by the database, however many."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, case, cast, func, or_, select
from sqlmodel import Session, col

from bot.domain.people import Actor
from bot.domain.vocabulary import ClosingOutcome
from storage.models import Cycle, KeyResult, Objective, Team
from storage.repositories.goal_queries import key_results_seen, objectives_seen
from storage.repositories.progress_in_sql import mean, percent_of_key_result
from storage.repositories.visibility import Sight


class TeamObjectives(NamedTuple):
    """How many objectives a team has; `team_id` and `name` are None for personal ones."""

    team_id: int | None
    name: str | None
    objectives: int


class TeamProgress(NamedTuple):
    """The progress of a team's objectives in hundredths of a percent, added up, and of how many it is."""

    team_id: int | None
    total: int
    of: int


class TeamStanding(NamedTuple):
    """How many key results of a team stand how: "not_started", "no_news", "not_said", or as their owners said.
    `team_id` and `name` are None for personal objectives."""

    team_id: int | None
    name: str | None
    shown: str
    key_results: int


class CycleTotals:
    """One cycle, as far as one actor may see it, without what was dropped."""

    def __init__(self, session: Session, actor: Actor, cycle_id: int) -> None:
        self._session, self._sight = session, Sight.of(actor)
        self._in_cycle = col(Cycle.id) == cycle_id

    def objectives(self) -> list[TeamObjectives]:
        """By team, also those without key results."""
        counted = objectives_seen(self._sight, col(Team.id), col(Team.name), func.count())
        found = counted.where(self._in_cycle, _not_dropped(Objective.outcome))
        return [TeamObjectives(*row) for row in self._rows(found.group_by(col(Team.id), col(Team.name)))]

    def progress(self) -> list[TeamProgress]:
        """By team: each objective is the weighted mean of its key results, rounded as everywhere."""
        weight = col(KeyResult.weight)
        each = key_results_seen(
            self._sight,
            col(Team.id).label("team_id"),
            col(Objective.id).label("objective_id"),
            weight.label("weight"),
            percent_of_key_result().label("percent"),
        ).where(self._in_cycle, _not_dropped(KeyResult.outcome), weight > 0)
        one = each.subquery()
        known = (
            select(one.c.team_id, mean(func.sum(one.c.percent * one.c.weight), func.sum(one.c.weight)).label("percent"))
            .where(one.c.percent.is_not(None))
            .group_by(one.c.team_id, one.c.objective_id)
            .subquery()
        )
        found = select(known.c.team_id, func.sum(known.c.percent), func.count()).group_by(known.c.team_id)
        return [TeamProgress(team_id, int(total), of) for team_id, total, of in self._rows(found)]

    def standings(self, is_silent: ColumnElement[bool]) -> list[TeamStanding]:
        """By team and by what is shown; `is_silent` is the condition that a key result is without news."""
        shown = case(
            (col(KeyResult.checked_in_on).is_(None), "not_started"),
            (is_silent, "no_news"),
            (col(KeyResult.status).is_(None), "not_said"),
            else_=cast(col(KeyResult.status), String),
        )
        named: tuple[Any, ...] = (col(Team.id).label("team_id"), col(Team.name).label("name"))
        each = key_results_seen(self._sight, *named, shown.label("shown"))
        one = each.where(self._in_cycle, _not_dropped(KeyResult.outcome)).subquery()
        by = (one.c.team_id, one.c.name, one.c.shown)
        found = select(*by, func.count()).group_by(*by)
        return [TeamStanding(*row) for row in self._rows(found)]

    def _rows(self, found: Any) -> Sequence[Any]:
        return self._session.execute(found).all()


def _not_dropped(outcome: Any) -> ColumnElement[bool]:
    return or_(col(outcome).is_(None), col(outcome) != ClosingOutcome.DROPPED)
