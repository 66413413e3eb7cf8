"""Holds a message or a view against what Slack accepts, before it is sent."""

import json
from collections.abc import Iterator
from typing import Any

from messages import limits
from messages.catalogue import BLOCKS
from messages.clipping import length
from messages.payload import JsonObject, Message, View
from messages.shapes import BlockKitError, MessageTooLarge, Shape, array, by_type, choice, flag, string, text

_MESSAGE_BLOCK = by_type(BLOCKS)
_VIEW_BLOCK = by_type(BLOCKS, leave_out={"data_visualization", "data_table", "table"})
_message_text = string(limits.MESSAGE_TEXT)
_message_blocks = array(_MESSAGE_BLOCK, limits.MESSAGE_BLOCKS, at_least=0)
_title = text("plain_text")(limits.VIEW_TITLE)
_view_blocks = array(_VIEW_BLOCK, limits.VIEW_BLOCKS)
_metadata = {
    "private_metadata": string(limits.PRIVATE_METADATA, at_least=0),
    "callback_id": string(limits.IDENTIFIER),
    "external_id": string(limits.IDENTIFIER),
}
_MODAL = Shape(
    {"title": _title, "blocks": _view_blocks},
    {"submit": _title, "close": _title, "notify_on_close": flag, "clear_on_close": flag, **_metadata},
)
_HOME = Shape({"blocks": array(_MESSAGE_BLOCK, limits.VIEW_BLOCKS)}, _metadata)


def check_message(message: Message) -> None:
    """Raise MessageTooLarge or BlockKitError, with a JSON pointer, for what Slack would refuse or cut."""
    _message_text(message.text, "/text")
    _message_blocks(message.blocks, "/blocks")
    _check_blocks(message.blocks)
    charts = [block for block in message.blocks if block["type"] == "data_visualization"]
    if len(charts) > limits.CHARTS_PER_MESSAGE:
        raise MessageTooLarge("/blocks", f"has {len(charts)} charts, at most {limits.CHARTS_PER_MESSAGE} fit")
    tables = [cell["text"] for block in message.blocks for row in block.get("rows", ()) for cell in row]
    if sum(map(length, tables)) > limits.TABLE_CHARACTERS:
        raise MessageTooLarge("/blocks", f"has tables of more than {limits.TABLE_CHARACTERS} characters")
    if sum(block["type"] == "table" for block in message.blocks) > 1:
        raise MessageTooLarge("/blocks", "have more than one table")


def check_view(view: View) -> None:
    """Raise MessageTooLarge or BlockKitError, with a JSON pointer, for what Slack would refuse."""
    body = view.as_json()
    choice("modal", "home")(body.get("type"), "/type")
    (_MODAL if body["type"] == "modal" else _HOME)(body, "")
    _check_blocks(body["blocks"])
    if body["type"] == "modal" and "submit" not in body and any(each["type"] == "input" for each in body["blocks"]):
        raise BlockKitError("/submit", "is required where something can be entered")
    if len(json.dumps(body)) > limits.VIEW_BYTES:
        raise MessageTooLarge("", f"is larger than {limits.VIEW_BYTES} bytes")
    if sum(element.get("focus_on_load", False) for _, element in _elements(body["blocks"])) > 1:
        raise BlockKitError("/blocks", "have more than one element with focus_on_load")


def _check_blocks(blocks: list[JsonObject]) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        pointer = f"/blocks/{index}"
        if "block_id" in block:
            string(limits.IDENTIFIER)(block["block_id"], f"{pointer}/block_id")
            _refuse_twice(block["block_id"], seen, f"{pointer}/block_id")
        if block["type"] == "section" and not {"text", "fields"} & block.keys():
            raise BlockKitError(pointer, "needs text or fields")
        if block["type"] == "data_visualization":
            _check_chart(block["chart"], f"{pointer}/chart")
        if block["type"] == "data_table" and len({len(row) for row in block["rows"]}) > 1:
            raise BlockKitError(f"{pointer}/rows", "are not of the same length")
        in_block: set[str] = set()
        for path, element in _elements([block]):
            where = f"{pointer}{path}"
            if "action_id" in element:
                _refuse_twice(element["action_id"], in_block, f"{where}/action_id")
            _check_options(element, where)


def _elements(blocks: list[JsonObject]) -> Iterator[tuple[str, JsonObject]]:
    for block in blocks:
        for key in ("accessory", "element"):
            if key in block:
                yield f"/{key}", block[key]
        if block["type"] in {"actions", "context"}:
            for index, element in enumerate(block["elements"]):
                yield f"/elements/{index}", element


def _check_options(element: JsonObject, pointer: str) -> None:
    groups = element.get("option_groups", [])
    options: list[Any] = [*element.get("options", []), *(each for group in groups for each in group["options"])]
    if element["type"] in {"static_select", "multi_static_select"} and ("options" in element) == (
        "option_groups" in element
    ):
        raise BlockKitError(pointer, "needs options or option_groups, not both")
    seen: set[str] = set()
    for option in options:
        _refuse_twice(option["value"], seen, f"{pointer}/options")
    chosen = element.get("initial_options") or [element[key] for key in ("initial_option",) if key in element]
    if options and any(each not in options for each in chosen):
        raise BlockKitError(f"{pointer}/initial_option", "is not one of the options")


def _check_chart(chart: JsonObject, pointer: str) -> None:
    categories = chart["axis_config"]["categories"]
    seen: set[str] = set()
    for index, series in enumerate(chart["series"]):
        _refuse_twice(series["name"], seen, f"{pointer}/series/{index}/name")
        if [point["label"] for point in series["data"]] != categories:
            raise BlockKitError(f"{pointer}/series/{index}/data", "does not have one point for each category")
    if len(set(categories)) < len(categories):
        raise BlockKitError(f"{pointer}/axis_config/categories", "has the same label twice")


def _refuse_twice(name: str, seen: set[str], pointer: str) -> None:
    if name in seen:
        raise BlockKitError(pointer, f"has {name!r} a second time")
    seen.add(name)
