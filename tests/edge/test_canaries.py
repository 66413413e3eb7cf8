"""A whole run at the most talkative level: commands, forms, answers, errors. The log holds no secret and no words."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.clock import Clock
from bot.deps import connect
from bot.jobs.pace import Limits
from bot.server import RunningBot
from bot.settings import Settings
from storage.database import Database
from tests.builders import Company
from tests.edge.exploring import rows_to_explore
from tests.edge.process import bot_process
from tests.pretend_slack import Fault, PretendSlack
from tests.pretend_slack.delivery import Envelope

CANARY = "kestrel-9127"
GONE = f"http://127.0.0.1:9/actions/T0OKR0001/1/{CANARY}"  # a response_url where nobody answers


def works(slack: PretendSlack) -> None:
    """Ana says a canary wherever something can be said."""
    ana = slack.person("Ana Diaz")
    ana.types(f"/okr new objective {CANARY}", channel="general")
    ana.fills("First key result", f"{CANARY} from 10% to 1%")
    ana.submits()
    ana.sees("Saved: ")
    ana.closes_all()
    for typed in (f"update KR1 4 {CANARY}", f"update KR1 1.234 {CANARY}", f"update KR99 5 {CANARY}", CANARY):
        ana.types(f"/okr {typed}", channel="general")
    ana.types("/okr update KR1", channel="general")
    ana.fills("What changed?", CANARY)
    ana.submits()
    ana.closes_all()
    ana.types(f"/okr search {CANARY}", channel="general")
    ana.types("/okr show KR1", channel="general")
    ana.says(CANARY)
    ana.mentions(CANARY, "general")
    ana.opens_home()


def goes_wrong(slack: PretendSlack) -> None:
    """Slack fails, payloads are not what they should be, a response_url is gone, and at last the app is removed."""
    ana = slack.person("Ana Diaz")
    for fault in (Fault.error("internal_error"), Fault.http_500(), Fault.drop_after_store()):
        slack.faults.next("views.open", fault)
        ana.types(f"/okr new objective {CANARY}", channel="general")
    slack.faults.next("users.info", Fault.http_500())
    slack.person("Ben Okoro").types(f"/okr update KR1 4 {CANARY}", channel="general")
    person = {"id": ana.id, "team_id": slack.workspace.team_id, "name": CANARY}
    button = {"action_id": "run_command", "value": f"search {CANARY}", "type": "button", "block_id": "b"}
    forged: list[dict[str, Any]] = [
        {"type": "block_actions", "user": person, "actions": [button], "response_url": GONE},
        {"type": "block_actions", "user": person, "actions": [{**button, "value": [CANARY]}], "view": {CANARY: 1}},
        {"type": "view_submission", "user": person, "view": {"type": "modal", "callback_id": CANARY, "state": CANARY}},
        {"type": "view_submission", "user": person, "view": {"type": "modal", "callback_id": "close_submit"}},
        {"type": CANARY, "user": person},
    ]
    for payload in forged:
        slack.run(slack.carrier.deliver(Envelope("interactive", payload)))
    slack.outside.uninstall()


def secrets_of(slack: PretendSlack) -> set[str]:
    """All that must not be read in a log: what was typed, tokens, and each response_url, by its last part."""
    app = slack.workspace.app
    sent = json.dumps([entry.body for entry in slack.traffic.after() if entry.direction == "to_app"])
    urls = {part.split('"')[0].rpartition("/")[2] for part in sent.split("/respond/")[1:]}
    assert len(urls) > 10
    return {CANARY, app.bot_token, app.app_token, app.signing_secret, *urls}


def test_a_bot_at_work_logs_no_secret(slack: PretendSlack, either_settings: dict[str, str], folder: Path) -> None:
    with bot_process(folder, {**either_settings, "LOG_LEVEL": "DEBUG"}) as process:
        process.says("ready: listening")
        if "PORT" in either_settings:
            slack.deliver_by_http(f"http://127.0.0.1:{either_settings['PORT']}/slack/events")
        works(slack)
        goes_wrong(slack)
        process.says("Slack refuses the bot's token")
        assert process.stops() == 0

    assert "a shape that Slack does not send" in process.log or "PORT" in either_settings
    assert {secret for secret in secrets_of(slack) if secret in process.log} == set()


@pytest.fixture
def logged_bot(slack: PretendSlack, sqlite_url: str, log: io.StringIO) -> Iterator[RunningBot]:
    """A bot in this process, so that every library can be made to talk."""
    app = slack.workspace.app
    chosen = Settings(app.bot_token, app.app_token, database_url=sqlite_url, api_url=slack.api_url)
    db = Database.open(sqlite_url)
    deps = connect(chosen, db, Clock())
    ids = [slack.workspace.person_named(name).id for name in ("Ana Diaz", "Ben Okoro")]
    workspace_id, now = deps.installation.workspace_id, deps.clock.now()
    db.write(lambda session: rows_to_explore(Company(session, workspace_id, now), ids[0], ids[1]))
    running = RunningBot(deps, Limits(per_second=10_000, channel_gap=0))
    running.start()
    slack.wait_until_connected()
    yield running
    running.stop()


def test_no_library_logs_a_secret_whatever_its_level(
    slack: PretendSlack, logged_bot: RunningBot, log: io.StringIO
) -> None:
    """Nor when somebody uses everything that there is: see test_recorded_payloads.py."""
    works(slack)
    goes_wrong(slack)
    slack.run(slack.events.finish())
    logged_bot.stop()

    assert "bot.tokens" in log.getvalue()
    assert {secret for secret in secrets_of(slack) if secret in log.getvalue()} == set()
