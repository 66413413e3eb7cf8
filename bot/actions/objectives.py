"""Buttons and the shortcut that open the form of an objective."""

from bot.answers import Answer, Open
from bot.deps import Deps
from bot.forms.objectives import new_objective_form
from bot.forms.places import shown_by
from bot.payloads import Action, Shortcut


def new_objective(deps: Deps, click: Action) -> Answer:
    """The form for an objective, for the team of the channel where the button stands."""
    return shown_by(click, new_objective_form(deps, click.actor, channel_id=click.channel_id))


def new_objective_by_shortcut(deps: Deps, shortcut: Shortcut) -> Answer:
    """The same from the shortcuts menu."""
    return Open(new_objective_form(deps, shortcut.actor))
