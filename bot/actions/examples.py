"""*Use this* beside an example, and *What is an initiative?* in the forms."""

from bot.answers import Answer, Nothing, Open
from bot.deps import Deps
from bot.domain.examples import example_named
from bot.forms.objectives import objective_form_of_example
from bot.forms.places import shown_by
from bot.payloads import Action
from messages.examples import what_is_an_initiative


def use_example(deps: Deps, click: Action) -> Answer:
    """The form of an objective with the example in it."""
    example = example_named(click.value)
    if example is None:
        return Nothing()
    return shown_by(click, objective_form_of_example(deps, click.actor, example, click.channel_id))


def explain_initiative(_deps: Deps, _click: Action) -> Answer:
    """On top of the form, which keeps what was typed."""
    return Open(what_is_an_initiative())
