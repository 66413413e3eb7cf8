"""A small company to look at: Ana owns, Ben is her team-mate, Carol leads Growth, Dan is a stranger."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import event
from sqlmodel import Session

from bot.domain.people import Actor
from bot.domain.vocabulary import ItemKind, ItemRole, Status, Visibility
from bot.usecases.company.workspaces import open_workspace
from storage.database import Database
from storage.models import Participant, Person, RosterEntry, Round, Team
from tests.builders import Company

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
EARLIER = NOW - timedelta(weeks=6)


@dataclass
class Cast:
    """Who is there, and where things are built."""

    company: Company
    ana: Person
    ben: Person
    carol: Person
    dan: Person
    growth: Team

    def goal(self, title: str, owner: Person | None = None, team: Team | None = None, **values: Any) -> int:
        """An objective with one key result of the same name; returns the key result's row id."""
        owner = owner or self.ana
        objective = self.company.objective(
            title, owner, team or self.growth, visibility=values.pop("visibility", Visibility.WORKSPACE)
        )
        if "current" in values:
            values["current"] = Decimal(values["current"])
        made = self.company.key_result(title, objective, owner, "10", "1", **{"created_at": EARLIER, **values})
        return made.key

    def asked(self, person: Person, *due_dates: date) -> None:
        """Rounds in which somebody was asked."""
        for due_on in due_dates:
            opened = Round(
                workspace_id=self.company.workspace_id, team_id=self.growth.key, due_on=due_on, opened_at=NOW
            )
            self.company.session.add(opened)
            self.company.session.flush()
            self.company.session.add(
                RosterEntry(workspace_id=self.company.workspace_id, round_id=opened.key, person_id=person.key)
            )

    def names(self, person: Person, kind: ItemKind, item_id: int, role: ItemRole = ItemRole.READER) -> None:
        """Give somebody a part in an item."""
        self.company.session.add(
            Participant(
                workspace_id=self.company.workspace_id,
                item_kind=kind,
                item_id=item_id,
                person_id=person.key,
                role=role,
            )
        )


def a_company(db: Database, stage: Callable[[Cast], object], who: str = "ana") -> Actor:
    """Set the stage; returns one of the cast as an actor."""
    workspace_id = open_workspace(db, "T1", "Acme", EARLIER)

    def build(session: Session) -> Actor:
        company = Company(session, workspace_id, NOW)
        ana, ben, carol, dan = (
            company.person(name, f"U{at}") for at, name in enumerate(("Ana Diaz", "Ben Okoro", "Carol Kim", "Dan Roth"))
        )
        growth = company.team("Growth", carol, ana, ben, channel_id="C1")
        cast = Cast(company, ana, ben, carol, dan, growth)
        stage(cast)
        session.flush()
        return company.actor(getattr(cast, who))

    return db.write(build)


def said(status: Status, on: date = TODAY) -> dict[str, Any]:
    """The values of a key result whose owner reported this."""
    return {"status": status, "checked_in_on": on}


@contextmanager
def statements(db: Database) -> Iterator[list[str]]:
    """Every statement that is run meanwhile on the reading side."""
    run: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        run.append(statement)

    event.listen(db.reader, "before_cursor_execute", note)
    try:
        yield run
    finally:
        event.remove(db.reader, "before_cursor_execute", note)
