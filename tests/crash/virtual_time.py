"""Time that passes only when somebody says so, shared by the bot's processes and the pretend Slack."""

import mmap
import struct
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import Clock

_NUMBER = struct.Struct("d")


class SharedTime:
    """Seconds since `start`, in a file that several processes map. Never goes back."""

    def __init__(self, path: Path, start: datetime) -> None:
        if not path.exists():
            path.write_bytes(_NUMBER.pack(0.0))
        with path.open("r+b") as file:
            self._seconds = mmap.mmap(file.fileno(), _NUMBER.size)
        self._start = start
        self._lock = threading.Lock()

    def seconds(self) -> float:
        """Since the start."""
        passed: float = _NUMBER.unpack(self._seconds[:])[0]
        return passed

    def now(self) -> datetime:
        """The instant that everybody sees."""
        return self._start + timedelta(seconds=self.seconds())

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        with self._lock:
            self._seconds[:] = _NUMBER.pack(self.seconds() + seconds)

    def pass_until(self, instant: datetime) -> None:
        """Let time pass until then, unless it is later already."""
        self.pass_(max((instant - self.now()).total_seconds(), 0.0))


class VirtualClock(Clock):
    """The bot's clock on shared time."""

    def __init__(self, time: SharedTime) -> None:
        super().__init__()
        self.time = time

    def now(self) -> datetime:
        return self.time.now()

    def monotonic(self) -> float:  # type: ignore[override]
        return self.time.seconds() + 1_000.0  # no process begins at zero

    def wall(self) -> float:  # type: ignore[override]
        return self.time.now().astimezone(UTC).timestamp()
