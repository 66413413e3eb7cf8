"""Many people at the same moment, as on Monday at nine: nobody is turned away, and nobody reads half of a change."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, func, select

from bot.domain.errors import StorageUnreachable
from bot.domain.people import SlackProfile
from bot.usecases.company.workspaces import meet
from bot.usecases.goals.objectives import begin_objective, create_objective
from storage.database import Database
from storage.models import Objective, Person, Team
from tests.usecases.looking import NOW, a_company

CROWD = 16


def how_many(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Person)).one()


def test_a_crowd_that_writes_at_once_is_served_to_the_last(db: Database) -> None:
    ana = a_company(db, lambda _: None)
    entered = begin_objective(db, ana, "Win back what we lost", "", NOW).entered
    ready = Barrier(CROWD)

    def create(number: int) -> None:
        ready.wait()
        create_objective(db, ana, entered, f"form:{number}", NOW)

    with ThreadPoolExecutor(CROWD) as crowd:
        list(crowd.map(create, range(CROWD)))

    stored = db.read(lambda session: session.exec(select(Objective.number)).all())
    assert sorted(stored) == list(range(1, CROWD + 1))


def test_whoever_reads_sees_one_state_from_beginning_to_end(db: Database) -> None:
    ana = a_company(db, lambda _: None)

    def look_twice(session: Session) -> tuple[int, int]:
        before = how_many(session)
        meet(db, ana.workspace_id, SlackProfile("UNEW", "Nora"), NOW)
        return before, how_many(session)

    before, after = db.read(look_twice)

    assert before == after == db.read(how_many) - 1


def test_whoever_reads_cannot_write(db: Database) -> None:
    ana = a_company(db, lambda _: None)

    def write(session: Session) -> None:
        session.add(Team(workspace_id=ana.workspace_id, name="Sneaky", created_at=NOW))
        session.flush()

    with pytest.raises((DBAPIError, StorageUnreachable)):  # SQLite calls a reader's file read-only
        db.read(write)
