"""Events: sent only if subscribed, and up to three more times if the app does not take them."""

import asyncio
from typing import TYPE_CHECKING

from tests.pretend_slack import payloads
from tests.pretend_slack.delivery import RETRY_DELAYS, Envelope
from tests.pretend_slack.messages import message_json
from tests.pretend_slack.model import Json, Message

if TYPE_CHECKING:
    from tests.pretend_slack.server import PretendSlack

NAMES = {"im": "message.im", "channel": "message.channels", "private": "message.groups"}
CHANNEL_TYPES = {"im": "im", "channel": "channel", "private": "group"}


class Events:
    """Runs on the server's event loop. `retry_delays` are real seconds before each retry."""

    def __init__(self, slack: "PretendSlack") -> None:
        self._slack, self._workspace = slack, slack.workspace
        self.retry_delays: tuple[float, ...] = RETRY_DELAYS
        self._under_way: set[asyncio.Task[None]] = set()

    def send(self, name: str, inner: Json) -> None:
        """Send an event, by its name in the manifest, if the app subscribed to it. Does not wait for the ack."""
        if not self._workspace.app.hears(name):
            return
        if "event_ts" not in inner:
            inner["event_ts"] = self._workspace.next_ts()
        sending = asyncio.get_running_loop().create_task(self._deliver(payloads.event(self._workspace, inner)))
        self._under_way.add(sending)
        sending.add_done_callback(self._under_way.discard)

    def posted(self, message: Message) -> None:
        """A message is there; the app hears of it where it is a member, and of its being mentioned in channels."""
        if message.is_ephemeral or not self._app_is_in(message):
            return
        inner = self._message(message)
        channel = self._workspace.conversations[message.channel]
        self.send(NAMES[channel.kind], {**inner, "channel_type": CHANNEL_TYPES[channel.kind]})
        if f"<@{self._workspace.app.bot_user_id}>" in message.text and not channel.is_im and not message.is_app:
            self.send("app_mention", {**inner, "type": "app_mention"})

    def edited(self, message: Message, previous: Json) -> None:
        self._changed("message_changed", message, {"message": self._message(message), "previous_message": previous})

    def deleted(self, message: Message) -> None:
        previous = self._message(message)
        self._changed("message_deleted", message, {"deleted_ts": message.ts, "previous_message": previous})

    async def finish(self) -> None:
        """Wait until everything that was sent so far is acknowledged, or given up."""
        await asyncio.gather(*self._under_way)

    def _changed(self, subtype: str, message: Message, details: Json) -> None:
        if message.is_ephemeral or not self._app_is_in(message):
            return
        channel = self._workspace.conversations[message.channel]
        inner = {"type": "message", "subtype": subtype, "hidden": True, "channel": channel.id, **details}
        ts = {"ts": self._workspace.next_ts(), "channel_type": CHANNEL_TYPES[channel.kind]}
        self.send(NAMES[channel.kind], inner | ts)

    def _message(self, message: Message) -> Json:
        body = message_json(self._workspace, message)
        client = {} if message.is_app else {"client_msg_id": f"client-{message.ts}"}
        return {**body, **client, "channel": message.channel, "event_ts": message.ts}

    def _app_is_in(self, message: Message) -> bool:
        return self._workspace.app.bot_user_id in self._workspace.conversations[message.channel].members

    async def _deliver(self, payload: Json) -> None:
        reason = ""
        for retry, delay in enumerate((0.0, *self.retry_delays)):
            if delay:
                await asyncio.sleep(delay)
            ack = await self._slack.deliver(Envelope("events_api", payload, retry, reason))
            if ack.ok or ack.stop_retrying:
                return
            reason = ack.reason
