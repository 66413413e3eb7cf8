"""The same app behind a URL: signed requests, answers within three seconds, retried events."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from slack_bolt import Ack, App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from tests.pretend_slack import PretendSlack
from tests.pretend_slack.http_delivery import HttpDelivery
from tests.pretend_slack.model import Json
from tests.pretend_slack.tests.asking import ask


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Nothing on standard error."""


@contextmanager
def serving(application: Any) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, application, WSGIServer, Quiet)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/slack/events"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def http_app(client: WebClient, slack: PretendSlack) -> App:
    return App(name="tea", client=client, signing_secret=slack.workspace.app.signing_secret)


@pytest.fixture
def delivery(http_app: App, slack: PretendSlack) -> Iterator[HttpDelivery]:
    with serving(SlackRequestHandler(http_app, path="/slack/events")) as url:
        yield slack.deliver_by_http(url)


def test_a_command_is_answered_over_http(slack: PretendSlack, http_app: App, delivery: HttpDelivery) -> None:
    @http_app.command("/tea")
    def tea(ack: Ack) -> None:
        ack("Tea over HTTP")

    slack.person("Ana Diaz").types("/tea", channel="growth")

    slack.person("Ana Diaz").sees("Tea over HTTP")


def test_a_click_is_delivered_over_http(slack: PretendSlack, http_app: App, delivery: HttpDelivery) -> None:
    clicked: list[str] = []

    @http_app.action("drink")
    def drink(ack: Ack, action: Json) -> None:
        clicked.append(action["value"])
        ack()

    ana = slack.person("Ana Diaz")
    button = {"type": "button", "action_id": "drink", "value": "é & 1", "text": {"type": "plain_text", "text": "Drink"}}
    http_app.client.chat_postMessage(channel=ana.id, text="Tea", blocks=[{"type": "actions", "elements": [button]}])
    ana.clicks("Drink")

    assert clicked == ["é & 1"]


def test_the_url_is_verified(slack: PretendSlack, delivery: HttpDelivery) -> None:
    assert slack.run(delivery.verify())


def test_the_certificate_check_is_answered(slack: PretendSlack, delivery: HttpDelivery) -> None:
    assert slack.run(delivery.ssl_check()) == 200


def test_the_app_refuses_what_is_not_signed(delivery: HttpDelivery) -> None:
    body = b'{"type":"event_callback"}'
    headers = {"Content-Type": "application/json", **delivery.signature(b"something else")}

    assert ask(delivery.url, body, headers).status == 401


def test_an_event_that_fails_is_sent_three_times_more(slack: PretendSlack) -> None:
    attempts: list[str] = []

    def failing(environ: Json, start_response: Callable[..., Any]) -> list[bytes]:
        attempts.append(environ.get("HTTP_X_SLACK_RETRY_NUM", "first"))
        start_response("500 Internal Server Error", [])
        slack.workspace.touch()
        return [b""]

    slack.events.retry_delays = (0.0, 0.01, 0.01)
    with serving(failing) as url:
        slack.deliver_by_http(url)
        slack.person("Ana Diaz").says("hello")
        slack.workspace.wait_until(lambda: len(attempts) == 4, 5)

    assert attempts == ["first", "1", "2", "3"]


def test_a_url_that_nobody_serves_shows_an_error(slack: PretendSlack) -> None:
    slack.deliver_by_http("http://127.0.0.1:9/slack/events")
    slack.person("Ana Diaz").types("/tea", channel="growth")

    slack.person("Ana Diaz").sees("/tea failed with the error “dispatch_failed”")
