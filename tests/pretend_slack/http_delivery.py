"""HTTP delivery: signed requests to the app's URL, answered within three seconds or failed."""

import asyncio
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.pretend_slack.delivery import ACK_SECONDS, Ack, Envelope
from tests.pretend_slack.model import Json
from tests.pretend_slack.workspace import Workspace

USER_AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"
FORM, JSON_TYPE = "application/x-www-form-urlencoded", "application/json"
MAX_REDIRECTS = 2


class HttpDelivery:
    """The carrier for apps that have a URL; commands, interactions, options and events all go to the same one.

    Signatures carry the machine's own time: their age never follows a moved clock. Runs on the server's event loop.
    """

    def __init__(self, workspace: Workspace, url: str, ack_seconds: float = ACK_SECONDS) -> None:
        self._workspace, self.url, self.ack_seconds = workspace, url, ack_seconds
        self._session: ClientSession | None = None

    async def deliver(self, envelope: Envelope) -> Ack:
        """Post the payload, signed."""
        content_type, body = _body(envelope)
        headers = {"Content-Type": content_type, **_retry_headers(envelope)}
        self._workspace.traffic.add("to_app", "delivery", envelope.title, envelope.payload)
        try:
            ack = await self._post(body, headers)
        except TimeoutError:
            ack = Ack("late", reason="http_timeout")
        except ClientError:
            ack = Ack("unanswered", reason="connection_failed")
        kind = "ack" if ack.ok else "unacknowledged"
        self._workspace.traffic.add("from_app", kind, envelope.title, ack.payload if ack.ok else ack.reason)
        return ack

    async def verify(self) -> bool:
        """The url_verification handshake: the app must answer with the challenge."""
        challenge = f"challenge{self._workspace.next_number('challenge')}"
        token = self._workspace.app.verification_token
        body = json.dumps({"token": token, "challenge": challenge, "type": "url_verification"}).encode()
        ack = await self._post(body, {"Content-Type": JSON_TYPE})
        answered = ack.payload.get("challenge") if isinstance(ack.payload, dict) else ack.payload
        return ack.ok and answered == challenge

    async def ssl_check(self) -> int:
        """The certificate check that Slack sends to command URLs now and then; the HTTP status."""
        body = urlencode({"ssl_check": "1", "token": self._workspace.app.verification_token}).encode()
        return (await self._answer(body, {"Content-Type": FORM}))[0]

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def _post(self, body: bytes, headers: dict[str, str]) -> Ack:
        status, text, stop = await self._answer(body, headers)
        if not 200 <= status < 300:
            return Ack("unanswered", reason="http_error", stop_retrying=stop)
        return Ack("answered", _parsed(text))

    async def _answer(self, body: bytes, headers: dict[str, str]) -> tuple[int, str, bool]:
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=None))
        signed = {"User-Agent": USER_AGENT, **headers, **self.signature(body)}
        async with asyncio.timeout(self.ack_seconds):
            request = self._session.post(self.url, data=body, headers=signed, max_redirects=MAX_REDIRECTS)
            async with request as response:
                text = await response.text()
                return response.status, text, response.headers.get("X-Slack-No-Retry") == "1"

    def signature(self, body: bytes) -> dict[str, str]:
        """The headers that prove that the body comes from Slack."""
        timestamp = str(int(time.time()))
        base = b"v0:" + timestamp.encode() + b":" + body
        digest = hmac.new(self._workspace.app.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


def _body(envelope: Envelope) -> tuple[str, bytes]:
    if envelope.type == "events_api":
        return JSON_TYPE, json.dumps(envelope.payload, ensure_ascii=False).encode()
    if envelope.type == "slash_commands":
        return FORM, urlencode(envelope.payload).encode()
    return FORM, urlencode({"payload": json.dumps(envelope.payload, ensure_ascii=False)}).encode()


def _retry_headers(envelope: Envelope) -> Json:
    if not envelope.retry:
        return {}
    return {"X-Slack-Retry-Num": str(envelope.retry), "X-Slack-Retry-Reason": envelope.retry_reason}


def _parsed(text: str) -> Any:
    """An answer is JSON, plain text or nothing."""
    if not text:
        return None
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text
