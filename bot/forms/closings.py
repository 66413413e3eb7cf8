"""The form that closes an item, and what is said once it is closed."""

from dataclasses import replace

from bot.deps import Deps
from bot.domain.cards import InitiativeCard
from bot.domain.closing_forms import Closing, ClosingEntered
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemChange, Stage
from bot.form_state import FormState
from bot.forms.moves import item_changed
from bot.usecases.checking_in.doubts import doubt_after_finishing
from bot.usecases.goals.closings import close_item, look_at_closing
from messages.closings import close as closing_form
from messages.form_values import FormValue
from messages.ids import BlockId
from messages.initiatives import initiative_changed
from messages.payload import Message, View

OUTCOME = "outcome"  # what a form keeps of what was chosen before it opened


def form_to_close(deps: Deps, actor: Actor, ref: Reference, outcome: ClosingOutcome | None = None) -> View:
    """What closing it means; with an `outcome` that is chosen already. Raises NotFound, NotAllowed, CycleClosed or
    Invalid."""
    return form_of(ref, look_at_closing(deps.db, actor, ref, deps.clock.now(), outcome))


def form_of(ref: Reference, closing: Closing, reason: str = "") -> View:
    """The form for what was looked at already, with the reason that was typed."""
    kept = {} if closing.outcome is None else {OUTCOME: closing.outcome.value}
    return closing_form(form=replace(FormValue.new(ref), kept=kept), closing=replace(closing, reason=reason))


def item_closed(deps: Deps, actor: Actor, ref: Reference, entered: ClosingEntered) -> Message:
    """Close it, and say how it stands; of what is finished while its number is flat that is asked about."""
    now = deps.clock.now()
    card = close_item(deps.db, actor, ref, entered, now)
    if isinstance(card, InitiativeCard) and card.stage is Stage.DONE:
        doubt = doubt_after_finishing(deps.db, actor, ref, now)
        return initiative_changed(card=card, change=ItemChange.CLOSE, doubt=doubt)
    return item_changed(card, ItemChange.CLOSE)


def outcome_of(form: FormValue, state: FormState) -> ClosingOutcome:
    """What becomes of it: as the form asked, or as was chosen before it opened."""
    kept = form.kept.get(OUTCOME)
    return ClosingOutcome(kept) if kept in set(ClosingOutcome) else state.one_of(BlockId.OUTCOME, ClosingOutcome)
