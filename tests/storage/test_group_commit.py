"""Writers that come while somebody is writing share one transaction; what one of them raises is theirs alone."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, col, select

from bot.domain.errors import StorageBusy
from bot.usecases.company.workspaces import open_workspace
from storage.database import Database
from storage.group_commit import GroupCommit
from storage.models import Receipt

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
OTHERS = 6


class Line:
    """Writers of one file, and how often they committed. `with held():` somebody writes, and whoever comes waits."""

    def __init__(self, db: Database, seconds: float = 10) -> None:
        self.db = db
        self.workspace_id = open_workspace(db, "T1", "Acme", NOW)
        self.woken: list[list[str]] = []
        self.group = GroupCommit(db.writer, seconds, lambda: self.woken.append(self.stored()))
        self.commits = 0
        event.listen(db.writer, "commit", self._count)
        self._threads = ThreadPoolExecutor(32)

    def comes(self, work: Callable[[Session], object]) -> Future[object]:
        """Somebody comes to write."""
        return self._threads.submit(self.group.write, work)

    def come(self, *works: Callable[[Session], object]) -> list[Future[object]]:
        """Several come while somebody is writing; returns when all of them stand in the line, in this order."""
        free, busy = threading.Event(), threading.Event()

        def hold(_session: Session) -> None:
            busy.set()
            assert free.wait(10)

        self.comes(hold)
        assert busy.wait(10)
        self.commits = 0
        came = [self._joins(work) for work in works]
        free.set()
        return came

    def _joins(self, work: Callable[[Session], object]) -> Future[object]:
        before, came = self.group.waiting(), self.comes(work)
        while self.group.waiting() == before:
            time.sleep(0.001)
        return came

    def stores(self, cause: str) -> Callable[[Session], str]:
        """What somebody writes: a row of that name."""

        def work(session: Session) -> str:
            session.add(Receipt(workspace_id=self.workspace_id, cause=cause, at=NOW))
            return cause

        return work

    def stored(self) -> list[str]:
        return list(self.db.read(lambda session: session.exec(select(Receipt.cause).order_by(col(Receipt.id))).all()))

    def _count(self, _connection: object) -> None:
        self.commits += 1


@pytest.fixture
def line(sqlite_url: str) -> Iterator[Line]:
    db = Database.open(sqlite_url)
    yield Line(db)
    db.close()


def test_those_who_come_together_share_one_commit(line: Line) -> None:
    came = line.come(*(line.stores(f"cause {each}") for each in range(OTHERS)))

    assert [each.result(10) for each in came] == [f"cause {each}" for each in range(OTHERS)]
    assert line.stored() == [f"cause {each}" for each in range(OTHERS)]
    assert line.commits == 2  # of the one who was there, and of those who waited


def test_what_one_of_them_raises_undoes_what_they_did_and_nothing_else(line: Line) -> None:
    def refuses(session: Session) -> None:
        line.stores("half done")(session)
        session.flush()
        raise LookupError("not yours")

    before, refused, after = line.come(line.stores("before"), refuses, line.stores("after"))

    with pytest.raises(LookupError, match="not yours"):
        refused.result(10)
    assert (before.result(10), after.result(10)) == ("before", "after")
    assert line.stored() == ["before", "after"]


def test_a_refusal_that_changed_nothing_lets_nobody_work_twice(line: Line) -> None:
    works: list[str] = []

    def counted(cause: str) -> Callable[[Session], str]:
        stores = line.stores(cause)

        def work(session: Session) -> str:
            works.append(cause)
            return stores(session)

        return work

    def refuses(_session: Session) -> None:
        raise LookupError("not yours")

    before, refused, after = line.come(counted("before"), refuses, counted("after"))

    with pytest.raises(LookupError, match="not yours"):
        refused.result(10)
    assert (before.result(10), after.result(10)) == ("before", "after")
    assert works == ["before", "after"]


def test_after_half_a_work_everybody_else_begins_again_and_each_counts_once(line: Line) -> None:
    begun: list[str] = []

    def half(session: Session) -> None:
        begun.append("half")
        line.stores("half done")(session)
        session.flush()
        raise LookupError("not yours")

    def asks_to_be_sent(session: Session) -> str:
        begun.append("sends")
        session.info["outbox"] = True
        return line.stores("sends")(session)

    sent, _ = line.come(asks_to_be_sent, half)

    assert sent.result(10) == "sends"
    assert line.stored() == ["sends"]
    assert line.woken == [["sends"]]
    assert begun == ["sends", "half", "sends", "half"]


def test_what_the_database_refuses_of_one_of_them_harms_nobody_else(line: Line) -> None:
    before, refused, after = line.come(line.stores("once"), line.stores("once"), line.stores("after"))

    with pytest.raises(IntegrityError):
        refused.result(10)
    assert (before.result(10), after.result(10)) == ("once", "after")
    assert line.stored() == ["once", "after"]


def test_a_full_disk_ends_the_transaction_of_all_of_them(line: Line) -> None:
    with line.db.writer.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        connection.commit()

    came = line.come(line.stores("small"), line.stores("large " * 100_000), line.stores("never tried"))

    for each in came:
        with pytest.raises(OperationalError, match="full"):
            each.result(10)
    assert line.stored() == []


def test_whoever_waits_too_long_is_told_so_and_writes_nothing(line: Line) -> None:
    impatient = GroupCommit(line.db.writer, 0.05, lambda: None)
    free, busy = threading.Event(), threading.Event()

    def hold(_session: Session) -> None:
        busy.set()
        assert free.wait(10)

    with ThreadPoolExecutor(1) as somebody:
        writes = somebody.submit(impatient.write, hold)
        assert busy.wait(10)
        with pytest.raises(StorageBusy):
            impatient.write(line.stores("too late"))
        free.set()
        writes.result(10)

    impatient.write(line.stores("in time"))
    assert line.stored() == ["in time"]


def test_who_leads_may_be_interrupted_and_the_others_go_on(line: Line) -> None:
    def interrupted(_session: Session) -> None:
        raise KeyboardInterrupt

    first, second = line.come(interrupted, line.stores("of the same group"))

    with pytest.raises(KeyboardInterrupt):
        first.result(10)
    with pytest.raises(StorageBusy):
        second.result(10)
    assert line.group.write(line.stores("later")) == "later"
    assert line.stored() == ["later"]


def test_senders_are_woken_once_and_after_the_commit(line: Line) -> None:
    def sends(session: Session) -> None:
        line.stores("sent")(session)
        session.info["outbox"] = True

    for each in line.come(sends, line.stores("not sent")):
        each.result(10)

    assert line.woken == [["sent", "not sent"]]


def test_nobody_is_woken_for_what_was_not_saved(line: Line) -> None:
    def refuses(session: Session) -> None:
        session.info["outbox"] = True
        raise LookupError

    with pytest.raises(LookupError):
        line.group.write(refuses)

    assert line.woken == []


def test_many_writers_at_once_lose_nothing(line: Line) -> None:
    came = [line.comes(line.stores(f"cause {each}")) for each in range(200)]

    assert sorted(str(each.result(10)) for each in came) == sorted(line.stored())
