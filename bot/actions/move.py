"""*Move* beside an item."""

from bot.answers import Answer, Nothing
from bot.deps import Deps
from bot.domain.references import Reference
from bot.forms.moves import moving_form
from bot.forms.places import shown_by
from bot.payloads import Action


def move_clicked(deps: Deps, click: Action) -> Answer:
    """Open the form that moves the item which the button names."""
    ref = Reference.parse(click.value)
    return shown_by(click, moving_form(deps, click.actor, ref)) if ref else Nothing()
