"""Everything that went over the wire, in order: the inspector's list and the tests' witness."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import RLock
from typing import Any, Literal

Direction = Literal["to_app", "from_app", "within"]
MASK = "********"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of traffic. `at` is the workspace's time, aware; `body` is JSON without tokens."""

    n: int
    at: datetime
    direction: Direction
    kind: str  # "request", "answer", "envelope", "ack", "event", "refused", ...
    title: str
    body: Any


class Traffic:
    """A thread-safe, append-only list. Secrets are masked on the way in, so that nobody can read them out."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._entries: list[Entry] = []
        self._lock = RLock()
        self._secrets: list[str] = []

    def hide(self, *secrets: str) -> None:
        self._secrets.extend(secrets)

    def copied(self, now: Callable[[], datetime]) -> "Traffic":
        """Another list, which begins with what stands in this one."""
        other = Traffic(now)
        other._entries, other._secrets = self.after(), list(self._secrets)
        return other

    def add(self, direction: Direction, kind: str, title: str, body: Any = None) -> Entry:
        with self._lock:
            entry = Entry(len(self._entries) + 1, self._now(), direction, kind, title, self._masked(body))
            self._entries.append(entry)
            return entry

    def after(self, n: int = 0) -> list[Entry]:
        with self._lock:
            return self._entries[n:]

    def of(self, *, kind: str | None = None, title: str | None = None) -> list[Entry]:
        """The entries of this kind and title, oldest first."""
        return [
            entry for entry in self.after() if kind in (None, entry.kind) and (title is None or entry.title == title)
        ]

    def calls(self, method: str) -> list[Any]:
        """The arguments of every request to this Web API method, oldest first."""
        return [entry.body for entry in self.of(kind="request", title=method)]

    def refusals(self) -> list[Entry]:
        """What Slack would not take: calls it answered with an error, and acks it could not use."""
        return self.of(kind="refused")

    def _masked(self, body: Any) -> Any:
        text = json.dumps(body, ensure_ascii=False, default=str)
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        return json.loads(text)
