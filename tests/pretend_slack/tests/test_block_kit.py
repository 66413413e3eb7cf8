"""How strict Block Kit is, case by case: what Slack would refuse, and the pointer that it names."""

from typing import Any

import pytest

from tests.pretend_slack import Workspace
from tests.pretend_slack.blockkit import checked_view, message_blocks
from tests.pretend_slack.blockkit.problems import InvalidBlocksError
from tests.pretend_slack.model import Json


def plain(text: str = "Tea") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "Tea") -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: Json | None = None, **more: Any) -> Json:
    return {"type": "section", "text": text or plain(), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def button(**more: Any) -> Json:
    return {"type": "button", "action_id": "go", "text": plain(), **more}


def option(number: int = 1, **more: Any) -> Json:
    return {"text": plain(f"Option {number}"), "value": str(number), **more}


def select(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "pick", "options": [option()], **more}


def field(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain(), "element": element, **more}


def text_input(**more: Any) -> Json:
    return {"type": "plain_text_input", "action_id": "text", **more}


def number_input(**more: Any) -> Json:
    return {"type": "number_input", "action_id": "n", "is_decimal_allowed": True, **more}


def rich(*leaves: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(leaves)}]}


def table(rows: int = 2, columns: int = 2, text: str = "x") -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns] * rows}


def data_table(rows: int = 2, columns: int = 2, **more: Any) -> Json:
    return {**table(rows, columns), "type": "data_table", "caption": "Cups", **more}


def chart(kind: str = "line", values: tuple[float, ...] = (1.0, 2.0), **more: Any) -> Json:
    categories = [f"day {number}" for number in range(len(values))]
    data = [{"label": label, "value": value} for label, value in zip(categories, values, strict=True)]
    body = {"type": kind, "series": [{"name": "Cups", "data": data}], "axis_config": {"categories": categories}, **more}
    return {"type": "data_visualization", "title": "Cups a day", "chart": body}


def pie(*values: float) -> Json:
    segments = [{"label": f"part {number}", "value": value} for number, value in enumerate(values)]
    return {"type": "data_visualization", "title": "Cups", "chart": {"type": "pie", "segments": segments}}


def view(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain(), "submit": plain("Go"), "blocks": list(blocks), **more}


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}


GOOD_MESSAGES: dict[str, Json] = {
    "section": section(mrkdwn("*tea*"), accessory=button()),
    "fields": {"type": "section", "fields": [plain()] * 10},
    "header of a level": {"type": "header", "text": plain(), "level": 2},
    "context": {
        "type": "context",
        "elements": [mrkdwn(), {"type": "image", "image_url": "https://a.b/c", "alt_text": "c"}],
    },
    "actions": actions(button(), select()),
    "input in a message": field(text_input()),
    "rich text": rich({"type": "text", "text": "a", "style": {"bold": True}}, {"type": "user", "user_id": "U1"}),
    "table": {**table(), "column_settings": [{"is_wrapped": True}, None]},
    "data table": data_table(201, 20, page_size=100, row_header_column_index=19),
    "line": chart(),
    "falling bar": chart("bar", (0.0, -3.5)),
    "pie": pie(1, 2.5),
    "markdown": {"type": "markdown", "text": "# Tea"},
    "card": {"type": "card", "title": plain(), "actions": [button()]},
    "container": {"type": "container", "title": plain(), "child_blocks": [section()], "is_collapsible": True},
}

