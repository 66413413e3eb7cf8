"""Whether the clock has anything to do: one statement, outside of any transaction, since nearly every tick finds that
there is nothing."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Table, and_, bindparam, exists, or_, select
from sqlmodel import col

from bot.domain.cadence import FIRST_SOMEWHERE
from storage.database import Database
from storage.models import DeliveryStatus, Duty, Initiative, Person, Team, Workspace
from storage.prepared import Prepared
from storage.repositories.due import asks_until, has_no_date, is_unscheduled, runs_between
from storage.repositories.late_answers import Threads, are_there_late_answers, first_open_summary

THREAD_OPEN = timedelta(days=8)  # how long answers are added to a summary's thread
_PERSON: Table = Person.__table__  # type: ignore[attr-defined]
_DATE, _INSTANT = _PERSON.c.next_prompt_on.type, _PERSON.c.next_prompt_at.type
_MINE: ColumnElement[int] = bindparam("workspace_id")


class Waiting(NamedTuple):
    """What waits in one workspace at an instant: something that is due, answers for the `threads` of summaries (None:
    there is none). `ticked_at` is the last tick that was noted. Before *Go live* nothing is due."""

    is_due: bool = False
    threads: Threads | None = None
    ticked_at: datetime | None = None


def look_for_work(db: Database, workspace_id: int, now: datetime) -> Waiting:
    """What waits; two statements while threads are open, else one."""
    opens_by, since = (now + FIRST_SOMEWHERE).date(), now - THREAD_OPEN
    given = {"workspace_id": workspace_id, "now": now, "opens_by": opens_by, "since": since}
    found = db.look(_waiting(), given)
    if not found:
        return Waiting()
    is_due, first_at, ticked_at = found[0]
    threads = Threads(workspace_id, since, first_at, now) if first_at else None
    has_answers = threads is not None and are_there_late_answers(db, threads)
    return Waiting(is_due, threads if has_answers else None, ticked_at)


def are_there_newcomers(db: Database, workspace_id: int, now: datetime) -> bool:
    """Whether somebody who owns something that runs, or a team with members, has no due date yet. This looks at
    everybody who owns nothing."""
    today = now.date()
    given = {"workspace_id": workspace_id, "today": today, "asks_until": asks_until(today)}
    return bool(db.look(_newcomers(), given))


@cache
def _waiting() -> Prepared:
    mine, now = _MINE, bindparam("now", type_=_INSTANT)
    is_active = col(Team.archived_at).is_(None)
    opens_by = bindparam("opens_by", type_=_DATE)
    found: tuple[Any, ...] = (
        exists().where(col(Person.workspace_id) == mine, col(Person.next_prompt_at) <= now),
        exists().where(col(Initiative.workspace_id) == mine, col(Initiative.look_back_at) <= now),
        exists().where(col(Duty.workspace_id) == mine, col(Duty.nudge_at) <= now),
        exists().where(col(Team.workspace_id) == mine, is_active, col(Team.next_round_on) <= opens_by),
        exists().where(col(Team.workspace_id) == mine, is_active, col(Team.next_summary_at) <= now),
        and_(
            col(Workspace.brief_weekday).is_not(None),
            or_(col(Workspace.next_brief_at).is_(None), col(Workspace.next_brief_at) <= now),
        ),
    )
    is_due = and_(col(Workspace.live_at).is_not(None), or_(*found)).label("is_due")
    columns: tuple[Any, ...] = (is_due, first_open_summary().label("first_at"), _last_tick().label("ticked_at"))
    return Prepared(select(*columns).where(col(Workspace.id) == mine))


@cache
def _newcomers() -> Prepared:
    mine, today = _MINE, bindparam("today", type_=_DATE)
    runs = runs_between(today, bindparam("asks_until", type_=_DATE))
    found = or_(exists().where(*is_unscheduled(mine)), exists().where(*has_no_date(mine, runs)))
    return Prepared(
        select(col(Workspace.id)).where(col(Workspace.id) == mine, col(Workspace.live_at).is_not(None), found)
    )


def _last_tick() -> ScalarSelect[Any]:
    mine = col(DeliveryStatus.workspace_id) == _MINE
    return select(col(DeliveryStatus.ticked_at)).where(mine).scalar_subquery()
