"""Buttons that open a list."""

from bot.answers import Answer, Nothing, Say
from bot.deps import Deps
from bot.domain.filters import FilterBy
from bot.payloads import Action
from bot.usecases.looking.lists import PAGE, list_objectives_of_team
from messages.lists import heading_of, objective_list
from messages.page_values import ListPage


def show_list_of_team(deps: Deps, action: Action) -> Answer:
    """All key results of the team whose summary was clicked."""
    if not (action.value.isascii() and action.value.isdigit() and len(action.value) < 10):
        return Nothing()
    listed = list_objectives_of_team(deps.db, action.actor, int(action.value), deps.clock.now())
    more = ListPage(f"list team {listed.name}", PAGE) if listed.total > PAGE else None
    heading = heading_of(FilterBy.TEAM, listed.name, listed.cycle_name)
    return Say(objective_list(heading=heading, objectives=listed.objectives, total=listed.total, more=more))
