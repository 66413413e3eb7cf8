"""What happens in a workspace without the app's doing: people change, join and leave; deliveries come twice."""

from typing import TYPE_CHECKING, Any

from tests.pretend_slack.delivery import Ack, Envelope
from tests.pretend_slack.model import Conversation, User
from tests.pretend_slack.web_api.users import user_json

if TYPE_CHECKING:
    from tests.pretend_slack.server import PretendSlack


class Outside:
    """May be called from any thread; each sends the event that Slack sends, if the app hears it."""

    def __init__(self, slack: "PretendSlack") -> None:
        self._slack, self._workspace = slack, slack.workspace
        self._delivered: list[Envelope] = []

    def change_person(self, name: str, **changes: Any) -> User:
        """Somebody's profile changes, such as `tz="Asia/Tokyo"` or `deleted=True`; sends user_change."""
        user = self._workspace.person_named(name)
        with self._workspace.lock:
            for field, value in changes.items():
                setattr(user, field, value)
            user.updated = int(self._workspace.now().timestamp())
            self._workspace.touch()
        self._send("user_change", {"type": "user_change", "user": user_json(self._workspace, user, locale=True)})
        return user

    def welcome(self, user: User) -> None:
        """Say of a person who was added that they joined; sends team_join."""
        self._send("team_join", {"type": "team_join", "user": user_json(self._workspace, user, locale=True)})

    def join_channel(self, name: str, channel: str) -> None:
        """Somebody, or the app by its own name, joins a channel; sends member_joined_channel."""
        user, place = self._workspace.person_named(name), self._workspace.channel_named(channel)
        with self._workspace.lock:
            if user.id not in place.members:
                place.members.append(user.id)
            self._workspace.touch()
        self._moved("member_joined_channel", user, place)

    def leave_channel(self, name: str, channel: str) -> None:
        user, place = self._workspace.person_named(name), self._workspace.channel_named(channel)
        with self._workspace.lock:
            place.members.remove(user.id)
            self._workspace.touch()
        self._moved("member_left_channel", user, place)

    def remove_from_channel(self, channel: str) -> None:
        """Somebody removes the app from a channel; sends channel_left or group_left."""
        place = self._workspace.channel_named(channel)
        with self._workspace.lock:
            place.members.remove(self._workspace.app.bot_user_id)
            self._workspace.touch()
        self._lost("left", place)

    def archive_channel(self, channel: str) -> None:
        """Nobody can write there any more; sends channel_archive or group_archive."""
        place = self._workspace.channel_named(channel)
        with self._workspace.lock:
            place.archived = True
            self._workspace.touch()
        self._lost("archive", place)

    def uninstall(self) -> None:
        """Somebody removes the app: its token dies, and it is told so."""
        self._slack.run(self._remove())

    def remove_app(self) -> None:
        """The same, on the server's loop."""
        self._workspace.app.revoked = True
        bot = self._workspace.app.bot_user_id
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [bot]}}
        self._slack.events.send("tokens_revoked", revoked)
        self._slack.events.send("app_uninstalled", {"type": "app_uninstalled"})

    async def _remove(self) -> None:
        self.remove_app()

    def installation_code(self, name: str) -> str:
        """The code that Slack's consent page would hand out after this person agreed; good once."""
        code = f"code.{self._workspace.next_number('oauth code')}"
        self._workspace.oauth_codes[code] = self._workspace.person_named(name).id
        return code

    def remember(self, envelope: Envelope) -> None:
        self._delivered.append(envelope)

    def deliver_again(self, title: str) -> Ack:
        """Send the newest delivery with this title (view_submission, /tea, message, ...) once more, as it was."""
        envelope = next(one for one in reversed(self._delivered) if one.title == title)
        return self._slack.run(self._slack.carrier.deliver(envelope))

    def _lost(self, how: str, place: Conversation) -> None:
        event = f"{'group' if place.kind == 'private' else 'channel'}_{how}"
        self._send(event, {"type": event, "channel": place.id})

    def _moved(self, event: str, user: User, place: Conversation) -> None:
        kind = "G" if place.kind == "private" else "C"
        inner = {
            "type": event,
            "user": user.id,
            "channel": place.id,
            "channel_type": kind,
            "team": self._workspace.team_id,
        }
        self._send(event, inner)

    def _send(self, name: str, inner: dict[str, Any]) -> None:
        async def send() -> None:
            self._slack.events.send(name, inner)

        self._slack.run(send())
