"""Teams and cycles."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.cycles import quarter_of
from bot.domain.vocabulary import ItemKind, ItemState, Stage, TeamRole
from storage.models import Cycle, Holiday, Initiative, KeyResult, Membership, Objective, Person, Team


class Teams:
    """The teams of one workspace; archived ones only where it says so."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def get(self, team_id: int) -> Team | None:
        """A team by row id, also an archived one."""
        return self._session.exec(
            select(Team).where(Team.workspace_id == self._workspace_id, Team.id == team_id)
        ).first()

    def all(self) -> Sequence[Team]:
        """The teams by name, the company first."""
        found = (
            select(Team)
            .where(Team.workspace_id == self._workspace_id, col(Team.archived_at).is_(None))
            .order_by(col(Team.is_company).desc(), col(Team.name))
        )
        return self._session.exec(found).all()

    def archived(self) -> Sequence[Team]:
        """Teams that are no more, by name."""
        found = select(Team).where(Team.workspace_id == self._workspace_id, col(Team.archived_at).is_not(None))
        return self._session.exec(found.order_by(col(Team.name))).all()

    def with_items_of(self, person_id: int) -> Sequence[Team]:
        """The teams, archived ones left out, in which somebody owns something that is not over, by name."""
        objectives = select(col(Objective.team_id)).where(
            Objective.owner_id == person_id, Objective.state == ItemState.OPEN
        )
        of_objective = col(Objective.id) == KeyResult.objective_id
        key_results = (
            select(col(Objective.team_id))
            .join(KeyResult, of_objective)
            .where(KeyResult.owner_id == person_id, KeyResult.state == ItemState.OPEN)
        )
        initiatives = (
            select(col(Objective.team_id))
            .join(KeyResult, of_objective)
            .join(Initiative, col(Initiative.key_result_id) == KeyResult.id)
            .where(Initiative.owner_id == person_id, col(Initiative.stage).in_((Stage.PLANNED, Stage.ACTIVE)))
        )
        found = select(Team).where(
            Team.workspace_id == self._workspace_id,
            col(Team.archived_at).is_(None),
            or_(*(col(Team.id).in_(each) for each in (objectives, key_results, initiatives))),
        )
        return self._session.exec(found.order_by(col(Team.name))).all()

    def of_item(self, kind: ItemKind, item_id: int) -> Team | None:
        """The team that an item belongs to, if any."""
        of_objective = col(Objective.id) == KeyResult.objective_id
        found: dict[ItemKind, SelectOfScalar[Any]] = {
            ItemKind.OBJECTIVE: select(col(Objective.team_id)).where(Objective.id == item_id),
            ItemKind.KEY_RESULT: (
                select(col(Objective.team_id)).join(KeyResult, of_objective).where(KeyResult.id == item_id)
            ),
            ItemKind.INITIATIVE: (
                select(func.coalesce(col(Objective.team_id), col(Initiative.team_id)))
                .select_from(Initiative)
                .join(KeyResult, col(KeyResult.id) == Initiative.key_result_id, isouter=True)
                .join(Objective, of_objective, isouter=True)
                .where(Initiative.id == item_id)
            ),
        }
        mine = select(Team).where(Team.workspace_id == self._workspace_id, col(Team.id).in_(found[kind]))
        return self._session.exec(mine).first()

    def everybody(self) -> dict[int, list[tuple[TeamRole, Person]]]:
        """The people of each team with their roles, by the team's row id, in one query; by name."""
        found = (
            select(Membership, Person)
            .join(Person, col(Person.id) == Membership.person_id)
            .where(Membership.workspace_id == self._workspace_id)
            .order_by(col(Person.name), col(Person.id))
        )
        people: dict[int, list[tuple[TeamRole, Person]]] = {}
        for membership, person in self._session.exec(found):
            people.setdefault(membership.team_id, []).append((membership.role, person))
        return people

    def set_people(self, team_id: int, roles: Mapping[int, TeamRole]) -> None:
        """Let exactly these people, by row id, be in a team."""
        mine = (col(Membership.workspace_id) == self._workspace_id) & (col(Membership.team_id) == team_id)
        self._session.execute(delete(Membership).where(mine))
        for person_id, role in sorted(roles.items()):
            self._session.add(
                Membership(workspace_id=self._workspace_id, team_id=team_id, person_id=person_id, role=role)
            )
        self._session.flush()

    def company(self) -> Team:
        """The root team."""
        return self._session.exec(
            select(Team).where(Team.workspace_id == self._workspace_id, col(Team.is_company).is_(True))
        ).one()

    def all_holidays(self) -> dict[date, str]:
        """The days on which nobody of the workspace is asked, with their names."""
        found = select(Holiday).where(Holiday.workspace_id == self._workspace_id)
        return {each.on: each.name for each in self._session.exec(found)}

    def set_holidays(self, days: Mapping[date, str]) -> None:
        """Let exactly these days be holidays."""
        self._session.execute(delete(Holiday).where(col(Holiday.workspace_id) == self._workspace_id))
        self._session.add_all(Holiday(workspace_id=self._workspace_id, on=on, name=name) for on, name in days.items())
        self._session.flush()

    def of_channel(self, channel_id: str) -> Team | None:
        """The team whose channel this is."""
        found = select(Team).where(
            Team.workspace_id == self._workspace_id,
            Team.channel_id == channel_id,
            col(Team.archived_at).is_(None),
        )
        return self._session.exec(found).first()

    def people_of(self, team_id: int, role: TeamRole | None = None) -> Sequence[Person]:
        """The members of a team, or only those in one role, by name; leads are members too."""
        found = (
            select(Person)
            .join(Membership, col(Membership.person_id) == Person.id)
            .where(Membership.workspace_id == self._workspace_id, Membership.team_id == team_id)
            .order_by(col(Person.name))
        )
        if role is not None:
            found = found.where(Membership.role == role)
        return self._session.exec(found).all()

    def holidays(self) -> Sequence[date]:
        """The days on which nobody of the workspace is asked."""
        return self._session.exec(select(col(Holiday.on)).where(Holiday.workspace_id == self._workspace_id)).all()


