"""One message to Slack, in the best form that this workspace takes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.deps import Deps
from bot.jobs.outgoing import Send
from bot.jobs.slack_outcomes import Failure, Malformed, failure_of
from bot.usecases.delivery.outbox import Claimed, Standing
from messages.degrade import degradable, degraded
from messages.payload import JsonObject, Message, View

HOME_TS = "home"  # stands in a Home tab's Post where a message has its ts
METADATA_TYPE = "okr_outbox"  # the event type in the metadata of all that we post, beside its key
_REMEMBERED_SECONDS = 24 * 3600.0  # for so long a refused block type is not tried again


@dataclass(frozen=True, slots=True)
class Sent:
    """Where it stands now."""

    channel: str
    ts: str


class Sending:
    """Talks to Slack on behalf of the senders of one workspace."""

    def __init__(self, deps: Deps) -> None:
        self._slack = deps.sender
        self._monotonic = deps.clock.monotonic
        self._charts_refused_at: float | None = None

    def send(self, claimed: Claimed, outgoing: Send | View) -> Sent | Failure:
        """Post, change or publish. A form that Slack refuses as malformed is followed by a plainer one, so that people
        get the words in any case."""
        if isinstance(outgoing, View):
            return self._try(lambda: self._publish(claimed, outgoing))
        failure: Failure | None = None
        for blocks in self._forms(outgoing.message):
            result = self._try(lambda form=blocks: self._write(claimed, outgoing, form))  # type: ignore[misc]
            if not isinstance(result, Malformed):
                self._remember(outgoing.message, blocks, had_failed=failure is not None)
                return result
            failure = result
        return failure or Malformed("nothing to send")

    @staticmethod
    def of_home(claimed: Claimed) -> Standing:
        """What is remembered of a Home tab: whose it is."""
        person_id = claimed.facts.get("person_id")
        return Standing(person_id=int(person_id) if person_id else None)

    def _forms(self, message: Message) -> Iterator[list[JsonObject]]:
        plain = degraded(message, degradable())
        if plain.blocks == message.blocks or not self._are_charts_refused():
            yield message.blocks
        if plain.blocks != message.blocks:
            yield plain.blocks
        yield []

    def _are_charts_refused(self) -> bool:
        at = self._charts_refused_at
        return at is not None and self._monotonic() - at < _REMEMBERED_SECONDS

    def _remember(self, message: Message, accepted: list[JsonObject], *, had_failed: bool) -> None:
        if had_failed and accepted and accepted != message.blocks:
            self._charts_refused_at = self._monotonic()

    def _write(self, claimed: Claimed, outgoing: Send, blocks: list[JsonObject]) -> Sent:
        text = outgoing.message.text
        if claimed.post is not None:
            where: dict[str, Any] = {"channel": claimed.post.slack_channel, "ts": claimed.post.slack_ts}
            self._slack.chat_update(**where, text=text, blocks=blocks)
            return Sent(claimed.post.slack_channel, claimed.post.slack_ts)
        answer = self._slack.chat_postMessage(
            channel=claimed.recipient,
            text=text,
            blocks=blocks,
            thread_ts=outgoing.thread_ts or claimed.thread_ts,
            metadata={"event_type": METADATA_TYPE, "event_payload": {"key": claimed.key}},
            unfurl_links=False,
            unfurl_media=False,
        )
        return Sent(str(answer["channel"]), str(answer["ts"]))

    def _publish(self, claimed: Claimed, view: View) -> Sent:
        user_id = claimed.post.slack_channel if claimed.post else claimed.recipient
        self._slack.views_publish(user_id=user_id, view=view.as_json())
        return Sent(user_id, HOME_TS)

    @staticmethod
    def _try(call: Callable[[], Sent]) -> Sent | Failure:
        try:
            return call()
        except (SlackApiError, OSError, HTTPException, ValueError) as error:
            return failure_of(error)
