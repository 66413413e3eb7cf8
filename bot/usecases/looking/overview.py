"""The whole company's cycle at a glance: a line for each team, added up by the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from sqlmodel import Session

from bot.domain.cycles import week_of
from bot.domain.errors import Invalid
from bot.domain.pace import pace_of
from bot.domain.people import Actor
from bot.domain.posts import StatusCounts, TeamLine, WeekOf
from bot.domain.progress import rounded
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.naming import Names
from bot.usecases.reading.silence import Silence
from storage.database import reading
from storage.models import Cycle
from storage.repositories.cycle_totals import CycleTotals, TeamObjectives, TeamProgress, TeamStanding
from storage.repositories.teams import Cycles

_PERSONAL = "Personal objectives"


@dataclass(frozen=True, slots=True)
class Overview:
    """`progress` is the mean of all objectives. Teams with the most progress come first, those without any last."""

    cycle_name: str
    week: WeekOf | None
    counts: StatusCounts
    progress: Decimal | None
    pace: Decimal | None
    teams: tuple[TeamLine, ...]
    is_running: bool


@reading
def look_at_overview(session: Session, actor: Actor, cycle_name: str, now: datetime) -> Overview:
    """Of the running cycle, or of one by its name; raises Invalid. What was dropped does not count."""
    today = local_date(actor, now)
    cycle = _cycle(session, actor, cycle_name, today)
    totals, pace = CycleTotals(session, actor, cycle.key), pace_of(cycle.starts_on, cycle.ends_on, today)
    standings = totals.standings(Silence(session, actor.workspace_id, today).of_key_results())
    progress = {each.team_id: [each] for each in totals.progress()}
    lines = [
        TeamLine(team.name, team.objectives, _mean(progress.get(team_id, [])), pace, team.counts)
        for team_id, team in _teams(totals.objectives(), standings).items()
    ]
    return Overview(
        cycle_name=cycle.name,
        week=WeekOf(*week_of(cycle.starts_on, cycle.ends_on, today)) if cycle.starts_on <= today else None,
        counts=StatusCounts.together(line.counts for line in lines),
        progress=_mean(each for of_team in progress.values() for each in of_team),
        pace=pace,
        teams=tuple(sorted(lines, key=lambda line: (line.progress is None, -(line.progress or 0), line.name))),
        is_running=cycle.starts_on <= today <= cycle.ends_on,
    )


@dataclass(frozen=True, slots=True)
class _Team:
    name: str
    objectives: int
    counts: StatusCounts


def _teams(objectives: Sequence[TeamObjectives], standings: Sequence[TeamStanding]) -> dict[int | None, _Team]:
    """Every team with something in the cycle; one may have no objective that the actor sees, yet a key result."""
    count = {each.team_id: each.objectives for each in objectives}
    shown: dict[int | None, dict[str, int]] = {}
    for each in standings:
        shown.setdefault(each.team_id, {})[each.shown] = each.key_results
    names = {each.team_id: each.name for each in objectives} | {each.team_id: each.name for each in standings}
    return {
        team_id: _Team(name or _PERSONAL, count.get(team_id, 0), StatusCounts(**shown.get(team_id, {})))
        for team_id, name in names.items()
    }


def _mean(parts: Iterable[TeamProgress]) -> Decimal | None:
    """Of all objectives of these teams, in percent."""
    known = list(parts)
    of = sum(each.of for each in known)
    return rounded(Fraction(sum(each.total for each in known), of * 100)) if of else None


def _cycle(session: Session, actor: Actor, name: str, today: date) -> Cycle:
    cycles = Cycles(session, actor.workspace_id)
    if name:
        found = cycles.get(Names(session, actor, today).cycle(name).cycle_ids[0])
    else:
        found = cycles.covering(today) or next(iter(cycles.all()), None)
    if found is None:
        raise Invalid("", "No cycle runs at the moment. Type /okr new cycle to start one.")
    return found
