"""What people answered for on each of their due dates, and how it went."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from bot.domain.vocabulary import DutyOutcome
from storage.models.base import Row
from storage.types import enum_of


class Duty(Row, table=True):
    """One person and one of their due dates; what they answer for is frozen when it comes. All dates are local.

    `asked_on` is later than `due_on` after a holiday, or when the process was down. `asked_id` is who was asked: they
    themselves, their delegate, or nobody. `outcome` is None until the next due date, or until they are away.
    """

    __tablename__ = "duty"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("person_id", "due_on"),
        Index(None, "workspace_id", "nudge_at"),
        Index(None, "workspace_id", "asked_id", "due_on"),
    )

    person_id: int = Field(foreign_key="person.id")
    due_on: date
    asked_on: date
    asked_id: int | None = Field(default=None, foreign_key="person.id")
    items: list[tuple[str, int]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))  # kind, row id
    nudge_at: datetime | None = None  # None: no reminder is to come
    answered_on: date | None = None  # when the last row was answered, once that is known
    outcome: DutyOutcome | None = Field(default=None, sa_column=Column(enum_of(DutyOutcome), nullable=True))
