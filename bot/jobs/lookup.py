"""Finding a message in Slack by the key in its metadata."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.deps import Deps
from bot.jobs.sending import METADATA_TYPE, Sent
from bot.jobs.slack_outcomes import Failure, RecipientRefused, failure_of
from bot.tokens import error_word
from bot.usecases.delivery.outbox import Claimed

_LOOKS_BACK = timedelta(days=1)  # from the claim, or from now if that is earlier: our clock may be, or was, ahead
_PAGE = 200


class Lookup:
    """Reads conversations on behalf of the outbox of one workspace. What others wrote is never taken for ours."""

    def __init__(self, deps: Deps) -> None:
        self._slack, self._clock = deps.sender, deps.clock
        self._bot_id = deps.installation.bot_id

    def find(self, claimed: Claimed, thread_ts: str | None) -> Sent | Failure | None:
        """Where the message stands; None when it is not there."""
        try:
            channel = self._channel(claimed.recipient)
            for message in self._messages(channel, claimed, thread_ts):
                if self._is_it(message, claimed.key):
                    return Sent(channel, str(message["ts"]))
        except SlackApiError as error:
            if error_word(error) == "missing_scope":
                return RecipientRefused(f"missing_scope {error.response.get('needed') or ''}".strip())
            return failure_of(error)
        except (OSError, HTTPException, ValueError) as error:
            return failure_of(error)
        return None

    def _channel(self, recipient: str) -> str:
        """What was sent to a user stands in our conversation with them."""
        if not recipient.startswith(("U", "W")):
            return recipient
        return str(self._slack.conversations_open(users=recipient)["channel"]["id"])

    def _messages(self, channel: str, claimed: Claimed, thread_ts: str | None) -> Iterator[Mapping[str, Any]]:
        oldest = f"{(min(claimed.claimed_at, self._clock.now()) - _LOOKS_BACK).timestamp():.6f}"
        wanted: dict[str, Any] = {"channel": channel, "oldest": oldest, "limit": _PAGE, "include_all_metadata": True}
        pages = (
            self._slack.conversations_replies(**wanted, ts=thread_ts)
            if thread_ts
            else self._slack.conversations_history(**wanted)
        )
        for page in pages:  # the client asks for the next page while there is one
            yield from page["messages"]

    def _is_it(self, message: Mapping[str, Any], key: str) -> bool:
        metadata = message.get("metadata") or {}
        payload = metadata.get("event_payload") or {}
        is_ours = message.get("bot_id") == self._bot_id
        return is_ours and metadata.get("event_type") == METADATA_TYPE and payload.get("key") == key
