"""`/okr new objective`, `/okr new kr` and `/okr new initiative`."""

from bot.answers import Answer, Open
from bot.deps import Deps
from bot.domain.commands import New
from bot.domain.vocabulary import ItemKind
from bot.forms.initiatives import new_initiative_form
from bot.forms.key_results import new_key_result_form
from bot.forms.objectives import new_objective_form
from bot.payloads import Command


def new(deps: Deps, request: Command, asked: New) -> Answer:
    """Open the form, with whatever was typed in it."""
    if asked.kind is ItemKind.KEY_RESULT:
        return Open(new_key_result_form(deps, request.actor, asked.title, asked.under))
    if asked.kind is ItemKind.INITIATIVE:
        return Open(new_initiative_form(deps, request.actor, asked.title, asked.under, said_task=asked.said_task))
    return Open(new_objective_form(deps, request.actor, asked.title, request.channel_id))
