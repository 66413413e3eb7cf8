"""Interactive elements: in which blocks and on which surfaces each may stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from tests.pretend_slack.blockkit.element_shapes import (
    BUTTON,
    CONVERSATION,
    DATE,
    EXTERNAL,
    FEEDBACK,
    IDS,
    IMAGE,
    NUMBER,
    ONE_OPTION,
    RESPONSE_URL,
    SOME_OPTIONS,
    STATIC,
    STATIC_OPTIONS,
    TIME,
    TYPED,
    choices,
    element_shape,
    field_shape,
    initial_is_offered,
    lengths_agree,
    modal_only,
    multi_shape,
    numbers_agree,
    select_shape,
)
from tests.pretend_slack.blockkit.rich_text import RICH_TEXT
from tests.pretend_slack.blockkit.shapes import (
    Place,
    Shape,
    Surface,
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
    OVERFLOW_OPTION,
    plain,
)

Holder = Literal["section", "actions", "input", "card", "context", "context_actions"]
EVERYWHERE: frozenset[Surface] = frozenset({"message", "modal", "home"})
MODAL_ONLY: frozenset[Surface] = frozenset({"modal"})
BUTTONS: frozenset[Holder] = frozenset({"section", "actions", "card"})
FIELDS: frozenset[Holder] = frozenset({"section", "actions", "input"})
INPUT_ONLY: frozenset[Holder] = frozenset({"input"})


@dataclass(frozen=True, slots=True)
class Element:
    shape: Shape
    holders: frozenset[Holder] = FIELDS
    surfaces: frozenset[Surface] = EVERYWHERE


def element(held_by: Holder) -> Shape:
    """Any element that may stand in this block on the report's surface."""

    def check(value: Any, place: Place) -> None:
        if not isinstance(value, dict):
            place.says("must provide an object")
            return
        known = ELEMENTS.get(value.get("type", ""))
        if known is None or held_by not in known.holders:
            (place / "type").says(f"unsupported type: {value.get('type')} in {held_by}")
        elif place.report.surface not in known.surfaces:
            (place / "type").says(f"unsupported type: {value['type']} in a {place.report.surface}")
        else:
            known.shape(value, place)

    return check


def _simple_selects(names: Iterable[str]) -> dict[str, Element]:
    """users, conversations and channels: the plain and the multi one of each."""
    found = {}
    for name in names:
        more = dict(CONVERSATION) if name == "conversation" else {}
        own = more | (RESPONSE_URL if name != "user" else {})
        rule = modal_only("response_url_enabled")
        found[f"{name}s_select"] = Element(select_shape(f"{name}s_select", {f"initial_{name}": string(1), **own}, rule))
        kind = f"multi_{name}s_select"
        found[kind] = Element(multi_shape(kind, {f"initial_{name}s": IDS, **more}))
    return found


ELEMENTS: dict[str, Element] = {
    "button": Element(BUTTON, BUTTONS),
    "static_select": Element(select_shape("static_select", STATIC_OPTIONS | ONE_OPTION, *STATIC)),
    "multi_static_select": Element(multi_shape("multi_static_select", STATIC_OPTIONS | SOME_OPTIONS, *STATIC)),
    "external_select": Element(select_shape("external_select", EXTERNAL | ONE_OPTION)),
    "multi_external_select": Element(multi_shape("multi_external_select", EXTERNAL | SOME_OPTIONS)),
    **_simple_selects(("user", "conversation", "channel")),
    "checkboxes": Element(
        field_shape(
            "checkboxes",
            choices(1, 10),
            {"initial_options": many(CHOICE_OPTION, 1, 10), "confirm": CONFIRM},
            initial_is_offered,
        )
    ),
    "radio_buttons": Element(
        field_shape(
            "radio_buttons",
            choices(1, 10),
            {"initial_option": CHOICE_OPTION, "confirm": CONFIRM},
            initial_is_offered,
        )
    ),
    "overflow": Element(
        element_shape("overflow", {"options": many(OVERFLOW_OPTION, 1, 5)}, {"confirm": CONFIRM}),
        frozenset({"section", "actions"}),
    ),
    "datepicker": Element(select_shape("datepicker", {"initial_date": DATE})),
    "timepicker": Element(select_shape("timepicker", {"initial_time": TIME, "timezone": string(1, 100)})),
    "datetimepicker": Element(
        field_shape(
            "datetimepicker", {}, {"initial_date_time": integer(1_000_000_000, 9_999_999_999), "confirm": CONFIRM}
        ),
        frozenset({"actions", "input"}),
        frozenset({"message", "modal"}),
    ),
    "plain_text_input": Element(
        field_shape(
            "plain_text_input",
            {},
            {
                **TYPED,
                "multiline": flag,
                "min_length": integer(0, 3000),
                "max_length": integer(1, 3000),
                "initial_value": string(0, 3000),
            },
            lengths_agree,
        ),
        INPUT_ONLY,
    ),
    "number_input": Element(
        field_shape(
            "number_input",
            {"is_decimal_allowed": flag},
            {**TYPED, "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
            numbers_agree,
        ),
        INPUT_ONLY,
        MODAL_ONLY,
    ),
    "email_text_input": Element(
        field_shape("email_text_input", {}, {**TYPED, "initial_value": string(1)}), INPUT_ONLY, MODAL_ONLY
    ),
    "url_text_input": Element(
        field_shape("url_text_input", {}, {**TYPED, "initial_value": url()}), INPUT_ONLY, MODAL_ONLY
    ),
    "rich_text_input": Element(
        field_shape(
            "rich_text_input",
            {},
            {**TYPED, "initial_value": RICH_TEXT, "min_lines": integer(1, 100), "max_lines": integer(1, 100)},
        ),
        INPUT_ONLY,
        frozenset({"modal", "home"}),
    ),
    "file_input": Element(
        element_shape("file_input", {}, {"filetypes": many(string(1), 1), "max_files": integer(1, 10)}),
        INPUT_ONLY,
        MODAL_ONLY,
    ),
    "image": Element(IMAGE, frozenset({"section", "context"})),
    "workflow_button": Element(
        element_shape(
            "workflow_button", {"text": plain(75), "workflow": thing({"trigger": thing({"url": url()})})}, {}
        ),
        frozenset({"section", "actions"}),
        frozenset({"message"}),
    ),
    "feedback_buttons": Element(
        element_shape("feedback_buttons", {"positive_button": FEEDBACK, "negative_button": FEEDBACK}, {}),
        frozenset({"context_actions"}),
        frozenset({"message"}),
    ),
    "icon_button": Element(
        element_shape(
            "icon_button",
            {"icon": word("trash"), "text": plain(75)},
            {"value": string(1, 2000), "confirm": CONFIRM, "accessibility_label": string(1, 75)},
        ),
        frozenset({"context_actions"}),
        frozenset({"message"}),
    ),
}
