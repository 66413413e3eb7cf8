"""Buttons that open the form of a key result, and the choice of its kind inside."""

from bot.answers import Answer, Nothing
from bot.deps import Deps
from bot.domain.references import Reference
from bot.forms.key_results import key_result_of_kind, new_key_result_form
from bot.forms.places import shown_by
from bot.payloads import Action


def new_key_result(deps: Deps, click: Action) -> Answer:
    """The form for a key result of the objective that the button names, if it names one."""
    return shown_by(click, new_key_result_form(deps, click.actor, under=Reference.parse(click.value)))


def choose_kind(deps: Deps, click: Action) -> Answer:  # noqa: ARG001 - every action has them
    """Number, limits or steps."""
    return key_result_of_kind(click.view) if click.view else Nothing()
