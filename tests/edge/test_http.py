"""What reaches the bot over HTTP: verified before it is read, and read as Slack means it."""

import json
import logging
import time
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import Clock
from bot.deps import connect
from bot.http import MAX_BODY_BYTES, SlackEndpoint, payload_of
from bot.jobs.pace import Limits
from bot.server import RunningBot
from bot.settings import Settings
from bot.signing import Verifier
from storage.database import Database
from storage.models import CheckIn
from tests.builders import Company
from tests.edge.requests import FORM, JSON, SECRET, command, send, send_command, send_json, signature
from tests.pretend_slack import PretendSlack

BODY = b"command=%2Fokr&text=help&user_id=U0ANA0001&team_id=T0OKR0001"
hypothetically = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def bot(slack: PretendSlack, sqlite_url: str) -> Iterator[RunningBot]:
    app = slack.workspace.app
    chosen = Settings(app.bot_token, signing_secret=app.signing_secret, database_url=sqlite_url, api_url=slack.api_url)
    clock = Clock()
    running = RunningBot(connect(chosen, Database.open(sqlite_url), clock), Limits(per_second=10_000, channel_gap=0))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def endpoint(bot: RunningBot) -> SlackEndpoint:
    return SlackEndpoint(bot.app, SECRET, bot.deps.clock, bot.is_healthy)


@pytest.fixture
def ana(slack: PretendSlack) -> str:
    """Ana's Slack user id."""
    return slack.workspace.person_named("Ana Diaz").id


def key_result_of(bot: RunningBot, slack_user_id: str) -> None:
    deps = bot.deps

    def rows(company: Company) -> None:
        owner = company.person("Ana", slack_user_id)
        objective = company.objective("Improve the login experience", owner, company.team("Growth", None, owner))
        company.key_result("Password resets", objective, owner, "10", "1")

    deps.db.write(lambda session: rows(Company(session, deps.installation.workspace_id, deps.clock.now())))


def check_ins(bot: RunningBot) -> int:
    from sqlmodel import func, select

    return bot.deps.db.read(lambda session: session.exec(select(func.count()).select_from(CheckIn)).one())


def test_a_signed_command_is_answered(endpoint: SlackEndpoint, ana: str) -> None:
    answer = send_command(endpoint, ana, "help")

    assert answer.status == 200
    assert "/okr update" in json.dumps(answer.json)


def test_a_header_that_nobody_signed_does_not_choose_what_bolt_runs(endpoint: SlackEndpoint, ana: str) -> None:
    answer = send(endpoint, urlencode(command(ana, "help")).encode(), HTTP_X_SLACK_BOLT_LAZY_ONLY="1")

    assert "/okr update" in json.dumps(answer.json)


@pytest.mark.parametrize("text", ["payload", "payload=1", "fix the payload= parser", "update KR1 4 payload={}"])
def test_the_word_payload_in_a_command_is_only_a_word(endpoint: SlackEndpoint, ana: str, text: str) -> None:
    answer = send_command(endpoint, ana, text)

    assert answer.status == 200
    assert answer.json["response_type"] == "ephemeral"


@pytest.mark.parametrize("text", [r"search \u0000", r"search \ud83d", r"search C:\u0000\ud800"])
def test_an_escape_that_somebody_typed_is_only_text(endpoint: SlackEndpoint, ana: str, text: str) -> None:
    assert send_command(endpoint, ana, text).status == 200


def test_an_escape_in_a_form_is_only_text() -> None:
    typed = {"type": "view_submission", "note": r"the parser breaks on \u0000 and \ud800"}

    assert payload_of(urlencode({"payload": json.dumps(typed)}).encode(), FORM) == typed


def test_a_channel_may_be_called_payload(endpoint: SlackEndpoint, ana: str) -> None:
    assert "/okr update" in json.dumps(send_command(endpoint, ana, "help", channel_name="payload").json)


def test_an_event_that_slack_lets_nobody_answer_is_only_a_warning(
    endpoint: SlackEndpoint, slack: PretendSlack, ana: str, caplog: pytest.LogCaptureFixture
) -> None:
    slack.workspace.add_channel("left", members=["Ana Diaz"], bot=False)
    event = {"type": "app_mention", "user": ana, "text": "hi", "channel": slack.workspace.channel_named("left").id}
    answer = send_json(endpoint, {"type": "event_callback", "team_id": "T0OKR0001", "event_id": "Ev1", "event": event})

    assert answer.status == 200
    assert "an event could not be answered (not_in_channel)" in caplog.text
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


