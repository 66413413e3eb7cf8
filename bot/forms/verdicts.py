"""The form that asks what came of an initiative."""

from dataclasses import replace

from bot.deps import Deps
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import Verdict
from bot.usecases.bets.verdicts import look_back_at
from messages.payload import View
from messages.verdicts import verdict


def verdict_form(deps: Deps, actor: Actor, ref: Reference, chosen: Verdict | None = None, learning: str = "") -> View:
    """The facts with what was said already, or with what was chosen or typed on the way here. Raises NotFound,
    NotAllowed or Invalid."""
    back = look_back_at(deps.db, actor, ref, deps.clock.now())
    return verdict(back=replace(back, learning=learning or back.learning), answer=chosen or back.verdict)
