"""The whole bot against the pretend Slack: real Bolt, real Socket Mode, real SQL. Tests act as people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest

from bot.clock import Clock
from bot.deps import connect
from bot.jobs.pace import Limits
from bot.manifest import build
from bot.server import RunningBot
from bot.settings import Settings
from storage.database import Database
from tests.builders import Company
from tests.pretend_slack import PretendSlack, Workspace
from tests.pretend_slack.people import Person

T = TypeVar("T")
THURSDAY = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)  # week 8 of 13


@dataclass
class Office:
    """A Slack workspace with the bot in it."""

    slack: PretendSlack
    db: Database
    clock: Clock
    bot: RunningBot

    @property
    def workspace_id(self) -> int:
        """Our row id of the workspace."""
        return self.bot.deps.installation.workspace_id

    def person(self, name: str) -> Person:
        """Act as somebody."""
        return self.slack.person(name)

    def slack_id(self, name: str) -> str:
        """Slack's user id of somebody."""
        return self.slack.workspace.person_named(name).id

    def build(self, work: Callable[[Company], T]) -> T:
        """Write rows as an import would."""
        return self.db.write(lambda session: work(Company(session, self.workspace_id, self.clock.now())))

    def count(self, table: type[Any]) -> int:
        """How many rows a table holds."""
        from sqlmodel import func, select

        return self.db.read(lambda session: session.exec(select(func.count()).select_from(table)).one())


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    """Ana owns, Ben is her team-mate, Carol leads, Dan is a stranger, Eve is from another company, Gus is a guest."""
    clock = Clock.starting_at(THURSDAY)
    workspace = Workspace(name="Acme", manifest=build())
    workspace.add_person("Ana Diaz", tz="Europe/Madrid", locale="en-GB")
    workspace.add_person("Ben Okoro", tz="America/New_York", locale="en-US")
    workspace.add_person("Carol Kim", tz="Asia/Seoul", locale="en-US")
    workspace.add_person("Dan Roth", tz="Europe/Berlin", locale="de-DE")
    workspace.add_channel("growth", members=["Ana Diaz", "Ben Okoro", "Carol Kim"])
    workspace.add_channel("general", members=["Ana Diaz", "Ben Okoro", "Carol Kim", "Dan Roth"])
    with PretendSlack.start(workspace, now=clock.now) as slack:
        slack.be_patient(30)
        settings = Settings(
            bot_token=workspace.app.bot_token,
            app_token=workspace.app.app_token,
            database_url=database_url,
            api_url=slack.api_url,
        )
        db = Database.open(database_url)
        bot = RunningBot(connect(settings, db, clock), Limits(per_second=10_000, channel_gap=0))
        bot.start()
        slack.wait_until_connected()
        yield Office(slack, db, clock, bot)
        bot.stop()
