"""The form of a hand-over comes back."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.forms.handover import entered_in
from bot.forms.people import get_to_know
from bot.payloads import Submission
from bot.usecases.goals.handover import hand_over
from messages.form_values import FormValue
from messages.handover import handover_done


def submit_handover(deps: Deps, submission: Submission) -> Answer:
    """Give what is ticked to whoever was chosen."""
    form = FormValue.parse(submission.view.metadata)
    entered = entered_in(form, submission.form)
    get_to_know(deps, [entered.taker])
    done = hand_over(deps.db, submission.actor, entered, f"handover:{form.token}", deps.clock.now())
    return Say(handover_done(done=done))
