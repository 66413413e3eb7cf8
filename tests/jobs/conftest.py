"""What the clock does, against the pretend Slack: real SQL, real HTTP, ticks and deliveries one at a time."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pytest
from sqlmodel import col, select

from bot.clock import Clock
from bot.deps import Deps, connect
from bot.jobs.delivery import Delivery
from bot.jobs.pace import Limits
from bot.jobs.reconciler import Reconciler
from bot.jobs.tick import tick
from bot.manifest import build
from bot.settings import Settings
from storage.database import Database
from storage.models import OutboxRow, Workspace
from storage.repositories.trail import OWN_WORDS, Trail
from tests.builders import Company
from tests.pretend_slack import PretendSlack
from tests.pretend_slack import Workspace as SlackWorkspace
from tests.pretend_slack.model import Message
from tests.pretend_slack.people import Person

T = TypeVar("T")
AT_ONCE = Limits(per_second=10_000, channel_gap=0)
THURSDAY = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)  # week 8 of 13
MONDAY = date(2026, 11, 23)


def instant(text: str) -> datetime:
    """ "2026-11-23 09:00" in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@dataclass
class PatientClock(Clock):
    """Lets a test say that time has passed by the clock that nobody else moves."""

    waited: float = 0.0

    def monotonic(self) -> float:  # type: ignore[override]
        return time.monotonic() + self.waited

    def is_set_back_to(self, instant: datetime) -> None:
        """Somebody sets it right: it was ahead."""
        self._moved += instant - self.now()


@dataclass
class Office:
    """A company that went live on Thursday 19 November; time moves when a test says so."""

    slack: PretendSlack
    db: Database
    clock: PatientClock
    deps: Deps
    delivery: Delivery

    @property
    def workspace_id(self) -> int:
        """Our row id of the workspace."""
        return self.deps.installation.workspace_id

    def person(self, name: str) -> Person:
        """Look with somebody's eyes."""
        return self.slack.person(name)

    def slack_id(self, name: str) -> str:
        """Slack's user id of somebody."""
        return self.slack.workspace.person_named(name).id

    def build(self, work: Callable[[Company], T]) -> T:
        """Write rows as an import would."""
        return self.db.write(lambda session: work(Company(session, self.workspace_id, self.clock.now())))

    def goes_live(self) -> None:
        """From now on the clock may send."""

        def live(company: Company) -> None:
            company.session.get_one(Workspace, self.workspace_id).live_at = self.clock.now()

        self.build(live)

    def tell_carol(self, key: str, priority: int = OWN_WORDS) -> None:
        """Some message to Carol; which does not matter here."""
        facts = {"team_id": 1, "channel": "C0GROWTH0001", "reason": key}
        carol = self.slack_id("Carol Kim")
        self.build(
            lambda company: Trail(company.session, company.workspace_id).send(
                company.now, "channel_refused", key, carol, facts, priority=priority
            )
        )

    def at(self, text: str) -> None:
        """It becomes this instant (UTC); the clock beats, and everything that is due leaves."""
        self.clock.move_to(instant(text))
        tick(self.deps)
        self.deliver()

    def deliver(self) -> None:
        """Everything that may leave now leaves."""
        while self.delivery.deliver_next() == 0:
            pass

    def restart(self) -> None:
        """The bot was stopped, however it ended, and runs again; a minute and a half later it has looked around."""
        self.delivery = Delivery(self.deps, AT_ONCE)
        reconciler = Reconciler(self.deps)
        reconciler.look()
        self.clock.waited += 90
        reconciler.look()
        self.deliver()

    def rows(self, kind: str) -> list[OutboxRow]:
        """The outbox rows of one kind, oldest first."""
        found = select(OutboxRow).where(OutboxRow.kind == kind).order_by(col(OutboxRow.id))
        return self.db.read(lambda session: list(session.exec(found).all()))

    def channel(self, name: str) -> list[Message]:
        """Our messages in a channel, replies included, oldest first."""
        return [each for each in self.slack.workspace.channel_named(name).messages if each.is_app]

    def dm(self, name: str) -> list[Message]:
        """Our direct messages to somebody, oldest first."""
        return [each for each in self.slack.workspace.dm_with(self.slack_id(name)).messages if each.is_app]


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    """Ana owns, Ben is her team-mate, Carol leads; it is Thursday morning and nothing has been built yet."""
    clock = PatientClock(THURSDAY - datetime.now(UTC))
    workspace = SlackWorkspace(name="Acme", manifest=build())
    workspace.add_person("Ana Diaz", tz="Europe/Madrid", locale="en-GB")
    workspace.add_person("Ben Okoro", tz="America/New_York", locale="en-US")
    workspace.add_person("Carol Kim", tz="Europe/London", locale="en-US")
    workspace.add_person("Keala Akana", tz="Pacific/Honolulu", locale="en-US")
    workspace.add_person("Aroha Ngata", tz="Pacific/Auckland", locale="en-NZ")
    workspace.add_channel("growth", members=["Ana Diaz", "Ben Okoro", "Carol Kim"])
    with PretendSlack.start(workspace, now=clock.now) as slack:
        settings = Settings(bot_token=workspace.app.bot_token, database_url=database_url, api_url=slack.api_url)
        db = Database.open(database_url)
        deps = connect(settings, db, clock)
        yield Office(slack, db, clock, deps, Delivery(deps, AT_ONCE))
        deps.background.shutdown()
        db.close()


@pytest.fixture
def growth(office: Office) -> Any:
    """The Growth team: Ana owns KR1 with initiative I1, Ben owns KR2, Carol leads. It is live."""
    from tests.jobs.growth import Growth

    team = Growth(office)
    office.goes_live()
    tick(office.deps)
    return team
