"""The form of an objective comes back."""

from bot.answers import Answer, Say, Update
from bot.deps import Deps
from bot.domain.cards import ObjectiveCard
from bot.domain.errors import ChangedMeanwhile
from bot.domain.vocabulary import ItemChange
from bot.forms.objectives import changed_objective_form, objective_entered
from bot.forms.people import get_to_know
from bot.payloads import Submission
from bot.thoughts import first_thought
from bot.usecases.company.setup import is_setting_up
from bot.usecases.goals.objectives import create_objective, edit_objective
from messages.form_values import FormValue
from messages.objectives import objective_changed


def save_objective(deps: Deps, submission: Submission) -> Answer:
    """Store a new objective with its key results, or what was changed."""
    form, entered, now = FormValue.parse(submission.view.metadata), objective_entered(submission.form), deps.clock.now()
    get_to_know(deps, (entered.owner, *entered.readers))
    if form.ref is None:
        card = create_objective(deps.db, submission.actor, entered, f"form:{form.token}", now)
        return _saved(deps, submission, card, ItemChange.CREATE)
    try:
        card = edit_objective(deps.db, submission.actor, form.ref, form.version, entered, now)
    except ChangedMeanwhile as conflict:
        return Update(changed_objective_form(deps, submission.actor, submission.view, conflict))
    return _saved(deps, submission, card, ItemChange.EDIT)


def _saved(deps: Deps, submission: Submission, card: ObjectiveCard, change: ItemChange) -> Answer:
    actor = submission.actor
    thought, in_setup = first_thought(deps, actor, card), is_setting_up(deps.db, actor)
    return Say(objective_changed(card=card, change=change, thought=thought, in_setup=in_setup))
