"""Other ways in: shortcuts and the Home tab."""

from typing import TYPE_CHECKING

from tests.pretend_slack import payloads
from tests.pretend_slack.delivery import Envelope
from tests.pretend_slack.messages import message_json
from tests.pretend_slack.model import Json, Message, User
from tests.pretend_slack.refusals import GENERIC_FAILURE, NotPossibleError

if TYPE_CHECKING:
    from tests.pretend_slack.server import PretendSlack


class Entrances:
    """Runs on the server's event loop."""

    def __init__(self, slack: "PretendSlack") -> None:
        self._slack, self._workspace = slack, slack.workspace

    async def shortcut(self, user: User, callback_id: str, message: Message | None = None) -> None:
        """Use a global shortcut, or a message shortcut on a message. Raises NotPossibleError."""
        declared = self._workspace.app.shortcut(callback_id)
        wanted = "message" if message else "global"
        if declared is None or declared["type"] != wanted or "commands" not in self._workspace.app.scopes:
            raise NotPossibleError(f"There is no such {wanted} shortcut.")
        payload = {
            "type": "message_action" if message else "shortcut",
            **payloads.envelope_part(self._workspace),
            "user": payloads.user_part(user),
            "action_ts": self._workspace.next_ts(),
            "callback_id": callback_id,
            "trigger_id": self._slack.triggers.issue(user.id),
            **(self._on_message(user, message) if message else {}),
        }
        ack = await self._slack.deliver(Envelope("interactive", payload))
        if not ack.ok:
            self._tell(user, message, GENERIC_FAILURE.format(ack.error))

    async def home(self, user: User) -> None:
        """Open the app's Home. The app hears of every time. Raises NotPossibleError without a Home tab."""
        if not self._workspace.app.has_home:
            raise NotPossibleError("This app has no Home tab.")
        view = self._workspace.homes.get(user.id)
        shown = {"view": payloads.view_part(self._workspace, view)} if view else {}
        dm = self._workspace.dm_with(user.id)
        inner = {"type": "app_home_opened", "user": user.id, "channel": dm.id, "tab": "home", **shown}
        self._slack.events.send("app_home_opened", inner)

    def _on_message(self, user: User, message: Message) -> Json:
        channel = self._workspace.conversations[message.channel]
        return {
            "channel": payloads.channel_part(channel),
            "message_ts": message.ts,
            "message": message_json(self._workspace, message),
            "response_url": self._slack.response_urls.issue(user.id, channel.id, kind="app"),
        }

    def _tell(self, user: User, message: Message | None, text: str) -> None:
        channel_id = message.channel if message else self._workspace.dm_with(user.id).id
        self._slack.composer.whisper(user, self._workspace.conversations[channel_id], text)
