"""The ends of coverage at an instant, as a team's channel may read them: objectives without a key result, and done
initiatives of which nobody said what came of them. Shared steps; they take the session."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import Session, col

from bot.domain.cards import ItemLine
from bot.domain.initiative_coverage import TOLD_FOR, WAITS_FOR, Gap, is_bare, is_unjudged
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, CoverageGap, ItemKind, ItemState
from bot.usecases.telling.periods import Period
from bot.usecases.telling.standings import channel_reader, was_of
from storage.models import Initiative, KeyResult, Objective, Team
from storage.repositories.due import ran_at
from storage.repositories.goals import Goals, ObjectiveRow
from storage.repositories.trail import Trail

_MOST = 1_000  # items of one team


def without_key_result(session: Session, team: Team, period: Period) -> tuple[Gap, ...]:
    """The objectives that ran, by number. A key result that the channel may not read is one."""
    goals = Goals(session, channel_reader(team.workspace_id))
    was_open = or_(col(Objective.state) == ItemState.OPEN, col(Objective.closed_at) > period.as_of)
    of_team = (was_of(session, team, period.as_of), *ran_at(period.as_of, period.today))
    by_then = and_(was_open, col(Objective.created_at) <= period.as_of)
    rows = goals.objectives(by_then, ~_had_key_result(session, team, period.as_of), *of_team, limit=_MOST)
    return tuple(
        Gap(
            CoverageGap.NO_KEY_RESULT,
            ItemLine(Reference(ItemKind.OBJECTIVE, row.objective.number), row.objective.title),
        )
        for row in rows
        if is_bare(_began_on(row, period), period.today)
    )


def not_looked_back(session: Session, team: Team, period: Period) -> tuple[Gap, ...]:
    """The initiatives whose look-back nobody answered, by number, whichever cycle they were for."""
    trail, today = Trail(session, team.workspace_id), period.today
    verdicts = trail.values_before(ItemKind.INITIATIVE, "verdict", period.as_of)
    dates = trail.values_before(ItemKind.INITIATIVE, "look_back_on", period.as_of)
    waits_now = and_(
        col(Initiative.verdict).is_(None), col(Initiative.look_back_on).between(today - TOLD_FOR, today - WAITS_FOR)
    )
    waited = or_(waits_now, col(Initiative.id).in_({*verdicts, *dates}))
    goals = Goals(session, channel_reader(team.workspace_id))
    rows = goals.initiatives(waited, was_of(session, team, period.as_of), limit=_MOST)
    return tuple(
        Gap(CoverageGap.NOT_LOOKED_BACK, ItemLine(Reference(ItemKind.INITIATIVE, item.number), item.title))
        for item in (row.initiative for row in rows)
        if (on := _day(dates.get(item.key, item.look_back_on))) is not None
        and verdicts.get(item.key, item.verdict) is None
        and is_unjudged(on, today)
    )


def _had_key_result(session: Session, team: Team, instant: datetime) -> ColumnElement[bool]:
    """The condition that an objective had one at an instant that was not dropped; what went to another objective since
    counts where it was."""
    moved = Trail(session, team.workspace_id).values_before(ItemKind.KEY_RESULT, "objective_id", instant)
    not_dropped = or_(
        col(KeyResult.state) == ItemState.OPEN,
        col(KeyResult.outcome) != ClosingOutcome.DROPPED,
        col(KeyResult.closed_at) > instant,
    )
    there = exists().where(
        col(KeyResult.workspace_id) == team.workspace_id,
        col(KeyResult.objective_id) == col(Objective.id),
        col(KeyResult.created_at) <= instant,
        col(KeyResult.id).not_in(moved),
        not_dropped,
    )
    return or_(there, col(Objective.id).in_(set(moved.values())))


def _began_on(row: ObjectiveRow, period: Period) -> date:
    """The first day on which it was there and its cycle had begun."""
    return max(row.cycle.starts_on, period.local(row.objective.created_at))


def _day(value: date | str | None) -> date | None:
    """A date as a row or the trail holds it."""
    return date.fromisoformat(value) if isinstance(value, str) else value
