"""What the coach notices."""

from bot.domain.coach import Thought
from messages.payload import Message
from messages.render import render_message


def coached(*, name: str, thoughts: tuple[Thought, ...], is_empty: bool = False) -> Message:
    """All of it, the first fifteen in full; `name` is that of the team or item, "" for one's own things. `is_empty`:
    there was nothing to look at."""
    return render_message("messages/coached", name=name, thoughts=thoughts, is_empty=is_empty)
