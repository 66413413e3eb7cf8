"""Recorded payloads, delivered again, and changed in every way that JSON allows: the bot answers and goes on."""

import copy
import json
import logging
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import TextClause, func, select, text, true
from sqlmodel import SQLModel

from bot.clock import Clock
from bot.command_routes import COMMANDS
from bot.deps import connect
from bot.domain.command_words import parse_command
from bot.http import SlackEndpoint
from bot.jobs.pace import Limits
from bot.manifest import build
from bot.routes import ACTIONS, CLOSINGS, EVENTS, SHORTCUTS, SUBMISSIONS, SUGGESTIONS
from bot.server import RunningBot
from bot.settings import Settings
from storage.database import Database
from storage.migrate import migrate
from storage.models import OutboxRow
from tests.builders import Company
from tests.edge.conftest import talkative
from tests.edge.exploring import rows_to_explore
from tests.edge.recording import ids, kinds, record
from tests.edge.requests import FORM, JSON, SECRET, send
from tests.edge.test_canaries import secrets_of
from tests.pretend_slack import PretendSlack, Workspace
from tests.pretend_slack.delivery import Ack, Envelope, EnvelopeType

DELETED = object()
ODD: list[Any] = [
    *(DELETED, None, "", "x", " ", 0, -1, 10**30, 1.5, True, False, [], {}, [None], [[]], [{}], {"a": 1}, {"": None}),
    *("😀" * 300, "KR1", "O1", "U0ANA0001", "T0OTHER01", "-1", "99999999999999999999", "null", "{", "<!channel>", "\n"),
    *({"id": []}, {"values": []}, {"values": {"a": {"b": []}}}, [{"action_id": []}], {"type": "modal", "blocks": [1]}),
]

OF_THE_SENDERS = {"post", "posted_check_in", "delivery_status"}
OURS = "Key result "  # the titles of what the company is after begin so
anything = st.integers(0, 10_000)  # taken modulo what there is to choose from


def counted() -> TextClause:
    """One statement, compiled once, because it is asked for hundreds of times."""
    tables = [each for each in SQLModel.metadata.sorted_tables if each.name not in OF_THE_SENDERS]
    new_messages = OutboxRow.__table__.c.post_id.is_(None)  # type: ignore[attr-defined]
    counts = [
        select(func.count()).select_from(each).where(new_messages if each.name == "outbox" else true())
        for each in tables
    ]
    whole = select(*(each.scalar_subquery().label(table.name) for each, table in zip(counts, tables, strict=True)))
    return text(str(whole.compile(compile_kwargs={"literal_binds": True})))


class Recorded:
    """A bot that has been at work, by both ways in, and what it was sent."""

    def __init__(self, slack: PretendSlack, bot: RunningBot) -> None:
        self.slack, self.db = slack, bot.deps.db
        self.endpoint = SlackEndpoint(bot.app, SECRET, bot.deps.clock, bot.is_healthy)
        self._counted = counted()
        with talkative() as log:
            self.payloads = record(slack)
            logging.getLogger("bot").debug("recorded")
        self.log = log.getvalue()

    def deliver(self, payload: dict[str, Any]) -> Ack:
        """By Socket Mode."""
        kind: EnvelopeType = "events_api" if "event" in payload else "interactive"
        return self.slack.run(self.slack.socket_mode.deliver(Envelope(kind, payload)))

    def rows(self) -> dict[str, int]:
        """How many there are of everything that a payload may lead to; the senders' own rows come when they come."""
        return self.db.read(lambda session: dict(session.execute(self._counted).mappings().one()))


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorded]:
    url = f"sqlite:///{tmp_path_factory.mktemp('mutated') / 'okr.sqlite3'}"
    workspace = Workspace(name="Acme", manifest=build())
    workspace.add_person("Ana Diaz", tz="Europe/Madrid", locale="en-GB", admin=True)
    workspace.add_person("Ben Okoro", tz="America/New_York", locale="en-US")
    workspace.add_channel("general", members=["Ana Diaz", "Ben Okoro"])
    with PretendSlack.start(workspace) as slack:
        slack.be_patient(30)
        app = workspace.app
        chosen = Settings(app.bot_token, app.app_token, database_url=url, api_url=slack.api_url)
        db = Database.open(url)
        migrate(db)
        bot = RunningBot(connect(chosen, db, Clock()), Limits(per_second=10_000, channel_gap=0))
        deps = bot.deps
        ana, ben = workspace.person_named("Ana Diaz").id, workspace.person_named("Ben Okoro").id
        workspace_id, now = deps.installation.workspace_id, deps.clock.now()
        db.write(lambda session: rows_to_explore(Company(session, workspace_id, now), ana, ben))
        bot.start()
        slack.wait_until_connected()
        yield Recorded(slack, bot)
        bot.stop()


def test_every_kind_of_payload_was_recorded(recorded: Recorded) -> None:
    assert kinds(recorded.payloads) >= {
        *("command", "block_actions", "view_submission", "view_closed", "block_suggestion", "shortcut"),
        *("message_action", *EVENTS),
    }


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        ("block_actions", ACTIONS),
        ("view_submission", SUBMISSIONS),
        ("view_closed", CLOSINGS),
        ("block_suggestion", SUGGESTIONS),
    ],
)
def test_everything_that_has_a_handler_was_recorded(recorded: Recorded, kind: str, table: Mapping[str, object]) -> None:
    assert set(table) - ids(recorded.payloads, kind) == set()