BAD_MESSAGES: dict[str, tuple[list[Json], str]] = {
    "unknown block": ([{"type": "nonsense"}], "/blocks/0/type"),
    "no block": (["text"], "/blocks/0"),  # type: ignore[list-item] # that is the point
    "unknown key": ([section(colour="red")], "/blocks/0/colour"),
    "null for an optional key": ([section(accessory=None)], "/blocks/0/accessory"),
    "51 blocks": ([section()] * 51, "/blocks"),
    "empty text": ([section(plain(""))], "/blocks/0/text/text"),
    "text of 3001": ([section(plain("x" * 3001))], "/blocks/0/text/text"),
    "neither text nor fields": ([{"type": "section"}], "/blocks/0"),
    "11 fields": ([{"type": "section", "fields": [plain()] * 11}], "/blocks/0/fields"),
    "field of 2001": ([{"type": "section", "fields": [plain("x" * 2001)]}], "/blocks/0/fields/0/text"),
    "emoji on mrkdwn": ([section({**mrkdwn(), "emoji": True})], "/blocks/0/text/emoji"),
    "mrkdwn header": ([{"type": "header", "text": mrkdwn()}], "/blocks/0/text/type"),
    "header of 151": ([{"type": "header", "text": plain("x" * 151)}], "/blocks/0/text/text"),
    "header level 5": ([{"type": "header", "text": plain(), "level": 5}], "/blocks/0/level"),
    "11 in a context": ([{"type": "context", "elements": [plain()] * 11}], "/blocks/0/elements"),
    "button in a context": ([{"type": "context", "elements": [button()]}], "/blocks/0/elements/0/type"),
    "26 elements": ([actions(*(button(action_id=str(n)) for n in range(26)))], "/blocks/0/elements"),
    "no elements": ([actions()], "/blocks/0/elements"),
    "the same action_id twice": ([actions(button(), button())], "/blocks/0/elements"),
    "the same block_id twice": ([section(block_id="a"), section(block_id="a")], "/blocks/1/block_id"),
    "block_id of 256": ([section(block_id="x" * 256)], "/blocks/0/block_id"),
    "button of 76": ([actions(button(text=plain("x" * 76)))], "/blocks/0/elements/0/text/text"),
    "button in mrkdwn": ([actions(button(text=mrkdwn()))], "/blocks/0/elements/0/text/type"),
    "button value of 2001": ([actions(button(value="x" * 2001))], "/blocks/0/elements/0/value"),
    "empty button value": ([actions(button(value=""))], "/blocks/0/elements/0/value"),
    "default style": ([actions(button(style="default"))], "/blocks/0/elements/0/style"),
    "option text of 76": (
        [actions(select(options=[option(text=plain("x" * 76))]))],
        "/blocks/0/elements/0/options/0/text/text",
    ),
    "option value of 151": (
        [actions(select(options=[option(value="x" * 151)]))],
        "/blocks/0/elements/0/options/0/value",
    ),
    "101 options": ([actions(select(options=[option(n) for n in range(101)]))], "/blocks/0/elements/0/options"),
    "no options": ([actions(select(options=[]))], "/blocks/0/elements/0/options"),
    "option url in a select": (
        [actions(select(options=[option(url="https://a.b")]))],
        "/blocks/0/elements/0/options/0/url",
    ),
    "initial option not offered": ([actions(select(initial_option=option(2)))], "/blocks/0/elements/0/initial_option"),
    "six in an overflow": (
        [actions({"type": "overflow", "action_id": "o", "options": [option(n) for n in range(6)]})],
        "/blocks/0/elements/0/options",
    ),
    "overflow as an input": (
        [field({"type": "overflow", "action_id": "o", "options": [option()]})],
        "/blocks/0/element/type",
    ),
    "11 checkboxes": (
        [actions({"type": "checkboxes", "action_id": "c", "options": [option(n) for n in range(11)]})],
        "/blocks/0/elements/0/options",
    ),
    "text input among actions": ([actions(text_input())], "/blocks/0/elements/0/type"),
    "number input in a message": ([field(number_input())], "/blocks/0/element/type"),
    "impossible date": (
        [actions({"type": "datepicker", "action_id": "d", "initial_date": "2026-13-01"})],
        "/blocks/0/elements/0/initial_date",
    ),
    "alert in a message": ([{"type": "alert", "text": plain()}], "/blocks/0/type"),
    "image without words": ([{"type": "image", "image_url": "https://a.b/c"}], "/blocks/0"),
    "image that was never uploaded": (
        [{"type": "image", "slack_file": {"id": "F404"}, "alt_text": "x"}],
        "/blocks/0/slack_file",
    ),
    "rich text leaf unknown": ([rich({"type": "heading", "text": "x"})], "/blocks/0/elements/0/elements/0/type"),
    "empty rich text leaf": ([rich({"type": "text", "text": ""})], "/blocks/0/elements/0/elements/0/text"),
    "markdown beyond 12,000 together": ([{"type": "markdown", "text": "x" * 6001}] * 2, "/blocks/1/text"),
    "two tables": ([table(), table()], "/blocks/1"),
    "table of 101 rows": ([table(101)], "/blocks/0/rows"),
    "table of 21 columns": ([table(1, 21)], "/blocks/0/rows/0"),
    "table beyond 10,000 characters": ([table(100, 20, "xxxxxx")], "/blocks/0/rows"),
    "data table without caption": ([{**table(), "type": "data_table"}], "/blocks/0"),
    "data table of the header alone": ([data_table(1)], "/blocks/0/rows"),
    "data table of 202 rows": ([data_table(202)], "/blocks/0/rows"),
    "uneven data table": (
        [{**data_table(), "rows": [*data_table()["rows"], [{"type": "raw_text", "text": "x"}]]}],
        "/blocks/0/rows/2",
    ),
    "row header outside": ([data_table(row_header_column_index=2)], "/blocks/0/row_header_column_index"),
    "number without its text": (
        [{**table(), "rows": [[{"type": "raw_number", "value": 1}]]}],
        "/blocks/0/rows/0/0",
    ),
    "three charts": ([chart(), chart(), chart()], "/blocks/2"),
    "21 categories": ([chart(values=tuple(range(21)))], "/blocks/0/chart/axis_config/categories"),
    "a category without a point": (
        [chart(axis_config={"categories": ["day 0", "day 1", "day 2"]})],
        "/blocks/0/chart/series/0/data",
    ),
    "chart title of 51": ([{**chart(), "title": "x" * 51}], "/blocks/0/title"),
    "chart value as text": (
        [chart(series=[{"name": "Cups", "data": [{"label": "day 0", "value": "1"}, {"label": "day 1", "value": 1}]}])],
        "/blocks/0/chart/series/0/data/0/value",
    ),
    "series name of 21": (
        [chart(series=[{"name": "x" * 21, "data": [{"label": "day 0", "value": 1}]}])],
        "/blocks/0/chart/series/0/name",
    ),
    "pie of nothing": ([pie(0)], "/blocks/0/chart/segments/0/value"),
    "pie of seven": ([pie(*range(1, 8))], "/blocks/0/chart/segments"),
    "confirm without text": (
        [actions(button(confirm={"title": plain(), "confirm": plain(), "deny": plain()}))],
        "/blocks/0/elements/0/confirm",
    ),
    "container in a container": (
        [{"type": "container", "title": plain(), "child_blocks": [{"type": "container"}]}],
        "/blocks/0/child_blocks/0/type",
    ),
}

