"""What the coach notices."""

from bot.domain.coach import Thought
from messages.page_values import ListPage
from messages.payload import Message
from messages.render import render_message


def coached(
    *,
    name: str,
    thoughts: tuple[Thought, ...],
    total: int,
    more: ListPage | None = None,
    is_empty: bool = False,
) -> Message:
    """A page of at most fifteen, of `total`; `name` is that of the team or item, "" for one's own things. `is_empty`:
    there was nothing to look at."""
    return render_message("messages/coached", name=name, thoughts=thoughts, total=total, more=more, is_empty=is_empty)
