"""One engine that writes, one that reads, and the transaction as a function.

SQLite runs in WAL mode with `BEGIN IMMEDIATE` on a single writing connection: the driver's own transaction modes lose
updates or fail under concurrency. PostgreSQL writes run SERIALIZABLE and are repeated when they collide.
"""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import URL, Connection, Engine, PoolProxiedConnection, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from bot.domain.errors import StorageBusy, StorageFull, StorageUnreachable
from storage.group_commit import GroupCommit
from storage.prepared import Prepared, run_plainly

LOCK_TIMEOUT_SECONDS = 2.0  # a listener must answer Slack within three
# On SQLite a writer waits twice: for its turn in this process, and for the file, which only a foreign process locks.
_TURN_SECONDS = 1.5
_FILE_LOCK_SECONDS = 0.8
_ATTEMPTS = 20
_LONGEST_REST_SECONDS = 0.1  # between two of them, so that all together take about a second
_READERS = 40  # as many as threads may read at once: opening a connection costs more than most reads
_MIGRATION_LOCK = 5_612_417  # any fixed number of our own, for PostgreSQL's advisory lock
_COLLISIONS = {"40001", "40P01"}  # PostgreSQL: serialization_failure, deadlock_detected
_BUSY = {"55P03", "57014", "53300"}
_GONE = {"57P01", "57P02", "57P03", "08000", "08001", "08003", "08004", "08006", "08007"}
_FULL = {"53100", "54000"}

P = ParamSpec("P")
T = TypeVar("T")


