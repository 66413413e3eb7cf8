"""One question after saving: on track, yet the number says otherwise."""

from bot.answers import Answer, Say, Update
from bot.deps import Deps
from bot.domain.errors import Invalid
from bot.modals.entries import word_of
from bot.modals.update import row_value
from bot.payloads import Submission
from bot.usecases.checking_in.contradiction import HowItIs, answer_contradiction
from bot.usecases.checking_in.corrections import look_at_check_in
from messages.check_ins import saved
from messages.corrections import correct
from messages.ids import BlockId


def submit_contradiction(deps: Deps, submission: Submission) -> Answer:
    """Store the answer; *fix it* opens the form that corrects the number."""
    view, actor, now = submission.view, submission.actor, deps.clock.now()
    row = row_value(view.metadata)
    chosen = view.state.choice(BlockId.CONTRADICTION)
    if chosen == "fix":
        wrong = look_at_check_in(deps.db, actor, row.ref, row.check_in_id, now)
        return Update(correct(card=wrong.card, wrong=wrong.line, typed=wrong.entry))
    answer = word_of(HowItIs, chosen)
    if answer is None:
        raise Invalid(BlockId.CONTRADICTION, "Choose one of these answers.")
    because = view.state.text(BlockId.NOTE)
    cause = f"answer:{view.view_id}"
    stated = answer_contradiction(deps.db, actor, row.seen, answer, because, cause, now)
    note = stated.card.last_check_in.note if stated.card.last_check_in else ""
    return Say(saved(stated.card, stated.before, note))
