"""The line to Slack: what came by the old one is answered on it, and nothing outlives a stop."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.socket_mode import SocketMode
from tests.pretend_slack import PretendSlack
from tests.pretend_slack.delivery import Envelope
from tests.pretend_slack.model import Json


class Tea:
    """A Bolt app whose one answer is ready only when the test says so."""

    def __init__(self, slack: PretendSlack) -> None:
        self.has_begun, self.may_end = threading.Event(), threading.Event()
        client = WebClient(slack.workspace.app.bot_token, base_url=slack.api_url, retry_handlers=[])
        app = App(name="test", client=client, process_before_response=True)
        app.command("/okr")(self._pour)
        self.line = SocketMode(app, client, slack.workspace.app.app_token, threads=4)
        self.line.connect()
        slack.wait_until_connected()

    def _pour(self, ack: Ack) -> None:
        self.has_begun.set()
        self.may_end.wait(10)
        ack(text="Tea is ready")


@pytest.fixture
def tea(slack: PretendSlack) -> Iterator[Tea]:
    tea = Tea(slack)
    yield tea
    tea.may_end.set()
    tea.line.close()


def test_what_came_by_an_old_line_is_answered_before_it_ends(slack: PretendSlack, tea: Tea) -> None:
    ana = slack.person("Ana Diaz")
    with ThreadPoolExecutor(1) as hands:
        typing = hands.submit(ana.types, "/okr", channel="general")
        assert tea.has_begun.wait(10)
        slack.run(slack.socket_mode.disconnect("refresh_requested"))
        assert slack.workspace.wait_until(lambda: slack.socket_mode.connected == 2, 10)
        is_cut_off = slack.workspace.wait_until(lambda: slack.socket_mode.connected == 1, 0.2)
        tea.may_end.set()
        typing.result()

    assert not is_cut_off
    ana.sees("Tea is ready")
    assert slack.workspace.wait_until(lambda: slack.socket_mode.connected == 1, 10)
    assert tea.line.is_connected()


def test_a_line_that_opens_while_the_bot_stops_is_let_go_of(slack: PretendSlack, tea: Tea) -> None:
    with slack.faults.hold("apps.connections.open"):
        slack.run(slack.socket_mode.disconnect("refresh_requested"))
        assert slack.workspace.wait_until(lambda: len(slack.traffic.calls("apps.connections.open")) == 2, 10)
        tea.line.close()
        assert slack.workspace.wait_until(lambda: slack.socket_mode.connected == 0, 10)

    assert slack.workspace.wait_until(lambda: slack.socket_mode.hellos == 2, 10)
    assert slack.workspace.wait_until(lambda: slack.socket_mode.connected == 0, 10)


def test_a_silent_listener_does_not_keep_an_old_line_for_ever(slack: PretendSlack, tea: Tea) -> None:
    slack.socket_mode.ack_seconds = 0.1
    slack.person("Ana Diaz").types("/okr", channel="general")
    slack.run(slack.socket_mode.disconnect("refresh_requested"))

    assert slack.workspace.wait_until(lambda: slack.socket_mode.connected == 2, 10)
    assert slack.workspace.wait_until(lambda: slack.socket_mode.connected == 1, 10)


@pytest.mark.parametrize(
    "frame",
    [
        *("", "{", "[]", "null", "7", "{}", "[" * 100_000, '{"type": []}', '{"envelope_id": {}, "type": "x"}'),
        r'{"envelope_id": "1", "type": "slash_commands", "payload": {"command": "/okr", "text": "\ud800"}}',
    ],
)
def test_a_frame_that_slack_does_not_send_is_passed_over(slack: PretendSlack, tea: Tea, frame: str) -> None:
    tea.may_end.set()
    slack.run(slack.socket_mode.send_raw(frame))

    ana = slack.person("Ana Diaz")
    ana.types("/okr", channel="general")
    ana.sees("Tea is ready")
    assert slack.socket_mode.hellos == 1


@pytest.mark.parametrize("payload", [{}, {"type": "block_actions"}, {"type": []}, {"command": "/okr", "text": "\x00"}])
def test_a_payload_that_slack_does_not_send_is_acknowledged(
    slack: PretendSlack, tea: Tea, caplog: pytest.LogCaptureFixture, payload: Json
) -> None:
    ack = slack.run(slack.socket_mode.deliver(Envelope("interactive", payload)))

    assert (ack.ok, ack.payload) == (True, None)
    assert not tea.has_begun.is_set()
    assert "a shape that Slack does not send" in caplog.text
