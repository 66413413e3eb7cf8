"""The words of a Slack message, as they can stand in a form."""

import re

from bot.domain.title_words import LONGEST_TITLE, shortened

_LONGEST_SCOPE = 3000
# Mentions, channels and links, as Slack marks them up: <@U1|ana>, <#C1|growth>, <https://example.org|the page>.
_MARKED = re.compile(r"<([^<>|]{1,2000})(?:\|([^<>]{0,500}))?>")
_LINK = re.compile(r"<((?:https?://|mailto:|tel:)[^<>|]{1,2000})(?:\|([^<>]{0,500}))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_EMPHASIS = re.compile(r"(?<!\w)[*_~`]+|[*_~`]+(?!\w)")


def title_and_scope(message: str) -> tuple[str, str]:
    """The first line as a title and, where there is more, the whole message as the scope."""
    words = plain_words(message)
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    title = _EMPHASIS.sub("", lines[0]).strip() if lines else ""
    short = shortened(title, LONGEST_TITLE)
    is_all = len(lines) <= 1 and short == title
    return short, "" if is_all else shortened(words.strip(), _LONGEST_SCOPE)


def plain_words(message: str) -> str:
    """The message without Slack's markup: names instead of mentions, the words of a link instead of its address."""
    return _unescaped(_MARKED.sub(_shown, message))


def as_command(message: str) -> str:
    """The message as it would come from a slash command: nothing escaped, links as they were typed, and the mentions
    that commands read."""
    return _unescaped(_LINK.sub(lambda marked: marked[2] or marked[1], message))


def _unescaped(words: str) -> str:
    for entity, letter in _ENTITIES:
        words = words.replace(entity, letter)
    return words


def _shown(marked: re.Match[str]) -> str:
    target, label = marked[1], marked[2]
    if label:
        return f"{target[0]}{label}" if target[0] in "@#" else label
    return "" if target[0] in "@#!" else target
