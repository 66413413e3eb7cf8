"""Rounds of check-ins, and the outbox through which everything leaves for Slack."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text, true
from sqlmodel import Field

from storage.models.base import Row
from storage.types import enum_of


class OutboxState(StrEnum):
    """due -> sending -> sent | due again (not sent for certain) | unsure (perhaps sent) | dead (with a reason) | not
    needed any more when its turn came (with the reason)."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    UNSURE = "unsure"
    DEAD = "dead"
    NOT_NEEDED = "not_needed"


IN_LINE = "post_id IS NULL AND state IN ('due', 'sending', 'unsure')"  # a new message that is not settled


class Round(Row, table=True):
    """One team and one due date; its roster is frozen when that date begins in the roster's easternmost zone."""

    __tablename__ = "round"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("team_id", "due_on"),
        Index(None, "summarised_at"),
    )

    team_id: int = Field(foreign_key="team.id")
    due_on: date
    opened_at: datetime
    summarised_at: datetime | None = None


class RosterEntry(Row, table=True):
    """Somebody who was in the team and owned something when the round opened, or owned something of the team. Its
    channel counts them where some of that was due, belonged to this team, and could be read there."""

    __tablename__ = "roster_entry"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("round_id", "person_id"),
        Index(None, "workspace_id", "person_id"),
    )

    round_id: int = Field(foreign_key="round.id")
    person_id: int = Field(foreign_key="person.id")
    is_away: bool = False
    due_on: date | None = None  # their own due date that falls into this round; None: the round's
    is_counted: bool = Field(default=True, sa_column_kwargs={"server_default": true()})


class OutboxRow(Row, table=True):
    """One message on its way. Holds a kind and frozen facts, never blocks: it is rendered at sending.

    `dedupe_key` makes a message unique: a scheduled one by kind, round and recipient; one caused by an event by kind
    and event. A repair has one open row per message, which the partial index guards.
    """

    __tablename__ = "outbox"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("workspace_id", "dedupe_key"),
        Index("ix_outbox_open", "workspace_id", "state", "priority", "not_before"),
        Index(  # what waits for the same recipient; repairs, which every update makes, cost nothing here
            "ix_outbox_line",
            "workspace_id",
            "recipient",
            sqlite_where=text(IN_LINE),
            postgresql_where=text(IN_LINE),
        ),
        Index(  # one new message at a time to a recipient, whichever process sends it
            "uq_outbox_under_way",
            "workspace_id",
            "recipient",
            unique=True,
            sqlite_where=text("state = 'sending' AND post_id IS NULL"),
            postgresql_where=text("state = 'sending' AND post_id IS NULL"),
        ),
        Index(
            "uq_outbox_open_repair",
            "post_id",
            unique=True,
            sqlite_where=text("state = 'due' AND post_id IS NOT NULL"),
            postgresql_where=text("state = 'due' AND post_id IS NOT NULL"),
        ),
    )

    kind: str = Field(max_length=40)
    dedupe_key: str = Field(max_length=120)
    recipient: str = Field(max_length=32)  # a Slack channel or user id
    thread_ts: str | None = Field(default=None, max_length=32)
    facts: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    post_id: int | None = Field(default=None, foreign_key="post.id")  # the message that a repair renders anew
    state: OutboxState = Field(default=OutboxState.DUE, sa_column=Column(enum_of(OutboxState), nullable=False))
    priority: int = 0  # 0: a person's own words and what a click causes; 10: prompts and summaries
    not_before: datetime
    attempts: int = 0
    claimed_at: datetime | None = None
    claimed_by: str | None = Field(default=None, max_length=64)
    slack_channel: str | None = Field(default=None, max_length=32)
    slack_ts: str | None = Field(default=None, max_length=32)
    sent_at: datetime | None = None
    reason: str = Field(default="", max_length=255)
    created_at: datetime


class Post(Row, table=True):
    """A message that stands in Slack and may have to be repaired."""

    __tablename__ = "post"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("workspace_id", "slack_channel", "slack_ts"),
        Index(None, "workspace_id", "person_id", "due_on"),
        Index(None, "round_id"),
    )

    kind: str = Field(max_length=40)
    slack_channel: str = Field(max_length=32)
    slack_ts: str = Field(max_length=32)
    thread_ts: str | None = Field(default=None, max_length=32)
    facts: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    person_id: int | None = Field(default=None, foreign_key="person.id")
    round_id: int | None = Field(default=None, foreign_key="round.id")
    due_on: date | None = None
    posted_at: datetime
    corrected_at: datetime | None = None
    renewed_at: datetime | None = None  # when the last repair began; kept of what is repaired at a pace


class PostedCheckIn(Row, table=True):
    """Which check-ins a message showed, so that a correction finds the messages to repair."""

    __tablename__ = "posted_check_in"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("post_id", "check_in_id"),
        Index(None, "check_in_id"),
    )

    post_id: int = Field(foreign_key="post.id")
    check_in_id: int = Field(foreign_key="check_in.id")


class DeliveryStatus(Row, table=True):
    """How the clock and the senders of one workspace are doing. Nothing is sent from `paused_at` to `paused_until`: a
    clock that is set back ends a pause rather than stretch it."""

    __tablename__ = "delivery_status"
    __table_args__: ClassVar[tuple[object, ...]] = (UniqueConstraint("workspace_id"),)

    ticked_at: datetime | None = None
    paused_at: datetime | None = None
    paused_until: datetime | None = None
    paused_because: str = Field(default="", max_length=255)
