"""What Slack accepts, as a table: the keys of every block and element that the product uses, with their limits.

Slack refuses a whole message for one text that is too long or one key that it does not know, so what is not in this
table is not sent. It is the sending half of the contract; the pretend Slack refuses on its own.
"""

from messages import limits
from messages.shapes import Check, Shape, array, by_type, choice, flag, integer, number, string, text

_plain = text("plain_text")
_any_text = text("plain_text", "mrkdwn")
_id: Check = string(limits.IDENTIFIER)
_day: Check = string(10, at_least=10)
_conversation_filter = Shape(
    optional={
        "include": array(choice("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    }
)
_confirm = Shape(
    {"title": _plain(100), "text": _any_text(300), "confirm": _plain(30), "deny": _plain(30)},
    {"style": choice("primary", "danger")},
)
_option = Shape(
    {"text": _any_text(limits.OPTION_TEXT), "value": string(limits.OPTION_VALUE)},
    {"description": _any_text(limits.OPTION_TEXT)},
)
_link_option = Shape(_option.required, {**_option.optional, "url": string(limits.URL)})
_option_group = Shape({"label": _plain(75), "options": array(_option, limits.OPTIONS)})
_ids = array(string(limits.IDENTIFIER), 100)


def _select(**initial: Check) -> Shape:
    return Shape(
        {"action_id": _id},
        {"placeholder": _plain(limits.PLACEHOLDER), "confirm": _confirm, "focus_on_load": flag, **initial},
    )


def _many(**initial: Check) -> Shape:
    return _select(max_selected_items=integer(1, 1_000), **initial)


_options: dict[str, Check] = {
    "options": array(_option, limits.OPTIONS),
    "option_groups": array(_option_group, limits.OPTIONS),
}
_conversations: dict[str, Check] = {"filter": _conversation_filter, "default_to_current_conversation": flag}
_boxes = Shape(
    {"action_id": _id, "options": array(_option, 10)},
    {"initial_options": array(_option, 10), "confirm": _confirm, "focus_on_load": flag},
)
_input_text: dict[str, Check] = {
    "initial_value": string(limits.TYPED_TEXT, at_least=0),
    "placeholder": _plain(limits.PLACEHOLDER),
    "focus_on_load": flag,
    "dispatch_action_config": Shape(
        {"trigger_actions_on": array(choice("on_enter_pressed", "on_character_entered"), 2)}
    ),
}

ELEMENTS: dict[str, Shape] = {
    "button": Shape(
        {"text": _plain(limits.BUTTON_TEXT), "action_id": _id},
        {
            "value": string(limits.BUTTON_VALUE),
            "url": string(limits.URL),
            "style": choice("primary", "danger"),
            "confirm": _confirm,
            "accessibility_label": string(75),
        },
    ),
    "overflow": Shape({"action_id": _id, "options": array(_link_option, 5)}, {"confirm": _confirm}),
    "static_select": _select(initial_option=_option, **_options),
    "multi_static_select": _many(initial_options=array(_option, limits.OPTIONS), **_options),
    "external_select": _select(initial_option=_option, min_query_length=integer(0, 50)),
    "multi_external_select": _many(initial_options=array(_option, limits.OPTIONS), min_query_length=integer(0, 50)),
    "users_select": _select(initial_user=_id),
    "multi_users_select": _many(initial_users=_ids),
    "conversations_select": _select(initial_conversation=_id, **_conversations),
    "multi_conversations_select": _many(initial_conversations=_ids, **_conversations),
    "checkboxes": _boxes,
    "radio_buttons": Shape(_boxes.required, {"initial_option": _option, "confirm": _confirm, "focus_on_load": flag}),
    "datepicker": _select(initial_date=_day),
    "timepicker": _select(initial_time=string(5, at_least=5), timezone=string(limits.IDENTIFIER)),
    "plain_text_input": Shape(
        {"action_id": _id},
        {
            "multiline": flag,
            "min_length": integer(0, limits.TYPED_TEXT),
            "max_length": integer(1, limits.TYPED_TEXT),
            **_input_text,
        },
    ),
    "number_input": Shape(
        {"action_id": _id, "is_decimal_allowed": flag},
        {"min_value": string(50), "max_value": string(50), **_input_text},
    ),
    "image": Shape({"alt_text": string(limits.ALT_TEXT), "image_url": string(limits.URL)}),
}
_accessory = by_type(ELEMENTS, leave_out={"plain_text_input", "number_input"})
_interactive = by_type(ELEMENTS, leave_out={"plain_text_input", "number_input", "image"})
_enterable = by_type(ELEMENTS, leave_out={"button", "overflow", "image"})

_style = Shape(optional=dict.fromkeys(("bold", "italic", "strike", "underline", "code"), flag))
RICH_LEAVES: dict[str, Shape] = {
    "text": Shape({"text": string(limits.SECTION_TEXT)}, {"style": _style}),
    "link": Shape({"url": string(limits.URL)}, {"text": string(limits.SECTION_TEXT), "style": _style}),
    "user": Shape({"user_id": _id}, {"style": _style}),
    "channel": Shape({"channel_id": _id}, {"style": _style}),
    "emoji": Shape({"name": string(100)}),
}
_leaves = array(by_type(RICH_LEAVES), 500)
_rich_section = Shape({"elements": _leaves})
RICH_PARTS: dict[str, Shape] = {
    "rich_text_section": _rich_section,
    "rich_text_quote": _rich_section,
    "rich_text_preformatted": _rich_section,
    "rich_text_list": Shape(
        {"elements": array(by_type({"rich_text_section": _rich_section}), 100), "style": choice("bullet", "ordered")},
        {"indent": integer(0, 8), "offset": integer(0, 100), "border": integer(0, 1)},
    ),
}

_point = Shape({"label": string(limits.CHART_LABEL), "value": number})
_series = Shape({"name": string(limits.CHART_LABEL), "data": array(_point, limits.CHART_CATEGORIES)})
_axes = Shape(
    {"categories": array(string(limits.CHART_LABEL), limits.CHART_CATEGORIES)},
    {"x_label": string(50), "y_label": string(50)},
)
_chart = by_type({"line": Shape({"series": array(_series, limits.CHART_SERIES), "axis_config": _axes})})
_cell = by_type(
    {"raw_text": Shape({"text": string(2_000)}), "raw_number": Shape({"value": number, "text": string(100)})}
)

BLOCKS: dict[str, Shape] = {
    "section": Shape(
        {},
        {
            "text": _any_text(limits.SECTION_TEXT),
            "fields": array(_any_text(limits.FIELD_TEXT), 10),
            "accessory": _accessory,
        },
    ),
    "header": Shape({"text": _plain(limits.HEADER_TEXT)}),
    "divider": Shape({}),
    "image": Shape({"alt_text": string(limits.ALT_TEXT), "image_url": string(limits.URL)}, {"title": _plain(2_000)}),
    "context": Shape(
        {
            "elements": array(
                by_type(
                    {
                        "image": ELEMENTS["image"],
                        "plain_text": Shape({"text": string(limits.SECTION_TEXT)}, {"emoji": flag}),
                        "mrkdwn": Shape({"text": string(limits.SECTION_TEXT)}, {"verbatim": flag}),
                    }
                ),
                limits.CONTEXT_ELEMENTS,
            )
        }
    ),
    "actions": Shape({"elements": array(_interactive, limits.ACTION_ELEMENTS)}),
    "input": Shape(
        {"label": _plain(limits.LABEL_TEXT), "element": _enterable},
        {"hint": _plain(limits.LABEL_TEXT), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": Shape({"elements": array(by_type(RICH_PARTS), 100)}),
    "data_visualization": Shape({"title": string(limits.CHART_TITLE), "chart": _chart}),
    "table": Shape(
        {"rows": array(array(_cell, limits.TABLE_COLUMNS), 100)},
        {
            "column_settings": array(
                Shape({}, {"align": choice("left", "center", "right"), "is_wrapped": flag}), limits.TABLE_COLUMNS
            )
        },
    ),
    "data_table": Shape(
        {
            "caption": string(limits.SECTION_TEXT),
            "rows": array(array(_cell, limits.TABLE_COLUMNS), limits.TABLE_ROWS, at_least=2),
        },
        {"page_size": integer(1, 100), "row_header_column_index": integer(0, limits.TABLE_COLUMNS - 1)},
    ),
}
