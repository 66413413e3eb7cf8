"""Workspaces and the people in them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Table, and_, bindparam, exists
from sqlalchemy import select as wide_select  # SQLModel's own takes four columns at most
from sqlmodel import Session, col, select

from bot.domain.vocabulary import TeamRole
from storage.database import Database
from storage.models import Membership, Person, Team, Workspace
from storage.prepared import Prepared
from storage.repositories.matching import has_word


class Workspaces:
    """The only table that is not scoped: it is what scopes the others."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_slack_team(self, slack_team_id: str) -> Workspace | None:
        """The workspace with Slack's own team id."""
        return self._session.exec(select(Workspace).where(Workspace.slack_team_id == slack_team_id)).first()

    def get(self, workspace_id: int) -> Workspace:
        """The workspace that everything else of this request belongs to."""
        return self._session.get_one(Workspace, workspace_id)

    def all(self) -> Sequence[Workspace]:
        """Every workspace, oldest first; for whoever runs the bot."""
        return self._session.exec(select(Workspace).order_by(col(Workspace.id))).all()

    def add(self, slack_team_id: str, name: str, now: datetime) -> Workspace:
        """Store a workspace that the bot sees for the first time."""
        workspace = Workspace(slack_team_id=slack_team_id, name=name, created_at=now)
        self._session.add(workspace)
        self._session.flush()
        return workspace


class PersonInTeam(NamedTuple):
    """Somebody as every request needs them, once for each team they are in (once with None where they are in none)."""

    person_id: int
    slack_user_id: str
    name: str
    zone: str | None
    locale: str
    is_deactivated: bool
    is_bot: bool
    is_guest: bool
    is_external: bool
    is_slack_owner: bool
    is_slack_admin: bool
    is_okr_admin: bool
    guest_channels: list[str]
    refreshed_at: datetime
    is_delegate: bool
    workspace_zone: str
    team_id: int | None
    role: TeamRole | None
    is_company: bool | None
    team_zone: str | None


_PERSON: tuple[Any, ...] = tuple(
    getattr(Person, "id" if name == "person_id" else name) for name in PersonInTeam._fields[:14]
)

_OTHER: Table = Person.__table__.alias("other")  # type: ignore[attr-defined]
_IS_DELEGATE = exists().where(_OTHER.c.workspace_id == col(Person.workspace_id), _OTHER.c.delegate_id == col(Person.id))
_PLACE: tuple[Any, ...] = (_IS_DELEGATE, Workspace.zone, Team.id, Membership.role, Team.is_company, Team.zone)


