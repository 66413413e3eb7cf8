"""Buttons that open the form of an initiative."""

from bot.answers import Answer
from bot.deps import Deps
from bot.domain.references import Reference
from bot.forms.initiatives import new_initiative_form
from bot.forms.places import shown_by
from bot.payloads import Action


def new_initiative(deps: Deps, click: Action) -> Answer:
    """The form for an initiative that serves the key result that the button names, if it names one."""
    return shown_by(click, new_initiative_form(deps, click.actor, serves=Reference.parse(click.value)))
