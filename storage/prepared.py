"""Statements of the hot path: SQLAlchemy builds and compiles each of them once, and the driver runs it as it is.

An execution by way of SQLAlchemy costs several times what SQLite needs for it, and an entity several times that. What
every update needs is therefore prepared here; anything else is better off with the session.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any

from sqlalchemy import Column, Connection, Date, Dialect, Executable, Table, bindparam, insert, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.types import TypeEngine
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from storage.records import Convert, RecordShape

_COMPILING = threading.Lock()
_REMEMBERED: dict[tuple[type, str], Convert] = {}


class Prepared:
    """One statement, compiled once for each kind of database; a function that makes it is given the kind's name.
    Parameters and columns are converted by their own types; `given` names the columns that an insertion is given.
    Lists as parameters (`IN`) are not for it."""

    def __init__(self, statement: Executable | Callable[[str], Executable], given: Iterable[str] = ()) -> None:
        self._statement = statement
        self._given = list(given) or None
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, session: Session, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """What it returns; errors are SQLAlchemy's."""
        return self._converted(*self._execute(session, parameters))

    def rows_on(self, driver: Any, dialect: Dialect, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The same on a connection of the driver itself, outside of any session."""
        return self._converted(*self._execute_on(driver, dialect, parameters))

    @staticmethod
    def _converted(compiled: "_Compiled", cursor: Any) -> list[tuple[Any, ...]]:
        converts = compiled.converts
        return [
            tuple([convert(value) if convert else value for convert, value in zip(converts, row, strict=True)])
            for row in cursor.fetchall()
        ]

    def plain_row(self, session: Session, parameters: Mapping[str, Any]) -> dict[str, "PlainRow"]:
        """The first row as one PlainRow for each table, by the tables' names; empty where nothing is found."""
        compiled, cursor = self._execute(session, parameters)
        row = cursor.fetchone()
        return compiled.plain(row) if row else {}

    def records(self, session: Session, parameters: Mapping[str, Any]) -> list[Any]:
        """Every row as a named tuple of one record for each table, by the tables' names: for thousands of rows, of
        which most columns are looked at. A record has its columns under the names of its entity, with `key` for the id.
        """
        compiled, cursor = self._execute(session, parameters)
        return compiled.shape.records(compiled.converts, cursor.fetchall())

    def count(self, session: Session, parameters: Mapping[str, Any]) -> int:
        """How many rows it wrote."""
        return int(self._execute(session, parameters)[1].rowcount)

    def inserted_id(self, session: Session, parameters: Mapping[str, Any]) -> int:
        """The id of the row that it inserted: as it returns it or, on SQLite, as the driver knows it anyway."""
        compiled, cursor = self._execute(session, parameters)
        return int(cursor.fetchone()[0] if compiled.returns else cursor.lastrowid)

    def _execute(self, session: Session, parameters: Mapping[str, Any]) -> "tuple[_Compiled, Any]":
        if session.autoflush:
            session.flush()  # as before any other query; it costs nothing where nothing waits to be written
        return self._execute_on(*_connection_of(session), parameters)

    def _execute_on(self, driver: Any, dialect: Dialect, parameters: Mapping[str, Any]) -> "tuple[_Compiled, Any]":
        compiled = self._compiled.get(dialect.name) or self._compile(dialect)
        cursor = _run(driver, dialect, compiled.sql, compiled.values(parameters))
        if compiled.returns and not compiled.converts:
            compiled.know_columns(cursor.description, dialect)
        return compiled, cursor

    def _compile(self, dialect: Dialect) -> "_Compiled":
        with _COMPILING:  # of many threads that come at once, each would do it otherwise
            if dialect.name not in self._compiled:
                made = self._statement
                statement = made if isinstance(made, Executable) else made(dialect.name)
                self._compiled[dialect.name] = _Compiled(statement, self._given, dialect)
            return self._compiled[dialect.name]


class PlainRow:
    """The columns of one row under the names that they have in its entity, converted when asked for; "key" as well.
    It can be told what a statement wrote, and stores nothing."""

    def __init__(self, values: Sequence[Any], columns: "Mapping[str, tuple[int, Convert | None]]") -> None:
        self._values = values
        self._columns = columns

    def __getattr__(self, name: str) -> Any:
        if name not in self._columns:
            raise AttributeError(name)
        place, convert = self._columns[name]
        value = self._values[place]
        value = self.__dict__[name] = convert(value) if convert else value
        return value


class _Compiled:
    """A statement in the words of one kind of database."""

    def __init__(self, statement: Any, given: list[str] | None, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=given)
        self.sql = str(compiled)
        self.converts: list[Convert | None] = []
        self.tables: dict[str, dict[str, tuple[int, Convert | None]]] = {}
        self.returns = [*statement.exported_columns]
        defaults = {column.key: column.default.arg for column in getattr(compiled, "insert_prefetch", ())}
        fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        self._fixed = {**fixed, **defaults}
        self._binds = {name: _to_driver(bind.type, dialect) for name, bind in compiled.binds.items()}
        order: list[str] | None = compiled.positiontup if compiled.positional else None
        self._places = None if order is None else [(name, self._binds[name]) for name in order]

    def values(self, parameters: Mapping[str, Any]) -> Any:
        """The parameters as the driver takes them: in order, or by name."""
        every = {**self._fixed, **parameters}
        if self._places is None:
            return {name: convert(every[name]) if convert else every[name] for name, convert in self._binds.items()}
        return [convert(every[name]) if convert else every[name] for name, convert in self._places]

    def plain(self, row: Sequence[Any]) -> dict[str, PlainRow]:
        """One row of what comes back."""
        return {name: PlainRow(row, columns) for name, columns in self.tables.items()}

    @cached_property
    def shape(self) -> RecordShape:
        """How its rows are made records."""
        return RecordShape(self.returns)

    def know_columns(self, description: Sequence[Sequence[Any]], dialect: Dialect) -> None:
        """Learn at the first execution how what comes back is converted: some types ask what the driver sends."""
        converts: list[Convert | None] = []
        for place, (column, described) in enumerate(zip(self.returns, description, strict=True)):
            convert = column.type.dialect_impl(dialect).result_processor(dialect, described[1])
            converts.append(convert)
            if isinstance(column, Column):
                columns = self.tables.setdefault(column.table.name, {})
                columns[column.key] = place, convert
                if column.key == "id":
                    columns["key"] = place, convert
        self.converts = converts


def _to_driver(of: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    """How values of a type are handed to the driver. One update writes the same instant and date in many places, so
    these are remembered; equal amounts are not, for 1 and 1.0 are spelled differently."""
    convert = of.dialect_impl(dialect).bind_processor(dialect)
    if convert is None or not isinstance(of, UTCDateTime | Date):
        return convert
    return _REMEMBERED.setdefault((type(of), dialect.name), lru_cache(maxsize=256)(convert))


def _connection_of(session: Session) -> tuple[Any, Dialect]:
    """The driver's own connection that a session works on."""
    if not isinstance(session.bind, Connection):
        connection = session.connection()
        return connection.connection.driver_connection, connection.dialect
    # A session that was given a connection keeps it, and need not begin anything of its own for this.
    if (known := session.info.get("driver")) is None:
        known = session.info["driver"] = session.bind.connection.driver_connection, session.bind.dialect
    return known


def run_plainly(connection: Connection, sql: str) -> None:
    """Run a statement that takes and returns nothing, such as SAVEPOINT, as it is; errors are SQLAlchemy's."""
    _run(connection.connection.driver_connection, connection.dialect, sql, ())


def _run(driver: Any, dialect: Dialect, sql: str, values: Any) -> Any:
    try:
        return driver.execute(sql, values)
    except dialect.loaded_dbapi.Error as error:
        base = dialect.loaded_dbapi.Error
        raise DBAPIError.instance(None, None, error, base, hide_parameters=True, dialect=dialect) from error


def note_written(row: object, values: Mapping[str, Any]) -> None:
    """Tell a row that is loaded, plain or an entity, what a statement wrote."""
    for name, value in values.items():
        if isinstance(row, PlainRow):
            setattr(row, name, value)
        else:
            set_committed_value(row, name, value)


def insert_row(session: Session, table: Table, row: Mapping[str, Any]) -> int:
    """Insert a row and return its id."""
    return _inserting(table, tuple(row)).inserted_id(session, row)


def insert_unless_there(session: Session, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert a row unless a unique key has it already; says whether it was inserted."""
    return _inserting_unless_there(table, tuple(row)).count(session, row) == 1


def update_row(session: Session, table: Table, workspace_id: int, row_id: int, values: Mapping[str, Any]) -> None:
    """Set these columns of one row of a workspace."""
    which = {"this_workspace_id": workspace_id, "this_id": row_id}
    _updating(table, tuple(values)).count(session, {**values, **which})


def inserting_unless_there(table: Table, dialect: str) -> Any:
    """Insert rows unless a unique key has them already."""
    make = sqlite_insert if dialect == "sqlite" else postgres_insert
    return make(table).on_conflict_do_nothing()


@cache
def _inserting(table: Table, columns: tuple[str, ...]) -> Prepared:
    return Prepared(
        lambda dialect: insert(table) if dialect == "sqlite" else insert(table).returning(table.c.id), columns
    )


@cache
def _inserting_unless_there(table: Table, columns: tuple[str, ...]) -> Prepared:
    return Prepared(lambda dialect: inserting_unless_there(table, dialect), columns)


@cache
def _updating(table: Table, columns: tuple[str, ...]) -> Prepared:
    mine = (table.c.workspace_id == bindparam("this_workspace_id")) & (table.c.id == bindparam("this_id"))
    return Prepared(update(table).where(mine).values({name: bindparam(name) for name in columns}))
