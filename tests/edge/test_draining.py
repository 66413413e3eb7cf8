"""SIGTERM in mid-send: what is under way ends, within twenty seconds, and nothing is lost or sent twice."""

import os
import signal
import time
from pathlib import Path

from sqlmodel import select

from storage.database import Database
from storage.models import OutboxRow
from storage.models.delivery import OutboxState
from tests.edge.process import BotProcess, bot_process
from tests.pretend_slack import PretendSlack
from tests.pretend_slack.faults import Fault

POST = "chat.postMessage"


def welcome(folder: Path) -> OutboxRow:
    """The row of Ana's welcome."""
    db = Database.open(f"sqlite:///{folder / 'okr.sqlite3'}")
    row = db.read(lambda session: session.exec(select(OutboxRow)).one())
    db.close()
    return row


def is_posting(slack: PretendSlack) -> bool:
    """Wait until the bot has asked Slack to post."""
    return bool(slack.workspace.wait_until(lambda: slack.traffic.calls(POST), 20))


def test_a_message_that_is_under_way_is_finished(slack: PretendSlack, running_bot: BotProcess, tmp_path: Path) -> None:
    with slack.faults.hold(POST):
        slack.person("Ana Diaz").opens_home()
        assert is_posting(slack)
        os.kill(running_bot.pid, signal.SIGTERM)
        running_bot.says("stopping: finishing what is under way")

    assert running_bot.ends(20) == 0
    assert (welcome(tmp_path).state, len(slack.traffic.calls(POST))) == (OutboxState.SENT, 1)


def test_it_stops_in_time_though_slack_is_silent_and_looks_it_up_later(
    slack: PretendSlack, socket_settings: dict[str, str], folder: Path
) -> None:
    with bot_process(folder, socket_settings) as process, slack.faults.hold(POST):
        process.says("ready: listening")
        slack.person("Ana Diaz").opens_home()
        assert is_posting(slack)
        began = time.monotonic()
        assert process.stops(20) == 0
        assert time.monotonic() - began < 20

    assert welcome(folder).state is OutboxState.UNSURE


def test_with_a_working_token_everything_that_was_due_leaves(
    slack: PretendSlack, socket_settings: dict[str, str], folder: Path
) -> None:
    slack.faults.always(POST, Fault.error("token_revoked"))
    with bot_process(folder, socket_settings) as process:
        process.says("ready: listening")
        slack.person("Ana Diaz").opens_home()
        process.says("nothing is sent until the app is installed again")
        assert process.stops(20) == 0
    assert (welcome(folder).state, welcome(folder).attempts) == (OutboxState.DUE, 0)

    slack.faults.always(POST, None)
    with bot_process(folder, socket_settings) as process:
        process.says("ready: listening")
        slack.person("Ana Diaz").sees("Once a week I ask where they stand", in_="dm")
