"""A stopped Slack leaves nothing open, whoever was connected: what the garbage collector finds fails another test."""

import gc
import socket
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from typing import Any

import pytest
from slack_sdk import WebClient
from websocket import create_connection

from tests.pretend_slack import Fault, PretendSlack, Workspace

Start = Callable[[], PretendSlack]
Visit = Callable[[PretendSlack], Any]
SOME, ROUNDS = 5, 20


def address(slack: PretendSlack) -> tuple[str, int]:
    host, _, port = slack.url.removeprefix("http://").partition(":")
    return host, int(port)


def silent(slack: PretendSlack) -> socket.socket:
    """Connected, and never says a word, as a browser does ahead of time."""
    return socket.create_connection(address(slack))


def halfway(slack: PretendSlack) -> socket.socket:
    connection = silent(slack)
    connection.sendall(b"POST /api/chat.postMessage HTTP/1.1\r\nHost: slack\r\nContent-Length: 100\r\n\r\nchannel=")
    return connection


def kept_alive(slack: PretendSlack) -> HTTPConnection:
    connection = HTTPConnection(*address(slack))
    connection.request("GET", "/")
    connection.getresponse().read()
    return connection


def not_reading(slack: PretendSlack) -> socket.socket:
    """Asks for more than it will ever take."""
    connection = silent(slack)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.sendall(b"GET /page.css HTTP/1.1\r\nHost: slack\r\n\r\n" * 1000)
    return connection


def page(slack: PretendSlack) -> Any:
    live = create_connection(slack.url.replace("http", "ws", 1) + f"/page/live?as={slack.person('Ana Diaz').id}")
    live.recv()
    return live


def app(slack: PretendSlack) -> Any:
    client = WebClient(slack.workspace.app.app_token, base_url=slack.api_url)
    line = create_connection(client.apps_connections_open(app_token=slack.workspace.app.app_token)["url"])
    line.recv()
    return line


@contextmanager
def nothing_left_open(workspace: Workspace) -> Iterator[Start]:
    """Gives a way to start a Slack, to be stopped and let go of inside the block."""
    ours: list[str] = []

    def start() -> PretendSlack:
        slack = PretendSlack.start(workspace)
        ours.append(f"laddr={address(slack)}")
        return slack

    gc.freeze()  # what is older is not looked through: in a long run that takes seconds
    with warnings.catch_warnings(record=True) as left:
        warnings.simplefilter("always")
        yield start
        gc.collect()
    open_still = [str(each.message) for each in left if any(here in str(each.message) for here in ours)]
    assert open_still == []


@pytest.mark.parametrize("visit", [silent, halfway, kept_alive, not_reading, page, app])
def test_nobody_stays_connected(workspace: Workspace, visit: Visit) -> None:
    with ExitStack() as visitors, nothing_left_open(workspace) as start:
        slack = start()
        for _ in range(SOME):
            visitors.callback(visit(slack).close)
        slack.stop()
        del slack


def test_nobody_is_forgotten_who_comes_at_the_last_moment(workspace: Workspace) -> None:
    with ExitStack() as visitors, nothing_left_open(workspace) as start:
        for _ in range(ROUNDS):
            slack = start()
            for _ in range(SOME):
                visitors.callback(silent(slack).close)
            slack.stop()
        del slack


def test_an_answer_that_takes_long_is_not_waited_for(workspace: Workspace) -> None:
    begun = time.monotonic()
    with ExitStack() as visitors, nothing_left_open(workspace) as start:
        slack = start()
        slack.faults.next("api.test", Fault.hang(60))
        caller = HTTPConnection(*address(slack))
        visitors.callback(caller.close)
        caller.request("GET", "/api/api.test")
        assert workspace.wait_until(
            lambda: [entry for entry in workspace.traffic.after(0) if entry.kind == "fault"], 10
        )
        slack.stop()
        del slack

    assert time.monotonic() - begun < 30


def test_a_call_that_is_held_is_not_waited_for(workspace: Workspace) -> None:
    with ExitStack() as visitors, nothing_left_open(workspace) as start:
        slack = start()
        with slack.faults.hold("api.test"):
            before = workspace.revision
            caller = HTTPConnection(*address(slack))
            visitors.callback(caller.close)
            caller.request("GET", "/api/api.test")
            assert workspace.wait_until(lambda: workspace.revision > before, 10)
            slack.stop()
        del slack
