"""The forms of ideas come back."""

from dataclasses import replace

from bot.answers import Answer, Nothing, Say, Update
from bot.channels import permalink
from bot.deps import Deps
from bot.domain.errors import ChangedMeanwhile
from bot.domain.vocabulary import ItemChange
from bot.forms.ideas import (
    CHANNEL,
    MESSAGE,
    PRIVATE,
    changed_plan_form,
    idea_entered,
    plan_entered,
    score_entered,
)
from bot.forms.people import get_to_know
from bot.payloads import Submission
from bot.thoughts import first_thought
from bot.usecases.bets.deciding import decline_idea, plan_idea
from bot.usecases.bets.ideas import create_idea, score_idea
from bot.usecases.bets.learnings import similar_bets
from bot.usecases.telling.capacity import advice_on
from messages.form_values import FormValue
from messages.ideas import idea_saved, idea_scored
from messages.ids import BlockId
from messages.initiatives import initiative_changed


def save_idea(deps: Deps, submission: Submission) -> Answer:
    """Store it and put it before its team, with a link to the message that it came from."""
    form, state = FormValue.parse(submission.view.metadata), submission.form
    channel, message = form.kept.get(CHANNEL, ""), form.kept.get(MESSAGE, "")
    wants_link = bool(channel and message) and (not form.kept.get(PRIVATE) or bool(state.choices(BlockId.LINK)))
    link = permalink(deps, channel, message) if wants_link else ""
    entered = replace(idea_entered(state), source_link=link)
    saved = create_idea(deps.db, submission.actor, entered, f"form:{form.token}", deps.clock.now())
    return Say(
        idea_saved(
            card=saved.idea,
            is_posted=saved.is_posted,
            lacks_link=wants_link and not link,
            thought=first_thought(deps, submission.actor, saved.card),
            similar=similar_bets(deps.db, submission.actor, saved.card.ref, deps.clock.now()),
        )
    )


def save_score(deps: Deps, submission: Submission) -> Answer:
    """Store one's own score, or change it."""
    form, score = FormValue.parse(submission.view.metadata), score_entered(submission.form)
    if form.ref is None:
        return Nothing()
    return Say(idea_scored(card=score_idea(deps.db, submission.actor, form.ref, score, deps.clock.now()), own=score))


def save_plan(deps: Deps, submission: Submission) -> Answer:
    """Make an initiative of it."""
    form, entered = FormValue.parse(submission.view.metadata), plan_entered(submission.form)
    if form.ref is None:
        return Nothing()
    get_to_know(deps, (entered.initiative.owner,))
    try:
        card = plan_idea(deps.db, submission.actor, form.ref, form.version, entered, deps.clock.now())
    except ChangedMeanwhile as conflict:
        return Update(changed_plan_form(deps, submission.actor, submission.view, conflict))
    plan = advice_on(deps.db, submission.actor, card.ref, deps.clock.now()).plan
    thought = first_thought(deps, submission.actor, card)
    return Say(initiative_changed(card=card, change=ItemChange.PLAN, thought=thought, plan=plan))


def save_decline(deps: Deps, submission: Submission) -> Answer:
    """Drop it for a reason."""
    form = FormValue.parse(submission.view.metadata)
    if form.ref is None:
        return Nothing()
    reason = submission.form.text(BlockId.REASON)
    card = decline_idea(deps.db, submission.actor, form.ref, reason, deps.clock.now())
    return Say(initiative_changed(card=card, change=ItemChange.DECLINE))
