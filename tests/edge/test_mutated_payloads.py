"""Recorded payloads, changed in every way that JSON allows and signed as Slack does: the bot answers and goes on."""

import copy
import json
import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import Clock
from bot.deps import connect
from bot.http import SlackEndpoint
from bot.jobs.pace import Limits
from bot.manifest import build
from bot.server import RunningBot
from bot.settings import Settings
from storage.database import Database
from storage.migrate import migrate
from tests.builders import Company
from tests.edge.recording import kinds, record
from tests.edge.requests import FORM, JSON, SECRET, send
from tests.pretend_slack import PretendSlack, Workspace

DELETED = object()
ODD: list[Any] = [
    *(DELETED, None, "", "x", " ", 0, -1, 10**30, 1.5, True, False, [], {}, [None], [[]], [{}], {"a": 1}, {"": None}),
    *("😀" * 300, "KR1", "O1", "U0ANA0001", "T0OTHER01", "-1", "99999999999999999999", "null", "{", "<!channel>", "\n"),
    *({"id": []}, {"values": []}, {"values": {"a": {"b": []}}}, [{"action_id": []}], {"type": "modal", "blocks": [1]}),
]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SlackEndpoint, list[dict[str, Any]]]]:
    """The WSGI app of a bot that has been at work, and what it was sent."""
    url = f"sqlite:///{tmp_path_factory.mktemp('mutated') / 'okr.sqlite3'}"
    workspace = Workspace(name="Acme", manifest=build())
    workspace.add_person("Ana Diaz", tz="Europe/Madrid", locale="en-GB")
    workspace.add_person("Ben Okoro", tz="America/New_York", locale="en-US")
    workspace.add_channel("general", members=["Ana Diaz", "Ben Okoro"])
    with PretendSlack.start(workspace) as slack:
        app = workspace.app
        chosen = Settings(app.bot_token, app.app_token, database_url=url, api_url=slack.api_url)
        db = Database.open(url)
        migrate(db)
        bot = RunningBot(connect(chosen, db, Clock()), Limits(per_second=10_000, channel_gap=0))
        deps = bot.deps
        team = workspace.person_named("Ana Diaz").id, workspace.person_named("Ben Okoro").id

        def rows(company: Company) -> None:
            ana, ben = company.person("Ana", team[0]), company.person("Ben", team[1])
            company.team("Growth", None, ana, ben)

        db.write(lambda session: rows(Company(session, deps.installation.workspace_id, deps.clock.now())))
        bot.start()
        slack.wait_until_connected()
        yield SlackEndpoint(bot.app, SECRET, deps.clock, bot.is_healthy), record(slack)
        bot.stop()


def test_every_kind_of_payload_was_recorded(recorded: tuple[SlackEndpoint, list[dict[str, Any]]]) -> None:
    assert kinds(recorded[1]) >= {
        *("command", "block_actions", "view_submission", "view_closed", "block_suggestion", "shortcut"),
        *("message_action", "app_home_opened", "message", "app_mention", "user_change", "team_join"),
    }


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_change_breaks_the_bot(
    recorded: tuple[SlackEndpoint, list[dict[str, Any]]], caplog: pytest.LogCaptureFixture, data: st.DataObject
) -> None:
    endpoint, payloads = recorded
    payload = copy.deepcopy(data.draw(st.sampled_from(payloads), label="payload"))
    for _ in range(data.draw(st.integers(1, 3), label="changes")):
        _put(payload, data.draw(st.sampled_from(list(_places(payload)) or [()])), data.draw(st.sampled_from(ODD)))
    caplog.clear()
    status = send(endpoint, *_as_slack_sends(payload)).status
    assert status < 500
    # An answer to a mutated response_url cannot arrive, which is a warning from another thread and no fault.
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR] == []


def _as_slack_sends(payload: dict[str, Any]) -> tuple[bytes, str]:
    if "event" in payload:
        return json.dumps(payload).encode(), JSON
    if "command" in payload:
        return urlencode(payload).encode(), FORM
    return urlencode({"payload": json.dumps(payload)}).encode(), FORM


def _places(part: Any, so_far: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for name, value in inner:
        yield (*so_far, name)
        yield from _places(value, (*so_far, name))


def _put(payload: Any, place: tuple[Any, ...], value: Any) -> None:
    if not place:
        return
    for name in place[:-1]:
        payload = payload[name]
    if value is DELETED:
        del payload[place[-1]]
    else:
        payload[place[-1]] = copy.deepcopy(value)
