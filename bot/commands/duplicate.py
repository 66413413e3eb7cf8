"""`/okr duplicate KR12`."""

from bot.answers import Answer, Open
from bot.deps import Deps
from bot.domain.commands import Duplicate
from bot.domain.vocabulary import ItemKind
from bot.forms.copies import duplicate_of_objective, form_of_copy
from bot.payloads import Command


def duplicate(deps: Deps, request: Command, asked: Duplicate) -> Answer:
    """A copy of an objective; for the others a new form that is filled in."""
    if asked.ref.kind is ItemKind.OBJECTIVE:
        return duplicate_of_objective(deps, request.actor, asked.ref, request.trigger_id)
    return Open(form_of_copy(deps, request.actor, asked.ref))
