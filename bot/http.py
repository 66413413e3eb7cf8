"""HTTP delivery: a small WSGI app in front of Bolt, which verifies before it parses.

Bolt parses a body before it checks the signature, answers 500 to malformed headers, and takes any form that contains
the word "payload" for an interaction; none of that reaches it here.
"""

import json
import logging
import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from slack_bolt import App, BoltRequest

from bot.clock import Clock
from bot.shapes import is_shaped, is_storable
from bot.signing import Verifier

MAX_BODY_BYTES = 1024 * 1024
EVENTS_PATH, HEALTH_PATH = "/slack/events", "/healthz"
# Perhaps half of a surrogate pair, or NUL. Whole pairs are common: emoji.
_SUSPICIOUS = re.compile(r"\\u(?:d[89a-f]|0000)|\x00", re.IGNORECASE)

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], object]

_log = logging.getLogger(__name__)


class SlackEndpoint:
    """`POST /slack/events` for everything that Slack sends, `GET /healthz` for whoever watches the process."""

    def __init__(self, app: App, signing_secret: str, clock: Clock, is_healthy: Callable[[], bool]) -> None:
        self._app = app
        self._verifier = Verifier(signing_secret, clock)
        self._is_healthy = is_healthy

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """WSGI."""
        method, path = str(environ.get("REQUEST_METHOD")), str(environ.get("PATH_INFO") or "")
        if path == EVENTS_PATH and method == "POST":
            return self._receive(environ, start_response)
        if path == EVENTS_PATH and method == "GET" and "ssl_check=1" in str(environ.get("QUERY_STRING")).split("&"):
            return _reply(start_response, 200)  # Slack looks at the certificate now and then
        if path == HEALTH_PATH and method in ("GET", "HEAD"):
            healthy = self._is_healthy()
            words = b"ok" if healthy else b"not well"
            return _reply(start_response, 200 if healthy else 503, b"" if method == "HEAD" else words)
        if path in (EVENTS_PATH, HEALTH_PATH):
            return _reply(start_response, 405, allow="POST" if path == EVENTS_PATH else "GET, HEAD")
        return _reply(start_response, 404)

    def _receive(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        body = _body_of(environ)
        if body is None:
            return _reply(start_response, 413)
        timestamp = str(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP") or "")
        signature = str(environ.get("HTTP_X_SLACK_SIGNATURE") or "")
        if not self._verifier.is_signed(timestamp, signature, body):
            return _reply(start_response, 401)
        payload = payload_of(body, str(environ.get("CONTENT_TYPE") or ""))
        if payload is None or not is_shaped(payload):
            return _reply(start_response, 400)
        if "ssl_check" in payload or not self._verifier.is_first(signature):
            return _reply(start_response, 200)
        status, answer, kind = self._dispatch(payload)
        if status != HTTPStatus.OK:
            self._verifier.forget(signature)
        return _reply(start_response, status, answer, kind)

    def _dispatch(self, payload: dict[str, Any]) -> tuple[int, bytes, str]:
        try:
            # Bolt's word for "verified and parsed already": in its HTTP mode it would parse again, its own way. It is
            # handed no headers: they are not signed, and some of them choose which functions Bolt runs.
            request = BoltRequest(body=payload, mode="socket_mode")
            response = self._app.dispatch(request)
        except (TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
            # Listeners answer for their own errors; what ends here is a shape that Bolt itself cannot read.
            _log.warning("a signed payload has a shape that Slack does not send (%s)", type(error).__name__)
            return 400, b"", "text/plain"
        kind = response.headers.get("content-type", ["text/plain"])[0]
        return response.status, str(response.body or "").encode(), kind


def payload_of(body: bytes, content_type: str) -> dict[str, Any] | None:
    """A signed body as one dictionary; None when it is not what Slack sends."""
    try:
        text = body.decode("utf-8")
        if content_type.lower().startswith("application/json"):
            payload = _parsed(text)
        else:
            fields = {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}
            payload = _parsed(fields["payload"]) if "payload" in fields else _clean(fields, "".join(fields.values()))
    except (ValueError, RecursionError):
        return None
    return payload if isinstance(payload, dict) else None


def _parsed(text: str) -> Any:
    return _clean(json.loads(text), text)


def _clean(payload: Any, text: str) -> Any:
    """The payload itself; raises ValueError if some text in it could not be stored."""
    if _SUSPICIOUS.search(text) and not is_storable(payload):
        raise ValueError
    return payload


def _body_of(environ: Environ) -> bytes | None:
    """The whole body; None when it is too large."""
    declared = str(environ.get("CONTENT_LENGTH") or "")
    if not (declared.isascii() and declared.isdigit()):
        return b""
    if len(declared) > 12 or int(declared) > MAX_BODY_BYTES:
        return None
    body: bytes = environ["wsgi.input"].read(int(declared))
    return body


def _reply(
    start_response: StartResponse,
    status: int,
    body: bytes = b"",
    content_type: str = "text/plain",
    *,
    allow: str = "",
) -> Iterable[bytes]:
    headers = [("Content-Type", content_type), ("Content-Length", str(len(body)))]
    start_response(f"{status} {HTTPStatus(status).phrase}", [*headers, ("Allow", allow)] if allow else headers)
    return [body]
