"""The beat: one APScheduler job that ticks, and a watchdog, since a clock that is set back stalls the scheduler.

What is due lives in our own tables; nothing is lost when a beat is late, and nothing doubles when there are two.
"""

import logging
import threading

from apscheduler.schedulers.background import BackgroundScheduler

from bot.deps import Deps
from bot.jobs.pace import Limits
from bot.jobs.senders import Senders
from bot.jobs.tick import tick
from bot.tokens import REFUSED
from bot.usecases.delivery.delivery_report import resume

TICK_SECONDS = 20
_STALLED_AFTER_TICKS = 5
_STOPS_WITHIN_SECONDS = 20

_log = logging.getLogger(__name__)


class Beat:
    """Ticks every 20 seconds unless told otherwise, and delivers what the ticks and the people cause, until it is
    stopped."""

    def __init__(self, deps: Deps, limits: Limits | None = None, tick_seconds: float = TICK_SECONDS) -> None:
        self._deps = deps
        self._tick_seconds = tick_seconds
        self._senders = Senders(deps, limits)
        self._ticking = threading.Lock()
        self._stopped = threading.Event()
        self._watchdog = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._scheduler: BackgroundScheduler | None = None
        self._beaten_at = self._done_at = deps.clock.monotonic()

    def start(self) -> None:
        """Begin to tick and to send; returns at once."""
        deps = self._deps
        resume(deps.db, deps.installation.workspace_id, deps.clock.now(), REFUSED)  # Slack has just taken our token
        self._scheduler = self._begin()
        self._senders.start()
        self._watchdog.start()

    def stop(self) -> None:
        """Begin no other tick, claim nothing more, and let what is under way end: at most 20 seconds."""
        if self._stopped.is_set():
            return
        self._stopped.set()
        if self._watchdog.is_alive():  # it may just be putting a new scheduler in the place of a stalled one
            self._watchdog.join(timeout=5)
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
        self._senders.stop(_STOPS_WITHIN_SECONDS - 5)
        if self._ticking.acquire(timeout=5):  # a tick that is under way ends first
            self._ticking.release()

    def wake(self) -> None:
        """Tick now, and return when what is due lies in the outbox: the demo moves the clock."""
        self._beat()
        self._senders.wake()

    def is_alive(self) -> bool:
        """Whether ticks succeed and all senders run."""
        return not self._stopped.is_set() and not self._is_long_since(self._done_at) and self._senders.are_alive()

    def _is_long_since(self, instant: float) -> bool:
        return self._deps.clock.monotonic() - instant > _STALLED_AFTER_TICKS * self._tick_seconds

    def _begin(self) -> BackgroundScheduler:
        scheduler = BackgroundScheduler(timezone="UTC")
        scheduler.add_job(
            self._beat,
            "interval",
            seconds=self._tick_seconds,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        scheduler.start()
        return scheduler

    def _beat(self) -> None:
        with self._ticking:
            if self._stopped.is_set():
                return
            self._beaten_at = self._deps.clock.monotonic()
            try:
                tick(self._deps)
                self._done_at = self._deps.clock.monotonic()
            except Exception:  # noqa: BLE001 - the next beat must come whatever happened in this one
                _log.exception("a tick failed; the next one makes up for it")

    def _watch(self) -> None:
        while not self._stopped.wait(self._tick_seconds):
            if self._is_long_since(self._beaten_at) and self._scheduler:
                _log.warning("the scheduler has stalled, perhaps because the clock was set back: it begins anew")
                self._scheduler.shutdown(wait=False)
                self._scheduler = self._begin()
