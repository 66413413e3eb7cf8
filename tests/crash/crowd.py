"""Many messages, and several senders at once, of whom somebody may kill the process at any moment."""

import threading
import time
from collections.abc import Callable, Sequence

from sqlmodel import Session

from bot.jobs.claims import LEASE_SECONDS
from bot.jobs.delivery import Delivery
from bot.jobs.pace import Limits
from storage.database import Database
from storage.repositories.trail import Trail
from tests.crash.bot import OneBot, Plan
from tests.crash.company import CHANNEL

UNTHROTTLED = Limits(per_second=100_000, channel_gap=0)
SENDERS = 4
_GIVES_UP_AFTER = 10  # times that nothing could be sent in a row


def fill(db: Database, workspace_id: int, plan: Plan, recipients: Sequence[str], numbers: range) -> None:
    """Put one message for each number into the outbox, to the recipients in turn."""
    facts = {"team_id": 1, "channel": CHANNEL, "reason": "is_archived"}

    def add(session: Session) -> None:
        trail = Trail(session, workspace_id)
        for number in numbers:
            to = recipients[number % len(recipients)]
            trail.send(plan.time.now(), "channel_refused", f"told:{number}", to, facts)

    db.write(add)


class Crowd(OneBot):
    """Sends with several threads what may be sent now."""

    def __init__(self, plan: Plan, db: Database, begins: Callable[[], object]) -> None:
        super().__init__(plan, db)
        self._begins = begins
        self._delivery = Delivery(self.deps, UNTHROTTLED)

    def lives(self) -> None:
        """Look up what somebody left behind, and only then send: nobody else runs, so their claims are old enough."""
        self._reconciler.look()
        self._time.pass_(LEASE_SECONDS + 1)
        self._reconciler.look()
        self._begins()
        senders = [threading.Thread(target=self._sends) for _ in range(SENDERS)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()

    def _sends(self) -> None:
        in_vain = 0
        while in_vain < _GIVES_UP_AFTER and (seconds := self._delivery.deliver_next()) is not None:
            in_vain = in_vain + 1 if seconds else 0
            if seconds:
                self._time.pass_(0.2)
                time.sleep(0.001)
