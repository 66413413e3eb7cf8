"""What a team says of its ideas, and what became of them."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field

from bot.domain.vocabulary import IdeaOutcome
from storage.models.base import Row
from storage.types import enum_of


class IdeaScore(Row, table=True):
    """How one person judges an idea; saving again changes it."""

    __tablename__ = "idea_score"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("initiative_id", "person_id"),
        CheckConstraint("value BETWEEN 1 AND 5", name="value_in_scale"),
        CheckConstraint("effort BETWEEN 1 AND 5", name="effort_in_scale"),
    )

    initiative_id: int = Field(foreign_key="initiative.id")
    person_id: int = Field(foreign_key="person.id")
    value: int
    effort: int
    scored_at: datetime


class IdeaDecision(Row, table=True):
    """What was decided on an idea, by whom and why. The newest of an idea holds; those before it stay."""

    __tablename__ = "idea_decision"
    __table_args__: ClassVar[tuple[object, ...]] = (Index(None, "initiative_id"),)

    initiative_id: int = Field(foreign_key="initiative.id")
    outcome: IdeaOutcome = Field(sa_column=Column(enum_of(IdeaOutcome), nullable=False))
    reason: str = Field(default="", max_length=3000)
    by_id: int = Field(foreign_key="person.id")
    decided_at: datetime
