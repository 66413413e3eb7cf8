"""The form that says what holds an initiative up."""

from datetime import date

from bot.deps import Deps
from bot.domain.cards import InitiativeCard
from bot.domain.errors import Invalid
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.usecases.check_ins import look_at_own
from messages.payload import View
from messages.running import block


def form_to_block(deps: Deps, actor: Actor, ref: Reference, until: date | None = None) -> View:
    """By whom or what, and until when. Raises NotFound, NotAllowed, CycleClosed or Invalid."""
    card = look_at_own(deps.db, actor, ref, deps.clock.now())
    if not isinstance(card, InitiativeCard):
        raise Invalid("", f"{ref} is no initiative. If it is in trouble, type /okr {ref} off track and why.")
    return block(card=card, until=until or card.blocked_until)
