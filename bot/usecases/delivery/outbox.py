"""A message on its way: claimed in one transaction, sent outside of any, settled in another.

Whoever claims holds a `Claimed`; only this claim can settle the row. What may have been sent (`mark_unsure`) is never
sent again blindly: it waits to be looked up by its key.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain.vocabulary import AskState
from bot.usecases.delivery.preconditions import why_not_needed
from bot.usecases.delivery.replies import Reply, send_replies
from storage.database import reading, writing
from storage.models import OutboxRow, Post
from storage.models.delivery import OutboxState
from storage.repositories.asks import Asks
from storage.repositories.delivery_status import DeliveryStatuses
from storage.repositories.outbox import Outbox
from storage.repositories.trail import Trail

ATTEMPTS_AT_MOST = 5
_RESTS = {"idea": timedelta(seconds=3)}  # between two changes of such a message, however many people click
_SETTLED_AT_ONCE = 20  # rows that are not needed any more, in one transaction


@dataclass(frozen=True, slots=True)
class PostedMessage:
    """A message that stands in Slack and is to be rendered anew."""

    id: int
    kind: str
    slack_channel: str
    slack_ts: str
    facts: Mapping[str, Any]
    person_id: int | None
    round_id: int | None
    due_on: date | None
    corrected_at: datetime | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """One row that is ours to send. `post` is set for a repair; `key` goes out in the message's metadata and tells
    nobody anything; `recipient` is a Slack channel or user id."""

    row_id: int
    workspace_id: int
    kind: str
    recipient: str
    facts: Mapping[str, Any]
    claimed_at: datetime
    claimed_by: str
    attempts: int
    priority: int
    key: str
    thread_ts: str | None = None
    post: PostedMessage | None = None

    @property
    def is_repeatable(self) -> bool:
        """Whether doing it twice shows the same as doing it once: a message put in place of another, a Home tab."""
        return self.post is not None or self.kind == "home"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is remembered of a message that now stands in Slack, so that it can be repaired, and what goes under it."""

    check_in_ids: tuple[int, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    person_id: int | None = None
    round_id: int | None = None
    due_on: date | None = None
    corrected_at: datetime | None = None
    replies: tuple[Reply, ...] = ()


@writing
def claim(session: Session, workspace_id: int, now: datetime, busy: Collection[str] = ()) -> Claimed | None:
    """The most urgent message that is due, or None. New messages to a `busy` recipient wait.

    Whatever is no longer needed is settled in the same transaction, and the next one is taken.
    """
    outbox = Outbox(session, workspace_id)
    outbox.begin_claims()
    for _ in range(_SETTLED_AT_ONCE):
        row = outbox.claim(now, busy)
        if row is None:
            return None
        if (reason := why_not_needed(session, row, now)) is not None:
            outbox.settle(row.key, row.claimed_by or "", OutboxState.NOT_NEEDED, reason=reason[:255])
        elif _has_rested(outbox, row, now):
            return _claimed(outbox, row)
    return None


@writing
def mark_sent(
    session: Session, claimed: Claimed, channel: str, ts: str, standing: Standing | None, now: datetime
) -> int | None:
    """It was sent, or changed in place. Returns the id of the message's Post where `standing` asks for one.

    What was said between the claim and now is missing in the message, so it is repaired at once.
    """
    outbox, trail = Outbox(session, claimed.workspace_id), Trail(session, claimed.workspace_id)
    sent = {"slack_channel": channel, "slack_ts": ts, "sent_at": now, "reason": ""}
    if not outbox.settle(claimed.row_id, claimed.claimed_by, OutboxState.SENT, **sent):
        return None
    post_id = claimed.post.id if claimed.post else None
    if standing is None:
        return post_id
    if claimed.post is None:
        post_id = outbox.add_post(_new_post(claimed, channel, ts, standing, now))
    elif standing.corrected_at or standing.facts:
        outbox.change_post(claimed.post.id, **_changes(standing))
    send_replies(trail, standing.replies, claimed.recipient, claimed.priority, now)
    if post_id is not None:
        outbox.show(post_id, standing.check_in_ids)
        if outbox.has_news_since(claimed.claimed_at) or _changed_meanwhile(session, outbox, claimed, standing):
            trail.repair(now, post_id, claimed.kind, channel)
    return post_id


@writing
def mark_not_needed(session: Session, claimed: Claimed, reason: str) -> None:
    """When its turn came there was nothing to say any more."""
    outbox = Outbox(session, claimed.workspace_id)
    outbox.settle(claimed.row_id, claimed.claimed_by, OutboxState.NOT_NEEDED, reason=reason[:255])


@writing
def mark_dead(session: Session, claimed: Claimed, reason: str) -> None:
    """It cannot be sent, and trying again would not help."""
    outbox = Outbox(session, claimed.workspace_id)
    outbox.settle(claimed.row_id, claimed.claimed_by, OutboxState.DEAD, reason=reason[:255])


@writing
def mark_unsure(session: Session, claimed: Claimed, reason: str) -> None:
    """Nobody knows whether it was sent. It rests until it has been looked up in Slack by its key."""
    outbox = Outbox(session, claimed.workspace_id)
    outbox.settle(claimed.row_id, claimed.claimed_by, OutboxState.UNSURE, reason=reason[:255])


@writing
def hold_back(session: Session, claimed: Claimed, now: datetime, until: datetime, reason: str) -> None:
    """It was certainly not sent, and nothing else would be either: the workspace waits until then. The attempt does not
    count, and the message keeps its place in line."""
    DeliveryStatuses(session, claimed.workspace_id).pause(now, until, reason)
    values = {"reason": reason[:255], "attempts": claimed.attempts - 1}
    _give_back(session, claimed, values)


@writing
def mark_due_again(
    session: Session, claimed: Claimed, not_before: datetime, reason: str, *, counts: bool = True
) -> None:
    """It was certainly not sent, or sending it twice does no harm. After five attempts that count it is dead.

    A repair that a newer one waits behind is left to that one.
    """
    attempts = claimed.attempts if counts else claimed.attempts - 1
    values: dict[str, Any] = {"reason": reason[:255], "attempts": attempts}
    if attempts >= ATTEMPTS_AT_MOST:
        outbox = Outbox(session, claimed.workspace_id)
        outbox.settle(claimed.row_id, claimed.claimed_by, OutboxState.DEAD, **values)
    else:
        _give_back(session, claimed, values | {"not_before": not_before})


@reading
def unsettled(session: Session, workspace_id: int) -> Sequence[tuple[int, str]]:
    """The rows that somebody is sending or whose fate is unknown, each with its claim."""
    return Outbox(session, workspace_id).unsettled()


@writing
def take_over(session: Session, workspace_id: int, row_id: int, claimed_by: str) -> Claimed | None:
    """Find out what became of a row whose sender is gone; None when somebody else settled it or took it over."""
    outbox = Outbox(session, workspace_id)
    row = outbox.take_over(row_id, claimed_by)
    return None if row is None else _claimed(outbox, row)


@reading
def next_due_at(session: Session, workspace_id: int, now: datetime) -> datetime | None:
    """When the next message may be sent; None when nothing waits."""
    due_at = Outbox(session, workspace_id).earliest_due()
    pause = DeliveryStatuses(session, workspace_id).pause_at(now) if due_at else None
    return max(due_at, pause.paused_until) if due_at and pause and pause.paused_until else due_at


def _claimed(outbox: Outbox, row: OutboxRow) -> Claimed:
    post = outbox.post(row.post_id) if row.post_id else None
    return Claimed(
        row_id=row.key,
        workspace_id=row.workspace_id,
        kind=row.kind,
        recipient=row.recipient,
        facts=row.facts,
        claimed_at=row.claimed_at or row.created_at,
        claimed_by=row.claimed_by or "",
        attempts=row.attempts,
        priority=row.priority,
        key=_opaque_key(row),
        thread_ts=row.thread_ts,
        post=_posted(post) if post else None,
    )


def _has_rested(outbox: Outbox, row: OutboxRow, now: datetime) -> bool:
    """Whether a message may be changed again; one that is changed at a pace waits until its rest is over. One that was
    changed in the future, by a clock that is right again, does not rest."""
    post = outbox.post(row.post_id) if row.post_id is not None and row.kind in _RESTS else None
    if post is None:
        return True
    last = post.renewed_at or post.posted_at
    ready_at = last + _RESTS[row.kind]
    if not last <= now < ready_at:
        outbox.change_post(post.key, renewed_at=now)
        return True
    values: dict[str, Any] = {"attempts": row.attempts - 1, "not_before": ready_at}
    is_replaced = outbox.has_due_repair(post.key)
    state = OutboxState.NOT_NEEDED if is_replaced else OutboxState.DUE
    outbox.settle(row.key, row.claimed_by or "", state, **({} if is_replaced else values))
    return False


def _give_back(session: Session, claimed: Claimed, values: dict[str, Any]) -> None:
    outbox = Outbox(session, claimed.workspace_id)
    if claimed.post and outbox.has_due_repair(claimed.post.id):
        values |= {"reason": "a newer repair of the same message waits"}
        outbox.settle(claimed.row_id, claimed.claimed_by, OutboxState.NOT_NEEDED, **values)
    elif outbox.settle(claimed.row_id, claimed.claimed_by, OutboxState.DUE, **values):
        session.info["outbox"] = True


def _opaque_key(row: OutboxRow) -> str:
    """The same for every attempt at one row, and never for two rows: row ids may come back, instants do not."""
    told = f"{row.workspace_id}:{row.key}:{row.dedupe_key}:{row.created_at.isoformat()}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _posted(post: Post) -> PostedMessage:
    return PostedMessage(
        id=post.key,
        kind=post.kind,
        slack_channel=post.slack_channel,
        slack_ts=post.slack_ts,
        facts=post.facts,
        person_id=post.person_id,
        round_id=post.round_id,
        due_on=post.due_on,
        corrected_at=post.corrected_at,
    )


def _changed_meanwhile(session: Session, outbox: Outbox, claimed: Claimed, standing: Standing) -> bool:
    """Whether an ask was answered or withdrawn while the message that says otherwise was on its way; or, of what goes
    to a channel, whether anything was changed: it may have become private."""
    if "ask_id" not in standing.facts:
        return standing.person_id is None and outbox.has_changes_since(claimed.claimed_at)
    ask = Asks(session, claimed.workspace_id).get(int(standing.facts["ask_id"]))
    return ask is not None and (ask.state is not AskState.OPEN) != standing.facts.get("has_ended", False)


def _new_post(claimed: Claimed, channel: str, ts: str, standing: Standing, now: datetime) -> dict[str, Any]:
    return {
        "kind": claimed.kind,
        "slack_channel": channel,
        "slack_ts": ts,
        "thread_ts": claimed.thread_ts,
        "facts": dict(standing.facts),
        "person_id": standing.person_id,
        "round_id": standing.round_id,
        "due_on": standing.due_on,
        "posted_at": now,
        "corrected_at": standing.corrected_at,
    }


def _changes(standing: Standing) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if standing.corrected_at:
        changes["corrected_at"] = standing.corrected_at
    if standing.facts:
        changes["facts"] = dict(standing.facts)
    return changes
