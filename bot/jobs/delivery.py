"""Everything that leaves for Slack: claim, render, send, settle. Each step of the outbox is a transaction of its own,
and no call to Slack is made inside one."""

import logging
import random
import time
from collections.abc import Callable
from datetime import timedelta

from bot.deps import Deps
from bot.domain.errors import StorageBusy
from bot.jobs.outgoing import NotNeeded, NotYet, Send
from bot.jobs.pace import Limits, Pace
from bot.jobs.renderers import RENDERERS
from bot.jobs.sending import Sending, Sent
from bot.jobs.slack_outcomes import (
    Failure,
    Malformed,
    NotSent,
    RateLimited,
    RecipientRefused,
    TokenRefused,
    Unsure,
)
from bot.usecases.delivery import outbox
from bot.usecases.delivery.outbox import Claimed
from bot.usecases.delivery.unreachable import tell_leads
from messages.payload import View

_log = logging.getLogger(__name__)

_TOKEN_PAUSE_SECONDS = 300.0
_BACK_OFF_SECONDS = 30.0
_SENDS_WITHIN_SECONDS = 30.0  # of the claim, or not at all: half of what a claim is left alone for
_LOOKS_AGAIN_SECONDS = 0.1  # when what is due waits for something that is under way
_SETTLES_WITHIN_TRIES = 20


class Delivery:
    """Delivers the outbox of one workspace. `deliver_next` may be called by several threads."""

    def __init__(self, deps: Deps, limits: Limits | None = None) -> None:
        self._deps = deps
        self._workspace_id = deps.installation.workspace_id
        self._pace = Pace(limits or Limits(), deps.clock.monotonic)
        self._sending = Sending(deps)

    def held_back(self) -> float:
        """For how many seconds nothing may leave, whatever is due; 0 when something may."""
        return self._pace.seconds_to_wait()

    def deliver_next(self) -> float | None:
        """Deliver one message. Returns how many seconds to wait before there can be another one: 0 when one was
        delivered, None when nothing waits."""
        if (seconds := self._pace.take_turn()) > 0:
            return seconds
        claimed = outbox.claim(self._deps.db, self._workspace_id, self._deps.clock.now(), self._pace.busy())
        if claimed is None:
            self._pace.give_back_turn()
            return self._until_next()
        self._pace.begin(claimed.recipient)
        try:
            self._deliver(claimed)
        finally:
            self._pace.end(claimed.recipient)
        return 0

    def _until_next(self) -> float | None:
        now = self._deps.clock.now()
        due_at = outbox.next_due_at(self._deps.db, self._workspace_id, now)
        return None if due_at is None else max((due_at - now).total_seconds(), _LOOKS_AGAIN_SECONDS)

    def _deliver(self, claimed: Claimed) -> None:
        claimed_at = self._deps.clock.monotonic()
        try:
            outgoing = RENDERERS[claimed.kind](self._deps, claimed)
        except StorageBusy:
            self._due_again(claimed, "the database was busy", 1, counts=False)
            return
        except Exception as error:  # noqa: BLE001 - one bad row must not stop the others
            _log.exception("outbox row %s (%s) could not be rendered", claimed.row_id, claimed.kind)
            self._settle_dead(claimed, f"could not be rendered: {type(error).__name__}")
            return
        match outgoing:
            case NotNeeded(reason):
                _surely(lambda: outbox.mark_not_needed(self._deps.db, claimed, reason))
            case NotYet(reason, seconds):
                self._due_again(claimed, reason, seconds, counts=False)
            case Send() | View() if self._deps.clock.monotonic() - claimed_at > _SENDS_WITHIN_SECONDS:
                self._due_again(claimed, "it took too long to render", 1)  # the claim would not outlast the call
            case Send() | View():
                self._send(claimed, outgoing)

    def _send(self, claimed: Claimed, outgoing: Send | View) -> None:
        result = self._sending.send(claimed, outgoing)
        if isinstance(result, Sent):
            standing = outgoing.standing if isinstance(outgoing, Send) else self._sending.of_home(claimed)
            now = self._deps.clock.now()
            _surely(lambda: outbox.mark_sent(self._deps.db, claimed, result.channel, result.ts, standing, now))
        else:
            self._fail(claimed, result)

    def _fail(self, claimed: Claimed, failure: Failure) -> None:
        match failure:
            case RateLimited(seconds):
                self._pace.slow_down(seconds)
                self._hold_back(claimed, "Slack asked to wait", seconds)
            case NotSent(reason, seconds):
                self._pace.pause(seconds)
                self._hold_back(claimed, reason, seconds)
            case TokenRefused(reason):
                _log.error("Slack refuses our token (%s): nothing is sent until the app is installed again", reason)
                self._pace.pause(_TOKEN_PAUSE_SECONDS)
                self._hold_back(claimed, reason, _TOKEN_PAUSE_SECONDS)
            case Unsure(reason) if claimed.is_repeatable:
                self._due_again(claimed, reason, self._back_off(claimed))  # a second repair shows the same
            case Unsure(reason):
                # To be looked up by its key before anybody sends it again.
                _surely(lambda: outbox.mark_unsure(self._deps.db, claimed, reason))
            case Malformed(reason):
                _log.error("outbox row %s (%s) was refused by Slack: %s", claimed.row_id, claimed.kind, reason)
                self._settle_dead(claimed, reason)
            case RecipientRefused(reason):
                self._settle_dead(claimed, reason)
                now = self._deps.clock.now()
                _surely(lambda: tell_leads(self._deps.db, claimed, reason, now))

    def _settle_dead(self, claimed: Claimed, reason: str) -> None:
        _surely(lambda: outbox.mark_dead(self._deps.db, claimed, reason))

    def _hold_back(self, claimed: Claimed, reason: str, seconds: float) -> None:
        now = self._deps.clock.now()
        until = now + timedelta(seconds=seconds)
        _surely(lambda: outbox.hold_back(self._deps.db, claimed, now, until, reason))

    def _due_again(self, claimed: Claimed, reason: str, seconds: float, *, counts: bool = True) -> None:
        not_before = self._deps.clock.now() + timedelta(seconds=seconds)
        _surely(lambda: outbox.mark_due_again(self._deps.db, claimed, not_before, reason, counts=counts))

    @staticmethod
    def _back_off(claimed: Claimed) -> float:
        spread = random.uniform(0.8, 1.2)  # noqa: S311 - spreads load, hides nothing
        return _BACK_OFF_SECONDS * float(2 ** (claimed.attempts - 1)) * spread


def _surely(settle: Callable[[], object]) -> None:
    """What has happened in Slack has to reach the database, however busy that is: else the row is looked up later."""
    for _ in range(_SETTLES_WITHIN_TRIES - 1):
        try:
            settle()
        except StorageBusy:
            time.sleep(0.2)
        else:
            return
    settle()
