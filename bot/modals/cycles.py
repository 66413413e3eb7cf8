"""The forms of a cycle come back."""

from dataclasses import replace

from bot.answers import Answer, Say, Update
from bot.deps import Deps
from bot.domain.entered import row_id_of
from bot.domain.errors import ChangedMeanwhile, NotFound
from bot.domain.vocabulary import CycleChange
from bot.forms.cycles import closing_in, entered_in, form_of
from bot.payloads import Submission
from bot.usecases.company.closing_cycles import close_cycle
from bot.usecases.company.cycles import create_cycle, edit_cycle, open_cycle
from messages.cycles import cycle, cycle_closed
from messages.form_values import Version


def save_cycle(deps: Deps, submission: Submission) -> Answer:
    """Store a new cycle or a changed one."""
    actor, now, entered = submission.actor, deps.clock.now(), entered_in(submission.form)
    begun = Version.parse(submission.view.metadata)
    if begun is None:
        raise NotFound("this cycle")
    if not begun.row_id:
        card = create_cycle(deps.db, actor, entered, f"view:{submission.view.view_id}", now)
        return Say(cycle(card=card, change=CycleChange.CREATE))
    try:
        card = edit_cycle(deps.db, actor, begun.row_id, begun.version, entered, now)
    except ChangedMeanwhile as conflict:
        opened = open_cycle(deps.db, actor, begun.row_id, now)
        return Update(form_of(replace(opened, entered=entered), conflict))
    return Say(cycle(card=card, change=CycleChange.EDIT))


def close(deps: Deps, submission: Submission) -> Answer:
    """Do with the cycle's objectives what was chosen, and close it."""
    cycle_id = row_id_of(submission.view.metadata)
    closed = close_cycle(deps.db, submission.actor, cycle_id, closing_in(submission.form), deps.clock.now())
    return Say(cycle_closed(closed=closed))
