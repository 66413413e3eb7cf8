"""The answer to *No change* and *Nothing changed*, where it does not show by itself."""

from bot.domain.cards import InitiativeCard, KeyResultCard
from messages.payload import Message
from messages.render import render_message


def confirmed(
    *,
    confirmed: tuple[KeyResultCard | InitiativeCard, ...],
    newer: tuple[KeyResultCard | InitiativeCard, ...],
    wordless: tuple[KeyResultCard | InitiativeCard, ...],
) -> Message:
    """`confirmed` were saved as unchanged; somebody updated `newer` meanwhile; `wordless` need a number or one line."""
    return render_message("messages/confirmed", confirmed=confirmed, newer=newer, wordless=wordless)