GOOD_VIEWS: dict[str, Json] = {
    "modal": view(field(number_input(initial_value="1.5", min_value="0"))),
    "alert in a modal": view({"type": "alert", "text": plain(), "level": "warning"}),
    "100 blocks": view(*[section()] * 100),
    "no submit without inputs": {"type": "modal", "title": plain(), "blocks": [section()]},
    "home": home(section(), private_metadata="x" * 3000),
    "chart at home": home(chart()),
}

BAD_VIEWS: dict[str, tuple[Json, str]] = {
    "no title": ({"type": "modal", "blocks": [section()]}, "/view"),
    "title of 25": (view(section(), title=plain("x" * 25)), "/view/title/text"),
    "no blocks": (view(), "/view/blocks"),
    "101 blocks": (view(*[section()] * 101), "/view/blocks"),
    "input without submit": ({"type": "modal", "title": plain(), "blocks": [field(text_input())]}, "/view"),
    "private_metadata of 3001": (view(section(), private_metadata="x" * 3001), "/view/private_metadata"),
    "unknown key": (view(section(), color="red"), "/view/color"),
    "table in a modal": (view(table()), "/view/blocks/0/type"),
    "chart in a modal": (view(chart()), "/view/blocks/0/type"),
    "two with focus": (
        view(field(text_input(focus_on_load=True)), field(text_input(focus_on_load=True))),
        "/view/blocks/1/element/focus_on_load",
    ),
    "number input at home": (home(field(number_input())), "/view/blocks/0/element/type"),
    "date and time at home": (
        home(actions({"type": "datetimepicker", "action_id": "d"})),
        "/view/blocks/0/elements/0/type",
    ),
    "number as a number": (view(field(number_input(initial_value=5))), "/view/blocks/0/element/initial_value"),
    "number input that does not say": (
        view(field({"type": "number_input", "action_id": "n"})),
        "/view/blocks/0/element",
    ),
    "decimals where none may be": (
        view(field(number_input(is_decimal_allowed=False, initial_value="1.5"))),
        "/view/blocks/0/element/initial_value",
    ),
    "initial value beyond the maximum": (
        view(field(text_input(max_length=3, initial_value="four"))),
        "/view/blocks/0/element/initial_value",
    ),
    "label of 2001": (view({**field(text_input()), "label": plain("x" * 2001)}), "/view/blocks/0/label/text"),
    "placeholder of 151": (
        view(field(text_input(placeholder=plain("x" * 151)))),
        "/view/blocks/0/element/placeholder/text",
    ),
    "title at home": (home(section(), title=plain()), "/view/title"),
}


