"""The form that says what holds an initiative up."""

from dataclasses import replace
from datetime import date

from bot.deps import Deps
from bot.domain.cards import InitiativeCard
from bot.domain.errors import Invalid
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.usecases.checking_in.check_ins import look_at_own
from messages.payload import View
from messages.running import block


def form_to_block(deps: Deps, actor: Actor, ref: Reference, until: date | None = None, blocked_by: str = "") -> View:
    """By whom or what, and until when, as far as it was typed. Raises NotFound, NotAllowed, CycleClosed or Invalid."""
    card = look_at_own(deps.db, actor, ref, deps.clock.now())
    if not isinstance(card, InitiativeCard):
        raise Invalid("", f"{ref} is no initiative. If it is in trouble, type /okr {ref} off track and why.")
    return block(card=replace(card, blocked_by=blocked_by or card.blocked_by), until=until or card.blocked_until)
