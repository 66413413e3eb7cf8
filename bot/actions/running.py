"""*Start now*, *Blocked*, *Unblocked* and *Swap them* beside an initiative."""

from bot.answers import Answer, Nothing, Say
from bot.deps import Deps
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemChange
from bot.forms.places import shown_by
from bot.forms.running import form_to_block
from bot.payloads import Action
from bot.usecases.bets.running import start_initiative, swap_prediction, unblock_initiative
from messages.check_ins import saved
from messages.initiatives import initiative_changed


def start_clicked(deps: Deps, click: Action) -> Answer:
    """A planned initiative begins; clicked twice, it has begun."""
    ref = Reference.parse(click.value)
    if ref is None:
        return Nothing()
    card = start_initiative(deps.db, click.actor, ref, deps.clock.now())
    return Say(initiative_changed(card=card, change=ItemChange.START))


def block_clicked(deps: Deps, click: Action) -> Answer:
    """Open the form that asks what holds it up."""
    ref = Reference.parse(click.value)
    return shown_by(click, form_to_block(deps, click.actor, ref)) if ref else Nothing()


def unblock_clicked(deps: Deps, click: Action) -> Answer:
    """Nothing holds it up any more."""
    ref = Reference.parse(click.value)
    if ref is None:
        return Nothing()
    return Say(saved(unblock_initiative(deps.db, click.actor, ref, deps.clock.now()), None, ""))


def swap_clicked(deps: Deps, click: Action) -> Answer:
    """The prediction runs the other way from now on; clicked twice, it stays so."""
    ref = Reference.parse(click.value)
    if ref is None:
        return Nothing()
    card = swap_prediction(deps.db, click.actor, ref, deps.clock.now())
    return Say(initiative_changed(card=card, change=ItemChange.EDIT))
