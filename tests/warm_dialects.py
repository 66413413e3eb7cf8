"""What SQLAlchemy has compiled once, this process knows; and what it has connected to, it stays connected to.

SQLAlchemy keeps compiled statements by engine and dialect, and nearly every test opens a database of its own: most of
the time of a short test went into compiling what the one before had compiled. Here all engines of one kind have equal
dialects and share what was compiled. The statements are the same, and run anew each time. What an engine learned about
the PostgreSQL server when it first connected, the others know, and the connections outlive it.
"""

from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from tests.kept_connections import KEPT

_COMPILED: dict[Any, Any] = {}  # by dialect and statement
_SQLITE_TYPES: Any = WeakKeyDictionary()
_POSTGRES_TYPES: Any = WeakKeyDictionary()
_POSTGRES_SERVER: dict[str, Any] = {}  # what a dialect asks the server at its first connection


class _Equal:
    """All of a class are the same to a cache."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=_COMPILED)


class Sqlite(_Equal, SQLiteDialect_pysqlite):
    """As `sqlite://` would load it."""

    supports_statement_cache = True
    _type_memos = _SQLITE_TYPES


class Postgres(_Equal, PGDialect_psycopg):
    """As `postgresql+psycopg://` would load it."""

    supports_statement_cache = True
    _type_memos = _POSTGRES_TYPES

    def connect(self, *words: Any, **wanted: Any) -> Any:
        """One that was kept, or a new one."""
        if (kept := KEPT.take(wanted)) is not None:
            return kept
        connection: Any = super().connect(*words, **wanted)
        super().on_connect()(connection)  # type: ignore[no-untyped-call]
        KEPT.note(connection, wanted)
        return connection

    def on_connect(self) -> None:
        """Nothing more: what is kept has been prepared."""

    def initialize(self, connection: Connection) -> None:
        """Ask once for all."""
        if not _POSTGRES_SERVER:
            before = dict(self.__dict__)
            super().initialize(connection)  # type: ignore[no-untyped-call]
            _POSTGRES_SERVER.update((name, it) for name, it in self.__dict__.items() if before.get(name) is not it)
        self.__dict__.update(_POSTGRES_SERVER)

    def do_close(self, dbapi_connection: Any) -> None:
        """For the next engine."""
        KEPT.keep(dbapi_connection)

    def do_terminate(self, dbapi_connection: Any) -> None:
        """It broke."""
        dbapi_connection.close()


def use_warm_dialects() -> None:
    """From now on, for every engine of this process."""
    registry.register("sqlite", __name__, Sqlite.__name__)
    registry.register("postgresql.psycopg", __name__, Postgres.__name__)
