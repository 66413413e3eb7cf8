"""The form of a key result comes back."""

from bot.answers import Answer, Say, Update
from bot.deps import Deps
from bot.domain.cards import KeyResultCard
from bot.domain.errors import ChangedMeanwhile
from bot.domain.vocabulary import ItemChange
from bot.forms.key_results import changed_key_result_form, key_result_entered
from bot.forms.people import get_to_know
from bot.payloads import Submission
from bot.thoughts import first_thought
from bot.usecases.goals.key_results import create_key_result, edit_key_result
from bot.usecases.goals.turning import turn_into_key_result
from messages.form_values import FormValue
from messages.key_results import key_result_changed


def save_key_result(deps: Deps, submission: Submission) -> Answer:
    """Store a new key result, or what was changed."""
    form, now = FormValue.parse(submission.view.metadata), deps.clock.now()
    entered = key_result_entered(submission.form, form)
    get_to_know(deps, (entered.owner, *entered.co_owners, *entered.readers))
    if form.turned_from is not None:
        card = turn_into_key_result(deps.db, submission.actor, form.turned_from, entered, f"form:{form.token}", now)
        return _saved(deps, submission, card, ItemChange.TURN)
    if form.ref is None:
        card = create_key_result(deps.db, submission.actor, entered, f"form:{form.token}", now)
        return _saved(deps, submission, card, ItemChange.CREATE)
    try:
        card = edit_key_result(deps.db, submission.actor, form.ref, form.version, entered, now)
    except ChangedMeanwhile as conflict:
        return Update(changed_key_result_form(deps, submission.actor, submission.view, conflict))
    return _saved(deps, submission, card, ItemChange.EDIT)


def _saved(deps: Deps, submission: Submission, card: KeyResultCard, change: ItemChange) -> Answer:
    return Say(key_result_changed(card=card, change=change, thought=first_thought(deps, submission.actor, card)))
