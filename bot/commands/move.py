"""`/okr move KR12 to O4`, `/okr move O3 to Q1 2027`, and the form."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.commands import Move
from bot.domain.vocabulary import ItemChange
from bot.forms.moves import item_changed, moving_form
from bot.payloads import Command
from bot.usecases.goals.moves import Aim, move_item


def move(deps: Deps, request: Command, asked: Move) -> Answer:
    """Move at once, or open the form where no place was named."""
    if asked.to is None and not asked.cycle:
        return Open(moving_form(deps, request.actor, asked.ref))
    aim = Aim(to=asked.to, cycle_name=asked.cycle)
    return Say(item_changed(move_item(deps.db, request.actor, asked.ref, aim, deps.clock.now()), ItemChange.MOVE))
