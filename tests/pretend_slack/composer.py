"""The composer: what a person sends is a message or a slash command."""

import re
from typing import TYPE_CHECKING

from tests.pretend_slack import payloads
from tests.pretend_slack.blockkit import message_blocks
from tests.pretend_slack.blockkit.problems import InvalidBlocksError
from tests.pretend_slack.delivery import Ack, Envelope
from tests.pretend_slack.model import SLACKBOT, Conversation, Json, Message, User
from tests.pretend_slack.refusals import NotPossibleError
from tests.pretend_slack.response_urls import Grant
from tests.pretend_slack.workspace import Workspace

if TYPE_CHECKING:
    from tests.pretend_slack.server import PretendSlack


class Composer:
    """Runs on the server's event loop."""

    def __init__(self, slack: "PretendSlack") -> None:
        self._slack, self._workspace = slack, slack.workspace

    async def say(self, user: User, channel: Conversation, text: str, thread_ts: str | None = None) -> None:
        """Send what was typed. A command returns when the app has answered or failed to. Raises NotPossibleError."""
        if user.deleted:
            raise NotPossibleError("This account has been deactivated.")
        if user.id not in channel.members:
            raise NotPossibleError(f"You are not in #{channel.name}.")
        if not text.startswith("/"):
            self._message(user, channel, text, thread_ts)
        elif thread_ts is not None:
            raise NotPossibleError("Slash commands do not work in threads.")
        else:
            await self._command(user, channel, text)

    async def _command(self, user: User, channel: Conversation, text: str) -> None:
        name, _, rest = text.partition(" ")
        declared = self._workspace.app.command(name)
        if declared is None or "commands" not in self._workspace.app.scopes:
            raise NotPossibleError(f"{name} is not a valid command.")
        typed = with_entities(self._workspace, rest.strip(), named=True) if declared.get("should_escape") else rest
        payload = payloads.slash_command(
            self._workspace,
            user,
            channel,
            name,
            typed.strip(),
            trigger=self._slack.triggers.issue(user.id),
            response_url=self._slack.response_urls.issue(user.id, channel.id, kind="commands"),
        )
        ack = await self._slack.deliver(Envelope("slash_commands", payload))
        error = self._answer(user, channel, ack)
        if error:
            self.whisper(user, channel, f"{name} failed with the error “{error}”")

    def _answer(self, user: User, channel: Conversation, ack: Ack) -> str:
        """Post the app's answer; returns the error's word if there is none that Slack could post."""
        if not ack.ok:
            return ack.error
        body: Json = {"text": ack.payload} if isinstance(ack.payload, str) else ack.payload or {}
        if not body.get("text") and not body.get("blocks"):
            return ""
        try:
            blocks = message_blocks(body.get("blocks") or [], self._workspace)
        except InvalidBlocksError as refused:
            self._workspace.traffic.add("within", "refused", "command answer", str(refused))
            return "dispatch_failed"
        grant = Grant(user.id, channel.id, self._workspace.monotonic())
        self._slack.response_urls.answer(grant, body, str(body.get("text") or ""), blocks)
        return ""

    def whisper(self, user: User, channel: Conversation, text: str) -> None:
        """Slackbot's words to one person."""
        self._workspace.post(Message(channel.id, self._workspace.next_ts(), SLACKBOT, text, seen_by=user.id))

    def _message(self, user: User, channel: Conversation, text: str, thread_ts: str | None) -> None:
        app = self._workspace.app
        if channel.archived:
            raise NotPossibleError("This channel is archived.")
        if channel.is_im and (not app.has_messages_tab or app.messages_tab_is_read_only):
            raise NotPossibleError("Sending messages to this app has been turned off.")
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        written = with_entities(self._workspace, escaped, named=False)
        message = Message(channel.id, self._workspace.next_ts(), user.id, written, thread_ts=thread_ts)
        self._workspace.post(message)
        self._slack.events.posted(message)


def with_entities(workspace: Workspace, text: str, *, named: bool) -> str:
    """`@Ana Diaz`, `@ana` and `#growth` as Slack's entities; `named` adds the handle, as commands have it."""
    people = {name: user for user in workspace.users.values() for name in (user.real_name, user.name)}
    for name in sorted(people, key=len, reverse=True):
        person = people[name]
        entity = f"<@{person.id}|{person.name}>" if named else f"<@{person.id}>"
        text = re.sub(rf"(?<![\w<|])@{re.escape(name)}\b(?![|>])", entity, text)
    for channel in workspace.conversations.values():
        if channel.kind == "channel":
            entity = f"<#{channel.id}|{channel.name}>"
            text = re.sub(rf"(?<![\w<|])#{re.escape(channel.name)}\b(?![|>])", entity, text)
    return text
