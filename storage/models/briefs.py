"""The executive briefs, who saw them, and who offered help."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from bot.domain.vocabulary import ItemKind
from storage.models.base import Row
from storage.types import enum_of


class Brief(Row, table=True):
    """One brief, the same for all who get it: the weekly one of a local date, or one that somebody asked for, which has
    no date. `gone_ids` are the owners who had left by then, which nothing else remembers."""

    __tablename__ = "brief"
    __table_args__: ClassVar[tuple[object, ...]] = (UniqueConstraint("workspace_id", "due_on"),)

    due_on: date | None = None
    since: datetime
    as_of: datetime
    gone_ids: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class BriefSeen(Row, table=True):
    """That somebody said that they saw a brief."""

    __tablename__ = "brief_seen"
    __table_args__: ClassVar[tuple[object, ...]] = (UniqueConstraint("brief_id", "person_id"),)

    brief_id: int = Field(foreign_key="brief.id")
    person_id: int = Field(foreign_key="person.id")
    seen_at: datetime


class HelpOffer(Row, table=True):
    """That somebody offered to help with an item, once for each of its owners, who hears it; `owner_id` is None where
    nobody knows any more who did."""

    __tablename__ = "help_offer"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("workspace_id", "item_kind", "item_id", "person_id", "owner_id"),
    )

    item_kind: ItemKind = Field(sa_column=Column(enum_of(ItemKind), nullable=False))
    item_id: int
    person_id: int = Field(foreign_key="person.id")
    owner_id: int | None = Field(default=None, foreign_key="person.id")
    offered_at: datetime
