"""The form that closes an item."""

from dataclasses import replace

from bot.deps import Deps
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome
from bot.payloads import FormState
from bot.usecases.goals.closings import look_at_closing
from messages.closings import close as closing_form
from messages.form_values import FormValue
from messages.ids import BlockId
from messages.payload import View

OUTCOME = "outcome"  # what a form keeps of what was chosen before it opened


def form_to_close(
    deps: Deps, actor: Actor, ref: Reference, outcome: ClosingOutcome | None = None, reason: str = ""
) -> View:
    """What closing it means; with an `outcome` that is chosen already, and the reason that was typed. Raises NotFound,
    NotAllowed, CycleClosed or Invalid."""
    closing = look_at_closing(deps.db, actor, ref, deps.clock.now(), outcome)
    kept = {} if outcome is None else {OUTCOME: outcome.value}
    return closing_form(form=replace(FormValue.new(ref), kept=kept), closing=replace(closing, reason=reason))


def outcome_of(form: FormValue, state: FormState) -> ClosingOutcome:
    """What becomes of it: as the form asked, or as was chosen before it opened."""
    kept = form.kept.get(OUTCOME)
    return ClosingOutcome(kept) if kept in set(ClosingOutcome) else state.one_of(BlockId.OUTCOME, ClosingOutcome)
