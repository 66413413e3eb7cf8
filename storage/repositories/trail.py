"""What every change leaves behind: the audit trail, receipts against repetition, and rows of the outbox."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import JSON, ColumnElement, Row, String, Table, bindparam, cast, func, literal, or_, select
from sqlmodel import Session

from storage.models import AuditEvent, OutboxRow, Post, PostedCheckIn, Receipt
from storage.models.delivery import OutboxState
from storage.prepared import Prepared, insert_row, insert_unless_there, inserting_unless_there

_AUDIT: Table = AuditEvent.__table__  # type: ignore[attr-defined]
_RECEIPT: Table = Receipt.__table__  # type: ignore[attr-defined]
_OUTBOX: Table = OutboxRow.__table__  # type: ignore[attr-defined]
_POST: Table = Post.__table__  # type: ignore[attr-defined]
_POSTED: Table = PostedCheckIn.__table__  # type: ignore[attr-defined]

HOME_TS = "home"  # stands in a Home tab's Post where a message has its ts
_NUDGES_STAND = timedelta(days=7)  # how long a reminder is kept true
OWN_WORDS, SCHEDULED = 0, 10  # priorities: what a person caused goes before what the clock caused


class Trail:
    """Written by the use case that makes the change, in its transaction. Core statements, for this is the hot path."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def record(
        self,
        now: datetime,
        actor_id: int | None,
        verb: str,
        item_kind: str = "",
        item_id: int | None = None,
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        reason: str = "",
    ) -> int:
        """Add to the audit trail and return the event's id. `before` and `after` hold what changed, as JSON values."""
        row = {
            "workspace_id": self._workspace_id,
            "at": now,
            "actor_id": actor_id,
            "verb": verb,
            "item_kind": item_kind,
            "item_id": item_id,
            "before": before,
            "after": after,
            "reason": reason,
        }
        return insert_row(self._session, _AUDIT, row)

    def event(self, event_id: int) -> AuditEvent | None:
        """By row id."""
        mine = (_AUDIT.c.workspace_id == self._workspace_id) & (_AUDIT.c.id == event_id)
        return self._session.execute(select(AuditEvent).where(mine)).scalar_one_or_none()

    def events(self, event_ids: Collection[int]) -> Sequence[AuditEvent]:
        """By row ids, oldest first; those of other workspaces are not found."""
        mine = (_AUDIT.c.workspace_id == self._workspace_id) & _AUDIT.c.id.in_(list(event_ids))
        return self._session.execute(select(AuditEvent).where(mine).order_by(_AUDIT.c.id)).scalars().all()

    def events_of(self, item_kind: str, item_id: int) -> Sequence[AuditEvent]:
        """What happened to an item, oldest first."""
        return self.events_of_items(item_kind, [item_id])

    def events_of_items(self, item_kind: str, item_ids: Collection[int]) -> Sequence[AuditEvent]:
        """What happened to any of these items, oldest first."""
        theirs = (
            (_AUDIT.c.workspace_id == self._workspace_id)
            & (_AUDIT.c.item_kind == item_kind)
            & (_AUDIT.c.item_id.in_(list(item_ids)))
        )
        return self._session.execute(select(AuditEvent).where(theirs).order_by(_AUDIT.c.id)).scalars().all()

    def events_since(self, item_kind: str, item_ids: Collection[int], since: datetime) -> Sequence[AuditEvent]:
        """What happened to any of these items after an instant, oldest first."""
        theirs = (
            (_AUDIT.c.workspace_id == self._workspace_id)
            & (_AUDIT.c.item_kind == item_kind)
            & (_AUDIT.c.item_id.in_(list(item_ids)))
            & (_AUDIT.c.at > since)
        )
        return self._session.execute(select(AuditEvent).where(theirs).order_by(_AUDIT.c.id)).scalars().all()

    def values_before(self, item_kind: str, name: str, instant: datetime) -> dict[int, Any]:
        """For each item of a kind of which this column was changed after an instant: what it held then, by row id."""
        changed = (
            (_AUDIT.c.workspace_id == self._workspace_id)
            & (_AUDIT.c.item_kind == item_kind)
            & (_AUDIT.c.at > instant)
            & _AUDIT.c.item_id.is_not(None)
        )
        found = select(_AUDIT.c.item_id, _AUDIT.c.before).where(changed).order_by(_AUDIT.c.id.desc())
        return {item_id: before[name] for item_id, before in self._session.execute(found) if name in (before or {})}

    def last_actor_of(self, item_kind: str, item_id: int) -> int | None:
        """The person id of whoever changed an item last."""
        mine = (
            (_AUDIT.c.workspace_id == self._workspace_id)
            & (_AUDIT.c.item_kind == item_kind)
            & (_AUDIT.c.item_id == item_id)
        )
        found = select(_AUDIT.c.actor_id).where(mine).order_by(_AUDIT.c.id.desc()).limit(1)
        return self._session.execute(found).scalar_one_or_none()

    def repeats(self, cause: str, now: datetime) -> int | None:
        """Take note of a trigger or view that stores something: None the first time, later the row id of what came of
        it (0: of nothing)."""
        return None if self.is_first(cause, now) else self._outcome_of(cause) or 0

    def is_first(self, cause: str, now: datetime) -> bool:
        """Take note of a trigger, view or event; False when it was dealt with before."""
        row = {"workspace_id": self._workspace_id, "cause": cause, "at": now}
        return insert_unless_there(self._session, _RECEIPT, row)

    def settle(self, cause: str, outcome_id: int) -> None:
        """Remember the check-in or item that came of a cause, so that a repetition can be answered alike."""
        mine = (_RECEIPT.c.workspace_id == self._workspace_id) & (_RECEIPT.c.cause == cause)
        self._session.execute(_RECEIPT.update().where(mine).values(outcome_id=outcome_id))

    def knows(self, cause: str) -> bool:
        """Whether this trigger, view or event was dealt with before."""
        mine = (_RECEIPT.c.workspace_id == self._workspace_id) & (_RECEIPT.c.cause == cause)
        return self._session.execute(select(_RECEIPT.c.id).where(mine)).first() is not None

    def send(
        self,
        now: datetime,
        kind: str,
        dedupe_key: str,
        recipient: str,
        facts: dict[str, Any],
        *,
        priority: int = OWN_WORDS,
        thread_ts: str | None = None,
        not_before: datetime | None = None,
    ) -> bool:
        """Put a message into the outbox; False when its `dedupe_key` is there already. Sent after the commit.

        `kind` names the renderer in bot.jobs.delivery; `facts` are JSON values and hold no secrets and no blocks.
        """
        row = self._outbox_row(now, kind, dedupe_key, recipient, facts, priority)
        row |= {"thread_ts": thread_ts, "not_before": not_before or now}
        return self._enqueue(row)

    def repair(
        self, now: datetime, post_id: int, kind: str, recipient: str, *, every: timedelta = timedelta(0)
    ) -> bool:
        """Have a message that stands in Slack rendered anew from the newest state; one open row per message, and no
        sooner than `every` after the repair before."""
        row = self._outbox_row(now, kind, f"repair:{uuid.uuid4().hex}", recipient, {}, OWN_WORDS)
        not_before = self._rested(post_id, now, every) if every else now
        return self._enqueue(row | {"post_id": post_id, "not_before": not_before})

    def _rested(self, post_id: int, now: datetime, every: timedelta) -> datetime:
        """When a message may be repaired again; a clock that is set back makes nobody wait longer than `every`."""
        mine = (_OUTBOX.c.workspace_id == self._workspace_id) & (_OUTBOX.c.post_id == post_id)
        last = self._session.execute(select(func.max(_OUTBOX.c.sent_at)).where(mine)).scalar_one_or_none()
        return now if last is None else min(max(now, last + every), now + every)

    def repair_posts_showing(self, now: datetime, check_in_ids: Iterable[int]) -> None:
        """Have every message repaired that showed one of these check-ins, and marked as corrected."""
        showing = (
            select(_POST.c.id, _POST.c.kind, _POST.c.slack_channel)
            .join(_POSTED, _POSTED.c.post_id == _POST.c.id)
            .where(_POST.c.workspace_id == self._workspace_id, _POSTED.c.check_in_id.in_(list(check_in_ids)))
            .distinct()
        )
        for post in self._session.execute(showing).all():
            self._session.execute(_POST.update().where(_POST.c.id == post.id).values(corrected_at=now))
            self.repair(now, post.id, post.kind, post.slack_channel)

    def repair_posts_about(self, now: datetime, person_id: int, kind: str, fact: str, value: int) -> None:
        """Have a person's messages of one kind rendered anew in whose facts `fact` has this value."""
        mine = (_POST.c.workspace_id == self._workspace_id) & (_POST.c.person_id == person_id) & (_POST.c.kind == kind)
        found = select(_POST.c.id, _POST.c.slack_channel).where(mine, _POST.c.facts[fact].as_integer() == value)
        for post in self._session.execute(found).all():
            self.repair(now, post.id, kind, post.slack_channel)

    def posts_since(self, kinds: Iterable[str], since: datetime) -> Sequence[Row[Any]]:
        """The messages of these kinds that were posted at or after an instant: id, kind, slack_channel and facts."""
        columns = (_POST.c.id, _POST.c.kind, _POST.c.slack_channel, _POST.c.facts)
        mine = (_POST.c.workspace_id == self._workspace_id) & _POST.c.kind.in_(list(kinds))
        return self._session.execute(select(*columns).where(mine, _POST.c.posted_at >= since)).all()

    def remember_home(self, now: datetime, person_id: int, slack_user_id: str, facts: dict[str, Any]) -> None:
        """Note that somebody's Home stands in Slack, and what of it they look at."""
        place = {"workspace_id": self._workspace_id, "slack_channel": slack_user_id, "slack_ts": HOME_TS}
        shown = {"kind": "home", "facts": facts, "person_id": person_id, "posted_at": now}
        if not insert_unless_there(self._session, _POST, {**place, **shown}):
            self._session.execute(
                _POST.update().where(*_at_home(self._workspace_id, slack_user_id)).values(facts=facts)
            )

    def home_of(self, slack_user_id: str) -> dict[str, Any] | None:
        """What was noted of somebody's Home; None when they never opened it."""
        found = select(_POST.c.facts).where(*_at_home(self._workspace_id, slack_user_id))
        return self._session.execute(found).scalar_one_or_none()

    def newest_post_in(self, slack_channel: str) -> int:
        """The row id of the last message that was posted there and may be repaired; 0 where there is none."""
        there = (_POST.c.workspace_id == self._workspace_id) & (_POST.c.slack_channel == slack_channel)
        return int(self._session.execute(select(func.max(_POST.c.id)).where(there)).scalar_one() or 0)

    def repair_personal_posts(self, now: datetime, person_id: int) -> None:
        """Have somebody's Home tab and their newest check-in DM rendered anew."""
        whose = {"workspace_id": self._workspace_id, "person_id": person_id}
        row = {
            "recent": now - _NUDGES_STAND,
            "now": now,
            "key": f"repair:{uuid.uuid4().hex}:",
            "facts": {},
            "state": OutboxState.DUE,
        }
        if _repairing_personal_posts().count(self._session, whose | row):
            self._session.info["outbox"] = True

    def _outcome_of(self, cause: str) -> int | None:
        mine = (_RECEIPT.c.workspace_id == self._workspace_id) & (_RECEIPT.c.cause == cause)
        found = self._session.execute(select(_RECEIPT.c.outcome_id).where(mine)).scalar_one_or_none()
        return None if found is None else int(found)

    def _outbox_row(
        self, now: datetime, kind: str, dedupe_key: str, recipient: str, facts: dict[str, Any], priority: int
    ) -> dict[str, Any]:
        return {
            "workspace_id": self._workspace_id,
            "kind": kind,
            "dedupe_key": dedupe_key,
            "recipient": recipient,
            "facts": facts,
            "state": OutboxState.DUE,
            "priority": priority,
            "not_before": now,
            "attempts": 0,
            "reason": "",
            "created_at": now,
        }

    def _enqueue(self, row: dict[str, Any]) -> bool:
        added = insert_unless_there(self._session, _OUTBOX, row)
        if added:
            self._session.info["outbox"] = True  # Database wakes the senders after the commit
        return added


