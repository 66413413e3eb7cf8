"""What people said, when, and who changed what. Nothing here is ever overwritten."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from bot.domain.vocabulary import AskState, Health, ItemKind, Status
from storage.models.base import Row
from storage.types import ExactDecimal, enum_of


class CheckIn(Row, table=True):
    """One dated statement on a key result or an initiative.

    A correction is a new row that names the one it corrects and keeps its `at`; the corrected one is withdrawn and
    stays. Whatever has no `withdrawn_at` stands.
    """

    __tablename__ = "check_in"
    __table_args__: ClassVar[tuple[object, ...]] = (
        CheckConstraint("(key_result_id IS NULL) <> (initiative_id IS NULL)", name="one_item"),
        Index(None, "key_result_id", "at"),
        Index(None, "initiative_id", "at"),
        Index(None, "recorded_at"),  # without the workspace: a planner would begin there instead of at the items
        Index(
            None,
            "withdrawn_at",
            sqlite_where=text("withdrawn_at IS NOT NULL"),
            postgresql_where=text("withdrawn_at IS NOT NULL"),
        ),
    )

    key_result_id: int | None = Field(default=None, foreign_key="key_result.id")
    initiative_id: int | None = Field(default=None, foreign_key="initiative.id")
    by_id: int = Field(foreign_key="person.id")  # who entered it
    for_id: int | None = Field(default=None, foreign_key="person.id")  # the owner, when somebody else entered it
    at: datetime
    on: date  # the local date of whoever entered it
    due_on: date | None = None  # the due date that it answers
    value: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))  # milestones: how many are done
    status: Status | None = Field(default=None, sa_column=Column(enum_of(Status)))
    health: Health | None = Field(default=None, sa_column=Column(enum_of(Health)))
    output_done: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    output_total: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    steps_done: list[int] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))  # milestones' row ids
    blocked_by: str = Field(default="", max_length=255)
    blocked_until: date | None = None
    note: str = Field(default="", max_length=3000)
    confirms_id: int | None = Field(default=None, foreign_key="check_in.id")  # "no change" names what it confirms
    corrects_id: int | None = Field(default=None, foreign_key="check_in.id")
    recorded_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_by_id: int | None = Field(default=None, foreign_key="person.id")


class Ask(Row, table=True):
    """One line to one person, for help or a decision."""

    __tablename__ = "ask"
    __table_args__: ClassVar[tuple[object, ...]] = (
        Index(None, "workspace_id", "to_id", "state"),
        Index(None, "workspace_id", "item_kind", "item_id"),
    )

    item_kind: ItemKind = Field(sa_column=Column(enum_of(ItemKind), nullable=False))
    item_id: int
    check_in_id: int | None = Field(default=None, foreign_key="check_in.id")
    from_id: int = Field(foreign_key="person.id")
    to_id: int = Field(foreign_key="person.id")
    text: str = Field(max_length=300)
    state: AskState = Field(default=AskState.OPEN, sa_column=Column(enum_of(AskState), nullable=False))
    answer: str = Field(default="", max_length=3000)
    created_at: datetime
    answered_at: datetime | None = None


class CheckInDraft(Row, table=True):
    """What somebody typed on the earlier pages of a check-in that is not saved yet."""

    __tablename__ = "check_in_draft"
    __table_args__: ClassVar[tuple[object, ...]] = (UniqueConstraint("workspace_id", "person_id", "token"),)

    person_id: int = Field(foreign_key="person.id")
    token: str = Field(max_length=40)  # names one opened modal
    rows: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    saved_at: datetime


class Receipt(Row, table=True):
    """That one trigger, view or event was dealt with, so that a repetition changes nothing."""

    __tablename__ = "receipt"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("workspace_id", "cause"),
        Index(None, "at"),
    )

    cause: str = Field(max_length=255)
    outcome_id: int | None = None  # the check-in or item that came of it, to answer a repetition with the same words
    at: datetime


class AuditEvent(Row, table=True):
    """Who did what, when, with the values before and after."""

    __tablename__ = "audit_event"
    __table_args__: ClassVar[tuple[object, ...]] = (Index(None, "workspace_id", "item_kind", "item_id"),)

    at: datetime
    actor_id: int | None = Field(default=None, foreign_key="person.id")  # None: the clock did it
    verb: str = Field(max_length=40)
    item_kind: str = Field(default="", max_length=16)
    item_id: int | None = None
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    reason: str = Field(default="", max_length=3000)
