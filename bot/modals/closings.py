"""The form that closes an item comes back."""

from bot.answers import Answer, Nothing, Say
from bot.deps import Deps
from bot.domain.closing_forms import ClosingEntered
from bot.forms.closings import item_closed, outcome_of
from bot.payloads import Submission
from messages.form_values import FormValue
from messages.ids import BlockId


def close_by_form(deps: Deps, submission: Submission) -> Answer:
    """Close the item as the form says."""
    form, state = FormValue.parse(submission.view.metadata), submission.form
    if form.ref is None:
        return Nothing()
    entered = ClosingEntered(
        outcome=outcome_of(form, state),
        score=state.text(BlockId.SCORE),
        reason=state.text(BlockId.REASON),
        cycle=state.option(BlockId.CYCLE),
        resets=state.choice(BlockId.KIND) == "reset",
        output=state.text(BlockId.OUTPUT),
        look_back_on=state.day(BlockId.LOOK_BACK_ON),
    )
    return Say(item_closed(deps, submission.actor, form.ref, entered))
