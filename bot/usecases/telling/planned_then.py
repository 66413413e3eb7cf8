"""What a team had planned at an instant, as its channel may read it. A shared step; it takes the session."""

from decimal import Decimal
from typing import Any

from sqlmodel import Session, col

from bot.domain.capacity import Plan, plan_of
from bot.domain.vocabulary import ItemKind, Stage
from bot.usecases.telling.coverage_gaps import COUNTED
from bot.usecases.telling.periods import Period
from bot.usecases.telling.standings import channel_reader, was_of
from storage.models import Cycle, Initiative, Team
from storage.repositories.goals import Goals
from storage.repositories.trail import Trail

_MOST = 1_000  # initiatives of one team in a cycle


def planned_then(session: Session, team: Team, period: Period, cycle: Cycle | None) -> Plan | None:
    """Of the public initiatives of a cycle, at the end of the period. None where the team states no capacity, and where
    more was planned than it has: that is advice for its own people, and never public."""
    trail = Trail(session, team.workspace_id)
    stated = trail.values_before("team", "capacity_weeks", period.as_of).get(team.key, team.capacity_weeks)
    if stated is None or cycle is None:
        return None
    stages = trail.values_before(ItemKind.INITIATIVE, "stage", period.as_of)
    efforts = trail.values_before(ItemKind.INITIATIVE, "effort_weeks", period.as_of)
    existed = col(Initiative.created_at) <= period.as_of
    of_team = (was_of(session, team, period.as_of), col(Cycle.id) == cycle.key)
    rows = Goals(session, channel_reader(team.workspace_id)).initiatives(existed, *of_team, limit=_MOST)
    counted = [row.initiative for row in rows if Stage(stages.get(row.initiative.key, row.initiative.stage)) in COUNTED]
    weeks = [_amount(efforts.get(each.key, each.effort_weeks)) for each in counted]
    plan = plan_of(team.name, weeks, _amount(stated))
    return None if plan.is_beyond else plan


def _amount(value: Any) -> Decimal | None:
    """An amount as a row or the trail holds it."""
    return None if value is None else Decimal(value)
