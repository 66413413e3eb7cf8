"""Titles as people type them: in quotes or not, with the item that they belong to ahead or at the end."""

import re

from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind

_QUOTES = {'"': '"', "'": "'", "`": "`", "\u201c": "\u201d", "\u201e": "\u201c", "\u2018": "\u2019", "\u00ab": "\u00bb"}
# Invisible letters come along with copying; within a text they may belong to a word or an emoji.
_AROUND = re.compile(r"^[\s:,\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$")
_PARENT_OF = {ItemKind.KEY_RESULT: ItemKind.OBJECTIVE, ItemKind.INITIATIVE: ItemKind.KEY_RESULT}
_FOR = re.compile(r"(?:for|under|to|of)\s+(?=\S)", re.IGNORECASE)
LONGEST_TITLE = 250
_FOR_AT_END = re.compile(r"^(?P<title>.*\S)\s+(?:for|under)\s+(?P<ref>\S+\s?\S*)$", re.IGNORECASE | re.DOTALL)


def read_title(kind: ItemKind, text: str) -> tuple[Reference | None, str]:
    """The parent that a title names ahead ("for KR12: ...") or at its end ("... for KR12"), and the bare title."""
    under, title = None, unquoted(text)
    while under is None:
        under, ahead = _parent_ahead(kind, title)
        bare = unquoted(ahead)
        if bare == title:
            break
        title = bare
    at_end = _FOR_AT_END.match(title) if under is None else None
    ref = Reference.parse(at_end["ref"]) if at_end else None
    if at_end and ref and ref.kind is _PARENT_OF.get(kind):
        return ref, unquoted(at_end["title"])
    return under, title


def _parent_ahead(kind: ItemKind, title: str) -> tuple[Reference | None, str]:
    taken = take_for(title)
    return taken if taken and taken[0].kind is _PARENT_OF.get(kind) else (None, title)


def take_for(text: str) -> tuple[Reference, str] | None:
    """A reference ahead of a text, with or without "for", and the rest."""
    return Reference.take(_FOR.sub("", text, count=1) if _FOR.match(text) else text)


def split_title(words: str) -> tuple[str, str]:
    """The first line as a title and, where there is more than fits into it, all of the words beside it: nothing is
    lost."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    title = shortened(lines[0], LONGEST_TITLE) if lines else ""
    return title, "" if [title] == lines or not lines else words.strip()


def shortened(words: str, longest: int) -> str:
    """At most that many letters, counted as Slack counts them; what is cut ends between two words, with an ellipsis."""
    if _length(words) <= longest:
        return words
    kept = words.encode("utf-16-le")[: 2 * (longest - 1)].decode("utf-16-le", "ignore")
    at = kept.rfind(" ")
    return f"{kept[: at if at > longest // 2 else None].rstrip()}\u2026"


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def trimmed(text: str) -> str:
    """The text without spaces and invisible letters around it, and without a colon or comma ahead."""
    return _AROUND.sub("", text)


def unquoted(text: str) -> str:
    """The trimmed text without quotation marks around the whole of it."""
    bare = trimmed(text)
    if len(bare) > 1 and _QUOTES.get(bare[0]) == bare[-1] and bare[0] not in bare[1:-1] and bare[-1] not in bare[1:-1]:
        bare = bare[1:-1].strip()
    return bare if bare == text else unquoted(bare)
