"""*Duplicate* beside an item."""

from bot.answers import Answer, Nothing
from bot.deps import Deps
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.forms.copies import duplicate_of_objective, form_of_copy
from bot.forms.places import shown_by
from bot.payloads import Action


def duplicate_clicked(deps: Deps, click: Action) -> Answer:
    """A copy of an objective; for the others a new form that is filled in."""
    ref = Reference.parse(click.value)
    if ref is None:
        return Nothing()
    if ref.kind is ItemKind.OBJECTIVE:
        return duplicate_of_objective(deps, click.actor, ref, click.once)
    return shown_by(click, form_of_copy(deps, click.actor, ref))
