"""Where Slack refuses charts and tables, the same is said in words."""

from messages.checking import check_message
from messages.degrade import degradable, degraded, without
from messages.payload import JsonObject, Message

CHART: JsonObject = {
    "type": "data_visualization",
    "title": "KR12 Password resets",
    "chart": {
        "type": "line",
        "series": [
            {"name": "Actual", "data": [{"label": "9 Nov", "value": 6.1}, {"label": "16 Nov", "value": 5.5}]},
            {"name": "Pace", "data": [{"label": "9 Nov", "value": 1200.0}, {"label": "16 Nov", "value": 4.8}]},
        ],
        "axis_config": {"categories": ["9 Nov", "16 Nov"]},
    },
}


def text_cell(words: str) -> JsonObject:
    return {"type": "raw_text", "text": words}


TABLE: JsonObject = {
    "type": "data_table",
    "caption": "Growth, week 8",
    "rows": [
        [text_cell("Key result"), text_cell("Now"), text_cell("Status")],
        [text_cell("KR12"), {"type": "raw_number", "value": 5.5, "text": "5.5%"}, text_cell("on track")],
    ],
}
DIVIDER: JsonObject = {"type": "divider"}


def words(block: JsonObject) -> str:
    assert block["type"] == "section"
    said: str = block["text"]["text"]
    return said


def test_a_refused_chart_becomes_a_line_for_each_series() -> None:
    [block] = without([CHART], {"data_visualization"})
    assert words(block).splitlines() == [
        "KR12 Password resets",
        "Actual: 9 Nov 6.1, 16 Nov 5.5",
        "Pace: 9 Nov 1,200, 16 Nov 4.8",
    ]


def test_a_refused_table_names_each_value() -> None:
    [block] = without([TABLE], {"data_table"})
    assert words(block).splitlines() == ["Growth, week 8", "KR12. Now: 5.5%. Status: on track"]


def test_what_is_not_refused_stays_as_it_is() -> None:
    assert without([DIVIDER, CHART, TABLE], {"data_table"})[:2] == [DIVIDER, CHART]


def test_a_type_without_words_is_left_for_slack_to_judge() -> None:
    assert without([DIVIDER], {"divider"}) == [DIVIDER]


def test_a_degraded_message_is_one_that_slack_takes() -> None:
    rows = [TABLE["rows"][0]] + [[text_cell("x" * 30)] * 3] * 200
    check_message(degraded(Message("Growth", [CHART, {**TABLE, "rows": rows}]), degradable()))


def test_a_long_table_loses_no_row() -> None:
    rows = [TABLE["rows"][0], *([text_cell(f"KR{number} {'x' * 60}"), *TABLE["rows"][1][1:]] for number in range(60))]
    blocks = without([{**TABLE, "rows": rows}], {"data_table"})

    said = "\n".join(words(block) for block in blocks).splitlines()
    assert len(blocks) > 1
    assert said[0] == "Growth, week 8"
    assert [line.split()[0] for line in said[1:]] == [f"KR{number}" for number in range(60)]
