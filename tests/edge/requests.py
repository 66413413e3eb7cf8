"""Signed requests to the bot's WSGI app, without a network in between."""

import hashlib
import hmac
import io
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bot.http import SlackEndpoint

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
SECRET = "pretend-signing-secret"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def signature(body: bytes, timestamp: str, secret: str = SECRET) -> str:
    """What Slack would write into X-Slack-Signature."""
    return "v0=" + hmac.new(secret.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()


def send(
    endpoint: SlackEndpoint, body: bytes = b"", content_type: str = FORM, *, at: float | None = None, **environ: Any
) -> Answer:
    """A request signed as Slack does; `environ` replaces or, with None, removes what WSGI would say."""
    timestamp = str(int(time.time() if at is None else at))
    given: dict[str, Any] = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/slack/events",
        "QUERY_STRING": "",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": timestamp,
        "HTTP_X_SLACK_SIGNATURE": signature(body, timestamp),
        "wsgi.input": io.BytesIO(body),
        **environ,
    }
    said: list[tuple[str, list[tuple[str, str]]]] = []
    answered = b"".join(
        endpoint(
            {name: value for name, value in given.items() if value is not None},
            lambda status, headers: said.append((status, headers)),
        )
    )
    status, headers = said[0]
    return Answer(int(status.split()[0]), dict(headers), answered)


def send_json(endpoint: SlackEndpoint, payload: Any) -> Answer:
    """As events come."""
    return send(endpoint, json.dumps(payload).encode(), JSON)


def send_interaction(endpoint: SlackEndpoint, payload: Any) -> Answer:
    """As clicks and forms come."""
    return send(endpoint, urlencode({"payload": json.dumps(payload)}).encode())


def send_command(endpoint: SlackEndpoint, user_id: str, text: str, **fields: str) -> Answer:
    """As `/okr ...` comes."""
    return send(endpoint, urlencode({**command(user_id, text), **fields}).encode())


def command(user_id: str, text: str) -> dict[str, str]:
    """The fields of a slash command."""
    return {
        "command": "/okr",
        "text": text,
        "user_id": user_id,
        "user_name": "somebody",
        "team_id": "T0OKR0001",
        "team_domain": "acme",
        "channel_id": "C0GEN0001",
        "channel_name": "general",
        "api_app_id": "A0APP0001",
        "is_enterprise_install": "false",
        "trigger_id": f"{time.monotonic_ns()}.1.abc",
        "response_url": "http://127.0.0.1:9/commands/never-used",
    }
