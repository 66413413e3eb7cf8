"""One WebSocket to Slack: one thread reads it, any thread answers, and it knows what is not answered yet."""

import json
import logging
import threading
from collections.abc import Iterator
from typing import Any

from websocket import ABNF, WebSocket, WebSocketException, WebSocketTimeoutException

_PING_SECONDS = 10.0  # a line that says nothing for two of these is dead
_LAST_PING = b"last"

_log = logging.getLogger(__name__)


class Line:
    """A line from its opening to its end. `begin_answer` and `end_answer` enclose the work on each payload."""

    logger = logging.getLogger("bot.socket_mode.line")  # `send_response` wants one

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        socket.settimeout(_PING_SECONDS)
        self._changed = threading.Condition()
        self._unanswered = 0
        self._is_greeted = False
        self._is_drained = False  # Slack has echoed our last ping, so all that it had sent before has come
        self._is_over = False

    def messages(self) -> Iterator[dict[str, Any]]:
        """Yield what Slack says until the line ends, for whatever reason."""
        try:
            for kind, data in self._frames():
                if kind == ABNF.OPCODE_PONG and data == _LAST_PING:
                    self._note(is_drained=True)
                elif kind == ABNF.OPCODE_TEXT and (message := _message_in(data)) is not None:
                    self._note(is_greeted=message.get("type") == "hello")
                    yield message
        except (WebSocketException, OSError):
            return
        finally:
            self._socket.shutdown()  # type: ignore[no-untyped-call]
            self._note(is_over=True)

    def send_socket_mode_response(self, response: Any) -> None:
        """Acknowledge a payload; Bolt's adapter calls it so."""
        self._socket.send(json.dumps(response.to_dict()))

    def begin_answer(self) -> None:
        """A payload came; called by the thread that reads, so that nothing that came before a goodbye is missed."""
        with self._changed:
            self._unanswered += 1

    def end_answer(self) -> None:
        """It is answered, or never will be."""
        with self._changed:
            self._unanswered -= 1
            self._changed.notify_all()

    def wait_until_greeted(self, seconds: float) -> None:
        """Wait for Slack's hello, from which on it sends payloads this way."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_greeted or self._is_over, seconds)

    def wait_until_answered(self, seconds: float) -> None:
        """Wait until everything that Slack has sent this way is answered, or the line is over."""
        try:
            self._socket.ping(_LAST_PING)
        except (WebSocketException, OSError):
            return
        with self._changed:
            self._changed.wait_for(lambda: self._is_over or (self._is_drained and not self._unanswered), seconds)

    def say_goodbye(self) -> None:
        """Send a closing frame; the reader ends when Slack answers it."""
        try:
            self._socket.send_close()
        except (WebSocketException, OSError):
            self.cut()

    def cut(self) -> None:
        """End the line at once, whatever Slack thinks; its reader wakes up."""
        self._socket.connected = True  # `abort` does nothing after a closing frame was sent
        self._socket.abort()  # type: ignore[no-untyped-call]

    def discard(self) -> None:
        """End a line that nobody reads."""
        self.say_goodbye()
        self._socket.shutdown()  # type: ignore[no-untyped-call]

    def _frames(self) -> Iterator[tuple[int, Any]]:
        is_silent = False
        while True:
            try:
                kind, data = self._socket.recv_data(control_frame=True)
            except WebSocketTimeoutException:
                if is_silent:
                    return
                is_silent = True
                self._socket.ping()
                continue
            is_silent = False
            if kind == ABNF.OPCODE_CLOSE:
                return
            yield kind, data

    def _note(self, *, is_greeted: bool = False, is_drained: bool = False, is_over: bool = False) -> None:
        with self._changed:
            self._is_greeted |= is_greeted
            self._is_drained |= is_drained
            self._is_over |= is_over
            self._changed.notify_all()


def _message_in(data: bytes) -> dict[str, Any] | None:
    try:
        message = json.loads(data)
    except (ValueError, RecursionError):
        message = None
    if isinstance(message, dict):
        return message
    _log.warning("Slack sent something that is no message; it is passed over")
    return None
