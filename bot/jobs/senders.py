"""The threads that deliver the outbox. Every commit that adds a row wakes them."""

import logging
import threading

from bot.deps import Deps
from bot.jobs.delivery import Delivery
from bot.jobs.pace import Limits
from bot.jobs.reconciler import Reconciler

_THREADS = 3  # one that waits for Slack's answer must not hold up the others
_LOOKS_AFTER_SECONDS = 20.0  # at the latest: another process may have added a row

_log = logging.getLogger(__name__)


class Senders:
    """Start once, stop once."""

    def __init__(self, deps: Deps, limits: Limits | None = None) -> None:
        self._delivery = Delivery(deps, limits)
        self._woken = threading.Condition()
        self._wakes = 0
        self._stopping = threading.Event()
        self._reconciler = Reconciler(deps)
        self._monotonic = deps.clock.monotonic
        self._threads = [
            threading.Thread(target=self._run, name=f"sender-{number}", daemon=True) for number in range(_THREADS)
        ]
        self._threads.append(threading.Thread(target=self._reconcile, name="reconciler", daemon=True))
        deps.db.on_outbox(self.wake)

    def start(self) -> None:
        """Begin to deliver."""
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        """There may be something to deliver."""
        with self._woken:
            self._wakes += 1
            self._woken.notify_all()

    def stop(self, seconds: float) -> None:
        """Claim nothing more, and let what is under way end, for so many seconds in all."""
        with self._woken:
            self._stopping.set()
            self._woken.notify_all()
        deadline = self._monotonic() + seconds
        for thread in self._threads:
            if thread.is_alive():
                thread.join(max(deadline - self._monotonic(), 0))

    def are_alive(self) -> bool:
        """Whether all of them run."""
        return all(thread.is_alive() for thread in self._threads)

    def _run(self) -> None:
        while not self._stopping.is_set():
            if (held := self._delivery.held_back()) > 0:
                self._stopping.wait(held)  # not to be woken by every commit: what it adds has to wait, too
                continue
            seen = self._wakes
            try:
                seconds = self._delivery.deliver_next()
            except Exception:  # noqa: BLE001 - a sender lives as long as the process
                # The row keeps its claim and is looked after like any other whose sender is gone.
                _log.exception("a message could not be delivered")
                seconds = 1.0
            if seconds != 0:
                self._wait(seen, seconds)

    def _reconcile(self) -> None:
        while not self._stopping.is_set():
            try:
                self._reconciler.look()
            except Exception:  # noqa: BLE001 - what could not be settled is looked at again
                _log.exception("what is of unknown fate could not be looked at")
            self._stopping.wait(_LOOKS_AFTER_SECONDS)

    def _wait(self, seen: int, seconds: float | None) -> None:
        with self._woken:
            if not self._stopping.is_set() and self._wakes == seen:
                self._woken.wait(min(seconds or _LOOKS_AFTER_SECONDS, _LOOKS_AFTER_SECONDS))
