"""The whole company's cycle at a glance: a line for each team, in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session, col

from bot.domain.cycles import week_of
from bot.domain.errors import Invalid
from bot.domain.pace import pace_of
from bot.domain.people import Actor
from bot.domain.posts import StatusCounts, TeamLine, WeekOf
from bot.domain.progress import objective_progress, progress_of
from bot.domain.status import shown_status
from bot.domain.vocabulary import ClosingOutcome, MeasureKind
from bot.usecases.asked_for import asked_for
from bot.usecases.cards import SILENCE_LOOKED_FOR
from bot.usecases.measuring import measure_of, steps_by_key_result
from bot.usecases.naming import Names
from bot.usecases.stating import local_date
from storage.database import reading
from storage.models import Cycle, Team
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals, KeyResultRow
from storage.repositories.teams import Cycles

_MOST = 10_000  # items of one cycle
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


@dataclass(slots=True)
class _Tally:
    name: str
    key_results: list[KeyResultRow] = field(default_factory=list)
    objectives: set[int] = field(default_factory=set)


@reading
def look_at_overview(session: Session, actor: Actor, cycle_name: str, now: datetime) -> Overview:
    """Of the running cycle, or of one by its name; raises Invalid. What was dropped does not count."""
    today = local_date(actor, now)
    cycle = _cycle(session, actor, cycle_name, today)
    goals, in_cycle = Goals(session, actor), col(Cycle.id) == cycle.id
    tallies: dict[int, _Tally] = {}
    for each in goals.objectives(in_cycle, limit=_MOST):
        if each.objective.outcome is not ClosingOutcome.DROPPED:
            _tally(tallies, each.team).objectives.add(each.objective.key)
    seen = goals.key_results(in_cycle, limit=_MOST)
    rows = [row for row in seen if row.key_result.outcome is not ClosingOutcome.DROPPED]
    for row in rows:
        _tally(tallies, row.team).key_results.append(row)
    standing = _Standing(session, actor, rows, today)
    pace = pace_of(cycle.starts_on, cycle.ends_on, today)
    lines = [standing.line(tally, pace) for tally in tallies.values()]
    return Overview(
        cycle_name=cycle.name,
        week=WeekOf(*week_of(cycle.starts_on, cycle.ends_on, today)) if cycle.starts_on <= today else None,
        counts=standing.counts(rows),
        progress=standing.progress(rows),
        pace=pace,
        teams=tuple(sorted(lines, key=lambda line: (line.progress is None, -(line.progress or 0), line.name))),
    )


class _Standing:
    """How each key result stands, computed once for all of them."""

    def __init__(self, session: Session, actor: Actor, rows: list[KeyResultRow], today: date) -> None:
        items = [row.key_result for row in rows]
        in_steps = [item.key for item in items if item.measure_kind is MeasureKind.MILESTONES]
        steps = steps_by_key_result(Goals(session, actor).milestones(in_steps))
        owners = {item.owner_id for item in items if item.owner_id is not None}
        asked = CheckIns(session, actor.workspace_id).due_dates_asked(owners, today - SILENCE_LOOKED_FOR)
        self._percent = {
            item.key: progress_of(measure_of(item, steps.get(item.key, [])), item.current).percent for item in items
        }
        self._shown = {
            item.key: shown_status(
                item.status, item.checked_in_on, asked_for(item, asked.get(item.owner_id or 0, ())), today
            )
            for item in items
        }

    def line(self, tally: _Tally, pace: Decimal | None) -> TeamLine:
        rows = tally.key_results
        return TeamLine(tally.name, len(tally.objectives), self.progress(rows), pace, self.counts(rows))

    def progress(self, rows: Iterable[KeyResultRow]) -> Decimal | None:
        """The mean of the objectives, each the weighted mean of its key results."""
        parts: dict[int, list[tuple[Decimal | None, Decimal]]] = {}
        for row in rows:
            part = (self._percent[row.key_result.key], Decimal(row.key_result.weight))
            parts.setdefault(row.objective.key, []).append(part)
        return objective_progress((objective_progress(part), Decimal(1)) for part in parts.values())

    def counts(self, rows: Iterable[KeyResultRow]) -> StatusCounts:
        """How many of these stand how."""
        return StatusCounts.of(self._shown[row.key_result.key] for row in rows)


def _tally(tallies: dict[int, _Tally], team: Team | None) -> _Tally:
    return tallies.setdefault(team.key if team else 0, _Tally(team.name if team else _PERSONAL))


def _cycle(session: Session, actor: Actor, name: str, today: date) -> Cycle:
    cycles = Cycles(session, actor.workspace_id)
    if name:
        found = cycles.get(Names(session, actor, today).cycle(name).cycle_ids[0])
    else:
        found = cycles.covering(today) or next(iter(cycles.all()), None)
    if found is None:
        raise Invalid("", "No cycle runs at the moment. Type /okr new cycle to start one.")
    return found
