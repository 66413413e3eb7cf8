"""A pretend Slack for a bot that runs in a process of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.manifest import build
from tests.benchmarks.ports import free_port
from tests.edge.process import BotProcess, bot_process
from tests.pretend_slack import PretendSlack, Workspace


@pytest.fixture
def slack() -> Iterator[PretendSlack]:
    """Acme, with Ana and Ben in #general."""
    workspace = Workspace(name="Acme", manifest=build())
    workspace.add_person("Ana Diaz", tz="Europe/Madrid", locale="en-GB")
    workspace.add_person("Ben Okoro", tz="America/New_York", locale="en-US")
    workspace.add_channel("general", members=["Ana Diaz", "Ben Okoro"])
    with PretendSlack.start(workspace) as running:
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
def running_bot(slack: PretendSlack, either_settings: dict[str, str], tmp_path: Path) -> Iterator[BotProcess]:
    """A bot that listens."""
    with bot_process(tmp_path, either_settings) as process:
        process.says("ready: listening")
        if "PORT" in either_settings:
            slack.deliver_by_http(f"http://127.0.0.1:{either_settings['PORT']}/slack/events")
        yield process
