"""The rows of the outbox on their way: claimed, and settled under the same claim."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, func, insert, literal_column, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from storage.models import AuditEvent, CheckIn, DeliveryStatus, OutboxRow, Post, PostedCheckIn
from storage.models.delivery import OutboxState

_OUTBOX: Table = OutboxRow.__table__  # type: ignore[attr-defined]
_POST: Table = Post.__table__  # type: ignore[attr-defined]
_POSTED: Table = PostedCheckIn.__table__  # type: ignore[attr-defined]
_STATUS: Table = DeliveryStatus.__table__  # type: ignore[attr-defined]
_IN_LINE: list[ColumnElement[str]] = [
    literal_column(f"'{state}'") for state in ("due", "sending", "unsure")
]  # as the partial index has them


class Outbox:
    """The outbox of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id
        self._is_postgres = session.get_bind().dialect.name == "postgresql"

    def begin_claims(self) -> None:
        """Comes first in a transaction that claims: serializable claims would only collide."""
        if self._is_postgres:
            self._session.connection(execution_options={"isolation_level": "READ COMMITTED"})

    def claim(self, now: datetime, busy: Collection[str]) -> OutboxRow | None:
        """Take the most urgent row that is due, under a claim of its own; None when there is none, or in a pause.

        New messages to one recipient leave one after the other, in their order; those to a `busy` recipient wait, and
        so does a repair while another one of the same message is under way. Two that claim at once take different
        rows, which the locks, the guard on the state and a unique index see to.
        """
        wanted = {"workspace_id": self._workspace_id, "now": now, "busy": list(busy)}
        row_id = self._session.execute(_claimable(), wanted).scalar_one_or_none()
        if row_id is None:
            return None
        given = {"now": now, "row_id": row_id, "claim": uuid.uuid4().hex}
        if not self._is_postgres:
            return self._claimed(given)
        try:
            with self._session.begin_nested():
                return self._claimed(given)
        except IntegrityError:
            return None  # somebody else has just begun to send to the same recipient

    def _claimed(self, given: dict[str, Any]) -> OutboxRow | None:
        row: OutboxRow | None = self._session.execute(_claiming(), given).scalar_one_or_none()
        return row

    def take_over(self, row_id: int, claimed_by: str) -> OutboxRow | None:
        """Put a claim of our own in place of one whose holder is gone; None when it has ended or changed meanwhile.
        When it was claimed stays."""
        values = {"state": OutboxState.UNSURE, "claimed_by": uuid.uuid4().hex}
        taken = self._touched(update(_OUTBOX).where(self._is_held(row_id, claimed_by)).values(**values))
        return self.get(row_id) if taken else None

    def get(self, row_id: int) -> OutboxRow:
        """By row id; raises NoResultFound."""
        found = select(OutboxRow).where(self._is_mine(), _OUTBOX.c.id == row_id)
        row: OutboxRow = self._session.execute(found.execution_options(populate_existing=True)).scalar_one()
        return row

    def settle(self, row_id: int, claimed_by: str, state: OutboxState, **values: Any) -> bool:
        """End or return a claim; False when it is not ours any more."""
        return self._touched(update(_OUTBOX).where(self._is_held(row_id, claimed_by)).values(state=state, **values))

    def of_key(self, dedupe_key: str) -> OutboxRow | None:
        """By what makes a message unique."""
        found = select(OutboxRow).where(self._is_mine(), _OUTBOX.c.dedupe_key == dedupe_key)
        return self._session.execute(found).scalar_one_or_none()

    def has_due_repair(self, post_id: int) -> bool:
        """Whether a newer repair of the same message waits."""
        found = select(_OUTBOX.c.id).where(
            self._is_mine(), _OUTBOX.c.post_id == post_id, _OUTBOX.c.state == OutboxState.DUE
        )
        return self._session.execute(found.limit(1)).first() is not None

    def unsettled(self) -> Sequence[tuple[int, str]]:
        """The rows under way, or of unknown fate, with their claims."""
        found = select(_OUTBOX.c.id, _OUTBOX.c.claimed_by).where(
            self._is_mine(), _OUTBOX.c.state.in_((OutboxState.SENDING, OutboxState.UNSURE))
        )
        return [(row.id, row.claimed_by) for row in self._session.execute(found)]

    def earliest_due(self) -> datetime | None:
        """When the next row may be sent."""
        found = select(func.min(_OUTBOX.c.not_before)).where(self._is_mine(), _OUTBOX.c.state == OutboxState.DUE)
        return self._session.execute(found).scalar_one_or_none()

    def open_counts(self, given_up_since: datetime) -> dict[OutboxState, int]:
        """How many rows wait, are under way, of unknown fate, or were given up since an instant."""
        open_states = [OutboxState.DUE, OutboxState.SENDING, OutboxState.UNSURE, OutboxState.DEAD]
        found = (
            select(_OUTBOX.c.state, func.count())
            .where(self._is_mine(), _OUTBOX.c.state.in_(open_states))
            .where(or_(_OUTBOX.c.state != OutboxState.DEAD, _OUTBOX.c.claimed_at >= given_up_since))
            .group_by(_OUTBOX.c.state)
        )
        return {row[0]: row[1] for row in self._session.execute(found)}

    def given_up(self, since: datetime, limit: int) -> list[OutboxRow]:
        """The rows that were given up since an instant, newest first."""
        dead = self._is_mine() & (_OUTBOX.c.state == OutboxState.DEAD) & (_OUTBOX.c.claimed_at >= since)
        found = select(OutboxRow).where(dead).order_by(_OUTBOX.c.claimed_at.desc(), _OUTBOX.c.id.desc()).limit(limit)
        return list(self._session.execute(found).scalars())

    def revive(self, row_id: int, now: datetime) -> bool:
        """Let a row that was given up be sent after all, with all its attempts; False when it is not dead any more. A
        repair that a newer one waits behind is left to that one."""
        dead = self._is_mine() & (_OUTBOX.c.id == row_id) & (_OUTBOX.c.state == OutboxState.DEAD)
        post_id = self._session.execute(select(_OUTBOX.c.post_id).where(dead)).scalar_one_or_none()
        if post_id is not None and self.has_due_repair(post_id):
            return self._touched(update(_OUTBOX).where(dead).values(state=OutboxState.NOT_NEEDED))
        values = {"state": OutboxState.DUE, "attempts": 0, "not_before": now, "reason": ""}
        return self._touched(update(_OUTBOX).where(dead).values(**values))

    def has_news_since(self, instant: datetime) -> bool:
        """Whether anybody checked in, or corrected, at or after an instant."""
        mine = col(CheckIn.workspace_id) == self._workspace_id
        found = select(col(CheckIn.id)).where(
            or_(mine & (col(CheckIn.recorded_at) >= instant), mine & (col(CheckIn.withdrawn_at) >= instant))
        )
        return self._session.execute(found.limit(1)).first() is not None

    def has_changes_since(self, instant: datetime) -> bool:
        """Whether anything was changed at or after an instant: the newest event tells."""
        mine = col(AuditEvent.workspace_id) == self._workspace_id
        newest = select(col(AuditEvent.at)).where(mine).order_by(col(AuditEvent.id).desc()).limit(1)
        at = self._session.execute(newest).scalar_one_or_none()
        return at is not None and at >= instant

    def post(self, post_id: int) -> Post | None:
        """A message that stands in Slack, by row id."""
        found = select(Post).where(_POST.c.workspace_id == self._workspace_id, _POST.c.id == post_id)
        return self._session.execute(found).scalar_one_or_none()

    def add_post(self, values: dict[str, Any]) -> int:
        """Remember a message that now stands in Slack; what stood there before (a Home tab) is the same post."""
        row = {"workspace_id": self._workspace_id, "facts": {}, **values}
        make = postgres_insert if self._is_postgres else sqlite_insert
        same = [_POST.c.workspace_id, _POST.c.slack_channel, _POST.c.slack_ts]
        statement = make(_POST).values(row)
        statement = statement.on_conflict_do_update(index_elements=same, set_={"posted_at": row["posted_at"]})
        return int(self._session.execute(statement.returning(_POST.c.id)).scalar_one())

    def change_post(self, post_id: int, **values: Any) -> None:
        """Say something new of a message that stands."""
        mine = (_POST.c.workspace_id == self._workspace_id) & (_POST.c.id == post_id)
        self._session.execute(update(_POST).where(mine).values(**values))

    def show(self, post_id: int, check_in_ids: Collection[int]) -> None:
        """Remember which check-ins a message shows, beside those that it showed before."""
        known = set(self._session.execute(select(_POSTED.c.check_in_id).where(_POSTED.c.post_id == post_id)).scalars())
        rows = [
            {"workspace_id": self._workspace_id, "post_id": post_id, "check_in_id": each}
            for each in dict.fromkeys(check_in_ids)
            if each not in known
        ]
        if rows:
            self._session.execute(insert(_POSTED), rows)

    def _touched(self, statement: Any) -> bool:
        return self._session.execute(statement.returning(_OUTBOX.c.id)).first() is not None

    def _is_mine(self) -> ColumnElement[bool]:
        return _OUTBOX.c.workspace_id == self._workspace_id

    def _is_held(self, row_id: int, claimed_by: str) -> ColumnElement[bool]:
        ours = (_OUTBOX.c.id == row_id) & (_OUTBOX.c.claimed_by == claimed_by)
        return self._is_mine() & ours & _OUTBOX.c.state.in_((OutboxState.SENDING, OutboxState.UNSURE))


