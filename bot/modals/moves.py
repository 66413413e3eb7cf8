"""The form that moves an item comes back."""

from bot.answers import Answer, Nothing, Say
from bot.deps import Deps
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemChange
from bot.forms.moves import item_changed
from bot.payloads import Submission
from bot.usecases.goals.moves import Aim, move_item
from messages.form_values import FormValue
from messages.ids import BlockId


def move_to(deps: Deps, submission: Submission) -> Answer:
    """Put the item where the form says."""
    form, state = FormValue.parse(submission.view.metadata), submission.form
    if form.ref is None:
        return Nothing()
    aim = Aim(
        to=Reference.parse(state.choice(BlockId.TO)),
        team=state.option(BlockId.TEAM),
        cycle=state.option(BlockId.CYCLE),
    )
    card = move_item(deps.db, submission.actor, form.ref, aim, deps.clock.now())
    return Say(item_changed(card, ItemChange.MOVE))
