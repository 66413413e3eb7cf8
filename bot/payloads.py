"""Slack's payloads as plain frozen values. Slack's own ids stop here: "team" is an OKR word further in.

Whatever these values hold is untrusted: ids that come back from Slack are loaded and authorised again by use cases.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from bot.domain.days import refuse_far_day
from bot.domain.entered import NOTHING, Choice
from bot.domain.errors import UnreadableForm
from bot.domain.people import Actor

Payload = Mapping[str, Any]
E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Command:
    """`/okr ...` as somebody typed it. `offset` is how many rows of a list lie before the page that is asked for."""

    actor: Actor
    text: str
    channel_id: str
    trigger_id: str
    response_url: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class OpenView:
    """The modal or Home tab that something happened in. `metadata` is what we put there, if nobody changed it."""

    view_id: str
    callback_id: str
    hash: str
    metadata: str
    state: "FormState"
    root_view_id: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A click on a button or a choice in a select, in a message, a modal or Home."""

    actor: Actor
    action_id: str
    block_id: str
    value: str
    trigger_id: str
    response_url: str
    channel_id: str
    message_ts: str
    is_ephemeral: bool
    view: OpenView | None
    state: "FormState"

    @property
    def once(self) -> str:
        """The same for each click on this button in this message; elsewhere every click has its own."""
        return f"{self.channel_id}:{self.message_ts}:{self.value}" if self.message_ts else self.trigger_id


@dataclass(frozen=True, slots=True)
class Submission:
    """A modal that somebody submitted."""

    actor: Actor
    view: OpenView
    trigger_id: str

    @property
    def form(self) -> "FormState":
        """What was entered."""
        return self.view.state


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody has typed so far into a select that searches."""

    actor: Actor
    action_id: str
    typed: str
    metadata: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A global shortcut, or one used on a message."""

    actor: Actor
    callback_id: str
    trigger_id: str
    response_url: str = ""
    channel_id: str = ""
    message_ts: str = ""
    message_text: str = ""
    is_private_source: bool = False  # a DM, also of several people, or a private channel


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in Slack. `body` is the inner event."""

    event_id: str
    type: str
    slack_user_id: str
    channel_id: str
    body: Payload


@dataclass(frozen=True, slots=True)
class FormState:
    """`view.state.values`, read by block id: each of our input blocks holds one element."""

    values: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)

    def text(self, block_id: str) -> str:
        """What was typed; "" when the field is empty or absent."""
        return str(self._element(block_id).get("value") or "").replace("\x00", "").strip()

    def choice(self, block_id: str) -> str:
        """The value of the chosen option, date, time, person or conversation; "" when there is none."""
        return _chosen(self._element(block_id))

    def one_of(self, block_id: str, kind: type[E], otherwise: E | None = None) -> E:
        """The chosen value as a member of `kind`; `otherwise` for none. Raises UnreadableForm for any other."""
        chosen = self.choice(block_id)
        if not chosen and otherwise is not None:
            return otherwise
        try:
            return kind(chosen)
        except ValueError as error:
            raise UnreadableForm from error

    def day(self, block_id: str) -> date | None:
        """The day that was picked, if any. Raises UnreadableForm for what is no day, Invalid for one far away."""
        if not (chosen := self.choice(block_id)):
            return None
        try:
            day = date.fromisoformat(chosen)
        except ValueError as error:
            raise UnreadableForm from error
        refuse_far_day(day, str(block_id))
        return day

    def choices(self, block_id: str) -> tuple[str, ...]:
        """The values of all chosen options, people or conversations."""
        element = self._element(block_id)
        if "selected_options" in element:
            return tuple(str(option.get("value") or "") for option in element["selected_options"] or ())
        for name in ("selected_users", "selected_conversations", "selected_channels"):
            if element.get(name):
                return tuple(str(value) for value in element[name])
        return ()

    def option(self, block_id: str) -> Choice:
        """The chosen option with the words that it shows."""
        return _option(self._element(block_id).get("selected_option"))

    def options(self, block_id: str) -> tuple[Choice, ...]:
        """All chosen options with the words that they show."""
        return tuple(_option(each) for each in self._element(block_id).get("selected_options") or ())

    def has(self, block_id: str) -> bool:
        """Whether the view had this field at all."""
        return block_id in self.values

    def _element(self, block_id: str) -> Mapping[str, Any]:
        return next(iter((self.values.get(block_id) or {}).values()), {})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a payload came from, as far as an answer needs it."""

    trigger_id: str = ""
    response_url: str = ""
    view_id: str = ""
    view_hash: str = ""
    callback_id: str = ""
    is_modal: bool = False