@cache
def _claiming() -> Any:
    """Take one row, unless somebody else has, and return it."""
    mine, now = _OUTBOX.c, bindparam("now", type_=_OUTBOX.c.not_before.type)
    still_due = (mine.id == bindparam("row_id")) & (mine.state == OutboxState.DUE)
    values = {"state": OutboxState.SENDING, "claimed_at": now, "claimed_by": bindparam("claim")}
    statement = update(OutboxRow).where(still_due).values(**values, attempts=mine.attempts + 1).returning(OutboxRow)
    return statement.execution_options(synchronize_session=False, populate_existing=True)


@cache
def _claimable() -> Select[int]:
    """The most urgent row that may leave. Built once: every message asks for it, many times while it waits."""
    mine, now = _OUTBOX.c, bindparam("now", type_=_OUTBOX.c.not_before.type)
    workspace_id: ColumnElement[int] = bindparam("workspace_id")
    other = _OUTBOX.alias("other")
    is_paused = (
        select(_STATUS.c.id)
        .where(_STATUS.c.workspace_id == workspace_id, _STATUS.c.paused_at <= now, _STATUS.c.paused_until > now)
        .exists()
    )
    under_repair = (
        select(other.c.id)
        .where(other.c.workspace_id == workspace_id, other.c.state == OutboxState.SENDING)
        .where(other.c.post_id == mine.post_id)
        .exists()
    )
    behind_another = (
        select(other.c.id)
        .where(other.c.workspace_id == workspace_id, other.c.recipient == mine.recipient)
        .where(other.c.post_id.is_(None), other.c.state.in_(_IN_LINE), _goes_before(other, now))
        .exists()
    )
    is_free = mine.recipient.not_in(bindparam("busy", expanding=True))
    has_its_turn = or_(
        and_(mine.post_id.is_(None), is_free, ~behind_another), and_(mine.post_id.is_not(None), ~under_repair)
    )
    return (
        select(mine.id)
        .where(mine.workspace_id == workspace_id, mine.state == OutboxState.DUE, mine.not_before <= now)
        .where(~is_paused, has_its_turn)
        .order_by(mine.priority, mine.not_before, mine.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=_OUTBOX)
    )


def _goes_before(other: Any, now: Any) -> ColumnElement[bool]:
    """Whether another new message to the same recipient goes first: it is under way, or of unknown fate and not less
    urgent, or due and earlier in line."""
    mine, theirs = _OUTBOX.c, other.c
    is_earlier = or_(
        theirs.priority < mine.priority,
        and_(theirs.priority == mine.priority, theirs.not_before < mine.not_before),
        and_(theirs.priority == mine.priority, theirs.not_before == mine.not_before, theirs.id < mine.id),
    )
    return or_(
        theirs.state == OutboxState.SENDING,
        and_(theirs.state == OutboxState.UNSURE, theirs.priority <= mine.priority),
        and_(theirs.state == OutboxState.DUE, theirs.not_before <= now, is_earlier),
    )
