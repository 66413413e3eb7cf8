"""What goes wrong on purpose: rate limits, errors, hangs, and answers lost after the work was done."""

from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Lock
from typing import Literal

Kind = Literal["rate_limited", "http_500", "hang", "drop_after_store", "error"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One accident. `seconds` is Retry-After or the length of a hang; `stored` says whether the work was done first."""

    kind: Kind
    seconds: float = 0.0
    stored: bool = False
    word: str = ""

    @classmethod
    def rate_limited(cls, retry_after: int = 1) -> "Fault":
        """HTTP 429 with Retry-After; nothing is done."""
        return cls("rate_limited", retry_after)

    @classmethod
    def http_500(cls, stored: bool = False) -> "Fault":
        return cls("http_500", stored=stored)

    @classmethod
    def hang(cls, seconds: float, stored: bool = False) -> "Fault":
        """Silence for so long, then the connection is cut."""
        return cls("hang", seconds, stored)

    @classmethod
    def drop_after_store(cls) -> "Fault":
        """The work is done, the connection is cut before the answer."""
        return cls("drop_after_store", stored=True)

    @classmethod
    def error(cls, word: str) -> "Fault":
        """`{"ok": false, "error": word}`; nothing is done."""
        return cls("error", word=word)


class Faults:
    """Faults waiting for their calls, by method; each strikes once, in the order they were set."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._always: dict[str, Fault] = {}
        self._held: dict[str, Event] = {}
        self._lock = Lock()

    def copied(self) -> "Faults":
        """Those that wait now, for another Slack."""
        other = Faults()
        with self._lock:
            for method, waiting in self._waiting.items():
                other.next(method, *waiting)
            other._always.update(self._always)
        return other

    def next(self, method: str, *faults: Fault) -> None:
        """Let the next calls of this method fail so, one after the other."""
        with self._lock:
            self._waiting[method].extend(faults)

    def always(self, method: str, fault: Fault | None) -> None:
        """Let every call of this method fail so, until None is given."""
        with self._lock:
            if fault is None:
                self._always.pop(method, None)
            else:
                self._always[method] = fault

    @contextmanager
    def hold(self, method: str) -> Iterator[None]:
        """Inside the block calls of this method wait; they are answered when it ends."""
        released = self._held[method] = Event()
        try:
            yield
        finally:
            del self._held[method]
            released.set()

    def let_go(self) -> None:
        """Answer every call that waits."""
        for released in list(self._held.values()):
            released.set()

    def held(self, method: str) -> Event | None:
        """What a call of this method has to wait for."""
        return self._held.get(method)

    def take(self, method: str) -> Fault | None:
        with self._lock:
            waiting = self._waiting[method]
            return waiting.popleft() if waiting else self._always.get(method)