def test_slack_verifies_the_address(endpoint: SlackEndpoint) -> None:
    answer = send_json(endpoint, {"token": "t", "challenge": "3eZbrw1a", "type": "url_verification"})

    assert answer.status == 200
    assert b"3eZbrw1a" in answer.body


def test_nobody_else_verifies_the_address(endpoint: SlackEndpoint) -> None:
    body = json.dumps({"token": "t", "challenge": "3eZbrw1a", "type": "url_verification"}).encode()
    answer = send(endpoint, body, JSON, HTTP_X_SLACK_SIGNATURE=None)

    assert answer.status == 401
    assert answer.body == b""


def test_the_certificate_check_by_get_needs_no_signature(endpoint: SlackEndpoint) -> None:
    answer = send(endpoint, REQUEST_METHOD="GET", QUERY_STRING="ssl_check=1&token=t", HTTP_X_SLACK_SIGNATURE=None)

    assert (answer.status, answer.body) == (200, b"")


def test_the_certificate_check_by_post_does_no_work(endpoint: SlackEndpoint, bot: RunningBot, ana: str) -> None:
    key_result_of(bot, ana)
    answer = send(endpoint, urlencode({"ssl_check": "1", **command(ana, "update KR1 4")}).encode())

    assert (answer.status, answer.body) == (200, b"")
    assert check_ins(bot) == 0


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/slack/events", 405),
        ("HEAD", "/slack/events", 405),
        ("PUT", "/slack/events", 405),
        ("POST", "/", 404),
        ("POST", "/slack/events/", 404),
        ("GET", "/favicon.ico", 404),
        ("POST", "/healthz", 405),
        ("GET", "/healthz", 200),
        ("HEAD", "/healthz", 200),
        ("", "", 404),
        ("POST", "/slack/\x00events", 404),
    ],
)
def test_other_methods_and_paths(endpoint: SlackEndpoint, method: str, path: str, status: int) -> None:
    answer = send(endpoint, BODY, REQUEST_METHOD=method, PATH_INFO=path)

    assert answer.status == status
    assert method != "HEAD" or answer.body == b""


def test_a_bot_whose_clock_has_stopped_is_not_well(endpoint: SlackEndpoint, bot: RunningBot) -> None:
    bot.stop()

    assert send(endpoint, REQUEST_METHOD="GET", PATH_INFO="/healthz").status == 503


@pytest.mark.parametrize(
    "hostile",
    [
        b"[]",
        b"null",
        b"1",
        b'"text"',
        b"",
        b"{",
        b"[" * 5000,
        b"[" * 5000 + b"]" * 5000,
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
        b"\xff\xfe",
        b'{"type": "\xff"}',
        b'{"type": "event_callback", "event": {"type": "\\ud800"}}',
        b'{"type": "event_callback", "event": {"type": "\\u0000"}}',
        b'{"type": "event_callback", "event": []}',
        b"NaN",
    ],
)
def test_a_body_that_slack_does_not_send(endpoint: SlackEndpoint, hostile: bytes) -> None:
    assert send(endpoint, hostile, JSON).status == 400


@pytest.mark.parametrize(
    "hostile",
    [
        *("[]", "null", "1", "", "{", "[" * 5000, '{"view": 1}', '{"type": "block_actions"}'),
        '{"type": "view_submission", "view": {"id": "V1", "callback_id": "update_submit"}}',
    ],
)
def test_an_interaction_that_slack_does_not_send(endpoint: SlackEndpoint, hostile: str) -> None:
    assert send(endpoint, urlencode({"payload": hostile}).encode()).status == 400


@pytest.mark.parametrize("hostile", [b"text=%FF%FE", b"%", b"&&&&", b"=", b"text=%00", b"\xff"])
def test_a_form_that_slack_does_not_send(endpoint: SlackEndpoint, hostile: bytes) -> None:
    assert send(endpoint, hostile, FORM).status in (400, 404)


@pytest.mark.parametrize(
    ("length", "status"),
    [
        (str(MAX_BODY_BYTES + 1), 413),
        ("9" * 5000, 413),
        ("-1", 401),
        ("one", 401),
        ("1_0", 401),
        (chr(0x661), 401),
        (None, 401),
    ],
)
def test_a_length_is_believed_only_as_far_as_it_goes(endpoint: SlackEndpoint, length: str, status: int) -> None:
    assert send(endpoint, BODY, CONTENT_LENGTH=length).status == status


