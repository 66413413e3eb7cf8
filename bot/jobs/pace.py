"""How fast messages may leave: about three a second for the workspace, one a second for a channel. Nobody moves the
clock that this follows."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

_SLOWEST = 0.2  # messages a second
_RECOVERS_EVERY = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second for the workspace, and seconds between two messages to one channel."""

    per_second: float = 3.0
    channel_gap: float = 1.0


class Pace:
    """Shared by the senders of one workspace; adapts when Slack says that it was too fast."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits, self._monotonic = limits, monotonic
        self._lock = threading.Lock()
        self._per_second = limits.per_second
        self._adapted_at = monotonic()
        self._tokens, self._counted_at = limits.per_second, monotonic()
        self._paused_until = 0.0
        self._in_flight: set[str] = set()
        self._free_at: dict[str, float] = {}

    def busy(self) -> frozenset[str]:
        """The recipients that have to wait for now."""
        with self._lock:
            now = self._monotonic()
            self._free_at = {each: at for each, at in self._free_at.items() if at > now}
            return frozenset(self._in_flight | self._free_at.keys())

    def seconds_to_wait(self) -> float:
        """Until the workspace may send again; 0 when it may now."""
        with self._lock:
            return self._wait()

    def take_turn(self) -> float:
        """Take the next turn to send for the workspace and return 0, or the seconds until there is one."""
        with self._lock:
            if (seconds := self._wait()) == 0:
                self._tokens -= 1
            return seconds

    def give_back_turn(self) -> None:
        """There was nothing to send."""
        with self._lock:
            self._tokens = min(self._tokens + 1, self._limits.per_second)

    def begin(self, recipient: str) -> None:
        """A message leaves for this recipient."""
        with self._lock:
            self._in_flight.add(recipient)

    def end(self, recipient: str) -> None:
        """Slack has answered, or has not."""
        with self._lock:
            self._in_flight.discard(recipient)
            self._free_at[recipient] = self._monotonic() + self._limits.channel_gap

    def slow_down(self, seconds: float) -> None:
        """Slack refused for `seconds`: nothing leaves until then, and half as fast afterwards."""
        with self._lock:
            now = self._refilled()
            self._paused_until = max(self._paused_until, now + seconds)
            self._per_second, self._adapted_at = max(self._per_second / 2, _SLOWEST), now

    def pause(self, seconds: float) -> None:
        """Nothing leaves for a while, for a reason that speed has no part in."""
        with self._lock:
            self._paused_until = max(self._paused_until, self._monotonic() + seconds)

    def _wait(self) -> float:
        now = self._refilled()
        if now < self._paused_until:
            return self._paused_until - now
        return max(0.0, (1 - self._tokens) / self._per_second)

    def _refilled(self) -> float:
        now = self._monotonic()
        if now - self._adapted_at >= _RECOVERS_EVERY:
            self._per_second, self._adapted_at = min(self._per_second * 1.1, self._limits.per_second), now
        gained = (now - self._counted_at) * self._per_second
        self._tokens, self._counted_at = min(self._tokens + gained, self._limits.per_second), now
        return now
