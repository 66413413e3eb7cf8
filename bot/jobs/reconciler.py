"""Settles what nobody knows the fate of: it is looked up in Slack before anything is sent again."""

import logging

from bot.deps import Deps
from bot.domain.errors import StorageBusy
from bot.jobs.claims import LEASE_SECONDS, Claims
from bot.jobs.lookup import Lookup
from bot.jobs.outgoing import NotNeeded, Outgoing, Send
from bot.jobs.recalled import recalled, thread_of
from bot.jobs.renderers import RENDERERS
from bot.jobs.sending import Sent
from bot.jobs.slack_outcomes import Failure, RateLimited, RecipientRefused
from bot.usecases.delivery import outbox
from bot.usecases.delivery.outbox import Claimed

_log = logging.getLogger(__name__)


class Reconciler:
    """Of one workspace. Several processes may do it at once: a row is taken over before it is looked up."""

    def __init__(self, deps: Deps, lease_seconds: float = LEASE_SECONDS) -> None:
        self._deps = deps
        self._workspace_id = deps.installation.workspace_id
        self._claims = Claims(deps.clock.monotonic, lease_seconds)
        self._lookup = Lookup(deps)
        self._may_look_at = 0.0  # monotonic; Slack may ask us to wait

    def look(self) -> None:
        """Settle every row whose claim has stayed the same for a lease. What Slack does not tell now is looked up again
        after another one."""
        abandoned = self._claims.abandoned(outbox.unsettled(self._deps.db, self._workspace_id))
        for row_id, claimed_by in abandoned:
            if self._deps.clock.monotonic() < self._may_look_at:
                return
            claimed = outbox.take_over(self._deps.db, self._workspace_id, row_id, claimed_by)
            if claimed is not None:
                self._settle(claimed)

    def _settle(self, claimed: Claimed) -> None:
        now = self._deps.clock.now()
        if claimed.is_repeatable:
            outbox.mark_due_again(self._deps.db, claimed, now, "its sender is gone")
            return
        outgoing = self._rendered(claimed)
        thread_ts = outgoing.thread_ts if isinstance(outgoing, Send) else thread_of(self._deps, claimed)
        match self._lookup.find(claimed, thread_ts or claimed.thread_ts):
            case Sent(channel, ts):
                standing = outgoing.standing if isinstance(outgoing, Send) else recalled(self._deps, claimed)
                outbox.mark_sent(self._deps.db, claimed, channel, ts, standing, now)
            case None if isinstance(outgoing, NotNeeded):
                outbox.mark_not_needed(self._deps.db, claimed, outgoing.reason)
            case None:
                outbox.mark_due_again(self._deps.db, claimed, now, "it had not reached Slack")
            case failure:
                self._wait(claimed, failure)

    def _rendered(self, claimed: Claimed) -> Outgoing | None:
        """In which thread it would stand, and what would be remembered of it; None when that cannot be said."""
        try:
            return RENDERERS[claimed.kind](self._deps, claimed)
        except StorageBusy:
            raise
        except Exception:  # noqa: BLE001 - it is looked up all the same
            _log.exception("outbox row %s (%s) could not be rendered", claimed.row_id, claimed.kind)
            return None

    def _wait(self, claimed: Claimed, failure: Failure) -> None:
        match failure:
            case RateLimited(seconds):
                self._may_look_at = self._deps.clock.monotonic() + seconds
            case RecipientRefused(reason):
                reason = f"perhaps sent; Slack does not let me look: {reason}"
                outbox.mark_dead(self._deps.db, claimed, reason)
            case _:
                _log.warning("outbox row %s could not be looked up (%s)", claimed.row_id, failure)
