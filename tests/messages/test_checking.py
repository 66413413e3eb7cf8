"""What Slack would refuse is refused here first, with a pointer to it."""

from typing import Any

import pytest

from messages.checking import check_message, check_view
from messages.payload import JsonObject, Message, View
from messages.shapes import BlockKitError, MessageTooLarge


def plain(text: str) -> JsonObject:
    return {"type": "plain_text", "text": text}


def section(**extra: Any) -> JsonObject:
    return {"type": "section", "text": plain("Words"), **extra}


def button(**extra: Any) -> JsonObject:
    return {"type": "button", "text": plain("Press"), "action_id": "press", **extra}


def a_modal(**extra: Any) -> JsonObject:
    return {"type": "modal", "title": plain("Check in"), "blocks": [section()], **extra}


def an_input(**extra: Any) -> JsonObject:
    return {
        "type": "input",
        "label": plain("Note"),
        "element": {"type": "plain_text_input", "action_id": "note"},
        **extra,
    }


def pointer_of_message(*blocks: JsonObject, text: str = "Words") -> str:
    with pytest.raises(BlockKitError) as refused:
        check_message(Message(text, list(blocks)))
    return refused.value.pointer


def pointer_of_view(body: JsonObject) -> str:
    with pytest.raises(BlockKitError) as refused:
        check_view(View(body))
    return refused.value.pointer


def test_a_plain_message_passes() -> None:
    check_message(Message("Words", [section(accessory=button(value="KR12"))]))


@pytest.mark.parametrize(
    ("block", "pointer"),
    [
        ({"type": "section", "text": plain("x" * 3_001)}, "/blocks/0/text/text"),
        ({"type": "section", "text": plain("")}, "/blocks/0/text/text"),
        ({"type": "section", "fields": [plain("x" * 2_001)]}, "/blocks/0/fields/0/text"),
        ({"type": "section"}, "/blocks/0"),
        ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "/blocks/0/text/type"),
        ({"type": "header", "text": plain("x" * 151)}, "/blocks/0/text/text"),
        (section(accessory=None), "/blocks/0/accessory"),
        (section(colour="red"), "/blocks/0/colour"),
        (section(accessory=button(value="x" * 2_001)), "/blocks/0/accessory/value"),
        (section(accessory={"type": "button", "text": plain("Press")}), "/blocks/0/accessory/action_id"),
        (section(accessory={"type": "plain_text_input", "action_id": "a"}), "/blocks/0/accessory/type"),
        ({"type": "actions", "elements": []}, "/blocks/0/elements"),
        ({"type": "actions", "elements": [button(), button()]}, "/blocks/0/elements/1/action_id"),
        ({"type": "context", "elements": [plain("x")] * 11}, "/blocks/0/elements"),
        ({"type": "alert", "text": plain("x")}, "/blocks/0/type"),
    ],
)
def test_a_block_that_slack_refuses_is_pointed_at(block: JsonObject, pointer: str) -> None:
    assert pointer_of_message(block) == pointer


def test_a_message_takes_fifty_blocks_and_no_more() -> None:
    check_message(Message("Words", [section()] * 50))
    with pytest.raises(MessageTooLarge, match="51 entries"):
        check_message(Message("Words", [section()] * 51))


def test_an_emoji_counts_two() -> None:
    check_message(Message("👍" * 2_000, []))
    assert pointer_of_message(text="👍" * 2_001) == "/text"


def test_a_message_without_words_is_refused() -> None:
    assert pointer_of_message(text="") == "/text"


def test_a_block_id_stands_once() -> None:
    assert pointer_of_message(section(block_id="a"), section(block_id="a")) == "/blocks/1/block_id"


def a_select(*values: str, **extra: Any) -> JsonObject:
    options = [{"text": plain(value), "value": value} for value in values]
    return section(accessory={"type": "static_select", "action_id": "pick", "options": options, **extra})


def test_two_options_do_not_share_a_value() -> None:
    assert pointer_of_message(a_select("a", "a")) == "/blocks/0/accessory/options"


def test_what_is_chosen_at_first_is_one_of_the_options() -> None:
    other = {"text": plain("c"), "value": "c"}
    assert pointer_of_message(a_select("a", "b", initial_option=other)) == "/blocks/0/accessory/initial_option"


def a_chart(*labels: str) -> JsonObject:
    points = [{"label": label, "value": 1} for label in labels]
    chart = {"type": "line", "series": [{"name": "Actual", "data": points}], "axis_config": {"categories": ["a", "b"]}}
    return {"type": "data_visualization", "title": "KR12", "chart": chart}


def test_a_chart_has_one_point_for_each_category() -> None:
    check_message(Message("Words", [a_chart("a", "b")]))
    assert pointer_of_message(a_chart("a")) == "/blocks/0/chart/series/0/data"


def test_a_message_takes_two_charts_and_no_more() -> None:
    assert pointer_of_message(*[a_chart("a", "b")] * 3) == "/blocks"


def test_a_message_has_one_wrapped_table() -> None:
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "Words"}]]}
    check_message(Message("Words", [table]))
    assert pointer_of_message(table, table) == "/blocks"


def test_the_rows_of_a_table_are_equally_long() -> None:
    cell = {"type": "raw_text", "text": "x"}
    table = {"type": "data_table", "caption": "Words", "rows": [[cell, cell], [cell]]}
    assert pointer_of_message(table) == "/blocks/0/rows"


def test_a_modal_passes() -> None:
    check_view(View(a_modal(submit=plain("Save"), blocks=[an_input()])))


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (a_modal(title=plain("x" * 25)), "/title/text"),
        (a_modal(private_metadata="x" * 3_001), "/private_metadata"),
        (a_modal(blocks=[an_input()]), "/submit"),
        (a_modal(blocks=[]), "/blocks"),
        (a_modal(blocks=[a_chart("a", "b")]), "/blocks/0/type"),
        ({"type": "workflow", "blocks": []}, "/type"),
        ({"type": "home", "blocks": [section()], "submit": plain("Save")}, "/submit"),
    ],
)
def test_a_view_that_slack_refuses_is_pointed_at(body: JsonObject, pointer: str) -> None:
    assert pointer_of_view(body) == pointer


def test_only_one_element_takes_the_focus() -> None:
    focused = {"type": "plain_text_input", "action_id": "note", "focus_on_load": True}
    body = a_modal(submit=plain("Save"), blocks=[an_input(element=focused), an_input(element=focused)])
    assert pointer_of_view(body) == "/blocks"
