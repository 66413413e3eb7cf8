"""Views: modals and Home."""

import json
from typing import Any

from tests.pretend_slack.blockkit.blocks import block
from tests.pretend_slack.blockkit.shapes import Place, Shape, by_type, flag, many, string, thing, word
from tests.pretend_slack.blockkit.texts import plain

MAX_VIEW_BYTES = 250_000
COMMON: dict[str, Shape] = {
    "private_metadata": string(0, 3000),
    "callback_id": string(0, 255),
    "external_id": string(0, 255),
}


def _submit_if_input(value: Any, place: Place) -> None:
    if "submit" not in value and any(item["type"] == "input" for item in value["blocks"]):
        place.says("missing required field: submit")


MODAL = thing(
    {"type": word("modal"), "title": plain(24), "blocks": many(block, 1, 100)},
    {"submit": plain(24), "close": plain(24), "clear_on_close": flag, "notify_on_close": flag, **COMMON},
    _submit_if_input,
)
HOME = thing({"type": word("home"), "blocks": many(block, 1, 100)}, COMMON)
VIEW = by_type({"modal": MODAL, "home": HOME})


def is_too_large(view: Any) -> bool:
    return len(json.dumps(view, ensure_ascii=False).encode()) > MAX_VIEW_BYTES