class Cycles:
    """The cycles of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def get(self, cycle_id: int) -> Cycle | None:
        """A cycle by row id."""
        return self._session.exec(
            select(Cycle).where(Cycle.workspace_id == self._workspace_id, Cycle.id == cycle_id)
        ).first()

    def all(self) -> Sequence[Cycle]:
        """Newest first."""
        found = select(Cycle).where(Cycle.workspace_id == self._workspace_id)
        return self._session.exec(found.order_by(col(Cycle.starts_on).desc(), col(Cycle.ends_on))).all()

    def open_objectives(self, cycle_id: int) -> Sequence[Objective]:
        """Those that are not closed, whoever may see them: what closes a cycle closes all of it."""
        found = select(Objective).where(
            Objective.workspace_id == self._workspace_id,
            Objective.cycle_id == cycle_id,
            Objective.state == ItemState.OPEN,
        )
        return self._session.exec(found.order_by(col(Objective.number))).all()

    def lasting_as_long_as(self, cycle: Cycle) -> Sequence[KeyResult]:
        """Open key results whose days are those of their cycle, whoever may see them."""
        found = (
            select(KeyResult)
            .join(Objective, col(Objective.id) == KeyResult.objective_id)
            .where(
                KeyResult.workspace_id == self._workspace_id,
                Objective.cycle_id == cycle.id,
                KeyResult.state == ItemState.OPEN,
                KeyResult.starts_on == cycle.starts_on,
                KeyResult.due_on == cycle.ends_on,
            )
        )
        return self._session.exec(found).all()

    def covering(self, today: date, instant: datetime | None = None) -> Cycle | None:
        """The cycle that a day belongs to and that is open, or was at an instant: the shortest, since a quarter is
        meant before a year."""
        is_open = col(Cycle.closed_at).is_(None)
        found = select(Cycle).where(
            Cycle.workspace_id == self._workspace_id,
            Cycle.starts_on <= today,
            Cycle.ends_on >= today,
            is_open if instant is None else or_(is_open, col(Cycle.closed_at) > instant),
        )
        return min(self._session.exec(found), key=lambda cycle: cycle.ends_on - cycle.starts_on, default=None)

    def current(self, today: date, now: datetime) -> Cycle:
        """The cycle that a day belongs to; where none was made, the calendar quarter is."""
        if (cycle := self.covering(today)) is not None:
            return cycle
        quarter = quarter_of(today)
        found = select(Cycle).where(Cycle.workspace_id == self._workspace_id, Cycle.name == quarter.name)
        cycle = self._session.exec(found).first()
        if cycle is None:
            cycle = Cycle(
                workspace_id=self._workspace_id,
                name=quarter.name,
                starts_on=quarter.starts_on,
                ends_on=quarter.ends_on,
                created_at=now,
            )
            self._session.add(cycle)
            self._session.flush()
        return cycle
