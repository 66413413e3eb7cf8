"""Who and what is due."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, CompoundSelect, bindparam, exists, or_, union
from sqlalchemy import select as wide_select
from sqlmodel import Session, col, select

from bot.domain.cycles import CLOSING_DAYS
from bot.domain.vocabulary import ItemState, Stage
from storage.models import Cycle, Initiative, KeyResult, Membership, Objective, Person, Team, Workspace
from storage.prepared import Prepared

Conditions = tuple[ColumnElement[bool], ...]


class DueDates(NamedTuple):
    """When somebody was due last and is due next, local dates, and for how many days an update counts ahead."""

    last: date | None
    coming: date | None
    quiet_days: int


@cache
def _due_dates() -> Prepared:
    """Every update asks for it."""
    found = wide_select(col(Person.last_due_on), col(Person.next_prompt_on), col(Workspace.quiet_days))
    return Prepared(
        found.join(Workspace, col(Workspace.id) == Person.workspace_id).where(
            col(Person.workspace_id) == bindparam("workspace_id"), col(Person.id) == bindparam("person_id")
        )
    )


class Due:
    """The due dates of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def dates_of(self, person_id: int) -> DueDates | None:
        """Of one person."""
        which = {"workspace_id": self._workspace_id, "person_id": person_id}
        return next((DueDates(*found) for found in _due_dates().rows(self._session, which)), None)

    def people_due(self, now: datetime, limit: int) -> Sequence[Person]:
        """Those whose hour has come, the earliest first."""
        found = (
            select(Person)
            .where(Person.workspace_id == self._workspace_id, col(Person.next_prompt_at) <= now)
            .order_by(col(Person.next_prompt_at), col(Person.id))
            .limit(limit)
        )
        return self._session.exec(found).all()

    def look_backs(self, now: datetime, limit: int) -> Sequence[tuple[Initiative, Team | None]]:
        """Finished initiatives that the clock is to look at by now, with their teams, the earliest first."""
        found = (
            select(Initiative, Team)
            .join(KeyResult, col(KeyResult.id) == Initiative.key_result_id, isouter=True)
            .join(Objective, col(Objective.id) == KeyResult.objective_id, isouter=True)
            .join(Team, col(Team.id) == Objective.team_id, isouter=True)
            .where(Initiative.workspace_id == self._workspace_id, col(Initiative.look_back_at) <= now)
            .order_by(col(Initiative.look_back_at), col(Initiative.id))
            .limit(limit)
        )
        return [(initiative, team) for initiative, team in self._session.exec(found)]

    def was_asked_back(self, person_id: int, on: date) -> bool:
        """Whether somebody was asked on this date what came of an initiative."""
        asked = (col(Initiative.look_back_asked_id) == person_id, col(Initiative.look_back_asked_on) == on)
        found = select(Initiative.id).where(Initiative.workspace_id == self._workspace_id, *asked)
        return self._session.exec(found.limit(1)).first() is not None

    def owners_without_date(self, today: date) -> Sequence[Person]:
        """Those who own something that runs, and are not scheduled yet."""
        return self._session.exec(select(Person).where(*has_no_date(self._workspace_id, runs_on(today)))).all()

    def teams_without_date(self) -> Sequence[Team]:
        """The teams with members that are not scheduled yet."""
        return self._session.exec(select(Team).where(*is_unscheduled(self._workspace_id))).all()

    def teams_opening(self, until: date, team_id: int | None = None) -> Sequence[Team]:
        """The teams whose next round is due on or before a date, or one of them."""
        return self._teams(col(Team.next_round_on) <= until, team_id)

    def teams_to_summarise(self, now: datetime, team_id: int | None = None) -> Sequence[Team]:
        """The teams whose summary is due, or one of them."""
        return self._teams(col(Team.next_summary_at) <= now, team_id)

    def zones_around(self, team_ids: Collection[int]) -> dict[int, set[str | None]]:
        """The zones of all whom rounds of these teams may be about, by the team's row id: members, and owners of what
        is open in it."""
        of_objective = col(Objective.id) == KeyResult.objective_id
        members = wide_select(col(Membership.team_id), col(Person.zone)).join(
            Person, col(Person.id) == Membership.person_id
        )
        owners = (
            wide_select(col(Objective.team_id), col(Person.zone))
            .join(KeyResult, of_objective)
            .join(Person, col(Person.id) == KeyResult.owner_id)
            .where(col(KeyResult.state) == ItemState.OPEN)
        )
        active = (
            wide_select(col(Objective.team_id), col(Person.zone))
            .join(KeyResult, of_objective)
            .join(Initiative, col(Initiative.key_result_id) == KeyResult.id)
            .join(Person, col(Person.id) == Initiative.owner_id)
            .where(col(Initiative.stage) == Stage.ACTIVE)
        )
        of_teams = col(Objective.team_id).in_(team_ids)
        every: CompoundSelect[Any] = union(
            members.where(col(Membership.team_id).in_(team_ids)), owners.where(of_teams), active.where(of_teams)
        )
        zones: dict[int, set[str | None]] = {}
        for team_id, zone in self._session.execute(every) if team_ids else ():
            zones.setdefault(team_id, set()).add(zone)
        return zones

    def _teams(self, is_due: ColumnElement[bool], team_id: int | None) -> Sequence[Team]:
        found = select(Team).where(Team.workspace_id == self._workspace_id, is_due, col(Team.archived_at).is_(None))
        return self._session.exec(found if team_id is None else found.where(Team.id == team_id)).all()

    def roster_of(self, team_id: int, today: date) -> Sequence[Person]:
        """Whom a team's round is about, by name: its members who own something that runs, wherever it belongs, and
        everybody who owns something that runs of this team; only people who may be messaged. Nobody where the team has
        no members."""
        members = wide_select(col(Membership.person_id)).where(
            col(Membership.workspace_id) == self._workspace_id, col(Membership.team_id) == team_id
        )
        of_team = (col(Objective.team_id) == team_id, *runs_on(today))
        concerned = members.union(
            wide_select(col(KeyResult.owner_id)).where(*_key_result_runs(self._workspace_id), *of_team),
            wide_select(col(Initiative.owner_id)).where(*_initiative_runs(self._workspace_id), *of_team),
        )
        found = (
            select(Person)
            .where(
                Person.workspace_id == self._workspace_id,
                exists().where(col(Membership.workspace_id) == self._workspace_id, col(Membership.team_id) == team_id),
                col(Person.id).in_(concerned),
                col(Person.is_deactivated).is_(False),
                col(Person.is_bot).is_(False),
                col(Person.is_external).is_(False),
                _owns_something(self._workspace_id, runs_on(today)),
            )
            .order_by(col(Person.name))
        )
        return self._session.exec(found).all()


