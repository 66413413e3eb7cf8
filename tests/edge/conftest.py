"""A pretend Slack for a bot that runs in a process of its own."""

import io
import logging
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.logs import configure_logging, log_crashes
from bot.manifest import build
from tests.benchmarks.ports import free_port
from tests.edge.process import BotProcess, bot_process, cold_bot_process
from tests.pretend_slack import PretendSlack, Workspace

LIBRARIES = ("slack_sdk", "slack_bolt", "bot.bolt", "sqlalchemy", "websocket", "apscheduler", "alembic", "urllib3")


@pytest.fixture
def slack() -> Iterator[PretendSlack]:
    """Acme, with Ana and Ben in #general."""
    workspace = Workspace(name="Acme", manifest=build())
    workspace.add_person("Ana Diaz", tz="Europe/Madrid", locale="en-GB")
    workspace.add_person("Ben Okoro", tz="America/New_York", locale="en-US")
    workspace.add_channel("general", members=["Ana Diaz", "Ben Okoro"])
    with PretendSlack.start(workspace) as running:
        running.be_patient(30)
        yield running


@pytest.fixture
def socket_settings(slack: PretendSlack) -> dict[str, str]:
    """What Socket Mode needs; the database is the default, a file in the working folder."""
    app = slack.workspace.app
    return {"SLACK_BOT_TOKEN": app.bot_token, "SLACK_APP_TOKEN": app.app_token, "SLACK_API_URL": slack.api_url}


@pytest.fixture
def http_settings(slack: PretendSlack) -> dict[str, str]:
    """What HTTP needs, on a port that is free."""
    app = slack.workspace.app
    return {
        "SLACK_BOT_TOKEN": app.bot_token,
        "SLACK_SIGNING_SECRET": app.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "PORT": str(free_port()),
    }


@pytest.fixture(params=["socket", "http"])
def either_settings(request: pytest.FixtureRequest) -> dict[str, str]:
    """The same test in both modes."""
    settings: dict[str, str] = request.getfixturevalue(f"{request.param}_settings")
    return settings


@pytest.fixture
def folder(sqlite_template: Path, tmp_path: Path) -> Path:
    """A working folder with a database that is migrated already; a test of the first start takes an empty one."""
    shutil.copyfile(sqlite_template, tmp_path / "okr.sqlite3")
    return tmp_path


@pytest.fixture
def running_bot(slack: PretendSlack, either_settings: dict[str, str], folder: Path) -> Iterator[BotProcess]:
    """A bot that listens."""
    with bot_process(folder, either_settings) as process:
        _listens(slack, process, either_settings)
        yield process


@pytest.fixture
def cold_bot(slack: PretendSlack, either_settings: dict[str, str], tmp_path: Path) -> Iterator[BotProcess]:
    """The same in a new Python and an empty folder."""
    with cold_bot_process(tmp_path, either_settings) as process:
        _listens(slack, process, either_settings)
        yield process


def _listens(slack: PretendSlack, process: BotProcess, settings: dict[str, str]) -> None:
    process.says("ready: listening")
    if "PORT" in settings:
        slack.deliver_by_http(f"http://127.0.0.1:{settings['PORT']}/slack/events")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is logged in this test, at the most talkative."""
    with talkative() as written:
        yield written


@contextmanager
def talkative() -> Iterator[io.StringIO]:
    """The product's own logging, at its most talkative, into a text; the root and every library at DEBUG."""
    root, written = logging.getLogger(), io.StringIO()
    kept = root.handlers[:], root.level, sys.excepthook, threading.excepthook
    levels = {name: logging.getLogger(name).level for name in (*LIBRARIES, "bot", "storage", "messages")}
    configure_logging("DEBUG", ("signing-secret-canary",))
    log_crashes()
    for name in (None, *LIBRARIES):
        logging.getLogger(name).setLevel(logging.DEBUG)
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written
    root.handlers[:], sys.excepthook, threading.excepthook = kept[0], kept[2], kept[3]
    root.setLevel(kept[1])
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
