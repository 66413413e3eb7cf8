"""The form that changes an item, whatever kind it is."""

from bot.deps import Deps
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.forms.initiatives import edit_initiative_form
from bot.forms.key_results import edit_key_result_form
from bot.forms.objectives import edit_objective_form
from messages.payload import View


def edit_form(deps: Deps, actor: Actor, ref: Reference) -> View:
    """Filled in with what is saved. Raises NotFound, NotAllowed or CycleClosed."""
    if ref.kind is ItemKind.KEY_RESULT:
        return edit_key_result_form(deps, actor, ref)
    if ref.kind is ItemKind.INITIATIVE:
        return edit_initiative_form(deps, actor, ref)
    return edit_objective_form(deps, actor, ref)
