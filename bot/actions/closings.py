"""*Close*, *Finish*, *Drop* and *Reopen* beside an item."""

from bot.answers import Answer, Nothing, Say
from bot.deps import Deps
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome
from bot.forms.closings import form_to_close
from bot.forms.moves import item_reopened
from bot.forms.places import shown_by
from bot.payloads import Action
from bot.usecases.goals.closings import reopen_item


def close_clicked(deps: Deps, click: Action) -> Answer:
    """Open the form that closes the item which the button names."""
    ref = Reference.parse(click.value)
    return shown_by(click, form_to_close(deps, click.actor, ref)) if ref else Nothing()


def finish_clicked(deps: Deps, click: Action) -> Answer:
    """The same form; that it is finished was said already."""
    return _with_outcome(deps, click, ClosingOutcome.FINISHED)


def drop_clicked(deps: Deps, click: Action) -> Answer:
    """The same form; that it is dropped was said already, and why is asked."""
    return _with_outcome(deps, click, ClosingOutcome.DROPPED)


def reopen_clicked(deps: Deps, click: Action) -> Answer:
    """Take the item up again; clicked twice, it is open."""
    ref = Reference.parse(click.value)
    if ref is None:
        return Nothing()
    return Say(item_reopened(reopen_item(deps.db, click.actor, ref, deps.clock.now())))


def _with_outcome(deps: Deps, click: Action, outcome: ClosingOutcome) -> Answer:
    ref = Reference.parse(click.value)
    return shown_by(click, form_to_close(deps, click.actor, ref, outcome)) if ref else Nothing()
