"""Blocks as Slack echoes them: ids generated where missing, defaults filled in."""

import copy
from typing import Any

from tests.pretend_slack.model import Json
from tests.pretend_slack.workspace import Workspace

NAMED = frozenset({"image", "mrkdwn", "plain_text"})  # what stands among elements without being one


def normal_blocks(blocks: list[Json], workspace: Workspace) -> list[Json]:
    """A copy; the blocks given stay as they are."""
    return [_block(copy.deepcopy(block), workspace) for block in blocks]


def _block(block: Json, workspace: Workspace) -> Json:
    block.setdefault("block_id", f"b{workspace.next_number('block_id'):04d}")
    if block["type"] == "input":
        block.setdefault("optional", False)
        block.setdefault("dispatch_action", False)
    for element in elements_of(block):
        if element.get("type") not in NAMED:
            element.setdefault("action_id", f"a{workspace.next_number('action_id'):04d}")
    for child in block.get("child_blocks", []):
        _block(child, workspace)
    _fill_texts(block)
    return block


def elements_of(block: Json) -> list[Json]:
    """The interactive elements of a block, in reading order."""
    kind = block["type"]
    if kind == "section":
        return [block["accessory"]] if "accessory" in block else []
    if kind == "input":
        return [block["element"]]
    if kind in ("actions", "context_actions"):
        return list(block["elements"])
    if kind == "card":
        return list(block.get("actions", []))
    if kind == "carousel":
        return [button for card in block["elements"] for button in card.get("actions", [])]
    return [element for child in block.get("child_blocks", []) for element in elements_of(child)]


def text_defaults(value: Any) -> Any:
    """A copy with `emoji` and `verbatim` filled in."""
    filled = copy.deepcopy(value)
    _fill_texts(filled)
    return filled


def _fill_texts(value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _fill_texts(item)
    elif isinstance(value, dict):
        if value.get("type") == "plain_text":
            value.setdefault("emoji", True)
        elif value.get("type") == "mrkdwn":
            value.setdefault("verbatim", False)
        for item in value.values():
            _fill_texts(item)
