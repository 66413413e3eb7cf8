"""Everything that was said and changed about an item."""

from bot.domain.cards import History
from messages.payload import Message
from messages.render import render_message


def history(*, history: History) -> Message:
    """As a chart, a table and words. Check-ins that were corrected or taken back are shown as such."""
    return render_message("messages/history", history=history)
