"""The queries that a look at goals begins with: each kind of item with what it hangs on, as far as one may see it."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, SelectBase, Table, and_, bindparam, or_, select
from sqlmodel import col

from storage.models import Cycle, Initiative, KeyResult, Objective, Team
from storage.prepared import Prepared
from storage.repositories.visibility import Sight

OBJECTIVE: Table = Objective.__table__  # type: ignore[attr-defined]
KEY_RESULT: Table = KeyResult.__table__  # type: ignore[attr-defined]
INITIATIVE: Table = Initiative.__table__  # type: ignore[attr-defined]
CYCLE: Table = Cycle.__table__  # type: ignore[attr-defined]
TEAM: Table = Team.__table__  # type: ignore[attr-defined]


def objectives_seen(sight: Sight, *shown: Any, among: SelectBase | None = None) -> Select[Any]:
    """Objectives that somebody may see, with their cycle and team."""
    return (
        select(*shown)
        .select_from(Objective)
        .join(Cycle, col(Cycle.id) == Objective.cycle_id)
        .join(Team, col(Team.id) == Objective.team_id, isouter=True)
        .where(*_within(OBJECTIVE, sight, among), sight.of_objectives())
    )


def key_results_seen(sight: Sight, *shown: Any, among: SelectBase | None = None) -> Select[Any]:
    """Key results that somebody may see, with what they hang on."""
    return (
        select(*shown)
        .select_from(KeyResult)
        .join(Objective, col(Objective.id) == KeyResult.objective_id)
        .join(Cycle, col(Cycle.id) == Objective.cycle_id)
        .join(Team, col(Team.id) == Objective.team_id, isouter=True)
        .where(*_within(KEY_RESULT, sight, among), sight.of_key_results())
    )


def initiatives_seen(sight: Sight, *shown: Any, among: SelectBase | None = None) -> Select[Any]:
    """Initiatives that somebody may see, with what they hang on."""
    of_idea = and_(col(Objective.id).is_(None), col(Team.id) == Initiative.team_id)
    return (
        select(*shown)
        .select_from(Initiative)
        .join(KeyResult, col(KeyResult.id) == Initiative.key_result_id, isouter=True)
        .join(Objective, col(Objective.id) == KeyResult.objective_id, isouter=True)
        .join(Cycle, col(Cycle.id) == Objective.cycle_id, isouter=True)
        .join(Team, or_(col(Team.id) == Objective.team_id, of_idea), isouter=True)
        .where(*_within(INITIATIVE, sight, among), sight.of_initiatives())
    )


def _within(table: Table, sight: Sight, among: SelectBase | None) -> tuple[ColumnElement[bool], ...]:
    """The workspace's rows, or those of them that are named.

    The sum keeps the index of the numbers out of it: a planner that knows no figures would rather walk the whole
    workspace in the order of the numbers than begin at a few ids.
    """
    if among is None:
        return (table.c.workspace_id == sight.workspace_id,)
    return (table.c.id.in_(among), table.c.workspace_id + 0 == sight.workspace_id)


@cache
def one_key_result() -> Prepared:
    """The one with the parameter `number`, built once for all actors that `Sight.prepared` is for; `parameters` names
    whoever asks."""
    columns = [column for table in (KEY_RESULT, OBJECTIVE, CYCLE, TEAM) for column in table.c]
    return Prepared(key_results_seen(Sight.prepared(), *columns).where(KEY_RESULT.c.number == bindparam("number")))
