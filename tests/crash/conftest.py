"""A world for each run: fresh rows, a fresh pretend Slack, and time that stands still until somebody moves it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.deps import Identity
from storage.database import Database
from tests.crash.bot import Plan
from tests.crash.company import THURSDAY, Moment, Snapshot, put_back, slack_workspace, snapshot
from tests.crash.nursery import Nursery
from tests.crash.oracle import Oracle
from tests.crash.virtual_time import SharedTime
from tests.crash.weather import Weather
from tests.pretend_slack import PretendSlack


@dataclass
class World:
    """One database and one Slack."""

    plan: Plan
    slack: PretendSlack
    oracle: Callable[[], Oracle]

    def seen_by_slack(self) -> list[tuple[str, str]]:
        """Every call and every accident so far."""
        return [(entry.kind, entry.title) for entry in self.slack.traffic.after()]


@dataclass
class Stage:
    """Worlds that begin alike."""

    db: Database
    url: str
    workspace_id: int
    rows: Snapshot
    folder: Path
    worlds: int = 0

    @contextmanager
    def world(
        self, seed: int | None, moments: tuple[Moment, ...] = (Moment(THURSDAY),), more_people: int = 0
    ) -> Iterator[World]:
        """A new one, with the accidents of a seed."""
        put_back(self.db, self.rows)
        folder = self._new_folder()
        workspace, time = slack_workspace(more_people), SharedTime(folder / "time", THURSDAY)
        with PretendSlack.start(workspace, now=time.now, monotonic=time.seconds) as slack:
            if seed is not None:
                slack.faults = Weather(seed)
            app = workspace.app
            identity = Identity(workspace.team_id, workspace.name, app.bot_user_id, app.bot_id)
            plan = Plan(self.url, slack.api_url, app.bot_token, folder, identity, moments)
            yield World(plan, slack, lambda: Oracle(self.db, slack, self.workspace_id))

    @contextmanager
    def world_after(self, world: World, rows: Snapshot, spare: Database, spare_url: str) -> Iterator[World]:
        """Another one, in a spare database, as a process leaves the first one behind that dies now: the rows that are
        committed, what Slack has seen, and what else is to go wrong."""
        put_back(spare, rows)
        folder = self._new_folder()
        time = SharedTime(folder / "time", THURSDAY)
        time.pass_(world.plan.time.seconds())
        workspace = world.slack.workspace.copied()
        with PretendSlack.start(workspace, now=time.now, monotonic=time.seconds) as slack:
            slack.faults = world.slack.faults.copied()
            plan = replace(world.plan, database_url=spare_url, api_url=slack.api_url, folder=folder)
            yield World(plan, slack, lambda: Oracle(spare, slack, self.workspace_id))

    def _new_folder(self) -> Path:
        self.worlds += 1
        folder = self.folder / str(self.worlds)
        folder.mkdir()
        return folder


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """The parent of all bots that die. Its children have no more than itself in common."""
    with Nursery() as running:
        yield running


@pytest.fixture
def spare_url(request: pytest.FixtureRequest, database_url: str, sqlite_template: Path, tmp_path: Path) -> str:
    """A second database of the same kind."""
    if not database_url.startswith("sqlite"):
        return str(request.getfixturevalue("second_postgres_database"))
    path = tmp_path / "spare.sqlite3"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def staged(db: Database, database_url: str, tmp_path: Path) -> Callable[[Callable[[Database, str], int]], Stage]:
    """Write the rows that every world of a test begins with."""

    def write(rows: Callable[[Database, str], int]) -> Stage:
        workspace_id = rows(db, slack_workspace().team_id)
        return Stage(db, database_url, workspace_id, snapshot(db), tmp_path)

    return write
