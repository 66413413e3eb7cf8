"""Tables and charts of 2026: table, data_table, data_visualization."""

from typing import Any

from tests.pretend_slack.blockkit.rich_text import RICH_TEXT
from tests.pretend_slack.blockkit.shapes import (
    Place,
    Shape,
    by_type,
    flag,
    integer,
    many,
    number,
    string,
    thing,
    unique,
    word,
)

MAX_TABLE_CHARACTERS = 10_000
MAX_DATA_TABLE_CHARACTERS = 20_000
MAX_CHARTS = 2
MAX_SERIES = 6
BLOCK_ID: dict[str, Shape] = {"block_id": string(1, 255)}

RAW_TEXT = thing({"type": word("raw_text"), "text": string(1)})
RAW_NUMBER = thing({"type": word("raw_number"), "value": number(), "text": string(1)})
CELL = by_type({"raw_text": RAW_TEXT, "raw_number": RAW_NUMBER, "rich_text": RICH_TEXT})


def _characters(value: Any) -> int:
    """How many characters a person reads in these cells."""
    if isinstance(value, list):
        return sum(_characters(item) for item in value)
    if not isinstance(value, dict):
        return 0
    return len(value.get("text", "")) + _characters(value.get("elements", []))


def _one_table(value: Any, place: Place) -> None:
    place.report.tables += 1
    if place.report.tables > 1:
        place.says("only_one_table_allowed")
    place.report.table_characters += _characters(value["rows"])
    if place.report.table_characters > MAX_TABLE_CHARACTERS:
        (place / "rows").says(f"must be less than {MAX_TABLE_CHARACTERS + 1} characters")


def _null_or(shape: Shape) -> Shape:
    def check(value: Any, place: Place) -> None:
        if value is not None:
            shape(value, place)

    return check


COLUMN = thing({}, {"align": word("left", "center", "right"), "is_wrapped": flag})
TABLE = thing(
    {"type": word("table"), "rows": many(many(CELL, 1, 20), 1, 100)},
    {"column_settings": many(_null_or(COLUMN), 1, 20), **BLOCK_ID},
    _one_table,
)


def _even_rows(value: Any, place: Place) -> None:
    width = len(value["rows"][0])
    for index, row in enumerate(value["rows"]):
        if len(row) != width:
            (place / "rows" / index).says(f"must have {width} cells like the first row")
    for index, cell in enumerate(value["rows"][0]):
        if cell["type"] == "rich_text":
            (place / "rows" / 0 / index / "type").says("unsupported type: rich_text in the header row")
    if value.get("row_header_column_index", 0) >= width:
        (place / "row_header_column_index").says(f"must be less than or equal to {width - 1}")
    place.report.data_table_characters += _characters(value["rows"])
    if place.report.data_table_characters > MAX_DATA_TABLE_CHARACTERS:
        (place / "rows").says(f"must be less than {MAX_DATA_TABLE_CHARACTERS + 1} characters")


DATA_TABLE = thing(
    {"type": word("data_table"), "caption": string(1), "rows": many(many(CELL, 1, 20), 2, 201)},
    {"page_size": integer(1, 100), "row_header_column_index": integer(0, 19), **BLOCK_ID},
    _even_rows,
)

LABEL = string(1, 20)
POINT = thing({"label": LABEL, "value": number()})
AXES = thing({"categories": many(LABEL, 1, 20)}, {"x_label": string(1, 50), "y_label": string(1, 50)})


def _series_fit_categories(value: Any, place: Place) -> None:
    categories = value["axis_config"]["categories"]
    unique(categories, place / "axis_config" / "categories", "categories")
    unique([series["name"] for series in value["series"]], place / "series", "series names")
    for index, series in enumerate(value["series"]):
        if sorted(point["label"] for point in series["data"]) != sorted(categories):
            (place / "series" / index / "data").says("must have exactly one data point for each category")


def _axis_chart(kind: str) -> Shape:
    series = thing({"name": LABEL, "data": many(POINT, 1, 20)})
    return thing(
        {"type": word(kind), "series": many(series, 1, MAX_SERIES), "axis_config": AXES}, {}, _series_fit_categories
    )


def _unique_segments(value: Any, place: Place) -> None:
    unique([segment["label"] for segment in value["segments"]], place / "segments", "segment labels")


PIE = thing(
    {"type": word("pie"), "segments": many(thing({"label": LABEL, "value": number(above=0)}), 1, MAX_SERIES)},
    {},
    _unique_segments,
)


def _few_charts(value: Any, place: Place) -> None:
    place.report.charts += 1
    if place.report.charts > MAX_CHARTS:
        place.says(f"no more than {MAX_CHARTS} data_visualization blocks allowed")


CHART = by_type({"line": _axis_chart("line"), "bar": _axis_chart("bar"), "area": _axis_chart("area"), "pie": PIE})
DATA_VISUALIZATION = thing(
    {"type": word("data_visualization"), "title": string(1, 50), "chart": CHART}, dict(BLOCK_ID), _few_charts
)
