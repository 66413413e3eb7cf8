"""Four whole bots on one PostgreSQL database: four clocks, twelve senders, and one of them is killed on the way."""

import os
import re
import signal
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.manifest import build
from bot.usecases.company.workspaces import open_workspace
from storage.database import Database
from storage.models import Person
from storage.repositories.people import Workspaces
from storage.repositories.trail import Trail
from tests.benchmarks.many_people import fill, slack_id
from tests.builders import Company
from tests.crash.oracle import Oracle
from tests.edge.process import BotProcess, cold_bot_process
from tests.pretend_slack import PretendSlack, Workspace

pytestmark = pytest.mark.soak
BOTS, PEOPLE, MESSAGES = 4, 60, 240
WARM_SECONDS, PATIENCE_SECONDS, MAY_GROW = 30.0, 400.0, 1.15


def test_four_bots_on_one_database_send_everything_once(postgres_url: str, tmp_path: Path) -> None:
    workspace = Workspace(name="Acme", manifest=build())
    for number in range(PEOPLE):
        user = workspace.add_person(f"P {number}")
        workspace.users[slack_id(number)] = workspace.users.pop(user.id)
        user.id = slack_id(number)
    db = Database.open(postgres_url)
    workspace_id = _stage(db, workspace.team_id)
    with PretendSlack.start(workspace) as slack, ExitStack() as stack:
        app = workspace.app
        settings = {"SLACK_BOT_TOKEN": app.bot_token, "SLACK_APP_TOKEN": app.app_token, "SLACK_API_URL": slack.api_url}
        settings["DATABASE_URL"] = postgres_url
        bots = [stack.enter_context(cold_bot_process(tmp_path, settings)) for _ in range(BOTS)]
        for bot in bots:
            bot.says("ready: listening")
        time.sleep(WARM_SECONDS)
        before = [_resident(bot) for bot in bots]
        os.kill(bots[0].pid, signal.SIGKILL)
        _wait_until_settled(db, slack, workspace_id)
        after = [_resident(bot) for bot in bots[1:]]
        assert [bot.stops(20) for bot in bots[1:]] == [0] * (BOTS - 1)
        oracle = Oracle(db, slack, workspace_id)
        oracle.nothing_twice()
        oracle.nothing_lost()
        oracle.both_say_the_same()
        assert len([row for row in oracle.rows if row.kind == "prompt" and row.post_id is None]) == PEOPLE
        print(f"resident, in MB: {before} and then {after}")
        assert all(then <= MAY_GROW * first for first, then in zip(before[1:], after, strict=True))
    db.close()


def _stage(db: Database, slack_team_id: str) -> int:
    """Everybody's hour was at nine today, where it is half past nine or so now; and there are messages besides."""
    now = datetime.now(UTC)
    zone = f"Etc/GMT{now.hour - 9:+d}" if now.hour != 9 else "UTC"  # in these names the sign is turned round
    today = (now + timedelta(hours=9 - now.hour)).date()
    workspace_id = open_workspace(db, slack_team_id, "Acme", now)

    def write(session: Session) -> None:
        fill(session, Company(session, workspace_id, now), [zone] * PEOPLE, [today] * PEOPLE)
        for person in session.exec(select(Person)):
            person.prompt_weekday = today.weekday()
        Workspaces(session).get(workspace_id).live_at = now - timedelta(days=7)
        trail = Trail(session, workspace_id)
        facts = {"team_id": 1, "channel": "C0", "reason": "is_archived"}
        for number in range(MESSAGES):
            trail.send(now, "channel_refused", f"told:{number}", slack_id(number % PEOPLE), facts)

    db.write(write)
    return workspace_id


def _wait_until_settled(db: Database, slack: PretendSlack, workspace_id: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        time.sleep(2)
        oracle = Oracle(db, slack, workspace_id)
        if len(oracle.rows) >= MESSAGES + PEOPLE and not oracle.open_rows:
            return


def _resident(bot: BotProcess) -> int:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{bot.pid}/status").read_text())
    return int(found.group(1)) // 1024 if found else 0
