"""The rows of the outbox on their way: claimed, and settled under the same claim."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from storage.models import CheckIn, OutboxRow, Post, PostedCheckIn
from storage.models.delivery import OutboxState

_OUTBOX: Table = OutboxRow.__table__  # type: ignore[attr-defined]
_POST: Table = Post.__table__  # type: ignore[attr-defined]
_POSTED: Table = PostedCheckIn.__table__  # type: ignore[attr-defined]


class Outbox:
    """The outbox of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def claim(self, now: datetime, busy: Collection[str]) -> OutboxRow | None:
        """Take the most urgent row that is due, under a claim of its own; None when there is none.

        New messages to a `busy` recipient wait, and so does a repair while another one of the same message is under
        way. Two that claim at once take different rows, which the locks and the guard on the state see to: this comes
        first in its transaction, since serializable claims would only collide.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.connection(execution_options={"isolation_level": "READ COMMITTED"})
        found = (
            select(_OUTBOX.c.id)
            .where(self._is_mine(), *self._is_due(now), self._is_free(busy), self._is_not_under_repair())
            .order_by(_OUTBOX.c.priority, _OUTBOX.c.not_before, _OUTBOX.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        row_id = self._session.execute(found).scalar_one_or_none()
        if row_id is None:
            return None
        values = {
            "state": OutboxState.SENDING,
            "claimed_at": now,
            "claimed_by": uuid.uuid4().hex,
            "attempts": _OUTBOX.c.attempts + 1,
        }
        still_due = (_OUTBOX.c.id == row_id) & (_OUTBOX.c.state == OutboxState.DUE)
        if not self._touched(update(_OUTBOX).where(still_due).values(**values)):
            return None
        return self.get(row_id)

    def get(self, row_id: int) -> OutboxRow:
        """By row id; raises NoResultFound."""
        found = select(OutboxRow).where(self._is_mine(), _OUTBOX.c.id == row_id)
        row: OutboxRow = self._session.execute(found.execution_options(populate_existing=True)).scalar_one()
        return row

    def settle(self, row_id: int, claimed_by: str, state: OutboxState, **values: Any) -> bool:
        """End or return a claim; False when it is not ours any more."""
        ours = (_OUTBOX.c.id == row_id) & (_OUTBOX.c.claimed_by == claimed_by)
        open_states = _OUTBOX.c.state.in_((OutboxState.SENDING, OutboxState.UNSURE))
        return self._touched(update(_OUTBOX).where(self._is_mine(), ours, open_states).values(state=state, **values))

    def state_of(self, dedupe_key: str) -> OutboxState | None:
        """How far a message has come; None when there is none of this key."""
        found = select(_OUTBOX.c.state).where(self._is_mine(), _OUTBOX.c.dedupe_key == dedupe_key)
        return self._session.execute(found).scalar_one_or_none()

    def has_due_repair(self, post_id: int) -> bool:
        """Whether a newer repair of the same message waits."""
        found = select(_OUTBOX.c.id).where(
            self._is_mine(), _OUTBOX.c.post_id == post_id, _OUTBOX.c.state == OutboxState.DUE
        )
        return self._session.execute(found.limit(1)).first() is not None

    def sending(self) -> Sequence[tuple[int, str]]:
        """The rows under way with their claims."""
        found = select(_OUTBOX.c.id, _OUTBOX.c.claimed_by).where(
            self._is_mine(), _OUTBOX.c.state == OutboxState.SENDING
        )
        return [(row.id, row.claimed_by) for row in self._session.execute(found)]

    def earliest_due(self) -> datetime | None:
        """When the next row may be sent."""
        found = select(func.min(_OUTBOX.c.not_before)).where(self._is_mine(), _OUTBOX.c.state == OutboxState.DUE)
        return self._session.execute(found).scalar_one_or_none()

    def has_news_since(self, instant: datetime) -> bool:
        """Whether anybody checked in, or corrected, at or after an instant."""
        mine = col(CheckIn.workspace_id) == self._workspace_id
        found = select(col(CheckIn.id)).where(
            or_(mine & (col(CheckIn.recorded_at) >= instant), mine & (col(CheckIn.withdrawn_at) >= instant))
        )
        return self._session.execute(found.limit(1)).first() is not None

    def post(self, post_id: int) -> Post | None:
        """A message that stands in Slack, by row id."""
        found = select(Post).where(_POST.c.workspace_id == self._workspace_id, _POST.c.id == post_id)
        return self._session.execute(found).scalar_one_or_none()

    def add_post(self, values: dict[str, Any]) -> int:
        """Remember a message that now stands in Slack; what stood there before (a Home tab) is the same post."""
        row = {"workspace_id": self._workspace_id, "facts": {}, **values}
        make = sqlite_insert if self._session.get_bind().dialect.name == "sqlite" else postgres_insert
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

    @staticmethod
    def _is_due(now: datetime) -> tuple[ColumnElement[bool], ...]:
        return _OUTBOX.c.state == OutboxState.DUE, _OUTBOX.c.not_before <= now

    @staticmethod
    def _is_free(busy: Collection[str]) -> ColumnElement[bool]:
        return or_(_OUTBOX.c.post_id.is_not(None), _OUTBOX.c.recipient.not_in(list(busy)))

    @staticmethod
    def _is_not_under_repair() -> ColumnElement[bool]:
        other = aliased(OutboxRow)
        under_way = (
            select(col(other.id))
            .where(col(other.post_id) == _OUTBOX.c.post_id, col(other.state) == OutboxState.SENDING)
            .exists()
        )
        return or_(_OUTBOX.c.post_id.is_(None), ~under_way)
