"""`/okr coach`: everything that the coach notices."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.commands import Coach
from bot.payloads import Command
from bot.usecases.coaching import Coached, coach_item, coach_mine, coach_team
from messages.coach import coached


def coach(deps: Deps, request: Command, asked: Coach) -> Answer:
    """About one's own things, an item or a team."""
    found = _look(deps, request, asked)
    name = found.name or (str(asked.ref) if asked.ref else "")
    return Say(coached(name=name, thoughts=found.thoughts, is_empty=found.is_empty))


def _look(deps: Deps, request: Command, asked: Coach) -> Coached:
    actor, now = request.actor, deps.clock.now()
    if asked.ref is not None:
        return coach_item(deps.db, actor, asked.ref, now)
    return coach_team(deps.db, actor, asked.team, now) if asked.team else coach_mine(deps.db, actor, now)