def test_every_command_was_recorded(recorded: Recorded) -> None:
    typed = {type(parse_command(payload["text"])) for payload in recorded.payloads if "command" in payload}
    assert set(COMMANDS) - typed == set()


def test_every_shortcut_was_recorded(recorded: Recorded) -> None:
    assert set(SHORTCUTS) <= ids(recorded.payloads, "shortcut") | ids(recorded.payloads, "message_action")


def test_no_library_logged_a_secret_meanwhile(recorded: Recorded) -> None:
    assert "recorded" in recorded.log
    assert {secret for secret in secrets_of(recorded.slack) if secret in recorded.log} == set()


def test_what_comes_twice_is_done_once(recorded: Recorded) -> None:
    for payload in recorded.payloads:
        recorded.deliver(payload)
        once = recorded.rows()

        ack = recorded.deliver(payload)

        assert ack.ok
        assert recorded.rows() == once, payload


@pytest.mark.parametrize(
    ("name", "team_id", "has_left"),
    [
        ("Eve Else", "T0OTHER01", False),
        ("Emil Else", "T0OKR0001", False),  # one of us, as the payload would have it
        ("Dora Gone", "T0OKR0001", True),
    ],
)
def test_whoever_is_no_colleague_is_shown_nothing_and_stores_nothing(
    recorded: Recorded, name: str, team_id: str, has_left: bool
) -> None:
    outsider = recorded.slack.workspace.add_person(name, external=not has_left, deleted=has_left)
    before, begun = recorded.rows(), len(recorded.slack.traffic.after())

    for payload in recorded.payloads:
        recorded.deliver(as_done_by(payload, outsider.id, team_id))

    assert recorded.rows() == before
    shown = [each.body for each in recorded.slack.traffic.after(begun) if each.direction == "from_app"]
    assert not [each for each in shown if OURS in json.dumps(each)]


def test_a_guest_changes_nothing_that_is_not_theirs(recorded: Recorded) -> None:
    guest = recorded.slack.workspace.add_person("Gus Guest", guest=True)
    before = recorded.rows()

    for payload in recorded.payloads:
        recorded.deliver(as_done_by(payload, guest.id, "T0OKR0001"))

    after = recorded.rows()
    assert {name for name in before if after[name] != before[name]} <= {"person", "receipt", "check_in_draft", "outbox"}


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=anything, changes=st.lists(st.tuples(anything, st.sampled_from(ODD)), min_size=1, max_size=3))
def test_no_change_breaks_the_bot(
    recorded: Recorded, caplog: pytest.LogCaptureFixture, which: int, changes: list[tuple[int, Any]]
) -> None:
    payload = changed(recorded.payloads, which, changes)
    caplog.clear()
    assert send(recorded.endpoint, *_as_slack_sends(payload)).status < 500
    assert faults(caplog) == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=anything, changes=st.lists(st.tuples(anything, st.sampled_from(ODD)), min_size=1, max_size=3))
def test_over_socket_mode_each_is_acknowledged(
    recorded: Recorded, caplog: pytest.LogCaptureFixture, which: int, changes: list[tuple[int, Any]]
) -> None:
    payload = changed(recorded.payloads, which, changes)
    caplog.clear()
    ack = recorded.slack.run(recorded.slack.socket_mode.deliver(Envelope("interactive", payload)))
    assert ack.ok
    assert faults(caplog) == []


def changed(payloads: list[dict[str, Any]], which: int, changes: list[tuple[int, Any]]) -> dict[str, Any]:
    """One of them with up to three parts replaced or left out."""
    payload = copy.deepcopy(payloads[which % len(payloads)])
    for where, value in changes:
        if places := list(_places(payload)):
            _put(payload, places[where % len(places)], value)
    return payload


def faults(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Errors in our own log. That an answer to a mutated response_url cannot arrive is the SDK's word, from another
    thread, and no fault; an event may say that the token is gone, which `bot.tokens` says once."""
    ours = [each for each in caplog.records if each.name.startswith("bot.") and each.name != "bot.tokens"]
    return [each.getMessage() for each in ours if each.levelno >= logging.ERROR]


def as_done_by(payload: dict[str, Any], user_id: str, team_id: str) -> dict[str, Any]:
    """The same payload as if somebody else had caused it."""
    if "event" in payload:
        event, user = payload["event"], payload["event"].get("user")
        other = {**user, "id": user_id, "team_id": team_id} if isinstance(user, dict) else user_id
        return {**payload, "event_id": f"{payload['event_id']}{user_id}", "event": {**event, "user": other}}
    if "command" in payload:
        return {**payload, "user_id": user_id, "team_id": team_id}
    return {**payload, "user": {**payload["user"], "id": user_id, "team_id": team_id}}


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
    for name in place[:-1]:
        payload = payload[name]
    if value is DELETED:
        del payload[place[-1]]
    else:
        payload[place[-1]] = copy.deepcopy(value)
