"""Whether somebody owes anything, as one statement: a message that is about to leave asks for it in the transaction
that claims it, and everybody who writes waits for that.

What is owed is said in bot/usecases/rhythm/owing.py; tests/usecases/test_owing.py compares the two.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from bot.domain.vocabulary import ItemState, NumberRhythm, Stage
from storage.models import Cycle, Initiative, KeyResult, Objective, Workspace
from storage.prepared import Prepared
from storage.repositories.due import asks_until, runs_between

_KEY_RESULT: Table = KeyResult.__table__  # type: ignore[attr-defined]
_DATE, _INSTANT = _KEY_RESULT.c.due_on.type, _KEY_RESULT.c.created_at.type


def key_result_has_number(due_on: ColumnElement[date]) -> ColumnElement[bool]:
    """The condition that there is news of a key result to ask for on a due date, as `has_number` says."""
    comes_before_the_end = col(KeyResult.number_rhythm) != NumberRhythm.AT_END
    has_come = or_(col(KeyResult.next_number_on).is_(None), col(KeyResult.next_number_on) <= due_on)
    return or_(
        col(KeyResult.number_rhythm) == NumberRhythm.WEEKLY,
        col(KeyResult.due_on) <= due_on,
        and_(comes_before_the_end, has_come),
    )


def owes_something(
    session: Session, workspace_id: int, owner_id: int, due_on: date, quiet_days: int, today: date
) -> bool:
    """Whether something that somebody owns waits for an answer since a due date."""
    given = {
        "workspace_id": workspace_id,
        "owner_id": owner_id,
        "due_on": due_on,
        "due_begins": datetime.combine(due_on, time(), UTC),
        "answered_from": due_on - timedelta(days=quiet_days),
        "today": today,
        "asks_until": asks_until(today),
    }
    return bool(_owes().rows(session, given))


@cache
def _owes() -> Prepared:
    due_on: ColumnElement[date] = bindparam("due_on", type_=_DATE)
    runs = runs_between(bindparam("today", type_=_DATE), bindparam("asks_until", type_=_DATE))
    of_objective = (col(Objective.id) == KeyResult.objective_id, col(Cycle.id) == Objective.cycle_id, *runs)
    key_result = exists().where(
        *_waits(col(KeyResult.workspace_id), col(KeyResult.owner_id), col(KeyResult.created_at)),
        _is_unanswered(col(KeyResult.checked_in_on)),
        col(KeyResult.state) == ItemState.OPEN,
        key_result_has_number(due_on),
        *of_objective,
    )
    initiative = exists().where(
        *_waits(col(Initiative.workspace_id), col(Initiative.owner_id), col(Initiative.created_at)),
        _is_unanswered(col(Initiative.checked_in_on)),
        col(Initiative.stage) == Stage.ACTIVE,
        col(KeyResult.id) == Initiative.key_result_id,
        *of_objective,
    )
    mine = col(Workspace.id) == bindparam("workspace_id")
    return Prepared(select(col(Workspace.id)).where(mine, or_(key_result, initiative)))


def _waits(workspace_id: Mapped[int], owner_id: Mapped[Any], created_at: Mapped[datetime]) -> tuple[Any, ...]:
    """Theirs, and there before the due date."""
    return (
        workspace_id == bindparam("workspace_id"),
        owner_id == bindparam("owner_id"),
        created_at < bindparam("due_begins", type_=_INSTANT),
    )


def _is_unanswered(checked_in_on: Mapped[Any]) -> ColumnElement[bool]:
    return or_(checked_in_on.is_(None), checked_in_on < bindparam("answered_from", type_=_DATE))
