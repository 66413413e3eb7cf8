"""Slack's payloads as plain frozen values. Slack's own ids stop here: "team" is an OKR word further in.

Whatever these values hold is untrusted: ids that come back from Slack are loaded and authorised again by use cases.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.people import Actor
from bot.form_state import FormState, chosen_in

Payload = Mapping[str, Any]


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
    def form(self) -> FormState:
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
        value=chosen_in(action) or str(action.get("value") or ""),
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
