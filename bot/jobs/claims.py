"""Rows whose sender is gone: the process was killed while it sent them."""

from bot.deps import Deps
from bot.usecases import outbox

_GONE_AFTER_SECONDS = 60.0  # far longer than any call to Slack takes


class GoneSenders:
    """Watches claims by the clock that nobody moves: one that stays the same for a minute has no sender any more."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._first_seen: dict[tuple[int, str], float] = {}

    def look(self) -> None:
        """Give back what is abandoned: repairs are due again, messages rest until they have been looked up."""
        workspace_id, now = self._deps.installation.workspace_id, self._deps.clock.monotonic()
        claims = outbox.under_way(self._deps.db, workspace_id)
        self._first_seen = {claim: self._first_seen.get(claim, now) for claim in claims}
        for (row_id, claimed_by), since in self._first_seen.items():
            if now - since >= _GONE_AFTER_SECONDS:
                outbox.abandon(self._deps.db, workspace_id, row_id, claimed_by, self._deps.clock.now())
