"""What SQLAlchemy has compiled once, this process knows.

SQLAlchemy keeps compiled statements by engine and dialect, and nearly every test opens a database of its own: most of
the time of a short test went into compiling what the one before had compiled. Here all engines of one kind have equal
dialects and share what was compiled. The statements are the same, and run anew each time.
"""

from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

_COMPILED: dict[Any, Any] = {}  # by dialect and statement
_SQLITE_TYPES: Any = WeakKeyDictionary()
_POSTGRES_TYPES: Any = WeakKeyDictionary()


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


def use_warm_dialects() -> None:
    """From now on, for every engine of this process."""
    registry.register("sqlite", __name__, Sqlite.__name__)
    registry.register("postgresql.psycopg", __name__, Postgres.__name__)
