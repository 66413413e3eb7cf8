"""Short ways to write blocks, for the tests of the page only."""

from typing import Any

Json = dict[str, Any]


def text(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def mrkdwn(words: str) -> Json:
    return {"type": "mrkdwn", "text": words}


def option(words: str, value: str = "") -> Json:
    return {"text": text(words), "value": value or words.lower()}


def asks(label: str, element_type: str, **element: Any) -> Json:
    """An optional input block; its block_id and action_id are the label."""
    field = {"type": element_type, "action_id": label, **element}
    return {"type": "input", "block_id": label, "label": text(label), "optional": True, "element": field}


def raw(words: str) -> Json:
    return {"type": "raw_text", "text": words}


def number(value: float) -> Json:
    return {"type": "raw_number", "value": value, "text": str(value)}
