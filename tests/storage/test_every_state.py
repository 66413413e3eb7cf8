"""Every migration carries what was there, forwards and backwards: a row in each table, all its columns filled, is taken
back to the first tables revision by revision, and forward again. Of each step, what both sides know is the same.

What a step changes on purpose is tested by name, in test_carried_forward.py and beside it.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Enum,
    Integer,
    Result,
    String,
    Time,
    insert,
    inspect,
    literal_column,
    select,
    table,
)
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from storage.database import Database
from storage.migrate import alembic_config
from storage.types import ExactDecimal

Rows = dict[str, list[dict[str, Any]]]
_VALUES: Mapping[type[TypeEngine[Any]], Any] = {
    Boolean: True,
    Integer: 5,  # also within the scale of a score
    Date: date(2026, 11, 23),
    UTCDateTime: datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
    Time: time(9, 0),
    ExactDecimal: Decimal("4.2"),
    JSON: ["seven", 7],
    String: "seven",
    AutoString: "seven",
}
_EMPTY = {("check_in", "initiative_id")}  # it is of one item, and this one of a key result


def test_what_both_sides_of_a_migration_know_is_the_same(db: Database) -> None:
    config = alembic_config()
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    with db.migrating() as connection:
        config.attributes["connection"] = connection
        _fill(connection)
        before = _rows(connection)
        assert [name for name, rows in before.items() if not rows] == []
        for revision in revisions[1:]:
            command.downgrade(config, revision)
            after = _rows(connection)
            assert _differences(before, after) == [], f"down to {revision}"
            before = after
        for revision in reversed(revisions[:-1]):
            command.upgrade(config, revision)
            after = _rows(connection)
            assert _differences(before, after) == [], f"up to {revision}"
            before = after


def _fill(connection: Connection) -> None:
    for each in SQLModel.metadata.sorted_tables:
        connection.execute(insert(each).values({column.name: _value(column) for column in each.columns}))


def _value(column: Column[Any]) -> Any:
    if (column.table.name, column.name) in _EMPTY:
        return None
    if column.primary_key or column.foreign_keys:
        return 1
    if isinstance(column.type, Enum):
        return column.type.enums[0]
    return next(value for kind, value in _VALUES.items() if isinstance(column.type, kind))


def _rows(connection: Connection) -> Rows:
    """All rows of all tables, as the database has them now and as its driver reads them."""
    names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    return {name: _rows_of(connection, name) for name in names}


def _rows_of(connection: Connection, name: str) -> list[dict[str, Any]]:
    found: Result[Any] = connection.execute(select(literal_column("*")).select_from(table(name)))
    return [dict(row) for row in found.mappings()]


def _differences(before: Rows, after: Rows) -> list[str]:
    """Where the columns that both know do not hold the same; rows may be missing only with their whole table."""
    found = []
    for name in before.keys() & after.keys():
        if len(before[name]) != len(after[name]):
            found.append(f"{name}: {len(before[name])} rows became {len(after[name])}")
        for old, new in zip(before[name], after[name], strict=False):
            shared = old.keys() & new.keys()
            found += [f"{name}.{each}: {old[each]!r} became {new[each]!r}" for each in shared if old[each] != new[each]]
    return found