@pytest.mark.parametrize("block", GOOD_MESSAGES.values(), ids=GOOD_MESSAGES)
def test_good_blocks_are_taken_in_messages(workspace: Workspace, block: Json) -> None:
    assert message_blocks([block], workspace)[0]["type"] == block["type"]


@pytest.mark.parametrize(("blocks", "pointer"), BAD_MESSAGES.values(), ids=BAD_MESSAGES)
def test_bad_blocks_are_refused_in_messages(workspace: Workspace, blocks: list[Json], pointer: str) -> None:
    with pytest.raises(InvalidBlocksError) as refused:
        message_blocks(blocks, workspace)

    assert pointer in [problem.pointer for problem in refused.value.problems]


@pytest.mark.parametrize("raw", GOOD_VIEWS.values(), ids=GOOD_VIEWS)
def test_good_views_are_taken(workspace: Workspace, raw: Json) -> None:
    assert checked_view(raw, workspace, raw["type"])["type"] == raw["type"]


@pytest.mark.parametrize(("raw", "pointer"), BAD_VIEWS.values(), ids=BAD_VIEWS)
def test_bad_views_are_refused(workspace: Workspace, raw: Json, pointer: str) -> None:
    with pytest.raises(InvalidBlocksError) as refused:
        checked_view(raw, workspace, raw["type"])

    assert refused.value.error == "invalid_arguments"
    assert pointer in [problem.pointer for problem in refused.value.problems]


def test_a_view_beyond_250_kb_is_too_large(workspace: Workspace) -> None:
    with pytest.raises(InvalidBlocksError, match="view_too_large"):
        checked_view(view(*[section(plain("x" * 2600))] * 100), workspace, "modal")


def test_limits_are_worded_as_slack_words_them(workspace: Workspace) -> None:
    with pytest.raises(InvalidBlocksError) as refused:
        checked_view(view(section(), title=plain("x" * 25)), workspace, "modal")

    assert str(refused.value.problems[0]) == "must be less than 25 characters [json-pointer:/view/title/text]"


def test_a_workspace_may_not_know_a_block_yet(workspace: Workspace) -> None:
    workspace.refuses_blocks = {"data_visualization"}
    with pytest.raises(InvalidBlocksError, match="unsupported type: data_visualization"):
        message_blocks([chart()], workspace)


def test_missing_ids_and_defaults_are_filled_in(workspace: Workspace) -> None:
    blocks = message_blocks([field({"type": "plain_text_input"}), section(mrkdwn())], workspace)

    assert blocks[0]["element"]["action_id"]
    assert (blocks[0]["optional"], blocks[0]["label"]["emoji"], blocks[1]["text"]["verbatim"]) == (False, True, False)
    assert blocks[0]["block_id"] != blocks[1]["block_id"]
