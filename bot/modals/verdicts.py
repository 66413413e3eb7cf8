"""The form that asks what came of an initiative comes back."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.errors import NotFound
from bot.domain.look_backs import VerdictEntered
from bot.domain.references import Reference
from bot.domain.vocabulary import Verdict
from bot.modals.entries import word_of
from bot.payloads import Submission
from bot.usecases.bets.verdicts import give_verdict
from messages.ids import BlockId
from messages.verdicts import verdict_saved


def submit_verdict(deps: Deps, submission: Submission) -> Answer:
    """Store the verdict, or the day on which to ask again."""
    ref, form = Reference.parse(submission.view.metadata), submission.form
    if ref is None:
        raise NotFound("this initiative")
    entered = VerdictEntered(
        word_of(Verdict, form.choice(BlockId.VERDICT)), form.text(BlockId.LEARNING), form.day(BlockId.LOOK_BACK_ON)
    )
    return Say(verdict_saved(back=give_verdict(deps.db, submission.actor, ref, entered, deps.clock.now())))
