"""The queries that a look at goals begins with: each kind of item with what it hangs on, as far as one may see it."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, SelectBase, Table, and_, bindparam, or_, select, update
from sqlmodel import col

from bot.domain.people import Actor
from bot.domain.vocabulary import ItemKind
from storage.models import Cycle, Initiative, KeyResult, Objective, ReferenceCounter, Team
from storage.prepared import Prepared
from storage.repositories.visibility import Sight, is_usual

OBJECTIVE: Table = Objective.__table__  # type: ignore[attr-defined]
KEY_RESULT: Table = KeyResult.__table__  # type: ignore[attr-defined]
INITIATIVE: Table = Initiative.__table__  # type: ignore[attr-defined]
CYCLE: Table = Cycle.__table__  # type: ignore[attr-defined]
TEAM: Table = Team.__table__  # type: ignore[attr-defined]

TABLES: dict[ItemKind, Table] = {
    ItemKind.OBJECTIVE: OBJECTIVE,
    ItemKind.KEY_RESULT: KEY_RESULT,
    ItemKind.INITIATIVE: INITIATIVE,
}


def objectives_seen(sight: Sight, *shown: Any, is_named: bool = False) -> Select[Any]:
    """Objectives that somebody may see, with their cycle and team. `is_named`: a further condition names row ids."""
    return (
        select(*shown)
        .select_from(Objective)
        .join(Cycle, col(Cycle.id) == Objective.cycle_id)
        .join(Team, col(Team.id) == Objective.team_id, isouter=True)
        .where(_within(OBJECTIVE, sight, is_named=is_named), sight.of_objectives())
    )


def key_results_seen(sight: Sight, *shown: Any, is_named: bool = False) -> Select[Any]:
    """Key results that somebody may see, with what they hang on."""
    return (
        select(*shown)
        .select_from(KeyResult)
        .join(Objective, col(Objective.id) == KeyResult.objective_id)
        .join(Cycle, col(Cycle.id) == Objective.cycle_id)
        .join(Team, col(Team.id) == Objective.team_id, isouter=True)
        .where(_within(KEY_RESULT, sight, is_named=is_named), sight.of_key_results())
    )


def initiatives_seen(sight: Sight, *shown: Any, is_named: bool = False) -> Select[Any]:
    """Initiatives that somebody may see, with what they hang on."""
    of_idea = and_(col(Objective.id).is_(None), col(Team.id) == Initiative.team_id)
    return (
        select(*shown)
        .select_from(Initiative)
        .join(KeyResult, col(KeyResult.id) == Initiative.key_result_id, isouter=True)
        .join(Objective, col(Objective.id) == KeyResult.objective_id, isouter=True)
        .join(Cycle, col(Cycle.id) == Objective.cycle_id, isouter=True)
        .join(Team, or_(col(Team.id) == Objective.team_id, of_idea), isouter=True)
        .where(_within(INITIATIVE, sight, is_named=is_named), sight.of_initiatives())
    )


def _within(table: Table, sight: Sight, *, is_named: bool) -> ColumnElement[bool]:
    """The workspace's rows.

    Where some are named, the sum keeps the index of the numbers out of it: a planner that knows no figures would rather
    walk the whole workspace in the order of the numbers than begin at a few ids.
    """
    workspace_id: ColumnElement[int] = table.c.workspace_id + 0 if is_named else table.c.workspace_id
    is_within: ColumnElement[bool] = workspace_id == sight.workspace_id
    return is_within


def items_seen(actor: Actor, kind: ItemKind, among: SelectBase | None = None) -> Select[Any]:
    """The entities of what an actor may see, each with what it hangs on; `among` names the few row ids that come into
    question. To be executed with `parameters`."""
    is_named = among is not None
    found = _seen_by_anybody(kind, is_named) if is_usual(actor) else _seen(Sight.of(actor), kind, is_named)
    return found if among is None else found.where(TABLES[kind].c.id.in_(among))


@cache
def _seen_by_anybody(kind: ItemKind, is_named: bool) -> Select[Any]:
    """Built once for all actors that `Sight.prepared` is for: to put the conditions together takes longer than to look
    the rows up."""
    return _seen(Sight.prepared(), kind, is_named)


def _seen(sight: Sight, kind: ItemKind, is_named: bool) -> Select[Any]:
    match kind:
        case ItemKind.OBJECTIVE:
            return objectives_seen(sight, Objective, Cycle, Team, is_named=is_named)
        case ItemKind.KEY_RESULT:
            return key_results_seen(sight, KeyResult, Objective, Cycle, Team, is_named=is_named)
        case ItemKind.INITIATIVE:
            return initiatives_seen(sight, Initiative, KeyResult, Objective, Cycle, Team, is_named=is_named)


@cache
def one_key_result() -> Prepared:
    """The one with the parameter `number`, built once for all actors that `Sight.prepared` is for; `parameters` names
    whoever asks."""
    columns = [column for table in (KEY_RESULT, OBJECTIVE, CYCLE, TEAM) for column in table.c]
    return Prepared(key_results_seen(Sight.prepared(), *columns).where(KEY_RESULT.c.number == bindparam("number")))


@cache
def next_number() -> Prepared:
    """Count one further for the parameters `workspace_id` and `kind`, and return the number; nothing for the first."""
    mine = (col(ReferenceCounter.workspace_id) == bindparam("workspace_id")) & (
        col(ReferenceCounter.kind) == bindparam("kind")
    )
    step = update(ReferenceCounter).where(mine).values(last_number=ReferenceCounter.last_number + 1)
    return Prepared(step.returning(col(ReferenceCounter.last_number)))
