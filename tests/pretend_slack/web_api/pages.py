"""Cursors: opaque, and good only for the list they came from."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tests.pretend_slack.model import Json
from tests.pretend_slack.web_api.call import ApiError, Call

Item = TypeVar("Item")
MAX_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Paged(Generic[Item]):
    items: list[Item]
    next_cursor: str

    @property
    def has_more(self) -> bool:
        return bool(self.next_cursor)

    @property
    def metadata(self) -> Json:
        return {"response_metadata": {"next_cursor": self.next_cursor}}


def page(call: Call, everything: Sequence[Item], *, default: int, highest: int = MAX_PAGE) -> Paged[Item]:
    """The page after `cursor`, of `limit` items. Raises invalid_cursor and invalid_limit."""
    limit = call.number("limit", default) or default
    if not 1 <= limit <= highest:
        raise ApiError("invalid_limit")
    start = _position(call.method, call.text("cursor") or "")
    more = start + limit < len(everything)
    return Paged(list(everything[start : start + limit]), _cursor(call.method, start + limit) if more else "")


def _cursor(method: str, position: int) -> str:
    return base64.urlsafe_b64encode(f"{method}:{position}".encode()).decode()


def _position(method: str, cursor: str) -> int:
    if not cursor:
        return 0
    try:
        name, _, position = base64.urlsafe_b64decode(cursor.encode()).decode().rpartition(":")
        if name == method:
            return int(position)
    except (binascii.Error, ValueError):
        pass
    raise ApiError("invalid_cursor")