def place_of(payload: Payload) -> Place:
    """Where to answer."""
    view = payload.get("view") or {}
    return Place(
        trigger_id=str(payload.get("trigger_id") or ""),
        response_url=str(payload.get("response_url") or ""),
        view_id=str(view.get("id") or ""),
        view_hash=str(view.get("hash") or ""),
        callback_id=str(view.get("callback_id") or ""),
        is_modal=view.get("type") == "modal",
    )


def command_from(payload: Payload, actor: Actor) -> Command:
    """A slash command."""
    return Command(
        actor=actor,
        text=str(payload.get("text") or "").replace("\x00", ""),  # which PostgreSQL cannot keep
        channel_id=str(payload.get("channel_id") or ""),
        trigger_id=str(payload.get("trigger_id") or ""),
        response_url=str(payload.get("response_url") or ""),
    )


def action_from(payload: Payload, actor: Actor) -> Action:
    """The first action of a block_actions payload; Slack sends one at a time."""
    action = payload["actions"][0]
    container = payload.get("container") or {}
    view = _view_from(payload["view"]) if payload.get("view") else None
    return Action(
        actor=actor,
        action_id=str(action.get("action_id") or ""),
        block_id=str(action.get("block_id") or ""),
        value=_chosen(action) or str(action.get("value") or ""),
        trigger_id=str(payload.get("trigger_id") or ""),
        response_url=str(payload.get("response_url") or ""),
        channel_id=str(container.get("channel_id") or (payload.get("channel") or {}).get("id") or ""),
        message_ts=str(container.get("message_ts") or ""),
        is_ephemeral=bool(container.get("is_ephemeral")),
        view=view,
        state=view.state if view else _state_from(payload.get("state")),
    )


def submission_from(payload: Payload, actor: Actor) -> Submission:
    """A view_submission."""
    return Submission(actor, _view_from(payload["view"]), str(payload.get("trigger_id") or ""))


def suggestion_from(payload: Payload, actor: Actor) -> Suggestion:
    """A block_suggestion: Slack asks for the options of an external select."""
    metadata = str((payload.get("view") or {}).get("private_metadata") or "")
    return Suggestion(actor, str(payload.get("action_id") or ""), str(payload.get("value") or ""), metadata)


def shortcut_from(payload: Payload, actor: Actor) -> Shortcut:
    """A global or message shortcut."""
    channel, message = payload.get("channel") or {}, payload.get("message") or {}
    return Shortcut(
        actor=actor,
        callback_id=str(payload.get("callback_id") or ""),
        trigger_id=str(payload.get("trigger_id") or ""),
        response_url=str(payload.get("response_url") or ""),
        channel_id=str(channel.get("id") or ""),
        message_ts=str(payload.get("message_ts") or message.get("ts") or ""),
        message_text=str(message.get("text") or ""),
        is_private_source=_is_private(str(channel.get("name") or "")),
    )


def _is_private(channel_name: str) -> bool:
    """Whether Slack gives no name away: of a private channel, a DM or one of several people. Without a name nobody can
    tell, and it counts as private."""
    return channel_name in ("", "directmessage", "privategroup") or channel_name.startswith("mpdm-")


def event_from(body: Payload) -> Event:
    """The inner event of an event_callback."""
    event = body.get("event") or {}
    user = event.get("user")
    return Event(
        event_id=str(body.get("event_id") or ""),
        type=str(event.get("type") or ""),
        slack_user_id=str(user.get("id") if isinstance(user, Mapping) else user or ""),
        channel_id=str(event.get("channel") or ""),
        body=event,
    )


def _view_from(view: Payload) -> OpenView:
    return OpenView(
        view_id=str(view.get("id") or ""),
        callback_id=str(view.get("callback_id") or ""),
        hash=str(view.get("hash") or ""),
        metadata=str(view.get("private_metadata") or ""),
        state=_state_from(view.get("state")),
        root_view_id=str(view.get("root_view_id") or ""),
    )


def _state_from(state: Payload | None) -> FormState:
    return FormState((state or {}).get("values") or {})


def _option(option: Payload | None) -> Choice:
    if not option:
        return NOTHING
    return Choice(str(option.get("value") or ""), str((option.get("text") or {}).get("text") or ""))


def _chosen(element: Mapping[str, Any]) -> str:
    if option := element.get("selected_option"):
        return str(option.get("value") or "")
    for name in ("selected_user", "selected_conversation", "selected_channel", "selected_date", "selected_time"):
        if element.get(name):
            return str(element[name])
    return ""
