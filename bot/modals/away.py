"""The form of an absence comes back."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.absence import AwayEntered
from bot.forms.people import get_to_know
from bot.payloads import Submission
from bot.usecases.rhythm.absence import go_away
from messages.absence import away_saved
from messages.ids import BlockId


def submit_absence(deps: Deps, submission: Submission) -> Answer:
    """Store from when to when somebody is away, and who is asked instead."""
    form = submission.form
    who, delegate = form.choice(BlockId.WHO) or submission.view.metadata, form.choice(BlockId.DELEGATE)
    get_to_know(deps, [who, delegate])
    entered = AwayEntered(who, form.day(BlockId.UNTIL), form.day(BlockId.SINCE), delegate)
    return Say(away_saved(absence=go_away(deps.db, submission.actor, entered, deps.clock.now())))