@cache
def _repairing_personal_posts() -> Prepared:
    """One statement instead of a look-up and an insertion for each post: every update runs it."""
    newest = (
        select(func.max(_POST.c.id))
        .where(
            _POST.c.workspace_id == bindparam("workspace_id"),
            _POST.c.person_id == bindparam("person_id"),
            or_(
                _POST.c.kind == "home",
                _POST.c.kind == "prompt",
                or_(_POST.c.kind == "nudge", _POST.c.kind == "snoozed") & (_POST.c.posted_at > bindparam("recent")),
            ),
        )
        .group_by(_POST.c.kind)
    )
    columns = {
        "workspace_id": _POST.c.workspace_id,
        "kind": _POST.c.kind,
        "dedupe_key": bindparam("key", type_=String) + cast(_POST.c.id, String),
        "recipient": _POST.c.slack_channel,
        "facts": bindparam("facts", type_=JSON),
        "post_id": _POST.c.id,
        "state": bindparam("state", type_=_OUTBOX.c.state.type),
        "priority": literal(OWN_WORDS),
        "not_before": bindparam("now", type_=_OUTBOX.c.not_before.type),
        "attempts": literal(0),
        "reason": literal(""),
        "created_at": bindparam("now", type_=_OUTBOX.c.created_at.type),
    }
    standing = select(*columns.values()).where(_POST.c.id.in_(newest))
    return Prepared(lambda dialect: inserting_unless_there(_OUTBOX, dialect).from_select(list(columns), standing))


def _at_home(workspace_id: int, slack_user_id: str) -> tuple[ColumnElement[bool], ...]:
    columns = _POST.c
    return columns.workspace_id == workspace_id, columns.slack_channel == slack_user_id, columns.slack_ts == HOME_TS
