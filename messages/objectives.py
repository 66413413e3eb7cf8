"""Objectives: their form, and the answer once it is saved."""

from bot.domain.cards import ObjectiveCard
from bot.domain.coach import Thought
from bot.domain.entered import Choice, ObjectiveEntered
from bot.domain.errors import ChangedMeanwhile
from bot.domain.vocabulary import ItemChange
from messages.form_values import FormValue
from messages.payload import Message, View
from messages.render import render_message, render_view


def objective(
    *, form: FormValue, entered: ObjectiveEntered, cycles: tuple[Choice, ...], conflict: ChangedMeanwhile | None
) -> View:
    """The form of an objective. `cycles` are offered, 100 at most; `conflict` says what somebody else saved meanwhile.
    Submits as OBJECTIVE_SUBMIT with `form` as its metadata."""
    return render_view("modals/objective", form=form, entered=entered, cycles=cycles, conflict=conflict)


def objective_changed(
    *,
    card: ObjectiveCard,
    change: ItemChange | None,
    thought: Thought | None = None,
    in_setup: bool = False,
    with_it: int = 0,
) -> Message:
    """What was saved, and what one can do next; a `change` of None: it was open already. `in_setup` leads on with the
    set-up. `with_it` says how many key results were reopened with it."""
    return render_message(
        "messages/objective_changed", card=card, change=change, thought=thought, in_setup=in_setup, with_it=with_it
    )
