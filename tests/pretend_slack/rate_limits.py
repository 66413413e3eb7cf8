"""Rate limits per method, off until a test sets them."""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from tests.pretend_slack.model import Json


@dataclass(frozen=True, slots=True)
class Limit:
    """So many calls within so many seconds, over the whole workspace or for each channel."""

    calls: int
    seconds: float
    per_channel: bool = False


class RateLimits:
    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._limits: dict[str, Limit] = {}
        self._seen: defaultdict[tuple[str, str], deque[float]] = defaultdict(deque)
        self._lock = Lock()

    def set(self, method: str, calls: int, seconds: float, *, per_channel: bool = False) -> None:
        """From now on allow `calls` of this method within any `seconds`."""
        with self._lock:
            self._limits[method] = Limit(calls, seconds, per_channel)

    def retry_after(self, method: str, arguments: Json) -> int:
        """Whole seconds to wait, 0 if the call may pass (and counts)."""
        with self._lock:
            limit = self._limits.get(method)
            if limit is None:
                return 0
            now = self._monotonic()
            seen = self._seen[method, str(arguments.get("channel", "")) if limit.per_channel else ""]
            while seen and now - seen[0] >= limit.seconds:
                seen.popleft()
            if len(seen) >= limit.calls:
                return max(1, math.ceil(seen[0] + limit.seconds - now))
            seen.append(now)
            return 0
