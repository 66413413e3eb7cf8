"""PostgreSQL connections that outlive the engine that made them.

For each new connection the server starts a process, which then looks up every table anew and plans every statement
anew: on PostgreSQL that was a third of the time of a short test. What an engine closes is kept here instead, as a
connection pooler beside the server would, and handed to the next engine that asks for an equal one.
"""

from collections.abc import Hashable, Mapping
from contextlib import suppress
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from psycopg.pq import TransactionStatus

_MOST = 8  # as many as one engine keeps; the server has a hundred for all processes of tests
_AS_NEW = "RESET ALL; SELECT pg_advisory_unlock_all()"

Connection = psycopg.Connection[Any]


class KeptConnections:
    """Those that wait for the next engine, by what they were asked for."""

    def __init__(self) -> None:
        self._waiting: list[Connection] = []
        self._wanted: WeakKeyDictionary[Connection, Hashable] = WeakKeyDictionary()
        self._lock = Lock()

    def take(self, wanted: Mapping[str, object]) -> Connection | None:
        """One that was asked for in the same words, and is still alive."""
        while (connection := self._next(_key(wanted))) is not None:
            with suppress(psycopg.Error):
                connection.execute("")
                connection.autocommit = False
                return connection
            connection.close()
        return None

    def note(self, connection: Connection, wanted: Mapping[str, object]) -> None:
        """A new one, which may be kept later."""
        self._wanted[connection] = _key(wanted)

    def keep(self, connection: Connection) -> None:
        """Instead of closing it. One in whose transaction somebody still is, or that broke, is closed."""
        if connection.closed or connection.info.transaction_status != TransactionStatus.IDLE:
            connection.close()
            return
        with suppress(psycopg.Error):
            connection.isolation_level = connection.read_only = connection.deferrable = None
            connection.autocommit = True
            connection.execute(_AS_NEW)
            with self._lock:
                if len(self._waiting) < _MOST:
                    self._waiting.append(connection)
                    return
        connection.close()

    def pids(self) -> list[int]:
        """The server's processes for those that wait."""
        with self._lock:
            return [each.info.backend_pid for each in self._waiting]

    def close(self) -> None:
        """All that wait."""
        with self._lock:
            while self._waiting:
                self._waiting.pop().close()

    def _next(self, key: Hashable) -> Connection | None:
        with self._lock:
            for each in reversed(self._waiting):  # who worked last knows most of the tables
                if self._wanted[each] == key:
                    self._waiting.remove(each)
                    return each
        return None


def _key(wanted: Mapping[str, object]) -> Hashable:
    return frozenset((name, value) for name, value in wanted.items() if name != "context")


KEPT = KeptConnections()
