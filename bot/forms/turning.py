"""The form of what a key result or an initiative becomes."""

from dataclasses import replace

from bot.deps import Deps
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.usecases.goals.turning import as_initiative, as_key_result
from messages.form_values import TURNED_FROM, FormValue
from messages.initiatives import initiative
from messages.key_results import key_result
from messages.payload import View


def form_to_turn(deps: Deps, actor: Actor, ref: Reference) -> View:
    """The other kind's form, filled in. Raises NotFound, NotAllowed, CycleClosed or Invalid."""
    form = replace(FormValue.new(), more=True, kept={TURNED_FROM: str(ref)})
    if ref.kind is ItemKind.KEY_RESULT:
        begun = as_initiative(deps.db, actor, ref, deps.clock.now())
        return initiative(form=form, entered=begun, said_task=False, conflict=None)
    entered = as_key_result(deps.db, actor, ref, deps.clock.now())
    return key_result(form=form, entered=entered, asks_reason=False, conflict=None)
