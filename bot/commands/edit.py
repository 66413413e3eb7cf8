"""`/okr edit KR12` opens its form."""

from bot.answers import Answer, Open
from bot.deps import Deps
from bot.domain.commands import Edit
from bot.forms.editing import edit_form
from bot.payloads import Command


def edit(deps: Deps, request: Command, asked: Edit) -> Answer:
    """The form of the item as it stands."""
    return Open(edit_form(deps, request.actor, asked.ref))
