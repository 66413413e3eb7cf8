"""*More options* shows the rest of the form that it stands in."""

from collections.abc import Callable, Mapping

from bot.answers import Answer, Nothing
from bot.deps import Deps
from bot.domain.people import Actor
from bot.forms.initiatives import initiative_with_all_options
from bot.forms.key_results import key_result_with_all_options
from bot.forms.objectives import objective_with_all_options
from bot.payloads import Action, OpenView
from messages.ids import CallbackId

_FORMS: Mapping[str, Callable[[Deps, Actor, OpenView], Answer]] = {
    CallbackId.OBJECTIVE_SUBMIT: objective_with_all_options,
    CallbackId.KEY_RESULT_SUBMIT: key_result_with_all_options,
    CallbackId.INITIATIVE_SUBMIT: initiative_with_all_options,
}


def more_options(deps: Deps, click: Action) -> Answer:
    """What was typed stays."""
    if click.view is None or click.view.callback_id not in _FORMS:
        return Nothing()
    return _FORMS[click.view.callback_id](deps, click.actor, click.view)
