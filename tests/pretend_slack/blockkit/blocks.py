"""Blocks: what each may hold and on which surfaces it may stand."""

from dataclasses import dataclass
from typing import Any

from tests.pretend_slack.blockkit.data_blocks import BLOCK_ID, DATA_TABLE, DATA_VISUALIZATION, TABLE
from tests.pretend_slack.blockkit.element_shapes import BUTTON, IMAGE
from tests.pretend_slack.blockkit.elements import element
from tests.pretend_slack.blockkit.rich_text import RICH_TEXT
from tests.pretend_slack.blockkit.shapes import (
    Place,
    Shape,
    Surface,
    at_least_one,
    by_type,
    exactly_one,
    flag,
    integer,
    many,
    string,
    thing,
    unique,
    url,
    word,
)
from tests.pretend_slack.blockkit.texts import any_text, plain

EVERYWHERE: frozenset[Surface] = frozenset({"message", "modal", "home"})
MESSAGE: frozenset[Surface] = frozenset({"message"})
MESSAGE_AND_HOME: frozenset[Surface] = frozenset({"message", "home"})
MAX_MARKDOWN_CHARACTERS = 12_000


@dataclass(frozen=True, slots=True)
class Block:
    shape: Shape
    surfaces: frozenset[Surface] = EVERYWHERE


def block(value: Any, place: Place) -> None:
    """Any block that may stand on the report's surface."""
    if not isinstance(value, dict):
        place.says("must provide an object")
        return
    kind = value.get("type")
    known = BLOCKS.get(str(kind))
    if known is None or kind in place.report.refused_types:
        (place / "type").says(f"unsupported type: {kind}")
    elif place.report.surface not in known.surfaces:
        (place / "type").says(f"unsupported type: {kind} in a {place.report.surface}")
    else:
        known.shape(value, place)
        _unique_block_id(value, place)


def _unique_block_id(value: Any, place: Place) -> None:
    block_id = value.get("block_id")
    if block_id is None:
        return
    if block_id in place.report.block_ids:
        (place / "block_id").says(f"block_id already exists: {block_id}")
    place.report.block_ids.add(str(block_id))


def _block(kind: str, required: dict[str, Shape], optional: dict[str, Shape] | None = None, *rules: Shape) -> Shape:
    return thing({"type": word(kind), **required}, {**BLOCK_ID, **(optional or {})}, *rules)


def _unique_actions(value: Any, place: Place) -> None:
    ids = [item["action_id"] for item in value["elements"] if "action_id" in item]
    unique(ids, place / "elements", "action_id")


def _no_dispatching_files(value: Any, place: Place) -> None:
    if value["element"]["type"] == "file_input" and value.get("dispatch_action"):
        (place / "dispatch_action").says("must be false with file_input")


def _usable_file(value: Any, place: Place) -> None:
    file_id = (value.get("slack_file") or {}).get("id")
    if file_id is not None and file_id not in place.report.usable_files:
        (place / "slack_file").says("invalid slack file")


def _count_markdown(value: Any, place: Place) -> None:
    place.report.markdown_characters += len(value["text"])
    if place.report.markdown_characters > MAX_MARKDOWN_CHARACTERS:
        (place / "text").says(f"must be less than {MAX_MARKDOWN_CHARACTERS + 1} characters")


def _one_plan(value: Any, place: Place) -> None:
    place.report.plans += 1
    if place.report.plans > 1:
        place.says("only one plan allowed")


def _context_item(value: Any, place: Place) -> None:
    if isinstance(value, dict) and value.get("type") == "image":
        element("context")(value, place)
    else:
        any_text()(value, place)


def _child(value: Any, place: Place) -> None:
    if isinstance(value, dict) and value.get("type") not in CHILDREN:
        (place / "type").says(f"unsupported type: {value.get('type')} in container")
    else:
        block(value, place)