def has_no_date(workspace_id: Any, runs: Conditions) -> Conditions:
    """Owns something that runs, may be messaged, and is not scheduled."""
    return (
        col(Person.workspace_id) == workspace_id,
        col(Person.next_prompt_at).is_(None),
        col(Person.is_deactivated).is_(False),
        col(Person.is_bot).is_(False),
        col(Person.is_external).is_(False),
        _owns_something(workspace_id, runs),
    )


def is_unscheduled(workspace_id: Any) -> Conditions:
    """A team with members and no next round."""
    return (
        col(Team.workspace_id) == workspace_id,
        col(Team.next_round_on).is_(None),
        col(Team.archived_at).is_(None),
        exists().where(col(Membership.team_id) == Team.id),
    )


def _owns_something(workspace_id: Any, runs: Conditions) -> ColumnElement[bool]:
    """An open key result or a running initiative in a live or closing cycle."""
    key_result = exists().where(col(KeyResult.owner_id) == Person.id, *_key_result_runs(workspace_id), *runs)
    initiative = exists().where(col(Initiative.owner_id) == Person.id, *_initiative_runs(workspace_id), *runs)
    return or_(key_result, initiative)


def _key_result_runs(workspace_id: Any) -> Conditions:
    """Open, with what it hangs on."""
    return (
        col(KeyResult.workspace_id) == workspace_id,
        col(KeyResult.state) == ItemState.OPEN,
        col(Objective.id) == KeyResult.objective_id,
        col(Cycle.id) == Objective.cycle_id,
    )


def _initiative_runs(workspace_id: Any) -> Conditions:
    """Active, with what it hangs on."""
    return (
        col(Initiative.workspace_id) == workspace_id,
        col(Initiative.stage) == Stage.ACTIVE,
        col(KeyResult.id) == Initiative.key_result_id,
        col(Objective.id) == KeyResult.objective_id,
        col(Cycle.id) == Objective.cycle_id,
    )


def ran_at(instant: datetime, today: date) -> Conditions:
    """As `runs_on`, of an instant that has passed: what was closed later ran then. `today` is its date."""
    was_open = or_(col(Cycle.closed_at).is_(None), col(Cycle.closed_at) > instant)
    _, *dates = runs_on(today)
    return was_open, *dates


def runs_on(today: date) -> Conditions:
    """The cycle is live, or closing and still asks for final values."""
    return runs_between(today, asks_until(today))


def asks_until(today: date) -> date:
    """The last day of the cycles that ended longest ago of all that are still asked about."""
    return today - timedelta(days=CLOSING_DAYS)


def runs_between(began_by: Any, ends_from: Any) -> Conditions:
    """The same with both dates given, which may be parameters."""
    return col(Cycle.closed_at).is_(None), col(Cycle.starts_on) <= began_by, col(Cycle.ends_on) >= ends_from
