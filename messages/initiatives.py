"""Initiatives: their form, and the answer once it is saved."""

from bot.domain.capacity import Plan
from bot.domain.cards import InitiativeCard
from bot.domain.coach import Thought
from bot.domain.doubts import Doubt
from bot.domain.entered import InitiativeEntered
from bot.domain.errors import ChangedMeanwhile
from bot.domain.initiative_coverage import Gap
from bot.domain.look_backs import LookBack
from bot.domain.vocabulary import ItemChange
from messages.form_values import FormValue
from messages.payload import Message, View
from messages.render import render_message, render_view


def initiative(
    *,
    form: FormValue,
    entered: InitiativeEntered,
    said_task: bool,
    conflict: ChangedMeanwhile | None,
    plan: Plan | None = None,
) -> View:
    """The form of an initiative. `said_task` asks whether it is one; `conflict` says what somebody else saved
    meanwhile; `plan` is what the team has planned. Submits as INITIATIVE_SUBMIT with `form` as its metadata."""
    return render_view(
        "modals/initiative", form=form, entered=entered, said_task=said_task, conflict=conflict, plan=plan
    )


def initiative_changed(
    *,
    card: InitiativeCard,
    change: ItemChange | None,
    thought: Thought | None = None,
    plan: Plan | None = None,
    gap: Gap | None = None,
    similar: tuple[LookBack, ...] = (),
    doubt: Doubt | None = None,
) -> Message:
    """What was saved, and what one can do next; a `change` of None: it was open already. `plan` is what the team has
    planned by now, `gap` what is odd about it; `similar` are earlier ones that are like a new one, with what came of
    them; `doubt` is asked where it is finished and its number did not move."""
    return render_message(
        "messages/initiative_changed",
        card=card,
        change=change,
        thought=thought,
        plan=plan,
        gap=gap,
        similar=similar,
        doubt=doubt,
    )
