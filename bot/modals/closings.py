"""The form that closes an item comes back."""

from bot.answers import Answer, Nothing, Say
from bot.deps import Deps
from bot.domain.cards import InitiativeCard
from bot.domain.closing_forms import ClosingEntered
from bot.domain.vocabulary import ItemChange, Stage
from bot.forms.closings import outcome_of
from bot.forms.moves import item_changed
from bot.payloads import Submission
from bot.usecases.checking_in.doubts import doubt_after_finishing
from bot.usecases.goals.closings import close_item
from messages.form_values import FormValue
from messages.ids import BlockId
from messages.initiatives import initiative_changed


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
    card = close_item(deps.db, submission.actor, form.ref, entered, deps.clock.now())
    if isinstance(card, InitiativeCard) and card.stage is Stage.DONE:
        doubt = doubt_after_finishing(deps.db, submission.actor, form.ref, deps.clock.now())
        return Say(initiative_changed(card=card, change=ItemChange.CLOSE, doubt=doubt))
    return Say(item_changed(card, ItemChange.CLOSE))
