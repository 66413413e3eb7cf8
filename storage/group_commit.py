"""Several writers, one transaction, one wait for the disk: what databases call a group commit.

SQLite has one writer at a time and, with synchronous=FULL, waits for the disk at each commit. So those who come while
somebody is writing form a line. Whoever finds nobody there leads: it opens one transaction, does the work of everybody
in the line, and commits once. Nobody hears what came of their work before that. Then the first of those who came
meanwhile leads the next group.

An error undoes nothing of the others. Most of what is refused has changed nothing, so there is nothing to undo; else
the whole group begins again, each in a savepoint of their own, which costs every one of them two statements. So a work
may be done twice, as on PostgreSQL after a collision.
"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.domain.errors import StorageBusy
from storage.prepared import run_plainly

_LARGEST_GROUP = 32  # somebody waits for the answer of whoever leads, too

T = TypeVar("T")


class GroupCommit:
    """The writers of one SQLite file. `seconds` is how long one of them waits for its turn; `on_outbox` is called after
    a commit that added a row to the outbox."""

    def __init__(self, engine: Engine, seconds: float, on_outbox: Callable[[], None]) -> None:
        self._engine = engine
        self._seconds = seconds
        self._on_outbox = on_outbox
        self._lock = threading.Lock()
        self._line: deque[_Turn[Any]] = deque()
        self._is_led = False

    def write(self, work: Callable[[Session], T]) -> T:
        """Do `work`, and return what it returns once that is committed. Raises what it raises, what SQLAlchemy raises
        where nothing was saved, and StorageBusy when its turn did not come in time."""
        turn = _Turn(work)
        if self._enter(turn) or self._is_called_to_lead(turn):
            self._lead()
        return turn.outcome()

    def waiting(self) -> int:
        """How many stand in the line."""
        with self._lock:
            return len(self._line)

    def _enter(self, turn: "_Turn[Any]") -> bool:
        """Stand in the line; True for whoever finds nobody at work and so leads."""
        with self._lock:
            finds_nobody = not self._is_led
            self._is_led = True
            self._line.append(turn)
            return finds_nobody

    def _is_called_to_lead(self, turn: "_Turn[Any]") -> bool:
        """Wait: False when somebody else has done the work."""
        if not turn.is_called_within(self._seconds):
            with self._lock:
                if turn in self._line and not turn.leads:
                    self._line.remove(turn)
                    raise StorageBusy
            turn.is_called_within(-1)  # its group is at work already, or it has been called at this moment
        return turn.leads

    def _lead(self) -> None:
        with self._lock:
            group = [self._line.popleft() for _ in range(min(len(self._line), _LARGEST_GROUP))]
        try:
            self._commit(group)
        finally:
            self._hand_over()
            for turn in group:
                turn.call()
        if any(turn.is_saved and turn.sends for turn in group):
            self._on_outbox()

    def _hand_over(self) -> None:
        with self._lock:
            self._is_led = bool(self._line)
            if self._line:
                self._line[0].leads = True
                self._line[0].call()

    def _commit(self, group: "Sequence[_Turn[Any]]") -> None:
        try:
            try:
                self._in_one_transaction(group, _Turn.take)
            except _HalfDoneError:
                self._in_one_transaction(group, _Turn.take_apart)
        except Exception as error:  # noqa: BLE001 - everybody in the group hears of it where they called
            for turn in group:
                turn.error = turn.error or error
        else:
            for turn in group:
                turn.is_saved = True

    def _in_one_transaction(
        self, group: "Sequence[_Turn[Any]]", take: "Callable[[_Turn[Any], Connection], None]"
    ) -> None:
        with self._engine.begin() as connection:
            for turn in group:
                take(turn, connection)


class _HalfDoneError(Exception):
    """Somebody's work failed after it had changed something."""


class _Turn(Generic[T]):
    """Somebody's place in the line: their work, and what came of it."""

    def __init__(self, work: Callable[[Session], T]) -> None:
        self._work = work
        self._result: T | None = None
        self._until_called = threading.Lock()  # an Event does the same with two locks and a list of who waits
        self._until_called.acquire()
        self.leads = False
        self.error: Exception | None = None
        self.is_saved = False
        self.sends = False

    def take(self, connection: Connection) -> None:
        """Do the work. Raises _HalfDoneError where it has to be undone, and what ended the transaction."""
        before = _changes(connection)
        try:
            self._do(connection)
        except Exception as error:
            if not _is_under_way(connection):
                raise _origin(error) from error
            if _changes(connection) != before:
                raise _HalfDoneError from error
            self.error = error

    def take_apart(self, connection: Connection) -> None:
        """Do the work in a savepoint. Raises only what ended the transaction, and so concerns the whole group."""
        run_plainly(connection, "SAVEPOINT turn")
        try:
            self._do(connection)
        except Exception as error:
            if not _is_under_way(connection):
                raise _origin(error) from error
            self.error = error
            run_plainly(connection, "ROLLBACK TO turn")
        run_plainly(connection, "RELEASE turn")

    def _do(self, connection: Connection) -> None:
        self.error = None
        # Whatever the session itself begins is a savepoint within the transaction.
        session = Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False)
        try:
            self._result = self._work(session)
            if session.in_transaction():
                session.commit()
            self.sends = bool(session.info.get("outbox"))
        except Exception:
            session.close()
            raise

    def call(self) -> None:
        """Let whoever stands here go on: to lead, or because it is over."""
        self._until_called.release()

    def is_called_within(self, seconds: float) -> bool:
        """Wait for that; -1 for as long as it takes."""
        return self._until_called.acquire(timeout=seconds)

    def outcome(self) -> T:
        """What the work returned; raises what it raised, or what kept it from being saved."""
        if self.error is not None:
            raise self.error
        if not self.is_saved:
            raise StorageBusy  # whoever led was interrupted
        return cast("T", self._result)


def _origin(error: Exception) -> Exception:
    """The first of what went wrong in the database; that the savepoints are gone only followed from it."""
    link: BaseException | None = error
    while link is not None:
        error = link if isinstance(link, DBAPIError) else error
        link = link.__cause__ or link.__context__
    return error


def _is_under_way(connection: Connection) -> bool:
    """SQLite itself gives a whole transaction up where, for example, the disk is full."""
    driver: Any = connection.connection.driver_connection
    return bool(driver.in_transaction)


def _changes(connection: Connection) -> int:
    """How many rows were changed over this connection so far, also those of which that was undone."""
    driver: Any = connection.connection.driver_connection
    return int(driver.total_changes)
