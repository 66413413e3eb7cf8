"""How SQLite means to find rows: one person's look must not walk through the whole company."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event

from bot.domain.people import Actor
from bot.usecases.company.workspaces import open_workspace
from bot.usecases.looking.home import look_at_home
from bot.usecases.looking.mine import what_is_mine
from storage.database import Database
from tests.builders import Company

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
GROWS = "person|objective|key_result|initiative|check_in|participant|roster_entry|outbox"
WALK = re.compile(rf"SCAN ({GROWS})\b|SEARCH ({GROWS}) USING .*\(workspace_id=\?( AND item_kind=\?)?\)")

Look = Callable[[Database, Actor, datetime], object]


@pytest.fixture
def file(sqlite_url: str) -> Iterator[Database]:
    """Only SQLite: PostgreSQL plans by figures that it gathers from the rows."""
    database = Database.open(sqlite_url)
    yield database
    database.close()


@pytest.mark.parametrize("look", [what_is_mine, look_at_home])
def test_a_persons_look_begins_at_their_own_rows(file: Database, look: Look) -> None:
    ana = _ana(file)
    walks = [step for step in _steps(file, lambda: look(file, ana, NOW)) if WALK.match(step)]
    assert walks == []


def _ana(db: Database) -> Actor:
    workspace_id = open_workspace(db, "T1", "Acme", NOW)

    def build(session: Any) -> Actor:
        company = Company(session, workspace_id, NOW)
        ana = company.person("Ana", "U1")
        objective = company.objective("Improve the login experience", ana, company.team("Growth", ana))
        for number in range(20):
            key_result = company.key_result(f"Password resets {number}", objective, ana, "10", "1")
            company.initiative(f"Implement SSO {number}", key_result, ana)
        return company.actor(ana)

    return db.write(build)


def _steps(db: Database, look: Callable[[], object]) -> list[str]:
    """The steps of the plans of all statements that a look makes."""
    made: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            made.append((statement, values))

    event.listen(db.reader, "before_cursor_execute", note)
    look()
    event.remove(db.reader, "before_cursor_execute", note)
    with db.reader.connect() as connection:
        return [
            str(step.detail)
            for statement, values in made
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
