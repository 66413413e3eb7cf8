"""*Edit* beside an item."""

from bot.answers import Answer, Nothing
from bot.deps import Deps
from bot.domain.references import Reference
from bot.forms.editing import edit_form
from bot.forms.places import shown_by
from bot.payloads import Action


def edit_item(deps: Deps, click: Action) -> Answer:
    """Open the form of the item that the button names."""
    ref = Reference.parse(click.value)
    return shown_by(click, edit_form(deps, click.actor, ref)) if ref else Nothing()