SECTION = _block(
    "section",
    {},
    {
        "text": any_text(3000),
        "fields": many(any_text(2000), 1, 10),
        "accessory": element("section"),
        "expand": flag,
    },
    at_least_one("text", "fields"),
)
INPUT = _block(
    "input",
    {"label": plain(2000), "element": element("input")},
    {"hint": plain(2000), "optional": flag, "dispatch_action": flag},
    _no_dispatching_files,
)
IMAGE_BLOCK = _block(
    "image",
    {"alt_text": string(1, 2000)},
    {
        "image_url": url(),
        "slack_file": thing({}, {"id": string(1), "url": url()}, exactly_one("id", "url")),
        "title": plain(2000),
    },
    exactly_one("image_url", "slack_file"),
    _usable_file,
)
CARD = _block(
    "card",
    {},
    {
        "hero_image": IMAGE,
        "icon": IMAGE,
        "slack_icon": thing({"type": word("icon"), "name": string(1)}),
        "title": any_text(150),
        "subtitle": any_text(150),
        "body": any_text(200),
        "subtext": any_text(200),
        "actions": many(BUTTON, 1, 2),
    },
    at_least_one("hero_image", "title", "actions", "body"),
)
TASK_FIELDS: dict[str, Shape] = {
    "details": RICH_TEXT,
    "output": RICH_TEXT,
    "sources": many(thing({"type": word("url"), "url": url(), "text": string(1)}), 1),
}


def _task(*statuses: str) -> Shape:
    return _block("task_card", {"task_id": string(1), "title": string(1)}, {"status": word(*statuses), **TASK_FIELDS})


CONTAINER = _block(
    "container",
    {"child_blocks": many(_child, 1, 10)},
    {
        "title": plain(150),
        "rich_text_title": RICH_TEXT,
        "subtitle": plain(150),
        "icon": IMAGE,
        "width": word("narrow", "standard", "wide", "full"),
        "is_collapsible": flag,
        "default_collapsed": flag,
        "has_header_divider": flag,
    },
    exactly_one("title", "rich_text_title"),
)
VIDEO = _block(
    "video",
    {"alt_text": string(1), "title": plain(199), "thumbnail_url": url(), "video_url": url()},
    {
        "author_name": string(1, 49),
        "description": plain(199),
        "provider_icon_url": url(),
        "provider_name": string(1),
        "title_url": url(),
    },
)
CHILDREN = frozenset(
    {
        "actions",
        "context",
        "divider",
        "file",
        "header",
        "image",
        "input",
        "rich_text",
        "section",
        "table",
        "video",
    }
)

BLOCKS: dict[str, Block] = {
    "section": Block(SECTION),
    "header": Block(_block("header", {"text": plain(150)}, {"level": integer(1, 4)})),
    "divider": Block(_block("divider", {})),
    "image": Block(IMAGE_BLOCK),
    "context": Block(_block("context", {"elements": many(_context_item, 1, 10)})),
    "actions": Block(_block("actions", {"elements": many(element("actions"), 1, 25)}, {}, _unique_actions)),
    "input": Block(INPUT),
    "rich_text": Block(RICH_TEXT),
    "video": Block(VIDEO),
    "markdown": Block(_block("markdown", {"text": string(1)}, {}, _count_markdown), MESSAGE),
    "table": Block(TABLE, MESSAGE_AND_HOME),
    "data_table": Block(DATA_TABLE, MESSAGE_AND_HOME),
    "data_visualization": Block(DATA_VISUALIZATION, MESSAGE_AND_HOME),
    "alert": Block(
        _block(
            "alert",
            {"text": any_text(200)},
            {"level": word("default", "info", "warning", "error", "success")},
        ),
        frozenset({"modal"}),
    ),
    "card": Block(CARD, MESSAGE_AND_HOME),
    "carousel": Block(_block("carousel", {"elements": many(by_type({"card": CARD}), 1, 10)}), MESSAGE_AND_HOME),
    "container": Block(CONTAINER, MESSAGE_AND_HOME),
    "context_actions": Block(
        _block("context_actions", {"elements": many(element("context_actions"), 1, 5)}, {}, _unique_actions), MESSAGE
    ),
    "task_card": Block(_task("in_progress", "complete", "error"), MESSAGE),
    "plan": Block(
        _block(
            "plan",
            {"title": string(1), "tasks": many(_task("pending", "in_progress", "complete", "error"), 1)},
            {},
            _one_plan,
        ),
        MESSAGE,
    ),
}