class Database:
    """Where rows are kept. `url` is SQLAlchemy's; `postgresql://` is taken to mean psycopg 3."""

    def __init__(self, writer: Engine, reader: Engine) -> None:
        self.writer = writer
        self.reader = reader
        self._on_outbox: list[Callable[[], None]] = []
        self._group = GroupCommit(writer, _TURN_SECONDS, self._wake) if self.is_sqlite else None

    @classmethod
    def open(cls, url: str) -> Self:
        """Connect nothing yet: connections are made when first used, so that it may be called before a fork."""
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            return cls(_sqlite(address, writes=True), _sqlite(address, writes=False))
        engine = create_engine(
            address.set(drivername="postgresql+psycopg"),
            pool_size=8,
            max_overflow=8,
            pool_timeout=LOCK_TIMEOUT_SECONDS,
            pool_pre_ping=True,
            hide_parameters=True,  # an error would quote what people typed
            connect_args={"connect_timeout": 2, "options": f"-c lock_timeout={int(LOCK_TIMEOUT_SECONDS * 1000)}"},
        )
        reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        return cls(engine.execution_options(isolation_level="SERIALIZABLE"), reader)

    @property
    def is_sqlite(self) -> bool:
        """Whether one process owns one file."""
        return self.writer.dialect.name == "sqlite"

    def close(self) -> None:
        """Give back all connections."""
        self.writer.dispose()
        self.reader.dispose()

    def on_outbox(self, wake: Callable[[], None]) -> None:
        """Call `wake` after every commit that added a row to the outbox."""
        self._on_outbox.append(wake)

    def write(self, work: Callable[[Session], T]) -> T:
        """Run `work` in one transaction and commit it; raises StorageBusy or StorageFull when nothing was saved.

        `work` runs again when PostgreSQL reports a collision, and on SQLite when what came with it failed, so it must
        have no effect outside the session.
        """
        for attempt in range(_ATTEMPTS):
            try:
                return self._write_once(work)
            except DBAPIError as error:
                if _sqlstate(error) not in _COLLISIONS:
                    raise _in_our_words(error) from error
                # By chance, so that those who collided do not meet again.
                longest = min(0.005 * 2**attempt, _LONGEST_REST_SECONDS)
                time.sleep(random.uniform(0, longest))  # noqa: S311 - spreads load, hides nothing
            except PoolTimeout as error:
                raise StorageBusy from error
        raise StorageBusy

    def read(self, work: Callable[[Session], T]) -> T:
        """Run `work` on one consistent view of the rows; writing in it fails."""
        with (
            _errors_in_our_words(),
            self.reader.connect() as connection,
            Session(connection, autoflush=False) as session,
        ):
            connection.begin()  # never committed
            return work(session)

    def look(self, statement: Prepared, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """What one statement finds. It sees one state by itself, so it is spared session and transaction."""
        with _errors_in_our_words(), closing(self._reading()) as connection:
            return statement.rows_on(connection.driver_connection, self.reader.dialect, parameters)

    def _reading(self) -> PoolProxiedConnection:
        try:
            return self.reader.raw_connection()
        except self.reader.dialect.loaded_dbapi.Error as error:  # the driver's own: nothing of SQLAlchemy is between
            raise StorageUnreachable from error

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """One transaction in which tables may be rebuilt, and which only one process at a time is in."""
        engine = _sqlite(self.writer.url, writes=True, checks_keys=False) if self.is_sqlite else self.writer
        with engine.begin() as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
            yield connection
            if self.is_sqlite and (broken := connection.execute(text("PRAGMA foreign_key_check")).all()):
                raise RuntimeError(f"The migration would leave rows that point at nothing: {broken[:5]}")
        if self.is_sqlite:
            engine.dispose()

    def _write_once(self, work: Callable[[Session], T]) -> T:
        if self._group is not None:
            return self._group.write(work)
        with Session(self.writer, expire_on_commit=False) as session:
            result = work(session)
            session.commit()
            sends = bool(session.info.get("outbox"))
        if sends:
            self._wake()
        return result

    def _wake(self) -> None:
        for wake in self._on_outbox:
            wake()


def writing(step: Callable[Concatenate[Session, P], T]) -> Callable[Concatenate[Database, P], T]:
    """Make a use case out of a function that takes a session: the caller passes the Database, and the transaction
    begins and ends with the call."""

    @wraps(step)
    def use_case(db: Database, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return db.write(lambda session: step(session, *args, **kwargs))

    return use_case


def reading(step: Callable[Concatenate[Session, P], T]) -> Callable[Concatenate[Database, P], T]:
    """Like `writing`, for a use case that only reads."""

    @wraps(step)
    def use_case(db: Database, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return db.read(lambda session: step(session, *args, **kwargs))

    return use_case


def _sqlite(url: URL, *, writes: bool, checks_keys: bool = True) -> Engine:
    engine = create_engine(
        url,
        pool_size=1 if writes else _READERS,
        max_overflow=0,
        pool_timeout=_TURN_SECONDS,
        pool_use_lifo=True,  # whoever read last has read most of what the next one reads
        hide_parameters=True,  # an error would quote what people typed
        connect_args={"timeout": _FILE_LOCK_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        # The driver must not open transactions of its own: see "begin" below.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if checks_keys else 'OFF'}")  # a rebuilt table must not cascade
        cursor.execute("PRAGMA trusted_schema = OFF")
        cursor.execute(f"PRAGMA journal_size_limit = {64 * 1024 * 1024}")
        if not writes:
            cursor.execute("PRAGMA query_only = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        run_plainly(connection, "BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def _errors_in_our_words() -> Iterator[None]:
    try:
        yield
    except PoolTimeout as error:
        raise StorageBusy from error
    except DBAPIError as error:
        raise _in_our_words(error) from error


def _sqlstate(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", "") or "")


def _in_our_words(error: DBAPIError) -> Exception:
    code = _sqlstate(error)
    sqlite_code = str(getattr(error.orig, "sqlite_errorname", "") or "")
    if code in _BUSY or sqlite_code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StorageBusy()
    if code in _FULL or sqlite_code.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return StorageFull()
    # A connection that could not be made, or broke, has no code of its own.
    is_lost = isinstance(error, OperationalError | InterfaceError) and not (code or sqlite_code)
    if code in _GONE or is_lost or sqlite_code.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return StorageUnreachable()
    return error
