"""A token that is taken away while the bot runs, people of whom Slack tells little, and another workspace's token."""

import logging
from collections.abc import Iterator

import pytest

from bot.clock import Clock
from bot.deps import connect
from bot.jobs.pace import Limits
from bot.manifest import build
from bot.server import RunningBot
from bot.settings import Settings
from storage.database import Database
from storage.models import Person, Workspace
from tests.pretend_slack import PretendSlack
from tests.pretend_slack import Workspace as SlackWorkspace
from tests.pretend_slack.faults import Fault


def settings_for(slack: PretendSlack, database_url: str) -> Settings:
    app = slack.workspace.app
    return Settings(app.bot_token, app.app_token, database_url=database_url, api_url=slack.api_url)


@pytest.fixture
def bot(slack: PretendSlack, sqlite_url: str) -> Iterator[RunningBot]:
    deps = connect(settings_for(slack, sqlite_url), Database.open(sqlite_url), Clock())
    running = RunningBot(deps, Limits(per_second=10_000, channel_gap=0))
    running.start()
    slack.wait_until_connected()
    yield running
    running.stop()


def said_of_the_token(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "bot.tokens"]


def test_a_refused_token_is_said_once_with_what_to_do(
    slack: PretendSlack, bot: RunningBot, caplog: pytest.LogCaptureFixture
) -> None:
    slack.faults.always("users.info", Fault.error("invalid_auth"))
    ana = slack.person("Ana Diaz")

    for _ in range(3):
        ana.types("/okr help", channel="general")

    said = said_of_the_token(caplog)
    assert len(said) == 1
    assert "SLACK_BOT_TOKEN" in said[0]
    assert bot.deps.token.is_refused
    assert bot.is_healthy()


def test_a_token_that_works_again_is_said_too(
    slack: PretendSlack, bot: RunningBot, caplog: pytest.LogCaptureFixture
) -> None:
    slack.faults.next("users.info", Fault.error("token_revoked"))
    ana = slack.person("Ana Diaz")
    with caplog.at_level(logging.INFO, "bot"):
        ana.types("/okr help", channel="general")
        ana.types("/okr help", channel="general")

    ana.sees("/okr update")
    assert [message.split()[1] for message in said_of_the_token(caplog)] == ["refuses", "accepts"]
    assert not bot.deps.token.is_refused


def test_an_uninstalled_app_leaves_a_bot_that_runs(
    slack: PretendSlack, bot: RunningBot, caplog: pytest.LogCaptureFixture
) -> None:
    slack.outside.uninstall()
    slack.workspace.wait_until(lambda: bot.deps.token.is_refused, 5)

    assert bot.deps.token.is_refused
    assert len(said_of_the_token(caplog)) == 1
    assert bot.is_healthy()


def test_nobody_is_let_in_while_slack_tells_nothing_of_them(slack: PretendSlack, bot: RunningBot) -> None:
    slack.faults.always("users.info", Fault.http_500())
    ana = slack.person("Ana Diaz")

    ana.types("/okr help", channel="general")

    ana.sees_not("/okr update")
    assert "unforeseen" not in ana.screen()


def test_people_without_a_time_zone_are_served(slack: PretendSlack, bot: RunningBot) -> None:
    slack.workspace.add_person("Zoe Lund", tz=None)
    slack.workspace.channel_named("general").members.append(slack.workspace.person_named("Zoe Lund").id)
    zoe = slack.person("Zoe Lund")

    zoe.types("/okr help", channel="general")

    zoe.sees("/okr update")


def test_another_workspaces_token_sees_rows_of_its_own_only(
    slack: PretendSlack, bot: RunningBot, sqlite_url: str
) -> None:
    slack.person("Ana Diaz").types("/okr help", channel="general")
    other = SlackWorkspace(team_id="T0OTHER01", name="Umbrella", manifest=build())
    with PretendSlack.start(other) as umbrella:
        db = Database.open(sqlite_url)
        deps = connect(settings_for(umbrella, sqlite_url), db, Clock())
        deps.background.shutdown()
        from sqlmodel import select

        names = db.read(lambda session: [each.name for each in session.exec(select(Workspace)).all()])
        people = db.read(
            lambda session: session.exec(
                select(Person).where(Person.workspace_id == deps.installation.workspace_id)
            ).all()
        )
        db.close()

    assert sorted(names) == ["Acme", "Umbrella"]
    assert deps.installation.workspace_id != bot.deps.installation.workspace_id
    assert list(people) == []


def test_slack_may_ask_for_a_new_connection_without_a_gap(slack: PretendSlack, bot: RunningBot) -> None:
    ana = slack.person("Ana Diaz")
    for _ in range(3):
        slack.run(slack.socket_mode.disconnect("refresh_requested"))
        ana.types("/okr help", channel="general")

    assert slack.traffic.of(kind="undelivered") == []
    assert slack.traffic.of(kind="unacknowledged") == []


def test_a_lost_connection_is_made_good(slack: PretendSlack, bot: RunningBot) -> None:
    opened = len(slack.traffic.calls("apps.connections.open"))
    slack.drop_connections()

    def is_connected_anew() -> bool:
        has_opened = len(slack.traffic.calls("apps.connections.open")) > opened
        return has_opened and bool(slack.socket_mode.connected)

    assert slack.workspace.wait_until(is_connected_anew, 20)

    ana = slack.person("Ana Diaz")
    ana.types("/okr help", channel="general")
    ana.sees("/okr update")
