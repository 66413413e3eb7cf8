"""`/okr list`, `/okr initiatives`, `/okr overview` and `/okr search`."""

from bot.answers import Answer, Say
from bot.commands.ideas import ideas
from bot.deps import Deps
from bot.domain.command_says import say
from bot.domain.commands import Command as AnyCommand
from bot.domain.commands import Ideas, Initiatives, ListItems, Overview, Search
from bot.domain.filters import Filter, FilterBy
from bot.payloads import Command
from bot.usecases.looking.lists import PAGE, list_initiatives, list_objectives
from bot.usecases.looking.overview import look_at_overview
from bot.usecases.looking.search import search as find
from messages.choosing import choose_item
from messages.lists import heading_of, initiative_list, lack_of, objective_list, search_results
from messages.lists import overview as overview_message
from messages.page_values import ListPage

_TEAMS = 40  # of the overview at a time


def list_items(deps: Deps, request: Command, asked: ListItems) -> Answer:
    """Objectives with their key results; ideas have a list of their own."""
    if asked.filter.by is FilterBy.IDEAS:
        return ideas(deps, request, Ideas())
    listed = list_objectives(deps.db, request.actor, asked.filter, deps.clock.now(), request.offset)
    if found := listed.instead:
        return Say(choose_item(key="show", words=listed.name, lines=found.lines, is_more=found.is_more))
    return Say(
        objective_list(
            heading=heading_of(asked.filter.by, listed.name, listed.cycle_name),
            objectives=listed.objectives,
            total=listed.total,
            more=_more(asked, request, listed.total),
            lacks=lack_of(asked.filter.by),
            odd=listed.odd_work,
        )
    )


def initiatives(deps: Deps, request: Command, asked: Initiatives) -> Answer:
    """Initiatives; key results without one are a list of objectives."""
    if asked.filter.by is FilterBy.NO_INITIATIVE:
        return list_items(deps, request, ListItems(Filter(FilterBy.NO_INITIATIVE)))
    if asked.filter.by is FilterBy.IDEAS:
        return ideas(deps, request, Ideas())
    listed = list_initiatives(deps.db, request.actor, asked.filter, asked.ref, deps.clock.now(), request.offset)
    shown = heading_of(asked.filter.by, f"Initiatives: {listed.name}" if listed.name else "", "")
    return Say(
        initiative_list(
            heading="Initiatives" if asked.filter.by is FilterBy.ALL and not listed.name else shown,
            initiatives=listed.initiatives,
            total=listed.total,
            more=_more(asked, request, listed.total),
            plan=listed.plan,
        )
    )


def overview(deps: Deps, request: Command, asked: Overview) -> Answer:
    """The company's cycle at a glance."""
    seen = look_at_overview(deps.db, request.actor, asked.cycle, deps.clock.now())
    end = request.offset + _TEAMS
    return Say(
        overview_message(
            cycle_name=seen.cycle_name,
            week=seen.week,
            counts=seen.counts,
            progress=seen.progress,
            pace=seen.pace,
            teams=seen.teams[request.offset : end],
            total=len(seen.teams),
            more=ListPage(say(asked), end) if len(seen.teams) > end else None,
            is_running=seen.is_running,
        )
    )


def search(deps: Deps, request: Command, asked: Search) -> Answer:
    """What has these words."""
    found = find(deps.db, request.actor, asked.words, deps.clock.now(), request.offset)
    more = _more(asked, request, found.total)
    return Say(search_results(words=asked.words, lines=found.lines, total=found.total, more=more))


def _more(asked: AnyCommand, request: Command, total: int) -> ListPage | None:
    shown = request.offset + PAGE
    return ListPage(say(asked), shown) if total > shown else None
