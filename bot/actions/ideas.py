"""Buttons of ideas, and the message shortcut that makes one."""

from bot.actions.suggestions import options_of
from bot.answers import Answer, Nothing, Open
from bot.deps import Deps
from bot.domain.ideas import IdeaEntered
from bot.domain.references import Reference
from bot.forms.ideas import (
    form_to_decline,
    form_to_plan,
    form_to_score,
    idea_form_of_message,
    new_idea_form,
)
from bot.forms.places import shown_by
from bot.payloads import Action, Shortcut, Suggestion
from bot.usecases.bets.ideas import suggest_teams_for_ideas


def new_idea(deps: Deps, click: Action) -> Answer:
    """An empty form."""
    return shown_by(click, new_idea_form(deps, click.actor, click.channel_id, IdeaEntered()))


def turn_into_initiative(deps: Deps, shortcut: Shortcut) -> Answer:
    """A form with the words of the message."""
    return Open(idea_form_of_message(deps, shortcut))


def score_clicked(deps: Deps, click: Action) -> Answer:
    """*Score*."""
    ref = Reference.parse(click.value)
    return shown_by(click, form_to_score(deps, click.actor, ref)) if ref else Nothing()


def plan_clicked(deps: Deps, click: Action) -> Answer:
    """*Plan it*."""
    ref = Reference.parse(click.value)
    return shown_by(click, form_to_plan(deps, click.actor, ref)) if ref else Nothing()


def decline_clicked(deps: Deps, click: Action) -> Answer:
    """*Decline*."""
    ref = Reference.parse(click.value)
    return shown_by(click, form_to_decline(deps, click.actor, ref)) if ref else Nothing()


def find_idea_team(deps: Deps, asked: Suggestion) -> Answer:
    """Teams before which an idea can be put."""
    return options_of(suggest_teams_for_ideas(deps.db, asked.actor, asked.typed))
