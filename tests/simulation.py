"""A company without Slack: the product's own steps at the instants that a test names, and a log of what arrived.

Time is an argument of every step, so a year passes in seconds, and the clock may be set back.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from bot.domain.cadence import EARLIEST, LATEST
from bot.jobs.tick import materialise
from bot.usecases.company.workspaces import open_workspace
from bot.usecases.delivery import outbox
from bot.usecases.delivery.outbox import Claimed, Standing
from bot.usecases.rhythm.prompts import AskLater, hour_to_ask
from storage.database import Database
from storage.models import OutboxRow, Person
from tests.builders import Company

T = TypeVar("T")
PERSONAL = ("prompt", "nudge", "snoozed")


class Fate(Enum):
    """What happens to one message on its way."""

    ARRIVES = auto()
    REFUSED = auto()  # certainly not sent
    LOST_ANSWER = auto()  # it arrived, and nobody heard
    KILLED_BEFORE = auto()  # the process dies between the claim and the call
    KILLED_AFTER = auto()  # and between the call and the mark


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message to one person: at which instant, where they were then, and about which due date."""

    kind: str
    to: str
    due_on: date
    at: datetime
    zone: str
    key: str

    @property
    def is_decent(self) -> bool:
        """Whether it came between 07:00 and 20:00 there."""
        shown: time = self.at.astimezone(ZoneInfo(self.zone)).time().replace(second=0, microsecond=0)
        return EARLIEST <= shown <= LATEST


@dataclass
class Simulation:
    """One workspace on one database."""

    db: Database
    workspace_id: int
    arrived: list[Arrived] = field(default_factory=list)

    @classmethod
    def begin(cls, db: Database, now: datetime) -> "Simulation":
        """An empty company."""
        return cls(db, open_workspace(db, "T1", "Acme", now))

    def build(self, now: datetime, work: Callable[[Company], T]) -> T:
        """Write rows as an import would."""
        return self.db.write(lambda session: work(Company(session, self.workspace_id, now)))

    def tick(self, now: datetime) -> None:
        """One beat."""
        materialise(self.db, self.workspace_id, now)

    def deliver(self, now: datetime, fates: Iterator[Fate] | None = None) -> int:
        """Everything that may leave at an instant; returns how many messages were claimed."""
        claimed = 0
        while (row := outbox.claim(self.db, self.workspace_id, now)) is not None:
            claimed += 1
            self._send(row, next(fates, Fate.ARRIVES) if fates else Fate.ARRIVES, now)
        return claimed

    def look_up(self, now: datetime) -> None:
        """What became of messages whose sender is gone: found in the log, or sent again."""
        for row_id, claimed_by in outbox.unsettled(self.db, self.workspace_id):
            taken = outbox.take_over(self.db, self.workspace_id, row_id, claimed_by)
            if taken is None:
                continue
            if any(each.key == taken.key for each in self.arrived):
                self._mark(taken, now)
            else:
                outbox.mark_due_again(self.db, taken, now, "it never arrived", counts=False)

    def rows(self) -> list[OutboxRow]:
        """The messages to people, oldest first."""
        found = select(OutboxRow).where(col(OutboxRow.kind).in_(PERSONAL)).order_by(col(OutboxRow.id))
        return self.db.read(lambda session: list(session.exec(found)))

    def _send(self, claimed: Claimed, fate: Fate, now: datetime) -> None:
        if claimed.kind in PERSONAL and claimed.post is None:
            person_id, at = int(claimed.facts["person_id"]), datetime.fromisoformat(claimed.facts["at"])
            later = hour_to_ask(self.db, self.workspace_id, person_id, at, now) if claimed.kind != "nudge" else None
            if isinstance(later, AskLater):
                outbox.mark_due_again(self.db, claimed, later.at, "not now", counts=False)
                return
        if fate is Fate.REFUSED:
            outbox.mark_due_again(self.db, claimed, now + timedelta(minutes=5), "refused", counts=False)
        elif fate is not Fate.KILLED_BEFORE:
            self._note(claimed, now)
        if fate is Fate.ARRIVES:
            self._mark(claimed, now)
        elif fate is Fate.LOST_ANSWER:
            outbox.mark_unsure(self.db, claimed, "no answer")

    def _note(self, claimed: Claimed, now: datetime) -> None:
        if claimed.kind in PERSONAL and claimed.post is None:
            person = self.db.read(lambda session: _person(session, int(claimed.facts["person_id"])))
            due_on = date.fromisoformat(claimed.facts["due_on"])
            zone = person.zone or "UTC"
            self.arrived.append(Arrived(claimed.kind, claimed.recipient, due_on, now, zone, claimed.key))

    def _mark(self, claimed: Claimed, now: datetime) -> None:
        standing = None
        if claimed.kind in PERSONAL and claimed.post is None:
            due_on = date.fromisoformat(claimed.facts["due_on"])
            standing = Standing(facts={"shown": {}}, person_id=int(claimed.facts["person_id"]), due_on=due_on)
        outbox.mark_sent(self.db, claimed, "D1", str(claimed.row_id), standing, now)


def _person(session: Session, person_id: int) -> Person:
    return session.get_one(Person, person_id)
