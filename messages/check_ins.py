"""Updates of one item: the form, and the answer once it is saved."""

from decimal import Decimal

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.doubts import Doubt
from bot.domain.entries import Entry
from bot.domain.slips import Slip
from messages.payload import Message, View
from messages.render import render_message, render_view


def update_saved(
    *, card: KeyResultCard, before: Decimal | None, note: str, slip: Slip | None = None, doubt: Doubt | None = None
) -> Message:
    """What was stored. `card` is the key result as it stands now, `before` its value before (None: there was none). One
    question at most follows: whether the number is a `slip`, or the `doubt` that the facts beside it raise."""
    return render_message("messages/update_saved", card=card, before=before, note=note, slip=slip, doubt=doubt)


def initiative_saved(*, card: InitiativeCard) -> Message:
    """What was stored about an initiative; `card` is how it stands now."""
    return render_message("messages/initiative_saved", card=card)


def saved(
    card: KeyResultCard | InitiativeCard,
    before: Decimal | None,
    note: str,
    slip: Slip | None = None,
    doubt: Doubt | None = None,
) -> Message:
    """What was stored about either kind of item."""
    if isinstance(card, KeyResultCard):
        return update_saved(card=card, before=before, note=note, slip=slip, doubt=doubt)
    return initiative_saved(card=card)


def form_for(card: KeyResultCard | InitiativeCard, entry: Entry, *, is_stale: bool = False) -> View:
    """The form for either kind of item."""
    if isinstance(card, InitiativeCard):
        return update_initiative(card=card, typed=entry, is_stale=is_stale)
    return update(card=card, typed=entry, is_stale=is_stale)


def update(*, card: KeyResultCard, typed: Entry, is_stale: bool) -> View:
    """The form for one key result. `typed` is what it begins with: the last report, or what was typed before it opened.
    `is_stale`: somebody else saved meanwhile; theirs is shown beside what was typed. Submits as UPDATE_SUBMIT with a
    RowValue as its metadata."""
    return render_view("modals/update", card=card, typed=typed, is_stale=is_stale)


def update_initiative(*, card: InitiativeCard, typed: Entry, is_stale: bool) -> View:
    """The form for one initiative, as `update`; submits as UPDATE_INITIATIVE_SUBMIT."""
    return render_view("modals/update_initiative", card=card, typed=typed, is_stale=is_stale)
