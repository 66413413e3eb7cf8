"""The form that says what holds an initiative up comes back."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.entries import Entry, iso_or_empty
from bot.domain.vocabulary import Health
from bot.modals.update import row_value
from bot.payloads import Submission
from bot.usecases.checking_in.check_ins import Statement, log_update
from messages.check_ins import saved
from messages.ids import BlockId


def submit_block(deps: Deps, submission: Submission) -> Answer:
    """It is a check-in: blocked, by whom or what, and until when."""
    row, form = row_value(submission.view.metadata), submission.form
    entry = Entry(
        status=Health.BLOCKED,
        note=form.text(BlockId.NOTE),
        blocked_by=form.text(BlockId.BLOCKED_BY),
        blocked_until=iso_or_empty(form.day(BlockId.BLOCKED_UNTIL)),
    )
    statement = Statement(row.ref, entry, cause=f"view:{submission.view.view_id}")
    stated = log_update(deps.db, submission.actor, statement, deps.clock.now())
    return Say(saved(stated.card, None, entry.note))
