"""What was said after a summary was posted, and is not in its thread yet. Nearly every tick looks for it."""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    String,
    Table,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal,
    select,
)
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.domain.vocabulary import Visibility
from storage.database import Database
from storage.models import CheckIn, Initiative, KeyResult, Objective, OutboxRow, Post, RosterEntry, Round
from storage.prepared import Prepared

_ROUND: Table = Round.__table__  # type: ignore[attr-defined]
_MINE: ColumnElement[int] = bindparam("workspace_id")
_INSTANT = _ROUND.c.opened_at.type
_OF_TEAM = and_(col(Objective.id) == KeyResult.objective_id, col(Objective.team_id) == Round.team_id)


class LateAnswer(NamedTuple):
    """A check-in that came after a summary, and where that stands in Slack."""

    round_id: int
    check_in_id: int
    slack_channel: str
    slack_ts: str


class Threads(NamedTuple):
    """Whose threads take answers: of summaries at or after `since`, the first of which was at `first_at`."""

    workspace_id: int
    since: datetime
    first_at: datetime
    now: datetime


def late_answers(session: Session, threads: Threads) -> list[LateAnswer]:
    """What was said of public key results and initiatives after the summary of their team's newest round, and is not
    in its thread yet; also that nothing changed. What only corrects is left out."""
    found = [LateAnswer(*row) for each in _late() for row in each.rows(session, threads._asdict())]
    return sorted(found, key=lambda row: row.check_in_id)


def are_there_late_answers(db: Database, threads: Threads) -> bool:
    """The same as a question, outside of any transaction."""
    return any(db.look(each, threads._asdict()) for each in _late())


def first_open_summary() -> ScalarSelect[Any]:
    """When the first summary was posted whose thread takes answers. Takes `workspace_id`, `since` and `now`."""
    return select(func.min(col(Round.summarised_at))).where(*_takes_answers()).scalar_subquery()


def _takes_answers() -> tuple[ColumnElement[bool], ...]:
    """The newest round of each team, if it was summarised at or after an instant. One that a clock opened which was
    ahead is none yet."""
    later = aliased(Round)
    is_over = exists().where(
        col(later.team_id) == Round.team_id,
        col(later.due_on) > col(Round.due_on),
        col(later.opened_at) <= bindparam("now", type_=_INSTANT),
    )
    return (
        col(Round.workspace_id) == _MINE,
        col(Round.summarised_at) >= bindparam("since", type_=_INSTANT),
        ~is_over,
    )


@cache
def _late() -> tuple[Prepared, Prepared]:
    key = literal("late:") + cast(col(Round.id), String) + literal(":") + cast(col(CheckIn.id), String)
    is_there = exists().where(col(OutboxRow.workspace_id) == _MINE, col(OutboxRow.dedupe_key) == key)
    late = (
        *_takes_answers(),
        col(CheckIn.workspace_id) == _MINE,
        col(CheckIn.withdrawn_at).is_(None),
        # Begins at what is new, not at all that was ever said.
        col(CheckIn.recorded_at) >= bindparam("first_at", type_=_INSTANT),
        col(CheckIn.at) > col(Round.summarised_at),
        col(CheckIn.corrects_id).is_(None),
        col(KeyResult.visibility) == Visibility.WORKSPACE,
        col(Objective.visibility) == Visibility.WORKSPACE,
        ~is_there,
    )
    return Prepared(_said_of_key_results().where(*late)), Prepared(_said_of_initiatives().where(*late))


def _posted_with_roster() -> Select[Any]:
    columns: tuple[Any, ...] = (col(Round.id), col(CheckIn.id), col(Post.slack_channel), col(Post.slack_ts))
    return (
        select(*columns)
        .select_from(Round)
        .join(Post, and_(col(Post.round_id) == Round.id, col(Post.kind) == "summary"))
        .join(RosterEntry, col(RosterEntry.round_id) == Round.id)
    )


def _said_of_key_results() -> Select[Any]:
    """What those on a roster own, with every check-in on it."""
    return (
        _posted_with_roster()
        .join(KeyResult, col(KeyResult.owner_id) == RosterEntry.person_id)
        .join(Objective, _OF_TEAM)
        .join(CheckIn, col(CheckIn.key_result_id) == KeyResult.id)
    )


def _said_of_initiatives() -> Select[Any]:
    """The same of initiatives."""
    return (
        _posted_with_roster()
        .join(Initiative, col(Initiative.owner_id) == RosterEntry.person_id)
        .join(KeyResult, col(KeyResult.id) == Initiative.key_result_id)
        .join(Objective, _OF_TEAM)
        .join(CheckIn, col(CheckIn.initiative_id) == Initiative.id)
        .where(col(Initiative.visibility) == Visibility.WORKSPACE)
    )
