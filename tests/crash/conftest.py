"""A world for each run: fresh rows, a fresh pretend Slack, and time that stands still until somebody moves it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.deps import Identity
from storage.database import Database
from tests.crash.bot import Plan
from tests.crash.company import THURSDAY, Moment, Snapshot, put_back, slack_workspace, snapshot
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
        self.worlds += 1
        folder = self.folder / str(self.worlds)
        folder.mkdir()
        workspace, time = slack_workspace(more_people), SharedTime(folder / "time", THURSDAY)
        with PretendSlack.start(workspace, now=time.now, monotonic=time.seconds) as slack:
            if seed is not None:
                slack.faults = Weather(seed)
            app = workspace.app
            identity = Identity(workspace.team_id, workspace.name, app.bot_user_id, app.bot_id)
            plan = Plan(self.url, slack.api_url, app.bot_token, folder, identity, moments)
            yield World(plan, slack, lambda: Oracle(self.db, slack, self.workspace_id))


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def staged(db: Database, database_url: str, tmp_path: Path) -> Callable[[Callable[[Database, str], int]], Stage]:
    """Write the rows that every world of a test begins with."""

    def write(rows: Callable[[Database, str], int]) -> Stage:
        workspace_id = rows(db, slack_workspace().team_id)
        return Stage(db, database_url, workspace_id, snapshot(db), tmp_path)

    return write
