"""What an answer, an error or a silence of Slack means for a message: was it sent, and what helps."""

import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError


@dataclass(frozen=True, slots=True)
class RateLimited:
    """Certainly not sent; the whole workspace waits for `seconds`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class NotSent:
    """Certainly not sent, and nobody is to blame: no connection, or Slack's own quota."""

    reason: str
    seconds: float = 30


@dataclass(frozen=True, slots=True)
class RecipientRefused:
    """Certainly not sent, and this recipient or message will not take it tomorrow either."""

    reason: str


@dataclass(frozen=True, slots=True)
class TokenRefused:
    """Certainly not sent; nothing goes out until somebody repairs the installation."""

    reason: str


@dataclass(frozen=True, slots=True)
class Malformed:
    """Certainly not sent: our own bug, or a block type that this workspace does not have."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """Perhaps sent."""

    reason: str


Failure = RateLimited | NotSent | RecipientRefused | TokenRefused | Malformed | Unsure

_RATE = {"ratelimited", "rate_limited"}
_QUOTA = {"message_limit_exceeded"}
_TOKEN = {
    "access_denied",
    "accesslimited",
    "account_inactive",
    "app_access_restricted",
    "enterprise_is_restricted",
    "invalid_auth",
    "missing_scope",
    "no_permission",
    "not_allowed_token_type",
    "not_authed",
    "org_login_required",
    "team_access_not_granted",
    "team_added_to_org",
    "token_expired",
    "token_revoked",
    "two_factor_setup_required",
}
_OUR_BUG = {
    "block_mismatch",
    "invalid_arguments",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_metadata_format",
    "invalid_metadata_schema",
    "markdown_text_conflict",
    "metadata_too_large",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_text",
    "too_many_attachments",
}
_PERHAPS_DONE = {"fatal_error", "internal_error", "request_timeout", "service_unavailable"}
_WORD = re.compile("[a-z][a-z0-9_]*")
_RETRY_AFTER = 30.0  # seconds, where Slack names none


def failure_of(error: SlackApiError | OSError | Exception) -> Failure:
    """Sort an exception of the client. What is not known for certain is Unsure."""
    if isinstance(error, SlackApiError):
        return _of_answer(error)
    reason = getattr(error, "reason", error) if isinstance(error, URLError) else error
    if isinstance(reason, ConnectionRefusedError | socket.gaierror):
        return NotSent(f"no connection: {type(reason).__name__}")
    return Unsure(type(reason).__name__ if isinstance(reason, Exception) else str(reason))


def _of_answer(error: SlackApiError) -> Failure:
    response: Any = error.response
    status = int(getattr(response, "status_code", 0) or 0)
    word = str(response.get("error") or "")
    if status == 429 or word in _RATE:
        return RateLimited(_retry_after(getattr(response, "headers", None) or {}))
    if status >= 500 or word in _PERHAPS_DONE or not _WORD.fullmatch(word):
        return Unsure(word if _WORD.fullmatch(word) else f"HTTP {status}")
    if word in _QUOTA:
        return NotSent(word, seconds=3600)
    if word in _TOKEN:
        return TokenRefused(word)
    if word in _OUR_BUG:
        return Malformed(word)
    return RecipientRefused(word)


def _retry_after(headers: Mapping[str, Any]) -> float:
    named = {name.lower(): value for name, value in headers.items()}.get("retry-after")
    try:
        return max(float(named[0] if isinstance(named, list) else named or _RETRY_AFTER), 0.0)
    except ValueError:
        return _RETRY_AFTER
