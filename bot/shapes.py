"""Whether a payload has the shape that Slack sends, before anything reads it.

A signature proves who sent a payload, not that it is well made; a list where an object belongs would break whoever
reads it, Bolt first.
"""

from collections.abc import Callable, Mapping
from typing import Any

# May be missing or null, unless required below.
_WORDS = (
    *("type", "team_id", "user_id", "channel_id", "enterprise_id", "api_app_id", "trigger_id", "response_url"),
    *("command", "text", "callback_id", "action_id", "block_id", "value", "event_id", "message_ts", "challenge"),
)
_OBJECTS = ("user", "team", "enterprise", "view", "channel", "container", "message", "state")
_REQUIRED = {
    "block_actions": ("actions",),
    "block_suggestion": ("action_id",),
    "shortcut": ("callback_id",),
    "message_action": ("callback_id",),
    "view_submission": ("view",),
    "view_closed": ("view",),
}
_VIEW_WORDS = ("id", "callback_id", "hash", "private_metadata", "type", "root_view_id")
_EVENT_WORDS = ("type", "subtype", "text", "ts", "thread_ts", "bot_id", "tab", "team", "channel_type", "event_ts")
_PERSON_WORDS = ("name", "real_name", "team_id", "tz", "locale")
_LISTS = ("selected_users", "selected_conversations", "selected_channels")

Part = Mapping[str, Any]


def is_shaped(payload: Part) -> bool:
    """Whether every part that is read is there and has the type that it has in Slack."""
    if not _all(payload, _WORDS, _is_word):
        return False
    if "event" in payload or payload.get("type") == "event_callback":
        return _is_event(payload.get("event")) and _are_objects(payload.get("authorizations"))
    required = _REQUIRED.get(str(payload.get("type")), ())
    return (
        all(payload.get(name) for name in required)
        and _all(payload, _OBJECTS, _is_object)
        and all(_all(payload.get(name) or {}, ("id", "team_id", "name"), _is_word) for name in ("user", "channel"))
        and _are_objects(payload.get("actions"))
        and all(each.get("action_id") and _is_element(each) for each in payload.get("actions") or ())
        and _is_state(payload.get("state"))
        and _is_view(payload.get("view"))
    )


def is_storable(payload: Any) -> bool:
    """Whether a database takes every text in it, names of fields included: no half of a surrogate pair, and no NUL.
    Slack sends neither."""
    waiting = [payload]
    while waiting:
        match waiting.pop():
            case str(words):
                if "\x00" in words or any("\ud800" <= letter <= "\udfff" for letter in words):
                    return False
            case dict(fields):
                waiting += [*fields, *fields.values()]
            case list(parts):
                waiting += parts
    return True


def _is_event(event: Any) -> bool:
    if not isinstance(event, Mapping) or not event.get("type") or not _all(event, _EVENT_WORDS, _is_word):
        return False
    # An id, or the whole person or channel, whichever the event tells of.
    whole = [part for part in (event.get("user"), event.get("channel")) if isinstance(part, Mapping)]
    return (
        all(_is_word(event.get(name)) or event[name] in whole for name in ("user", "channel"))
        and all(isinstance(part.get("id"), str) and _all(part, _PERSON_WORDS, _is_word) for part in whole)
        and all(_is_object(part.get("profile")) and _is_names(part.get("profile")) for part in whole)
        and _all(event, ("tokens", "message", "item", "previous_message"), _is_object)
        and _is_view(event.get("view"))
    )


def _is_names(profile: Part | None) -> bool:
    return _all(profile or {}, ("display_name", "real_name"), _is_word)


def _is_view(view: Any) -> bool:
    return view is None or (
        _all(view, _VIEW_WORDS, _is_word)
        and all(isinstance(view.get(name), str) for name in ("type", "callback_id"))
        and _are_objects(view.get("blocks"))
        and all(_is_word(block.get("block_id")) for block in view.get("blocks") or ())
        and _is_state(view.get("state"))
    )


def _is_state(state: Any) -> bool:
    if state is None:
        return True
    if not _is_object(state) or not _is_object(state.get("values")):
        return False
    blocks = (state.get("values") or {}).values()
    return all(
        isinstance(block, Mapping) and all(isinstance(each, Mapping) and _is_element(each) for each in block.values())
        for block in blocks
    )


def _is_element(element: Part) -> bool:
    return (
        _all(element, ("type", "action_id", "block_id"), _is_word)
        and _is_option(element.get("selected_option"))
        and _are_objects(element.get("selected_options"))
        and all(_is_option(option) for option in element.get("selected_options") or ())
        and all(isinstance(element.get(name) or [], list) for name in _LISTS)
    )


def _is_option(option: Any) -> bool:
    return option is None or (
        isinstance(option, Mapping) and _is_word(option.get("value")) and _is_object(option.get("text"))
    )


def _all(part: Part, names: tuple[str, ...], is_right: Callable[[Any], bool]) -> bool:
    return all(is_right(part.get(name)) for name in names)


def _is_word(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_object(value: Any) -> bool:
    return value is None or isinstance(value, Mapping)


def _are_objects(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(each, Mapping) for each in value))
