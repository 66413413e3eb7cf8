"""How far a team was at each of its summaries of a cycle. A shared step; it takes the session."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.pace import pace_of
from bot.domain.posts import ProgressPoint
from bot.domain.progress import objective_progress, progress_of
from bot.usecases.reading.measuring import measure_with
from bot.usecases.telling.items_then import KeyResultThen
from bot.usecases.telling.standings import Standings, channel_reader
from storage.models import CheckIn, Cycle
from storage.repositories.cycle_contents import CycleContents
from storage.repositories.rounds import Rounds


def progress_over_time(
    session: Session,
    workspace_id: int,
    standings: Standings,
    cycle: Cycle,
    earlier: Sequence[datetime],
    as_of: datetime,
    zone: str,
) -> tuple[ProgressPoint, ...]:
    """From the first day of the cycle over the summaries before to this one, a date once. The mean of the objectives,
    each the weighted mean of its key results by today's aims, as the overview counts: those of this cycle that were not
    dropped. Nothing where no progress can be told."""
    began = datetime.combine(cycle.starts_on, time(), ZoneInfo(zone)).astimezone(UTC)
    in_cycle = CycleContents(session, channel_reader(workspace_id)).objective_ids(cycle.key)
    key_results = [then for then in (*standings.key_results, *standings.closed) if then.row.objective_id in in_cycle]
    said: dict[int, list[CheckIn]] = {}
    for check_in in Rounds(session, workspace_id).said_until([then.id for then in key_results], as_of):
        said.setdefault(check_in.key_result_id or 0, []).append(check_in)
    points: dict[date, ProgressPoint] = {}
    for instant in [began, *(each for each in earlier if each > began), as_of]:
        on = instant.astimezone(ZoneInfo(zone)).date()
        progress = _mean(key_results, said, instant)
        if progress is not None:
            points[on] = ProgressPoint(on, progress, pace_of(cycle.starts_on, cycle.ends_on, on) or Decimal(0))
    return tuple(points.values())


def _mean(
    key_results: Sequence[KeyResultThen], said: Mapping[int, Sequence[CheckIn]], instant: datetime
) -> Decimal | None:
    parts: dict[int, list[tuple[Decimal | None, Decimal]]] = {}
    for then in key_results:
        values = [check_in.value for check_in in said.get(then.id, ()) if check_in.at <= instant]
        value = values[-1] if values else None
        percent = progress_of(measure_with(then.card.measure, value), value).percent
        parts.setdefault(then.row.objective_id, []).append((percent, Decimal(then.row.weight)))
    return objective_progress((objective_progress(part), Decimal(1)) for part in parts.values())
