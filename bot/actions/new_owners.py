"""*Accept* and *Not mine* under what a new owner is told."""

from bot.answers import Answer, Edit
from bot.deps import Deps
from bot.domain.entered import row_id_of
from bot.domain.vocabulary import OwnerAnswer
from bot.payloads import Action
from bot.usecases.goals.new_owners import Assignment, accept_item, give_back
from messages.new_owners import owner_answered


def accept_clicked(deps: Deps, action: Action) -> Answer:
    """They take it."""
    return _answered(accept_item(deps.db, action.actor, row_id_of(action.value), deps.clock.now()))


def not_mine_clicked(deps: Deps, action: Action) -> Answer:
    """They give it back."""
    return _answered(give_back(deps.db, action.actor, row_id_of(action.value), deps.clock.now()))


def _answered(found: Assignment) -> Answer:
    is_accepted, is_given_back = (found.answer is each for each in (OwnerAnswer.ACCEPTED, OwnerAnswer.GIVEN_BACK))
    return Edit(
        owner_answered(item=found.item, owner=found.owner, is_accepted=is_accepted, is_given_back=is_given_back)
    )
