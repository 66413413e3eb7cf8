"""What follows from a thought of the coach: a task leaves, a key result becomes an initiative, or the reverse."""

from bot.answers import Answer, Nothing, Say
from bot.deps import Deps
from bot.domain.closing_forms import ClosingEntered
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemChange, ItemKind
from bot.forms.moves import item_changed
from bot.forms.places import shown_by
from bot.forms.turning import form_to_turn
from bot.payloads import Action
from bot.usecases.goals.closings import close_item

_REASON = "A task: kept in a task list"


def turn_clicked(deps: Deps, click: Action) -> Answer:
    """The form of what it becomes."""
    ref = Reference.parse(click.value)
    if ref is None or ref.kind is ItemKind.OBJECTIVE:
        return Nothing()
    return shown_by(click, form_to_turn(deps, click.actor, ref))


def keep_as_task(deps: Deps, click: Action) -> Answer:
    """Drop it, with the reason; *Reopen* brings it back."""
    ref = Reference.parse(click.value)
    if ref is None or ref.kind is not ItemKind.INITIATIVE:
        return Nothing()
    dropped = ClosingEntered(ClosingOutcome.DROPPED, reason=_REASON)
    card = close_item(deps.db, click.actor, ref, dropped, deps.clock.now())
    return Say(item_changed(card, ItemChange.CLOSE))
