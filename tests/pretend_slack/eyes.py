"""Where a person looks and what they read there."""

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from tests.pretend_slack import form_state
from tests.pretend_slack.clicks import typed_in
from tests.pretend_slack.controls import Control, Place, controls
from tests.pretend_slack.model import Conversation, Json, Message, User
from tests.pretend_slack.screen import Reader
from tests.pretend_slack.shown import ShownMessage, ShownModal
from tests.pretend_slack.workspace import Workspace

PATIENCE_SECONDS = 5.0
Seen = TypeVar("Seen")
Where: TypeAlias = "str | ShownMessage | None"


class Eyes:
    """One person's view of the workspace. Every public method may be called from any thread."""

    def __init__(self, workspace: Workspace, user: User) -> None:
        self._workspace, self._user = workspace, user
        self.reader = Reader(workspace, user)
        self.patience = PATIENCE_SECONDS
        self._at: Conversation | None = None
        self._at_home = False
        self._has_opened_home = False

    def wait(self, look: Callable[[], Seen | None], complaint: str) -> Seen:
        """Look after every change until there is something; an AssertionError with the screen when time is up."""
        found = self._workspace.wait_until(look, self.patience)
        if not found:
            raise AssertionError(f"{self._user.real_name} {complaint}:\n{self.screen()}")
        return found

    def look_at(self, conversation: Conversation) -> None:
        self._at, self._at_home = conversation, False

    def open_home(self) -> None:
        self._at_home = self._has_opened_home = True

    def conversation(self, channel: str | None) -> Conversation:
        """A channel by name; the app's direct messages without one."""
        return self._workspace.dm_with(self._user.id) if channel is None else self._workspace.channel_named(channel)

    def places_in_reach(self, in_: Where) -> list[list[Place]]:
        """What can be clicked, nearest first: an open modal hides the rest; then where they look; then all else."""
        if in_ is not None:
            return [self._named(in_)]
        stack = self._workspace.stack_of(self._user.id)
        if stack:
            return [[stack[-1]]]
        home: list[Place] = list(self._home())
        nearest = home if self._at_home else self._clickable(self._at)
        everywhere = [place for channel in self._conversations() for place in self._clickable(channel)]
        return [nearest, home + everywhere]

    def screen(self, in_: Where = None) -> str:
        """Everything in reach of the eyes, or only one place."""
        with self._workspace.lock:
            self._workspace.post_due()
            if isinstance(in_, ShownMessage):
                return "\n".join(self.reader.message(in_.raw))
            if in_ == "home":
                return "\n".join(self._home_lines())
            if in_ == "modal":
                return "\n".join(self._modal_lines())
            if in_ is not None:
                return "\n".join(self._conversation_lines(self.conversation(None if in_ == "dm" else in_)))
            lines = [line for channel in self._conversations() for line in self._conversation_lines(channel)]
            return "\n".join([*lines, *self._home_lines(), *self._modal_lines()])

    def modal(self) -> ShownModal | None:
        """The topmost modal."""
        with self._workspace.lock:
            stack = self._workspace.stack_of(self._user.id)
            if not stack:
                return None
            view = stack[-1]
            fields = [control for control in controls(view, self.reader) if form_state.value_key(control.element)]
            labels = {block["block_id"]: block["label"]["text"] for block in view.blocks if block["type"] == "input"}
            return ShownModal(
                title=view.title,
                labels=tuple(control.labels[0] for control in fields if control.labels),
                values={control.labels[0]: self.value(control) for control in fields if control.labels},
                errors={labels.get(block_id, block_id): text for block_id, text in view.errors.items()},
                submit=(view.raw.get("submit") or {}).get("text"),
                text="\n".join(self.reader.view(view)),
                raw=view,
            )

    def held(self, control: Control) -> Json:
        """The value object of a field."""
        typed = typed_in(control.place, self._user)
        state = form_state.values([control.block], typed)
        return state[control.block["block_id"]][control.element["action_id"]]

    def value(self, control: Control) -> Any:
        with self._workspace.lock:
            return self.reader.readable(self.held(control))

    def messages(self, channel: str | None) -> list[ShownMessage]:
        with self._workspace.lock:
            return [
                self._shown(message) for message in self._visible(self.conversation(channel)) if not message.is_reply
            ]

    def newest_with(self, text: str, channel: str | None) -> ShownMessage | None:
        with self._workspace.lock:
            shown = [self._shown(message) for message in self._visible(self.conversation(channel))]
            return next((message for message in reversed(shown) if text in message), None)

    def _shown(self, message: Message) -> ShownMessage:
        replies = self._workspace.conversations[message.channel].replies_to(message.ts)
        return ShownMessage(
            text="\n".join(self.reader.content(message)),
            fallback=message.text,
            author=self._workspace.users[message.user].real_name,
            is_ephemeral=message.is_ephemeral,
            is_edited=message.edited_ts is not None,
            blocks=message.blocks,
            metadata=message.metadata,
            replies=tuple(self._shown(reply) for reply in replies if reply.visible_to(self._user.id)),
            raw=message,
        )

    def _named(self, in_: "str | ShownMessage") -> list[Place]:
        if isinstance(in_, ShownMessage):
            return [in_.raw]
        if in_ == "modal":
            return list(self._workspace.stack_of(self._user.id)[-1:])
        if in_ == "home":
            return list(self._home())
        return self._clickable(self.conversation(None if in_ == "dm" else in_))

    def _home(self) -> list[Place]:
        home = self._workspace.homes.get(self._user.id)
        return [home] if home is not None and self._has_opened_home else []

    def _conversations(self) -> list[Conversation]:
        return self._workspace.conversations_of(self._user.id)

    def _visible(self, channel: Conversation) -> list[Message]:
        return [message for message in channel.messages if message.visible_to(self._user.id)]

    def _clickable(self, channel: Conversation | None) -> list[Place]:
        return [message for message in self._visible(channel) if message.blocks] if channel else []

    def _conversation_lines(self, channel: Conversation) -> list[str]:
        lines = [f"== {self._workspace.app.name}, direct messages ==" if channel.is_im else f"== #{channel.name} =="]
        for message in self._visible(channel):
            if not message.is_reply:
                lines += self._thread_lines(channel, message)
        orphans = {message.thread_ts for message in channel.messages if message.is_reply}
        for ts in orphans - {message.ts for message in channel.messages}:
            lines += [line for reply in channel.replies_to(str(ts)) for line in self.reader.message(reply)]
        return lines

    def _thread_lines(self, channel: Conversation, message: Message) -> list[str]:
        lines = self.reader.message(message)
        for reply in channel.replies_to(message.ts):
            if reply.visible_to(self._user.id):
                lines += [f"    | {line}" for line in self.reader.message(reply)]
        return lines

    def _home_lines(self) -> list[str]:
        if not self._has_opened_home:
            return []
        home = self._workspace.homes.get(self._user.id)
        return ["== Home ==", *(self.reader.view(home) if home else ["(nothing yet)"])]

    def _modal_lines(self) -> list[str]:
        stack = self._workspace.stack_of(self._user.id)
        return [line for view in stack for line in (f"== Modal: {view.title} ==", *self.reader.view(view))]
