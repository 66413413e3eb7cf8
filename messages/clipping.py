"""Cutting text to a length without breaking what it is made of."""

import re
import unicodedata
from collections.abc import Iterator

ELLIPSIS = "…"

# An entity (&amp;), a link, mention or date (<...>) and one character with all that hangs on it: marks, variation
# selectors, skin tones and whatever a zero-width joiner ties to it.
_ENTITY = r"&(?:amp|lt|gt);"
_LINK = r"<[^<>\n]*>"
_MARKUP_PIECE = re.compile(f"{_ENTITY}|{_LINK}|.", re.DOTALL)
_JOINER = "\u200d"
_LONGEST_CLUSTER = 64  # a longer heap of marks is no character of any language


def length(text: str) -> int:
    """How long Slack's clients take a text to be: UTF-16 units, so an emoji counts two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, limit: int) -> str:
    """Shorten a text to at most `limit` UTF-16 units, an ellipsis included, at a boundary between whole characters as
    people see them, and never inside an entity, a link or a mention. A text that fits is returned as it is."""
    if length(text) <= limit:
        return text
    room = limit - length(ELLIPSIS)
    if _is_plain(text[:limit]):
        return text[: max(room, 0)].rstrip() + ELLIPSIS
    kept: list[str] = []
    for piece in _pieces(text):
        room -= length(piece)
        if room < 0:
            break
        kept.append(piece)
    return "".join(kept).rstrip() + ELLIPSIS


def _is_plain(text: str) -> bool:
    """Whether each character stands for itself, as in nearly every text."""
    return text.isascii() and "<" not in text and "&" not in text


def _pieces(text: str) -> Iterator[str]:
    """The text in whole characters as people see them, entities and links; no further than somebody reads."""
    piece = ""
    for match in _MARKUP_PIECE.finditer(text):
        following = match.group()
        if piece and len(following) == 1 and len(piece) < _LONGEST_CLUSTER and _hangs_on(piece, following):
            piece += following
            continue
        if piece:
            yield piece
        piece = following
    yield piece


def _hangs_on(before: str, character: str) -> bool:
    if before.endswith((">", ";")) and len(before) > 1:
        return False
    if character == _JOINER or before.endswith(_JOINER) or unicodedata.combining(character):
        return True
    is_modifier = "\ufe00" <= character <= "\ufe0f" or "\U0001f3fb" <= character <= "\U0001f3ff"
    return is_modifier or (_is_flag_half(character) and len(before) == 1 and _is_flag_half(before))


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
