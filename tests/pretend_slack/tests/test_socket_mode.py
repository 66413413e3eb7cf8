"""Socket Mode's rules: tickets, reconnects, retries, several connections."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from websocket import WebSocketBadStatusException, create_connection

from tests.pretend_slack import PretendSlack
from tests.pretend_slack.model import Json

Connect = Callable[[], None]


@pytest.fixture
def address(slack: PretendSlack) -> str:
    client = WebClient(base_url=slack.api_url)
    return str(client.apps_connections_open(app_token=slack.workspace.app.app_token)["url"])


def test_it_says_hello(slack: PretendSlack, address: str) -> None:
    socket: Any = create_connection(address, timeout=5)
    hello = json.loads(socket.recv())
    socket.close()

    assert (hello["type"], hello["num_connections"]) == ("hello", 1)
    assert hello["connection_info"] == {"app_id": slack.workspace.app.app_id}


def test_a_ticket_is_good_once(address: str) -> None:
    create_connection(address, timeout=5).close()

    with pytest.raises(WebSocketBadStatusException):
        create_connection(address, timeout=5)


def test_an_event_that_is_not_acknowledged_comes_again(slack: PretendSlack, address: str) -> None:
    slack.socket_mode.ack_seconds = 0.05
    slack.events.retry_delays = (0.0, 0.0, 0.0)
    socket: Any = create_connection(address, timeout=5)
    socket.recv()
    slack.person("Ana Diaz").says("hello")
    envelopes: list[Json] = [json.loads(socket.recv()) for _ in range(4)]
    socket.close()

    assert [one["retry_attempt"] for one in envelopes] == [0, 1, 2, 3]
    assert [one["retry_reason"] for one in envelopes] == ["", "timeout", "timeout", "timeout"]
    assert len({one["payload"]["event_id"] for one in envelopes}) == 1


def test_the_app_connects_anew_when_asked(slack: PretendSlack, tea_bot: App, connect: Connect) -> None:
    connect()
    slack.run(slack.socket_mode.disconnect("refresh_requested"))
    opened = slack.workspace.wait_until(lambda: len(slack.traffic.calls("apps.connections.open")) > 1, 5)

    assert opened


def test_events_that_were_not_subscribed_are_not_sent(slack: PretendSlack, address: str) -> None:
    socket: Any = create_connection(address, timeout=5)
    socket.recv()
    slack.person("Ana Diaz").types("said in a channel, which the app does not hear", channel="growth")
    slack.person("Ana Diaz").says("said to the app")
    first = json.loads(socket.recv())
    socket.close()

    assert first["payload"]["event"]["text"] == "said to the app"
