"""Asking which one, where a command does not say."""

from bot.domain.cards import ItemLine
from messages.payload import Message
from messages.render import render_message


def choose_item(*, key: str, words: str, lines: tuple[ItemLine, ...], is_more: bool) -> Message:
    """A button for each item. `key` is the command's word, `words` are those that were typed behind it, "" where only
    one's own items are offered."""
    return render_message("messages/choose_item", key=key, words=words, lines=lines, is_more=is_more)


def choose_kind(*, may_steer: bool) -> Message:
    """What one can make; `may_steer` offers teams and cycles too."""
    return render_message("messages/choose_kind", may_steer=may_steer)
