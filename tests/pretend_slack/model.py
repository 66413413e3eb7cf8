"""What a workspace is made of: people, conversations, messages, views. Who may change it stands elsewhere."""

from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict

Json = dict[str, Any]
Values = dict[str, dict[str, Json]]  # block_id -> action_id -> the element's value object, as in `state.values`
ConversationKind = Literal["channel", "private", "im"]

SLACKBOT = "USLACKBOT"


@dataclass(slots=True)
class User:
    """A person as Slack knows them. `tz` is an IANA name, None where Slack itself has none."""

    id: str
    name: str
    real_name: str
    team_id: str
    tz: str | None = None
    locale: str = "en-US"
    email: str = ""
    deleted: bool = False
    guest: bool = False
    single_channel_guest: bool = False
    external: bool = False
    stranger: bool = False
    admin: bool = False
    owner: bool = False
    is_bot: bool = False
    status_text: str = ""
    status_emoji: str = ""
    color: str = "9f69e7"
    updated: int = 0


class PersonFlags(TypedDict, total=False):
    """What else may be said of a person; see `User`."""

    email: str
    deleted: bool
    guest: bool
    single_channel_guest: bool
    external: bool
    stranger: bool
    admin: bool
    owner: bool
    is_bot: bool
    team_id: str
    status_text: str
    status_emoji: str


@dataclass(slots=True)
class Message:
    """One message of a conversation. `seen_by` is set for ephemeral ones: nobody else has it."""

    channel: str
    ts: str
    user: str
    text: str
    is_app: bool = False
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    broadcast: bool = False
    metadata: Json | None = None
    edited_ts: str | None = None
    seen_by: str | None = None
    typed: dict[str, Values] = field(default_factory=dict)  # what each person has entered in it, by user id
    reactions: dict[str, list[str]] = field(default_factory=dict)  # emoji name -> user ids

    @property
    def is_ephemeral(self) -> bool:
        return self.seen_by is not None

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts

    def visible_to(self, user_id: str) -> bool:
        return self.seen_by in (None, user_id)


@dataclass(slots=True)
class Conversation:
    """A channel, a private channel or the app's direct messages with one person (`with_user`)."""

    id: str
    name: str
    kind: ConversationKind
    members: list[str] = field(default_factory=list)
    archived: bool = False
    with_user: str | None = None
    topic: str = ""
    created: int = 0
    messages: list[Message] = field(default_factory=list)
    read_up_to: dict[str, str] = field(default_factory=dict)  # user id -> ts

    @property
    def is_im(self) -> bool:
        return self.kind == "im"

    def message(self, ts: str) -> Message | None:
        return next((message for message in self.messages if message.ts == ts), None)

    def replies_to(self, ts: str) -> list[Message]:
        return [message for message in self.messages if message.is_reply and message.thread_ts == ts]


@dataclass(slots=True)
class View:
    """A modal of somebody's stack, or somebody's Home. `raw` is the normalised view as the app sent it."""

    id: str
    user: str
    raw: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    typed: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def type(self) -> str:
        return str(self.raw["type"])

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.raw["blocks"]
        return blocks

    @property
    def external_id(self) -> str:
        return str(self.raw.get("external_id") or "")

    @property
    def title(self) -> str:
        return str((self.raw.get("title") or {}).get("text", ""))


@dataclass(frozen=True, slots=True)
class ScheduledMessage:
    """To be posted at `post_at`, in Unix seconds of the workspace's time. The message gets its ts then."""

    id: str
    post_at: int
    message: Message


@dataclass(slots=True)
class StoredFile:
    """An uploaded file. `shared` only once the upload was completed."""

    id: str
    name: str
    length: int
    alt_text: str = ""
    title: str = ""
    content: bytes = b""
    uploaded: bool = False
    completed: bool = False


@dataclass(slots=True)
class UserGroup:
    id: str
    handle: str
    name: str
    users: list[str] = field(default_factory=list)
