"""The connections that tests hand on: whoever gets one must not notice that it is not new."""

import pytest
from sqlalchemy import Connection, make_url, text

from storage.database import Database


def server_process(connection: Connection) -> int:
    return int(connection.scalar(text("SELECT pg_backend_pid()")) or 0)


@pytest.fixture
def left_behind(postgres_url: str) -> int:
    """An engine was used and closed; somebody had changed a setting and held a lock of the session."""
    db = Database.open(postgres_url)
    with db.writer.connect() as connection:
        connection.execute(text("SET search_path = pg_catalog"))
        connection.execute(text("SELECT pg_advisory_lock(7)"))
        connection.commit()
        pid = server_process(connection)
    db.close()
    return pid


def test_the_next_engine_gets_it_as_new(postgres_url: str, left_behind: int) -> None:
    db = Database.open(postgres_url)
    with db.reader.connect() as connection:
        assert server_process(connection) == left_behind
        assert connection.scalar(text("SHOW search_path")) == '"$user", public'
        assert connection.scalar(text("SHOW transaction_isolation")) == "repeatable read"
        assert connection.scalar(text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")) == 0
    db.close()


def test_one_that_died_is_not_handed_on(postgres_url: str, left_behind: int) -> None:
    elsewhere = make_url(postgres_url).update_query_dict({"application_name": "other"})
    other = Database.open(elsewhere.render_as_string(hide_password=False))
    with other.writer.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": left_behind})
    other.close()

    db = Database.open(postgres_url)
    with db.writer.connect() as connection:
        assert server_process(connection) != left_behind
    db.close()
