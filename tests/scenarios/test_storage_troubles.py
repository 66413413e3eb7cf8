"""When nothing can be saved, people are told where they are, and what they typed stays; the log says nothing of it."""

import io
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from bot.logs import configure_logging
from storage.models import CheckIn
from tests.scenarios.cast import stage_growth
from tests.scenarios.conftest import Office

BUSY = "Many people are saving at this moment"
GONE = "The database does not answer at this moment."
FULL = "There is no room left to save anything"
CANARY = "kestrel-9127 lives here"


@pytest.fixture
def growth(office: Office) -> Office:
    stage_growth(office)
    return office


@contextmanager
def somebody_else_is_writing(office: Office) -> Iterator[None]:
    """Hold what a check-in has to write to, from a second connection: a real lock."""
    from storage.database import Database

    other = Database.open(office.db.writer.url.render_as_string(hide_password=False))
    try:
        with other.writer.connect() as connection:
            connection.execute(text("UPDATE key_result SET title = title"))
            yield
            connection.rollback()
    finally:
        other.close()


def test_a_command_is_answered_while_somebody_else_writes(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    with somebody_else_is_writing(growth):
        began = time.monotonic()
        ana.types("/okr KR1 4.2 SSO live", channel="growth")
        ana.sees(BUSY)
        assert time.monotonic() - began < 3

    assert growth.count(CheckIn) == 1


def test_a_form_keeps_what_was_typed_and_can_be_saved_afterwards(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr check-in", channel="growth")
    ana.fills("What changed?", "SSO live", beside="Password resets")

    with somebody_else_is_writing(growth):
        ana.submits()
        assert BUSY in ana.modal.errors["Value now (%)"]
        assert ana.value("What changed?", beside="Password resets") == "SSO live"
    ana.submits()

    ana.sees('"SSO live"', in_="modal")
    assert growth.count(CheckIn) == 2


def test_a_full_disk_is_said_in_the_form_and_nothing_is_lost(growth: Office) -> None:
    if not growth.db.is_sqlite:
        pytest.skip("PostgreSQL's disk is not ours to fill")
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1", channel="growth")
    ana.fills("What changed?", "SSO live " * 300)
    pages = _limit_pages(growth, "page_count")

    for _ in range(20):  # what is free in the last pages is used up first
        ana.submits()
        if growth.slack.workspace.stack_of(ana.id)[-1].errors:
            break
        ana.types("/okr update KR1", channel="growth")
        ana.fills("What changed?", "SSO live " * 300)

    assert FULL in next(iter(ana.modal.errors.values()))
    assert str(ana.value("What changed?")).startswith("SSO live")
    _limit_pages(growth, str(pages + 1000))
    ana.submits()
    ana.sees("SSO live", in_="modal")


@contextmanager
def full_server(office: Office) -> Iterator[None]:
    """PostgreSQL says of each check-in that its disk is full."""
    with office.db.writer.begin() as connection:
        connection.exec_driver_sql(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER full_disk BEFORE INSERT ON check_in FOR EACH ROW EXECUTE FUNCTION full_disk()"
        )
    yield
    with office.db.writer.begin() as connection:
        connection.exec_driver_sql("DROP FUNCTION full_disk CASCADE")


def test_a_full_disk_of_the_server_is_said_in_the_form_and_nothing_is_lost(growth: Office) -> None:
    if growth.db.is_sqlite:
        pytest.skip("SQLite has no server")
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1", channel="growth")
    ana.fills("What changed?", "SSO live")

    with full_server(growth):
        ana.submits()
        assert FULL in ana.modal.errors["Value now (%)"]
    ana.submits()

    ana.sees('"SSO live"', in_="modal")
    assert growth.count(CheckIn) == 2


@contextmanager
def out_of_reach(office: Office) -> Iterator[None]:
    """PostgreSQL lets nobody in, and whoever was in is thrown out."""
    address = make_url(office.db.writer.url.render_as_string(hide_password=False))
    server = create_engine(address.set(database="postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    try:
        with server.connect() as connection:
            connection.execute(text(f'ALTER DATABASE "{address.database}" ALLOW_CONNECTIONS false'))
            connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
                {"name": address.database},
            )
            try:
                yield
            finally:
                connection.execute(text(f'ALTER DATABASE "{address.database}" ALLOW_CONNECTIONS true'))
    finally:
        server.dispose()


def test_a_server_that_does_not_answer_is_said_in_the_form_and_nothing_is_lost(growth: Office) -> None:
    if growth.db.is_sqlite:
        pytest.skip("SQLite has no server")
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1", channel="growth")
    ana.fills("What changed?", "SSO live")

    with out_of_reach(growth):
        ana.submits()
        assert GONE in ana.modal.errors["Value now (%)"]
        assert ana.value("What changed?") == "SSO live"
    ana.submits()

    ana.sees('"SSO live"', in_="modal")
    assert growth.count(CheckIn) == 2


def test_a_command_is_answered_while_the_server_does_not_answer(growth: Office) -> None:
    if growth.db.is_sqlite:
        pytest.skip("SQLite has no server")
    ana = growth.person("Ana Diaz")

    with out_of_reach(growth):
        ana.types("/okr KR1 4.2 SSO live", channel="growth")
        ana.sees(GONE)

    ana.types("/okr KR1 4.2 SSO live", channel="growth")
    ana.sees("Saved: KR1")


def test_no_log_says_what_people_wrote(growth: Office) -> None:
    ana, dan = growth.person("Ana Diaz"), growth.person("Dan Roth")
    with everything_logged() as log:
        ana.types(f"/okr KR1 4.2 {CANARY}", channel="growth")
        dan.types(f"/okr KR1 9 {CANARY}", channel="general")
        ana.types(f"/okr KR1 1.234 {CANARY}", channel="growth")
        ana.types("/okr correct KR1", channel="growth")
        ana.fills("What changed?", f"{CANARY} again")
        ana.submits()
        with somebody_else_is_writing(growth):
            ana.types(f"/okr KR1 5 {CANARY}", channel="growth")
            ana.sees(BUSY)
        written = log.getvalue()

    assert CANARY not in written
    assert growth.slack.workspace.app.bot_token not in written
    assert growth.slack.workspace.app.app_token not in written


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    """The product's own logging, at its most talkative, into a text."""
    root, written = logging.getLogger(), io.StringIO()
    handlers, level = list(root.handlers), root.level
    configure_logging("DEBUG")
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    try:
        yield written
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)


def _limit_pages(office: Office, limit: str) -> int:
    """Let the file grow no further than this; returns how many pages it has."""
    with office.db.writer.connect() as connection:
        pages = int(connection.execute(text("PRAGMA page_count")).scalar_one())
        wanted = pages if limit == "page_count" else int(limit)
        connection.execute(text(f"PRAGMA max_page_count = {wanted}"))
        connection.commit()
        return pages
