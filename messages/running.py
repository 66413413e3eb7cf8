"""What happens to an initiative while it runs."""

from datetime import date

from bot.domain.cards import InitiativeCard
from messages.payload import View
from messages.render import render_view


def block(*, card: InitiativeCard, until: date | None) -> View:
    """What holds it up. Submits as BLOCK_SUBMIT with a RowValue as its metadata."""
    return render_view("modals/block", card=card, until=until)
