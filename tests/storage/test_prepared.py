"""Prepared statements say and find what the session would, on both databases."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Select, Table
from sqlalchemy import select as core_select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from bot.domain.people import Actor
from bot.domain.vocabulary import Status
from bot.usecases.company.workspaces import open_workspace
from storage.database import Database
from storage.models import AuditEvent, CheckIn, KeyResult, Person, Receipt
from storage.prepared import Prepared, insert_row, insert_unless_there, note_written, update_row
from storage.repositories.goals import Goals, KeyResultRow
from storage.repositories.people import People, look_for
from tests.builders import Company

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
_PERSON: Table = Person.__table__  # type: ignore[attr-defined]


@pytest.fixture
def ana(db: Database) -> Actor:
    """Who owns KR1, which has been checked in."""
    workspace_id = open_workspace(db, "T1", "Acme", NOW)

    def build(session: Session) -> Actor:
        company = Company(session, workspace_id, NOW)
        ana = company.person("Ana", "U1")
        objective = company.objective("Improve the login experience", ana, company.team("Growth", ana))
        key_result = company.key_result("Password resets", objective, ana, "10", "1")
        key_result.current, key_result.status = Decimal("5.500001"), Status.AT_RISK
        company.key_result("Of her own", company.objective("Learn", ana, None), ana)
        return company.actor(ana)

    return db.write(build)


@pytest.mark.parametrize("number", [1, 2])
def test_a_plain_row_has_what_the_entity_has(db: Database, ana: Actor, number: int) -> None:
    def look(session: Session) -> tuple[KeyResultRow | None, KeyResultRow | None]:
        goals = Goals(session, ana)
        return goals.plain_key_result(number), goals.key_result(number)

    plain, entities = db.read(look)

    assert plain is not None
    assert entities is not None
    for of_plain, entity in zip(plain, entities, strict=True):
        names = type(entity).model_fields if entity else ()
        assert [getattr(of_plain, name) for name in names] == [getattr(entity, name) for name in names]
        assert (of_plain and of_plain.key) == (entity and entity.key)


def test_a_plain_row_has_no_other_names(db: Database, ana: Actor) -> None:
    row = db.read(lambda session: Goals(session, ana).plain_key_result(1))

    assert row is not None
    with pytest.raises(AttributeError, match="colour"):
        _ = row.key_result.colour  # type: ignore[attr-defined]


def test_records_have_what_the_entities_have(db: Database, ana: Actor) -> None:
    """KR1 has a check-in and a change in the trail; of the other one nobody said anything."""
    when: dict[str, Any] = {"at": NOW, "recorded_at": NOW, "on": NOW.date()}
    changed: dict[str, Any] = {"before": {"target": "2"}, "after": {"target": "1"}}
    tables: tuple[Any, ...] = (KeyResult, CheckIn, AuditEvent)
    columns = [column for table in tables for column in table.__table__.c]

    def with_what_is_said_of_it(*shown: Any) -> Select[Any]:
        said = core_select(*shown).select_from(KeyResult).join(CheckIn, isouter=True)
        return said.join(AuditEvent, col(AuditEvent.item_id) == KeyResult.id, isouter=True).order_by(col(KeyResult.id))

    def build(session: Session) -> None:
        told = {"workspace_id": ana.workspace_id, "by_id": ana.person_id, "value": Decimal("5.50"), **when}
        session.add(CheckIn(key_result_id=1, status=Status.AT_RISK, **told))
        session.add(AuditEvent(workspace_id=ana.workspace_id, at=NOW, verb="retarget", item_id=1, **changed))

    def look(session: Session) -> tuple[list[Any], list[tuple[Any, ...]]]:
        entities = [tuple(row) for row in session.execute(with_what_is_said_of_it(*tables))]
        return Prepared(with_what_is_said_of_it(*columns)).records(session, {}), entities

    db.write(build)
    records, entities = db.read(look)

    assert [row._fields for row in records] == [("key_result", "check_in", "audit_event")] * 2
    for record, entity in (pair for both in zip(records, entities, strict=True) for pair in zip(*both, strict=True)):
        names = ["key" if name == "id" else name for name in type(entity).model_fields] if entity else []
        assert [getattr(record, name) for name in names] == [getattr(entity, name) for name in names]
        assert (record.key is not None) == (entity is not None)


def test_there_are_no_records_of_what_is_not_found(db: Database, ana: Actor) -> None:
    nobodys = Prepared(core_select(_PERSON.c.name).where(_PERSON.c.name == "Nobody"))

    assert db.read(lambda session: nobodys.records(session, {})) == []


def test_what_was_written_is_told_to_the_row_that_is_loaded(db: Database, ana: Actor) -> None:
    def write(session: Session) -> list[Decimal | None]:
        goals = Goals(session, ana)
        rows = [row for row in (goals.plain_key_result(1), goals.key_result(1)) if row is not None]
        values = {"current": Decimal("4.25"), "status": Status.ON_TRACK}
        update_row(session, KeyResult.__table__, ana.workspace_id, rows[0].key_result.key, values)  # type: ignore[attr-defined]
        for row in rows:
            note_written(row.key_result, values)
        return [row.key_result.current for row in rows]

    assert db.write(write) == [Decimal("4.25")] * 2
    stored = db.read(lambda session: session.exec(select(KeyResult).where(KeyResult.number == 1)).one())
    assert (stored.current, stored.status) == (Decimal("4.25"), Status.ON_TRACK)


def test_a_row_of_another_workspace_is_not_written(db: Database, ana: Actor) -> None:
    def write(session: Session) -> None:
        update_row(session, KeyResult.__table__, ana.workspace_id + 1, 1, {"title": "Theirs"})  # type: ignore[attr-defined]

    db.write(write)

    assert db.read(lambda session: session.get_one(KeyResult, 1)).title == "Password resets"


def test_a_receipt_is_stored_once(db: Database, ana: Actor) -> None:
    row = {"workspace_id": ana.workspace_id, "cause": "trigger:1", "at": NOW}

    def write(session: Session) -> bool:
        return insert_unless_there(session, Receipt.__table__, row)  # type: ignore[attr-defined]

    assert [db.write(write), db.write(write)] == [True, False]


def test_every_instant_is_stored_as_itself_whatever_its_zone(db: Database, ana: Actor) -> None:
    """They are remembered as they were spelled for the driver; equal ones may come from different zones."""
    later = NOW + timedelta(microseconds=1)
    instants = [NOW, NOW.astimezone(ZoneInfo("Asia/Kathmandu")), later, NOW]
    causes = [f"trigger:{number}" for number in range(len(instants))]

    def write(session: Session) -> None:
        for cause, at in zip(causes, instants, strict=True):
            insert_row(session, Receipt.__table__, {"workspace_id": ana.workspace_id, "cause": cause, "at": at})  # type: ignore[attr-defined]
        session.add(Receipt(workspace_id=ana.workspace_id, cause="entity", at=NOW))

    db.write(write)

    stored = db.read(lambda session: {row.cause: row.at for row in session.exec(select(Receipt))})
    assert stored == {**dict(zip(causes, instants, strict=True)), "entity": NOW}


def test_defaults_are_filled_in(db: Database, ana: Actor) -> None:
    said = {"workspace_id": ana.workspace_id, "key_result_id": 1, "by_id": ana.person_id, "on": NOW.date()}
    times = {"at": NOW, "recorded_at": NOW}

    check_in_id = db.write(lambda session: insert_row(session, CheckIn.__table__, said | times))  # type: ignore[attr-defined]

    stored = db.read(lambda session: session.get_one(CheckIn, check_in_id))
    assert (stored.note, stored.blocked_by, stored.value, stored.at) == ("", "", None, NOW)


def test_what_the_database_refuses_is_an_error_of_sqlalchemy(db: Database, ana: Actor) -> None:
    row = {"workspace_id": ana.workspace_id, "cause": "x", "at": NOW, "id": 1}

    def write(session: Session) -> None:
        for _ in range(2):
            insert_row(session, Receipt.__table__, row)  # type: ignore[attr-defined]

    with pytest.raises(IntegrityError):
        db.write(write)


def test_what_waits_in_the_session_is_written_before(db: Database, ana: Actor) -> None:
    def write(session: Session) -> bool:
        session.add(Receipt(workspace_id=ana.workspace_id, cause="trigger:1", at=NOW))
        row = {"workspace_id": ana.workspace_id, "cause": "trigger:1", "at": NOW}
        return insert_unless_there(session, Receipt.__table__, row)  # type: ignore[attr-defined]

    assert db.write(write) is False


def test_a_single_statement_finds_without_a_session_what_was_committed(db: Database, ana: Actor) -> None:
    assert [each.name for each in look_for(db, ana.workspace_id, "U1")] == ["Ana"]

    db.write(lambda session: update_row(session, _PERSON, ana.workspace_id, ana.person_id, {"name": "Anna"}))

    assert [each.name for each in look_for(db, ana.workspace_id, "U1")] == ["Anna"]
    assert look_for(db, ana.workspace_id + 1, "U1") == []


def test_a_connection_that_was_looked_through_is_as_good_as_before(db: Database, ana: Actor) -> None:
    for _ in range(3):
        look_for(db, ana.workspace_id, "U1")

    assert db.read(lambda session: People(session, ana.workspace_id).get(ana.person_id)) is not None
    assert db.reader.pool.checkedout() == 0  # type: ignore[attr-defined]


def test_who_reads_next_is_given_the_connection_that_read_last(sqlite_url: str) -> None:
    """Each connection of SQLite remembers by itself what it has read."""
    reader = Database.open(sqlite_url).reader
    first, last = reader.raw_connection(), reader.raw_connection()
    read_last = last.driver_connection
    first.close()
    last.close()

    with closing(reader.raw_connection()) as given:
        assert given.driver_connection is read_last
    reader.dispose()
