"""Accidents of every kind, drawn by a seed."""

import random

from tests.pretend_slack.faults import Fault, Faults

RETRY_AFTER = 2
HANGS_SECONDS = 0.5  # longer than the bot's patience in these tests
SOMETIMES = (
    Fault.rate_limited(RETRY_AFTER),
    Fault.http_500(),
    Fault.http_500(stored=True),
    Fault.drop_after_store(),
    Fault.hang(HANGS_SECONDS, stored=True),
)
_STRIKES = {"chat.postMessage": 0.3, "chat.update": 0.05, "conversations.history": 0.1}


class Weather(Faults):
    """The same seed gives the same accidents to the same calls, each kind in turn."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._random = random.Random(seed)  # noqa: S311 - accidents are no secret
        self._coming: list[Fault] = []

    def take(self, method: str) -> Fault | None:
        with self._lock:
            if self._random.random() >= _STRIKES.get(method, 0.0):
                return None
            if not self._coming:
                self._coming = self._random.sample(SOMETIMES, len(SOMETIMES))
            return self._coming.pop()
