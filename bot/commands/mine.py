"""`/okr`: what I owe, what is mine, what I am asked."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.commands import Mine
from bot.payloads import Command
from bot.usecases.looking.mine import what_is_mine
from messages.mine import mine as mine_message


def mine(deps: Deps, request: Command, _asked: Mine) -> Answer:
    """Everything that concerns the person who asks."""
    shown = what_is_mine(deps.db, request.actor, deps.clock.now())
    return Say(
        mine_message(
            name=shown.name,
            cycle_name=shown.cycle_name,
            owed=shown.owed,
            key_results=shown.key_results,
            initiatives=shown.initiatives,
            asks=shown.asks,
            next_due_on=shown.next_due_on,
            away_until=shown.away_until,
            contributes_to=shown.contributes_to,
            look_backs=shown.look_backs,
        )
    )