def test_a_body_of_one_mebibyte_is_still_read(endpoint: SlackEndpoint, ana: str) -> None:
    form = urlencode(command(ana, "help")).encode() + b"&more="

    assert send(endpoint, form + b"x" * (MAX_BODY_BYTES - len(form))).status == 200


@pytest.mark.parametrize("seconds", [-301, 301, -86400])
def test_a_signature_is_good_for_five_minutes(endpoint: SlackEndpoint, seconds: int) -> None:
    assert send(endpoint, BODY, at=time.time() + seconds).status == 401


def test_a_signature_is_good_for_one_body(endpoint: SlackEndpoint) -> None:
    now = str(int(time.time()))

    answer = send(
        endpoint, BODY + b"x", HTTP_X_SLACK_REQUEST_TIMESTAMP=now, HTTP_X_SLACK_SIGNATURE=signature(BODY, now)
    )

    assert answer.status == 401


header = st.text(st.characters(min_codepoint=0, max_codepoint=255), max_size=80)  # as WSGI hands headers over


@hypothetically
@given(timestamp=header | st.from_regex(r"-?\d{1,30}", fullmatch=True), claimed=header)
def test_no_header_gets_past_or_breaks_the_verifier(timestamp: str, claimed: str) -> None:
    assert not Verifier(SECRET, Clock()).is_signed(timestamp, claimed, BODY)


@hypothetically
@given(timestamp=header, claimed=header, content_type=header, length=header)
def test_hostile_headers_are_answered_as_unsigned(
    endpoint: SlackEndpoint, timestamp: str, claimed: str, content_type: str, length: str
) -> None:
    answer = send(
        endpoint,
        BODY,
        content_type,
        CONTENT_LENGTH=length,
        HTTP_X_SLACK_REQUEST_TIMESTAMP=timestamp,
        HTTP_X_SLACK_SIGNATURE=claimed,
    )

    assert answer.status in (401, 413)


@hypothetically
@given(body=st.binary(max_size=300), content_type=st.sampled_from([FORM, JSON, "text/plain", ""]))
def test_no_signed_body_breaks_the_bot(
    endpoint: SlackEndpoint, caplog: pytest.LogCaptureFixture, body: bytes, content_type: str
) -> None:
    caplog.clear()
    with caplog.at_level(logging.ERROR):
        assert send(endpoint, body, content_type).status < 500
    assert caplog.records == []


def test_a_request_that_comes_again_does_its_work_once(endpoint: SlackEndpoint, bot: RunningBot, ana: str) -> None:
    key_result_of(bot, ana)
    body, now = urlencode(command(ana, "update KR1 4 once")).encode(), time.time()

    answers = [send(endpoint, body, at=now) for _ in range(3)]

    assert [answer.status for answer in answers] == [200, 200, 200]
    assert [bool(answer.body) for answer in answers] == [True, False, False]
    assert check_ins(bot) == 1


def test_an_event_that_comes_again_is_answered_once(
    endpoint: SlackEndpoint, bot: RunningBot, slack: PretendSlack, ana: str
) -> None:
    key_result_of(bot, ana)
    channel = slack.workspace.dm_with(ana).id
    event = {
        "type": "message",
        "user": ana,
        "text": "update KR1 4",
        "channel": channel,
        "channel_type": "im",
        "ts": "1.2",
    }
    body = json.dumps({"type": "event_callback", "team_id": "T0OKR0001", "event_id": "Ev1", "event": event}).encode()

    answers = [
        send(endpoint, body, JSON, at=time.time() - age, HTTP_X_SLACK_RETRY_NUM=str(retry))
        for retry, age in enumerate((90, 60, 0))
    ]

    assert [answer.status for answer in answers] == [200, 200, 200]
    assert len(slack.traffic.calls("chat.postMessage")) == 1
    assert check_ins(bot) == 1


def test_a_request_that_was_not_taken_may_come_again(endpoint: SlackEndpoint) -> None:
    body, now = b"nothing=known", time.time()

    assert [send(endpoint, body, at=now).status for _ in range(2)] == [404, 404]


def test_signatures_are_forgotten_when_they_are_no_good_any_more() -> None:
    moments = iter([1000.0, 1001.0, 1601.5])

    class Moving(Clock):
        @staticmethod
        def wall() -> float:
            return next(moments)

    verifier = Verifier(SECRET, Moving())

    assert [verifier.is_first("v0=1") for _ in range(3)] == [True, False, True]
