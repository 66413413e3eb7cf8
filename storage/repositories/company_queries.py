"""The whole company as one reader may see it at an instant: its items beside what was said of them by then.

Prepared, and of each row only the columns that a brief looks at: there are thousands. What was said by an instant is
looked up for each item by the index, so that the length of the history does not matter.
"""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, bindparam, func, or_, select

from bot.domain.vocabulary import ClosingOutcome, ItemKind, ItemState, Stage
from storage.models import AuditEvent, CheckIn
from storage.prepared import Prepared
from storage.repositories.goal_queries import (
    CYCLE,
    INITIATIVE,
    KEY_RESULT,
    OBJECTIVE,
    TEAM,
    initiatives_seen,
    key_results_seen,
)
from storage.repositories.visibility import Sight

_CHECK_IN: Table = CheckIn.__table__  # type: ignore[attr-defined]
_AUDIT: Table = AuditEvent.__table__  # type: ignore[attr-defined]
SAID, BEFORE = _CHECK_IN.alias("said"), _CHECK_IN.alias("before")  # by the end of a period, and by its beginning
_OF_KEY_RESULT = (
    "id", "number", "title", "measure_kind", "start", "target", "lower", "upper", "unit_kind", "unit_label",
    "number_rhythm", "next_number_on", "starts_on", "due_on", "owner_id", "state", "closed_at", "created_at",
)  # fmt: skip
_OF_INITIATIVE = (
    "id", "number", "key_result_id", "title", "owner_id", "stage", "starts_on", "due_on", "effort_weeks",
    "predicted_from", "predicted_to", "output_done", "output_total", "ended_on", "learning", "created_at",
)  # fmt: skip


@cache
def company_key_results() -> Prepared:
    """Those that were open at `as_of`, or were finished since `since`, in the cycles that ran then."""
    was_open = or_(KEY_RESULT.c.state == ItemState.OPEN, KEY_RESULT.c.closed_at > bindparam("as_of"))
    was_finished = and_(KEY_RESULT.c.closed_at > bindparam("since"), KEY_RESULT.c.outcome == ClosingOutcome.FINISHED)
    shown = (
        *(KEY_RESULT.c[name] for name in _OF_KEY_RESULT),
        *(OBJECTIVE.c.number, TEAM.c.name),
        *(SAID.c[name] for name in ("id", "value", "status", "note", "on", "at")),
        *(BEFORE.c[name] for name in ("id", "value", "status", "on", "at")),
    )
    found = key_results_seen(Sight.prepared(), *shown)
    found = found.join(SAID, SAID.c.id == _newest_by("key_result_id", KEY_RESULT.c.id, "as_of"), isouter=True)
    found = found.join(BEFORE, BEFORE.c.id == _newest_by("key_result_id", KEY_RESULT.c.id, "since"), isouter=True)
    existed = KEY_RESULT.c.created_at <= bindparam("as_of")
    return Prepared(found.where(or_(was_open, was_finished), existed, *_ran()).order_by(KEY_RESULT.c.number))


@cache
def company_initiatives() -> Prepared:
    """Those that were planned or worked on between `since` and `as_of`, in the cycles that ran then; and those of any
    cycle of which somebody said what came of them."""
    shown = (
        *(INITIATIVE.c[name] for name in _OF_INITIATIVE),
        *(KEY_RESULT.c[name] for name in ("number", "unit_kind", "unit_label")),
        TEAM.c.name,
        *(SAID.c[name] for name in ("id", "health", "blocked_by", "note", "on")),
    )
    found = initiatives_seen(Sight.prepared(), *shown)
    found = found.join(SAID, SAID.c.id == _newest_by("initiative_id", INITIATIVE.c.id, "as_of"), isouter=True)
    worked_on = or_(
        INITIATIVE.c.stage == Stage.PLANNED,
        INITIATIVE.c.stage == Stage.ACTIVE,
        INITIATIVE.c.ended_on >= bindparam("first_day"),
    )
    judged, existed = INITIATIVE.c.judged_on >= bindparam("first_day"), INITIATIVE.c.created_at <= bindparam("as_of")
    return Prepared(found.where(or_(and_(worked_on, *_ran()), judged), existed).order_by(INITIATIVE.c.number))


@cache
def company_events() -> Prepared:
    """What happened to key results and initiatives after `since`, oldest first; check-ins are told by their own rows.
    The newest event before `long_before` says where to begin: events are written in the order of their ids, more or
    less."""
    mine = _AUDIT.c.workspace_id + 0 == bindparam("workspace_id")  # the sum keeps the planner on the primary key
    earlier = _AUDIT.alias("earlier")
    begins = (
        select(earlier.c.id)
        .where(earlier.c.workspace_id + 0 == bindparam("workspace_id"), earlier.c.at <= bindparam("long_before"))
        .order_by(earlier.c.id.desc())
        .limit(1)
    )
    columns = [_AUDIT.c[name] for name in ("id", "at", "verb", "item_kind", "item_id", "before", "after", "reason")]
    kind = _AUDIT.c.item_kind
    of_items = or_(kind == ItemKind.KEY_RESULT.value, kind == ItemKind.INITIATIVE.value)
    since = (_AUDIT.c.id > func.coalesce(begins.scalar_subquery(), 0), _AUDIT.c.at > bindparam("since"))
    is_change = _AUDIT.c.verb != "check in"
    return Prepared(select(*columns).where(mine, of_items, is_change, *since).order_by(_AUDIT.c.id))


def _ran() -> tuple[ColumnElement[bool], ...]:
    """As `storage.repositories.due.ran_at`, with parameters."""
    was_open = or_(CYCLE.c.closed_at.is_(None), CYCLE.c.closed_at > bindparam("as_of"))
    return was_open, CYCLE.c.starts_on <= bindparam("today"), CYCLE.c.ends_on >= bindparam("asks_until")


def _newest_by(item: str, item_id: ColumnElement[int], instant: str) -> Any:
    """The row id of the last standing check-in of an item up to an instant."""
    said = _CHECK_IN.alias(f"said_by_{instant}")
    return (
        select(said.c.id)
        .where(said.c[item] == item_id, said.c.withdrawn_at.is_(None), said.c.at <= bindparam(instant))
        .order_by(said.c.at.desc(), said.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
