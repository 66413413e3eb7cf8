"""The only place that reads the clock."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass
class Clock:
    """`now()` is what the product lives by; a demo or a test may move it. Nobody moves `monotonic()` and `wall()`."""

    _moved: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC) + self._moved

    def move_to(self, instant: datetime) -> None:
        """Make `now()` continue from `instant`; only ever forward. Raises ValueError for a step back."""
        step = instant - self.now()
        if step < timedelta(0):
            raise ValueError("the clock only moves forward")
        self._moved += step

    @classmethod
    def starting_at(cls, instant: datetime) -> "Clock":
        """A clock that shows `instant` now and runs on from there."""
        return cls(instant - datetime.now(UTC))

    @staticmethod
    def monotonic() -> float:
        """Seconds for timeouts, pacing, leases and watchdogs."""
        return time.monotonic()

    @staticmethod
    def wall() -> float:
        """Unix seconds for the age of a signature, which must not follow a moved clock."""
        return time.time()
