"""The form of an initiative comes back."""

from bot.answers import Answer, Say, Update
from bot.deps import Deps
from bot.domain.cards import InitiativeCard
from bot.domain.errors import ChangedMeanwhile
from bot.domain.vocabulary import ItemChange
from bot.forms.initiatives import changed_initiative_form, initiative_entered
from bot.forms.people import get_to_know
from bot.payloads import Submission
from bot.thoughts import first_thought
from bot.usecases.bets.learnings import similar_bets
from bot.usecases.goals.initiatives import create_initiative, edit_initiative
from bot.usecases.goals.turning import turn_into_initiative
from bot.usecases.telling.capacity import advice_on
from messages.form_values import FormValue
from messages.initiatives import initiative_changed

_NEW = frozenset({ItemChange.CREATE, ItemChange.TURN})  # what is new hears of similar bets


def save_initiative(deps: Deps, submission: Submission) -> Answer:
    """Store a new initiative, or what was changed."""
    form, now = FormValue.parse(submission.view.metadata), deps.clock.now()
    entered = initiative_entered(submission.form)
    get_to_know(deps, (entered.owner, *entered.contributors, *entered.readers))
    if form.turned_from is not None:
        card = turn_into_initiative(deps.db, submission.actor, form.turned_from, entered, f"form:{form.token}", now)
        return _saved(deps, submission, card, ItemChange.TURN)
    if form.ref is None:
        card = create_initiative(deps.db, submission.actor, entered, f"form:{form.token}", now)
        return _saved(deps, submission, card, ItemChange.CREATE)
    try:
        card = edit_initiative(deps.db, submission.actor, form.ref, form.version, entered, now)
    except ChangedMeanwhile as conflict:
        return Update(changed_initiative_form(deps, submission.actor, submission.view, conflict))
    return _saved(deps, submission, card, ItemChange.EDIT)


def _saved(deps: Deps, submission: Submission, card: InitiativeCard, change: ItemChange) -> Answer:
    thought, now = first_thought(deps, submission.actor, card), deps.clock.now()
    advice = advice_on(deps.db, submission.actor, card.ref, now)
    similar = similar_bets(deps.db, submission.actor, card.ref, now) if change in _NEW else ()
    plan, gap = advice.plan, advice.gap
    return Say(initiative_changed(card=card, change=change, thought=thought, plan=plan, gap=gap, similar=similar))
