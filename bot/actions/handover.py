"""Whose things are handed over, and what their new owner says to it."""

from bot.answers import Answer, Edit, Nothing, Update
from bot.deps import Deps
from bot.forms.handover import handing_over
from bot.forms.people import get_to_know
from bot.forms.places import shown_by
from bot.payloads import Action
from bot.usecases.goals.handover import answer_handover
from messages.handed_values import HandedValue
from messages.handover import handed_over
from messages.ids import BlockId


def hand_over_of(deps: Deps, action: Action) -> Answer:
    """Open the form with what the person owns whom the button names."""
    return shown_by(action, handing_over(deps, action.actor, action.value, ""))


def choose_giver(deps: Deps, action: Action) -> Answer:
    """List what the chosen person owns instead."""
    if action.view is None or not action.value:
        return Nothing()
    get_to_know(deps, [action.value])
    return Update(handing_over(deps, action.actor, action.value, action.state.choice(BlockId.TO)))


def accept_handed(deps: Deps, action: Action) -> Answer:
    """They take one item, or all."""
    return _answered(deps, action, accepts=True)


def return_handed(deps: Deps, action: Action) -> Answer:
    """They give one item back, or all."""
    return _answered(deps, action, accepts=False)


def _answered(deps: Deps, action: Action, *, accepts: bool) -> Answer:
    value, now = HandedValue.parse(action.value), deps.clock.now()
    found = answer_handover(deps.db, action.actor, value.handover_id, value.event_id, accepts=accepts, now=now)
    return Edit(handed_over(handover=found))
