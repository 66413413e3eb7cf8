"""Items in detail and in lists."""

from decimal import Decimal

from bot.domain.capacity import Plan
from bot.domain.cards import FoundLine, InitiativeCard, KeyResultCard, ObjectiveCard
from bot.domain.filters import FilterBy
from bot.domain.ideas import IdeaCard
from bot.domain.initiative_coverage import Gap
from bot.domain.look_backs import LookBack
from bot.domain.permissions import Verb
from bot.domain.posts import StatusCounts, TeamLine, WeekOf
from messages.page_values import ListPage
from messages.payload import Message
from messages.render import render_message


def show_key_result(
    *, card: KeyResultCard, initiatives: tuple[InitiativeCard, ...], offers: frozenset[Verb] = frozenset()
) -> Message:
    """One key result: how it stands, its history as a chart, a table and words, and what is done for it. `offers` are
    what the reader may do with it."""
    return render_message("messages/show_key_result", card=card, initiatives=initiatives, offers=offers)


def show_initiative(
    *,
    card: InitiativeCard,
    offers: frozenset[Verb] = frozenset(),
    back: LookBack | None = None,
    idea: IdeaCard | None = None,
) -> Message:
    """One initiative: what it is for, what it contains, how it is doing; once it is done also what came of it. `idea`
    is what was said and decided while it was one."""
    return render_message("messages/show_initiative", card=card, offers=offers, back=back, idea=idea)


def show_objective(
    *, card: ObjectiveCard, total: int, more: ListPage | None, offers: frozenset[Verb] = frozenset()
) -> Message:
    """One objective with a page of at most ten of its `total` key results, and what is done for all of them."""
    return render_message("messages/show_objective", card=card, total=total, more=more, offers=offers)


def objective_list(
    *,
    heading: str,
    objectives: tuple[ObjectiveCard, ...],
    total: int,
    more: ListPage | None,
    lacks: str = "",
    odd: tuple[Gap, ...] = (),
) -> Message:
    """A page of at most twenty objectives with their key results. `heading` says which ("Growth, Q4 2026"); `more` is
    the next page of `total`, None behind the last. `lacks` is what each key result of the list is without; `odd` is the
    work whose purpose is in doubt."""
    return render_message(
        "messages/objective_list", heading=heading, objectives=objectives, total=total, more=more, lacks=lacks, odd=odd
    )


def initiative_list(
    *,
    heading: str,
    initiatives: tuple[InitiativeCard, ...],
    total: int,
    more: ListPage | None,
    plan: Plan | None = None,
) -> Message:
    """A page of at most twenty initiatives; `total` and `more` as for objectives. `plan` is the team's whose they
    are."""
    return render_message(
        "messages/initiative_list", heading=heading, initiatives=initiatives, total=total, more=more, plan=plan
    )


def search_results(*, words: str, lines: tuple[FoundLine, ...], total: int, more: ListPage | None) -> Message:
    """A page of at most twenty items that have these words."""
    return render_message("messages/search_results", words=words, lines=lines, total=total, more=more)


def heading_of(by: FilterBy, name: str, cycle_name: str) -> str:
    """What a list shows, in a few words; `name` is that of the people, team or cycle that was asked for."""
    shown = name or _HEADINGS.get(by, "OKRs")
    return f"{shown}, {cycle_name}" if cycle_name and by is not FilterBy.CYCLE else shown


def lack_of(by: FilterBy) -> str:
    """What every key result of such a list is without, "" for the other lists."""
    return "no active initiative" if by is FilterBy.NO_INITIATIVE else ""


_HEADINGS = {
    FilterBy.ALL: "All OKRs",
    FilterBy.MINE: "Yours",
    FilterBy.AT_RISK: "At risk",
    FilterBy.BEHIND: "Behind",
    FilterBy.NO_NEWS: "Without news",
    FilterBy.NO_INITIATIVE: "Without an active initiative",
    FilterBy.CLOSED: "Closed and dropped",
}


def overview(
    *,
    cycle_name: str,
    week: WeekOf | None,
    counts: StatusCounts,
    progress: Decimal | None,
    pace: Decimal | None,
    teams: tuple[TeamLine, ...],
    total: int,
    more: ListPage | None,
    is_running: bool,
) -> Message:
    """The whole company's cycle at a glance, a line for each team: a page of at most forty of `total`. Lists of what
    runs are a click away from the running cycle."""
    return render_message(
        "messages/overview",
        cycle_name=cycle_name,
        week=week,
        counts=counts,
        progress=progress,
        pace=pace,
        teams=teams,
        total=total,
        more=more,
        is_running=is_running,
    )
