"""`/okr coach`: everything that the coach notices."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.command_says import say
from bot.domain.commands import Coach
from bot.payloads import Command
from bot.usecases.goals.coaching import Coached, coach_item, coach_mine, coach_team
from messages.coach import coached
from messages.page_values import ListPage

_PAGE = 15  # thoughts of up to three blocks


def coach(deps: Deps, request: Command, asked: Coach) -> Answer:
    """About one's own things, an item or a team."""
    found = _look(deps, request, asked)
    name = found.name or (str(asked.ref) if asked.ref else "")
    end = request.offset + _PAGE
    return Say(
        coached(
            name=name,
            thoughts=found.thoughts[request.offset : end],
            total=len(found.thoughts),
            more=ListPage(say(asked), end) if len(found.thoughts) > end else None,
            is_empty=found.is_empty,
        )
    )


def _look(deps: Deps, request: Command, asked: Coach) -> Coached:
    actor, now = request.actor, deps.clock.now()
    if asked.ref is not None:
        return coach_item(deps.db, actor, asked.ref, now)
    return coach_team(deps.db, actor, asked.team, now) if asked.team else coach_mine(deps.db, actor, now)
