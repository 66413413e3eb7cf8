"""Claims whose holder is gone: the process was killed, or nobody knows what Slack did."""

from collections.abc import Callable, Collection

LEASE_SECONDS = 60.0  # far longer than any call to Slack takes

Claim = tuple[int, str]  # a row of the outbox, and by which claim it is held


class Claims:
    """Watches claims by the clock that nobody moves: one that stays the same for a whole lease has no holder any more,
    or one who does not know either."""

    def __init__(self, monotonic: Callable[[], float], lease_seconds: float = LEASE_SECONDS) -> None:
        self._monotonic = monotonic
        self._lease_seconds = lease_seconds
        self._first_seen: dict[Claim, float] = {}

    def abandoned(self, claims: Collection[Claim]) -> list[Claim]:
        """Those of all present claims that have been seen unchanged for a lease."""
        now = self._monotonic()
        self._first_seen = {claim: self._first_seen.get(claim, now) for claim in claims}
        return [claim for claim, since in self._first_seen.items() if now - since >= self._lease_seconds]
