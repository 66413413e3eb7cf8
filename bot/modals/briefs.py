"""The form that asks an owner comes back."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.errors import NotFound
from bot.domain.references import Reference
from bot.payloads import Submission
from bot.usecases.telling.helping import ask_owner
from messages.briefs import owner_asked
from messages.ids import BlockId


def submit_question(deps: Deps, submission: Submission) -> Answer:
    """*Send*: the owner hears at once."""
    ref = Reference.parse(submission.view.metadata)
    if ref is None:
        raise NotFound("this item")
    words, cause = submission.form.text(BlockId.ASK), f"ask_owner:{submission.view.view_id}"
    return Say(owner_asked(ask=ask_owner(deps.db, submission.actor, ref, words, cause, deps.clock.now())))
