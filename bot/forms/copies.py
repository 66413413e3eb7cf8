"""New items from old ones: a filled-in form, and for an objective with its key results the copy itself."""

from dataclasses import replace

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemChange, ItemKind
from bot.usecases.goals.copies import copy_initiative, copy_key_result, duplicate_objective
from messages.form_values import FormValue
from messages.initiatives import initiative as initiative_form
from messages.key_results import key_result as key_result_form
from messages.objectives import objective_changed
from messages.payload import View


def duplicate_of_objective(deps: Deps, actor: Actor, ref: Reference, token: str) -> Answer:
    """The copy, with its key results; `token` names the wish, which makes one copy however often it arrives."""
    card = duplicate_objective(deps.db, actor, ref, f"duplicate:{token}", deps.clock.now())
    return Say(objective_changed(card=card, change=ItemChange.DUPLICATE))


def form_of_copy(deps: Deps, actor: Actor, ref: Reference) -> View:
    """A new key result or initiative, with the fields of an old one."""
    form, now = replace(FormValue.new(), more=True), deps.clock.now()
    if ref.kind is ItemKind.KEY_RESULT:
        entered = copy_key_result(deps.db, actor, ref, now).entered
        return key_result_form(form=form, entered=entered, asks_reason=False, conflict=None)
    copied = copy_initiative(deps.db, actor, ref, now).entered
    return initiative_form(form=form, entered=copied, said_task=False, conflict=None)
