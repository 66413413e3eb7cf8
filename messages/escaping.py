"""Slack's own escape, and the characters that nobody should be able to smuggle into a message.

Slack gives a meaning to exactly three characters of a text: & < >. Everything else that a person typed is kept as it
is, save for control characters and the marks that turn the direction of writing, with which a title could make its
neighbours read differently. For the same reason words of a script that is written from right to left are isolated:
without that, "10% -> 1%" behind an Arabic title would stand in front of it, the other way round.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from markupsafe import Markup

# Inside rendered text a line break of somebody's words is carried as the first of these and one that a template asks
# for as the second, so that the line breaks and indentation of a template's source can be told from them. People cannot
# type either: both are among the characters that are dropped.
_KEPT_BREAK = "\v"
BREAK = Markup("\f")

# Marks a text as made by us, as `Markup(text)` does, which asks first whether it is some other kind of markup.
marked: Callable[[str], Markup] = partial(str.__new__, Markup)

# Control characters, halves of surrogate pairs, and the marks that change the direction of writing.
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SOURCE_BREAKS = re.compile(r"[ \t]*\n[ \t\n]*")
_ISOLATE, _END_OF_ISOLATE = Markup("\u2068"), Markup("\u2069")
_OUR_BREAKS = re.compile(r" *\f *")


def strip_unsafe(text: str) -> str:
    """Drop control, direction and surrogate characters; every kind of line end becomes a line feed."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub("", _LINE_ENDS.sub("\n", text))


def escape(text: str) -> Markup:
    """Make a text that somebody typed safe where Slack reads markup. What is Markup already was made by us."""
    if isinstance(text, Markup):
        return text
    safe = strip_unsafe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return marked(safe.replace("\n", _KEPT_BREAK))


# Where the letters lie that are written from right to left; some other characters are among them.
_PERHAPS_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def isolated(words: Markup) -> Markup:
    """Escaped words within a line of ours, with marks around them that keep their direction to themselves where they
    are written from right to left."""
    perhaps = () if words.isascii() else _PERHAPS_FROM_THE_RIGHT.findall(words)
    is_ltr = not any(unicodedata.bidirectional(each) in {"R", "AL"} for each in perhaps)
    return words if is_ltr else _ISOLATE + words + _END_OF_ISOLATE


def unescape(text: str) -> str:
    """The exact opposite of `escape`, for the places in which Slack reads no markup."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def as_formatted(text: str) -> str:
    """What a mrkdwn text or a message's `text` should hold: escaped, with the line breaks of a template as spaces."""
    words = str(escape(text))
    if words.isprintable():  # so there is no break of any kind in it
        return words.strip()
    one_line = _OUR_BREAKS.sub("\n", _SOURCE_BREAKS.sub(" ", words))
    return one_line.replace(_KEPT_BREAK, "\n").strip()


def as_typed(text: str) -> str:
    """What a plain_text or rich_text leaf should hold: the words themselves, nothing escaped."""
    return unescape(as_formatted(text))
