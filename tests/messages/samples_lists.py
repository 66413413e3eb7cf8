"""Samples of lists."""

from decimal import Decimal

from bot.domain.cards import Ending
from bot.domain.filters import FilterBy
from bot.domain.posts import StatusCounts, TeamLine, WeekOf
from bot.domain.vocabulary import ClosingOutcome
from messages.lists import heading_of, initiative_list, lack_of, objective_list, overview
from messages.page_values import ListPage
from messages.payload import Message
from tests.messages.cards import Typed, login, ref, resets, sso, wins
from tests.messages.samples import sample

COUNTS = StatusCounts(on_track=13, at_risk=5, off_track=1, no_news=2)


@sample("messages/objective_list", "two")
def _(typed: Typed) -> Message:
    empty = login(typed, ref=ref("O4"), key_results=(), progress=None, is_private=True)
    return objective_list(heading=typed("Growth, Q4 2026"), objectives=(login(typed), empty), total=2, more=None)


@sample("messages/objective_list", "more-than-fits")
def _(typed: Typed) -> Message:
    many = (login(typed, key_results=(wins(typed),) * 12), *(login(typed),) * 21)
    return objective_list(heading=typed("Growth, Q4 2026"), objectives=many, total=28, more=ListPage("list Growth", 20))


@sample("messages/objective_list", "no-active-initiative")
def _(typed: Typed) -> Message:
    heading, lacks = heading_of(FilterBy.NO_INITIATIVE, "", "Q4 2026"), lack_of(FilterBy.NO_INITIATIVE)
    return objective_list(heading=heading, objectives=(login(typed),), total=1, more=None, lacks=lacks)


@sample("messages/objective_list", "closed")
def _(typed: Typed) -> Message:
    finished = resets(typed, is_closed=True, ending=Ending(ClosingOutcome.FINISHED, Decimal("0.7")))
    dropped = Ending(ClosingOutcome.DROPPED, reason=typed("Nobody asked for it"))
    both = (login(typed, key_results=(finished,)), login(typed, key_results=(), is_closed=True, ending=dropped))
    return objective_list(heading=heading_of(FilterBy.CLOSED, "", "Q4 2026"), objectives=both, total=2, more=None)


@sample("messages/objective_list", "none")
def _(typed: Typed) -> Message:
    return objective_list(heading=typed("Growth, Q4 2026"), objectives=(), total=0, more=None)


@sample("messages/initiative_list", "two")
def _(typed: Typed) -> Message:
    late = sso(typed, is_overdue=True, output=typed("2 of 5 teams"), effort_weeks=Decimal("2.5"))
    return initiative_list(heading=typed("Growth"), initiatives=(sso(typed), late), total=2, more=None)


@sample("messages/initiative_list", "none")
def _(typed: Typed) -> Message:
    return initiative_list(heading=typed("Growth"), initiatives=(), total=0, more=None)


@sample("messages/overview", "two-teams")
def _(typed: Typed) -> Message:
    growth = TeamLine(typed("Growth"), 3, Decimal("54.20"), Decimal(58), StatusCounts(on_track=3, no_news=1))
    product = TeamLine(typed("Product"), 1, None, None, StatusCounts(not_started=2))
    return overview(
        cycle_name=typed("Q4 2026"),
        week=WeekOf(8, 13),
        counts=COUNTS,
        progress=Decimal(50),
        pace=Decimal(58),
        teams=(growth, product),
        total=2,
        more=None,
        is_running=True,
    )


@sample("messages/overview", "of-a-past-cycle-with-many-teams")
def _(typed: Typed) -> Message:
    growth = TeamLine(typed("Growth"), 3, Decimal("54.20"), Decimal(100), StatusCounts(on_track=3, no_news=1))
    return overview(
        cycle_name=typed("Q3 2026"),
        week=WeekOf(13, 13),
        counts=COUNTS,
        progress=Decimal(50),
        pace=Decimal(100),
        teams=(growth,) * 40,
        total=61,
        more=ListPage("overview Q3 2026", 40),
        is_running=False,
    )


@sample("messages/overview", "empty")
def _(typed: Typed) -> Message:
    name = typed("Q4 2026")
    nothing = StatusCounts()
    return overview(
        cycle_name=name,
        week=None,
        counts=nothing,
        progress=None,
        pace=None,
        teams=(),
        total=0,
        more=None,
        is_running=True,
    )
