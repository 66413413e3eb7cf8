"""*Close* and *Reopen* beside an item."""

from bot.answers import Answer, Nothing, Say
from bot.deps import Deps
from bot.domain.references import Reference
from bot.forms.closings import form_to_close
from bot.forms.moves import item_reopened
from bot.forms.places import shown_by
from bot.payloads import Action
from bot.usecases.closings import reopen_item


def close_clicked(deps: Deps, click: Action) -> Answer:
    """Open the form that closes the item which the button names."""
    ref = Reference.parse(click.value)
    return shown_by(click, form_to_close(deps, click.actor, ref)) if ref else Nothing()


def reopen_clicked(deps: Deps, click: Action) -> Answer:
    """Take the item up again; clicked twice, it is open."""
    ref = Reference.parse(click.value)
    if ref is None:
        return Nothing()
    return Say(item_reopened(reopen_item(deps.db, click.actor, ref, deps.clock.now())))
