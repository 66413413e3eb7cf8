"""The form that moves an item, and what is said of an item that was changed without a form of its own."""

from bot.deps import Deps
from bot.domain.cards import InitiativeCard, KeyResultCard, ObjectiveCard
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemChange
from bot.usecases.goals.closings import Reopened
from bot.usecases.goals.moves import look_where
from messages.form_values import FormValue
from messages.initiatives import initiative_changed
from messages.key_results import key_result_changed
from messages.moves import move as move_form
from messages.objectives import objective_changed
from messages.payload import Message, View


def moving_form(deps: Deps, actor: Actor, ref: Reference) -> View:
    """Where an item is now, and where else it could be."""
    found = look_where(deps.db, actor, ref, deps.clock.now())
    return move_form(
        form=FormValue.new(ref),
        item=found.item,
        place=found.place,
        team=found.team,
        cycle=found.cycle,
        cycles=found.cycles,
    )


def item_reopened(done: Reopened) -> Message:
    """How an item stands after it was to be reopened, and what was reopened with it; one that was open is said to have
    been."""
    if isinstance(done.card, ObjectiveCard) and not done.was_open:
        return objective_changed(card=done.card, change=ItemChange.REOPEN, with_it=done.with_it)
    return item_changed(done.card, None if done.was_open else ItemChange.REOPEN)


def item_changed(card: ObjectiveCard | KeyResultCard | InitiativeCard, change: ItemChange | None) -> Message:
    """How an item stands after a change, whatever kind it is; None: it was open already, and nothing changed."""
    match card:
        case ObjectiveCard():
            return objective_changed(card=card, change=change)
        case KeyResultCard():
            return key_result_changed(card=card, change=change)
        case InitiativeCard():
            return initiative_changed(card=card, change=change)
