"""What an interactive element may hold, whatever it stands in."""

from typing import Any

from tests.pretend_slack.blockkit.shapes import (
    Place,
    Shape,
    at_least_one,
    exactly_one,
    flag,
    integer,
    many,
    string,
    thing,
    url,
    word,
)
from tests.pretend_slack.blockkit.texts import (
    CHOICE_OPTION,
    CONFIRM,
    OPTION_GROUP,
    PLACEHOLDER,
    SELECT_OPTION,
    plain,
)

ACTION_ID = string(1, 255)
DATE = string(10, 10, r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
TIME = string(5, 5, r"([01]\d|2[0-3]):[0-5]\d")
NUMBER = string(1, 100, r"-?\d+(\.\d+)?")


def element_shape(kind: str, required: dict[str, Shape], optional: dict[str, Shape], *rules: Shape) -> Shape:
    return thing({"type": word(kind), **required}, {"action_id": ACTION_ID, **optional}, *rules)


def field_shape(kind: str, required: dict[str, Shape], optional: dict[str, Shape], *rules: Shape) -> Shape:
    return element_shape(kind, required, {"focus_on_load": flag, **optional}, _count_focus, *rules)


def _count_focus(value: Any, place: Place) -> None:
    place.report.focused += value.get("focus_on_load") is True
    if place.report.focused > 1:
        (place / "focus_on_load").says("only one element may have focus_on_load")


def select_shape(kind: str, more: dict[str, Shape], *rules: Shape, required: dict[str, Shape] | None = None) -> Shape:
    return field_shape(kind, required or {}, {"placeholder": PLACEHOLDER, "confirm": CONFIRM, **more}, *rules)


def multi_shape(kind: str, more: dict[str, Shape], *rules: Shape, required: dict[str, Shape] | None = None) -> Shape:
    return select_shape(kind, {"max_selected_items": integer(1), **more}, *rules, required=required)


def _offered(value: dict[str, Any]) -> list[Any]:
    grouped = [option for group in value.get("option_groups", []) for option in group["options"]]
    return [*value.get("options", []), *grouped]


def initial_is_offered(value: Any, place: Place) -> None:
    chosen = [value["initial_option"]] if "initial_option" in value else value.get("initial_options", [])
    for option in chosen:
        if option not in _offered(value):
            key = "initial_option" if "initial_option" in value else "initial_options"
            (place / key).says("must be one of the options")


def lengths_agree(value: Any, place: Place) -> None:
    low, high = value.get("min_length", 0), value.get("max_length", 3000)
    if low > high:
        (place / "min_length").says("must not be greater than max_length")
    if len(value.get("initial_value", "")) > high:
        (place / "initial_value").says(f"must be less than {high + 1} characters")


def numbers_agree(value: Any, place: Place) -> None:
    for key in ("initial_value", "min_value", "max_value"):
        if "." in value.get(key, "") and not value["is_decimal_allowed"]:
            (place / key).says("must be a whole number")
    numbers = {key: float(value[key]) for key in ("min_value", "initial_value", "max_value") if key in value}
    if list(numbers.values()) != sorted(numbers.values()):
        place.says("initial_value must lie between min_value and max_value")


def modal_only(*keys: str) -> Shape:
    def check(value: Any, place: Place) -> None:
        for key in keys:
            if value.get(key) and place.report.surface != "modal":
                (place / key).says("only allowed in modals")

    return check


def choices(low: int, high: int) -> dict[str, Shape]:
    return {"options": many(CHOICE_OPTION, low, high)}


STATIC_OPTIONS: dict[str, Shape] = {
    "options": many(SELECT_OPTION, 1, 100),
    "option_groups": many(OPTION_GROUP, 1, 100),
}
TYPED: dict[str, Shape] = {
    "placeholder": PLACEHOLDER,
    "dispatch_action_config": thing(
        {}, {"trigger_actions_on": many(word("on_enter_pressed", "on_character_entered"), 1, 2)}
    ),
}
FILTER = thing(
    {},
    {
        "include": many(word("im", "mpim", "private", "public"), 1, 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    at_least_one("include", "exclude_external_shared_channels", "exclude_bot_users"),
)
CONVERSATION: dict[str, Shape] = {"default_to_current_conversation": flag, "filter": FILTER}
ONE_OPTION: dict[str, Shape] = {"initial_option": SELECT_OPTION}
SOME_OPTIONS: dict[str, Shape] = {"initial_options": many(SELECT_OPTION, 1, 100)}
EXTERNAL: dict[str, Shape] = {"min_query_length": integer(0)}
STATIC = (exactly_one("options", "option_groups"), initial_is_offered)
RESPONSE_URL: dict[str, Shape] = {"response_url_enabled": flag}
IDS = many(string(1), 1)

BUTTON = element_shape(
    "button",
    {"text": plain(75)},
    {
        "value": string(1, 2000),
        "url": url(),
        "style": word("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(1, 75),
        "agent_prompt": string(1, 4000),
        "agent_prompt_display": string(1, 4000),
        "visible_to_user_ids": IDS,
    },
)
IMAGE = thing(
    {"type": word("image"), "alt_text": string(1, 2000)},
    {"image_url": url(), "slack_file": thing({}, {"id": string(1), "url": url()}, exactly_one("id", "url"))},
    exactly_one("image_url", "slack_file"),
)
FEEDBACK = thing({"text": plain(75), "value": string(1, 2000)}, {"accessibility_label": string(1, 75)})