class People:
    """The people of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def get(self, person_id: int) -> Person | None:
        """Somebody by row id."""
        person = self._session.get(Person, person_id)
        return person if person is not None and person.workspace_id == self._workspace_id else None

    def of_slack(self, slack_user_id: str) -> Person | None:
        """Somebody by Slack's user id."""
        found = select(Person).where(Person.workspace_id == self._workspace_id, Person.slack_user_id == slack_user_id)
        return self._session.exec(found).first()

    def of_slack_ids(self, slack_user_ids: Iterable[str]) -> Sequence[Person]:
        """Those of these Slack users whom we know."""
        found = select(Person).where(
            Person.workspace_id == self._workspace_id, col(Person.slack_user_id).in_(list(slack_user_ids))
        )
        return self._session.exec(found).all()

    def of_ids(self, person_ids: Iterable[int]) -> dict[int, Person]:
        """People by row id."""
        if not (wanted := set(person_ids)):
            return {}
        found = select(Person).where(Person.workspace_id == self._workspace_id, col(Person.id).in_(wanted))
        return {person.key: person for person in self._session.exec(found)}

    def named(self, part: str, limit: int = 200) -> Sequence[Person]:
        """Active people whose name contains this, by name."""
        found = select(Person).where(
            Person.workspace_id == self._workspace_id,
            col(Person.is_deactivated).is_(False),
            has_word(col(Person.name), part),
        )
        return self._session.exec(found.order_by(col(Person.name), col(Person.id)).limit(limit)).all()

    def delegating_to(self, person_id: int) -> Sequence[Person]:
        """Those who named this person as their delegate, away or not."""
        found = select(Person).where(
            Person.workspace_id == self._workspace_id,
            Person.delegate_id == person_id,
            col(Person.is_deactivated).is_(False),
        )
        return self._session.exec(found).all()

    def with_teams(self, slack_user_id: str) -> list[PersonInTeam]:
        """Somebody with each of their teams, in one prepared statement."""
        found = {"workspace_id": self._workspace_id, "slack_user_id": slack_user_id}
        return [PersonInTeam(*row) for row in _with_teams().rows(self._session, found)]

    def okr_admins(self) -> Sequence[Person]:
        """The OKR admins who are still here, by name."""
        return self._still_here(col(Person.is_okr_admin).is_(True))

    def slack_admins(self) -> Sequence[Person]:
        """Slack's workspace owners and admins, as far as we have met them, by name."""
        return self._still_here(col(Person.is_slack_admin).is_(True))

    def with_a_date(self) -> Sequence[Person]:
        """Everybody who has a next due date."""
        found = select(Person).where(Person.workspace_id == self._workspace_id, col(Person.next_prompt_on).is_not(None))
        return self._session.exec(found).all()

    def departed(self) -> dict[int, Person]:
        """People whose accounts are no longer active, by row id."""
        found = select(Person).where(Person.workspace_id == self._workspace_id, col(Person.is_deactivated).is_(True))
        return {person.key: person for person in self._session.exec(found)}

    def add(self, slack_user_id: str, now: datetime) -> Person:
        """Store somebody whom the bot meets for the first time."""
        person = Person(workspace_id=self._workspace_id, slack_user_id=slack_user_id, refreshed_at=now)
        self._session.add(person)
        self._session.flush()
        return person

    def _still_here(self, condition: ColumnElement[bool]) -> Sequence[Person]:
        here = (
            col(Person.is_deactivated).is_(False),
            col(Person.is_bot).is_(False),
            col(Person.is_external).is_(False),
        )
        found = select(Person).where(Person.workspace_id == self._workspace_id, condition, *here)
        return self._session.exec(found.order_by(col(Person.name))).all()

    def teams_of(self, person_id: int) -> Sequence[tuple[Membership, Team]]:
        """The teams, archived ones left out, that somebody is in, with their part in each."""
        found = (
            select(Membership, Team)
            .join(Team, col(Team.id) == Membership.team_id)
            .where(
                Membership.workspace_id == self._workspace_id,
                Membership.person_id == person_id,
                col(Team.archived_at).is_(None),
            )
        )
        return self._session.exec(found).all()

    def teams_of_each(self, person_ids: Collection[int]) -> dict[int, list[Team]]:
        """The teams of several people, archived ones left out, by the person's row id."""
        found = (
            select(col(Membership.person_id), Team)
            .join(Team, col(Team.id) == Membership.team_id)
            .where(
                Membership.workspace_id == self._workspace_id,
                col(Membership.person_id).in_(person_ids),
                col(Team.archived_at).is_(None),
            )
        )
        teams: dict[int, list[Team]] = {}
        for person_id, team in self._session.exec(found) if person_ids else ():
            teams.setdefault(person_id, []).append(team)
        return teams

    def teams_of_channels(self, channel_ids: Iterable[str]) -> Sequence[Team]:
        """The teams whose channel is one of these: what a guest in them may see."""
        found = select(Team).where(
            Team.workspace_id == self._workspace_id,
            col(Team.channel_id).in_(list(channel_ids)),
            col(Team.archived_at).is_(None),
        )
        return self._session.exec(found).all()


def look_for(db: Database, workspace_id: int, slack_user_id: str) -> list[PersonInTeam]:
    """Somebody with each of their teams, outside of any transaction: every request begins with it."""
    found = {"workspace_id": workspace_id, "slack_user_id": slack_user_id}
    return [PersonInTeam(*row) for row in db.look(_with_teams(), found)]


@cache
def _with_teams() -> Prepared:
    return Prepared(
        wide_select(*_PERSON, *_PLACE)
        .join(Workspace, col(Workspace.id) == Person.workspace_id)
        .join(Membership, col(Membership.person_id) == Person.id, isouter=True)
        .join(Team, and_(col(Team.id) == Membership.team_id, col(Team.archived_at).is_(None)), isouter=True)
        .where(
            col(Person.workspace_id) == bindparam("workspace_id"),
            col(Person.slack_user_id) == bindparam("slack_user_id"),
        )
    )
