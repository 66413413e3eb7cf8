"""Socket Mode: payloads over a WebSocket that we open, so that the bot needs no public address.

Slack asks for a new connection every few hours. Slack's own client opens it only after the old one was let go of, which
can take ten seconds without any connection; here the new line stands before the old one ends, and stopping finishes
what is under way.
"""

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPException
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from slack_sdk.socket_mode.request import SocketModeRequest
from websocket import WebSocketException, create_connection

from bot.shapes import is_shaped, is_storable
from bot.socket_line import Line
from bot.tokens import error_word

_CONNECT_SECONDS = 10.0
_WAITS = (0.0, 1.0, 2.0, 5.0, 10.0, 30.0)  # seconds before each new attempt; then the last for ever
_GOODBYE_SECONDS = 2.0
_LAST_ANSWERS_SECONDS = 3.0  # Slack waits no longer for an answer

UNREACHABLE = (SlackClientError, WebSocketException, OSError, HTTPException)

_log = logging.getLogger(__name__)


class SocketMode:
    """Keeps one line to Slack, and answers on the line that a payload came by."""

    def __init__(self, app: App, slack: WebClient, app_token: str, threads: int) -> None:
        self._app = app
        self._slack = slack
        self._app_token = app_token
        self._listeners = ThreadPoolExecutor(threads, thread_name_prefix="listener")
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._current: Line | None = None
        self._readers: dict[threading.Thread, Line] = {}

    def connect(self) -> None:
        """Open the first line; raises what went wrong, of which only a later loss is made good without a word."""
        self._follow(self._open())

    def is_connected(self) -> bool:
        """Whether a line stands at this moment."""
        return self._current is not None

    def close(self) -> None:
        """Take nothing new, answer what is under way, say goodbye."""
        self._stopped.set()
        self._listeners.shutdown(wait=True)
        with self._lock:
            readers = dict(self._readers)
        for line in readers.values():
            line.say_goodbye()
        for reader, line in readers.items():
            reader.join(_GOODBYE_SECONDS)
            if reader.is_alive():
                line.cut()

    def _open(self) -> Line:
        # The address holds a ticket that is good once.
        address = str(self._slack.apps_connections_open(app_token=self._app_token)["url"])
        return Line(create_connection(address, timeout=_CONNECT_SECONDS))

    def _follow(self, line: Line) -> None:
        """Make this the current line, read by a thread of its own; a line that comes after `close` is let go of."""
        reader = threading.Thread(target=self._read, args=(line,), name="socket-mode", daemon=True)
        with self._lock:
            if not self._stopped.is_set():
                self._current = line
                self._readers[reader] = line
                reader.start()  # under the lock: `close` joins only what has started
                return
        line.discard()

    def _read(self, line: Line) -> None:
        for message in line.messages():
            if message.get("type") == "disconnect":
                threading.Thread(target=self._replace, args=(line,), name="socket-mode-replace", daemon=True).start()
            elif not self._stopped.is_set():
                self._take(line, message)
        with self._lock:
            del self._readers[threading.current_thread()]
            is_lost = self._current is line
            self._current = None if is_lost else self._current
        if is_lost and not self._stopped.is_set():
            _log.warning("the connection to Slack was lost; connecting again")
            self._reconnect()

    def _replace(self, old: Line) -> None:
        """Slack asks for a new line; the old one is let go of when the new one stands."""
        try:
            new = self._open()
        except UNREACHABLE as error:
            _log.warning("a new connection to Slack was asked for and failed (%s)", _reason(error))
        else:
            self._follow(new)
            new.wait_until_greeted(_CONNECT_SECONDS)
        old.wait_until_answered(_LAST_ANSWERS_SECONDS)
        old.say_goodbye()

    def _reconnect(self) -> None:
        attempt = 0
        while not self._stopped.wait(_WAITS[min(attempt, len(_WAITS) - 1)]):
            try:
                self._follow(self._open())
            except UNREACHABLE as error:
                attempt += 1
                if attempt in (1, 10):
                    _log.warning("Slack cannot be reached (%s); trying again", _reason(error))
            else:
                _log.info("connected to Slack again")
                return

    def _take(self, line: Line, message: dict[str, Any]) -> None:
        line.begin_answer()
        try:
            self._listeners.submit(self._answer, line, message)
        except RuntimeError:
            line.end_answer()
            _log.info("a payload came while the bot was stopping; Slack sends events again")

    def _answer(self, line: Line, message: dict[str, Any]) -> None:
        try:
            if (request := _request_in(message)) is not None:
                send_response(line, request, self._response_to(request), time.perf_counter())  # type: ignore[arg-type]
        except (WebSocketException, OSError):
            _log.warning("an answer was ready, but its connection to Slack was gone")
        except Exception as error:  # noqa: BLE001 - a payload that breaks Bolt must not pass without a word
            _log.error("a payload could not be handled: %s", type(error).__name__)
        finally:
            line.end_answer()

    def _response_to(self, request: SocketModeRequest) -> BoltResponse:
        """What is acknowledged. What nobody can read gets an empty answer, since Slack would only send it again."""
        response: BoltResponse | None = None
        if is_shaped(request.payload) and is_storable(request.payload):
            # Listeners answer for their own errors; what ends here is a shape that Bolt itself cannot read.
            with suppress(TypeError, ValueError, KeyError, AttributeError, IndexError):
                response = run_bolt_app(self._app, request)
        if response is not None and response.status == HTTPStatus.OK:
            return response
        _log.warning("a payload has a shape that Slack does not send; it is acknowledged and passed over")
        return BoltResponse(status=HTTPStatus.OK)


def _request_in(message: dict[str, Any]) -> SocketModeRequest | None:
    """The payload in its envelope; None for all else that Slack says."""
    payload, words = message.get("payload"), (message.get("envelope_id"), message.get("type"))
    if not all(isinstance(each, str) for each in words):
        return None
    return SocketModeRequest.from_dict({**message, "payload": payload if isinstance(payload, dict) else {}})


def _reason(error: Exception) -> str:
    """What kind of thing went wrong; never the address, which holds a ticket."""
    return error_word(error) or type(error).__name__
