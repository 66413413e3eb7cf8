"""Statements that are built once. Building one costs SQLAlchemy more than running it does SQLite, so whatever every
request needs is built at its first use and then only given its parameters."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, Update, bindparam, insert, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session


@cache
def inserting(table: Table) -> Insert:
    """Insert one row, given as parameters, and return its id."""
    return insert(table).returning(table.c.id)


@cache
def inserting_unless_there(table: Table, dialect: str) -> Any:
    """Insert rows unless a unique key has them already, and return the ids of those inserted."""
    make = sqlite_insert if dialect == "sqlite" else postgres_insert
    return make(table).on_conflict_do_nothing().returning(table.c.id)


def insert_unless_there(session: Session, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless a unique key has it already; says whether it was inserted."""
    statement = inserting_unless_there(table, session.get_bind().dialect.name)
    return session.execute(statement, row).scalar_one_or_none() is not None


def updating(table: Table, columns: Iterable[str]) -> Update:
    """Set these columns of the row that the parameters `this_workspace_id` and `this_id` name."""
    return _updating(table, tuple(columns))


@cache
def _updating(table: Table, columns: tuple[str, ...]) -> Update:
    mine = (table.c.workspace_id == bindparam("this_workspace_id")) & (table.c.id == bindparam("this_id"))
    return update(table).where(mine).values({name: bindparam(name) for name in columns})
