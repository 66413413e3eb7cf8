"""Key results: their form, and the answer once it is saved."""

from bot.domain.cards import KeyResultCard
from bot.domain.coach import Thought
from bot.domain.entered import KeyResultEntered
from bot.domain.errors import ChangedMeanwhile
from bot.domain.vocabulary import ItemChange
from messages.form_values import FormValue
from messages.payload import Message, View
from messages.render import render_message, render_view


def key_result(
    *, form: FormValue, entered: KeyResultEntered, asks_reason: bool, conflict: ChangedMeanwhile | None
) -> View:
    """The form of a key result, with the fields of its kind. `asks_reason` shows a line for why its aim changes;
    `conflict` says what somebody else saved meanwhile. Submits as KEY_RESULT_SUBMIT with `form` as its metadata."""
    return render_view("modals/key_result", form=form, entered=entered, asks_reason=asks_reason, conflict=conflict)


def key_result_changed(*, card: KeyResultCard, change: ItemChange | None, thought: Thought | None = None) -> Message:
    """What was saved, and what one can do next; a `change` of None: it was open already."""
    return render_message("messages/key_result_changed", card=card, change=change, thought=thought)
