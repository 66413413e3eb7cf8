"""What becomes of the bot when Slack takes its token away: it says so once, keeps running, and keeps what is due."""

import logging
import re
import threading
from typing import Any, Self

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

# Slack's words for a token that will not work again by itself.
REFUSED = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"})

_log = logging.getLogger(__name__)


def error_word(error: Exception) -> str:
    """Slack's word for what is wrong, such as invalid_auth; "" when it was not Slack that answered."""
    response = getattr(error, "response", None)
    word = response.get("error") if response is not None and hasattr(response, "get") else None
    return word if isinstance(word, str) and re.fullmatch(r"[a-z][a-z0-9_]*", word) else ""


class TokenWatch:
    """Says once that the token is refused, and once that it works again; every client tells it how calls end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_refused = False

    @property
    def is_refused(self) -> bool:
        """Whether Slack refused the token when it last said anything of it."""
        return self._is_refused

    def refused(self, word: str) -> None:
        """Slack refuses the token, in this word of its own."""
        with self._lock:
            if not self._is_refused:
                _log.error(
                    "Slack refuses the bot's token (%s): nothing can be sent or answered. Install the app to the "
                    "workspace again, set SLACK_BOT_TOKEN to the new token and restart the bot; whatever is due is "
                    "kept until then.",
                    word,
                )
                self._is_refused = True  # last, so that whoever reads it may rely on its having been said

    def accepted(self) -> None:
        """A call went through."""
        if self._is_refused:
            with self._lock:
                if self._is_refused:
                    _log.info("Slack accepts the bot's token again")
                    self._is_refused = False


class WatchedClient(WebClient):
    """A WebClient that tells a TokenWatch how its calls with the bot's token end."""

    _watch: TokenWatch | None = None

    def watched_by(self, watch: TokenWatch | None) -> Self:
        """Returns itself."""
        self._watch = watch
        return self

    def api_call(self, api_method: str, **arguments: Any) -> Any:
        """As WebClient's."""
        try:
            answer = super().api_call(api_method, **arguments)
        except SlackApiError as error:
            if self._watch is not None and error_word(error) in REFUSED and not api_method.startswith("apps."):
                self._watch.refused(error_word(error))
            raise
        if self._watch is not None and not api_method.startswith("apps."):  # those take the app-level token
            self._watch.accepted()
        return answer
