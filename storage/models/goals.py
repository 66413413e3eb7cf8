"""Objectives, key results and initiatives. References (O3, KR12, I7) are numbered per workspace and never reused."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from bot.domain.vocabulary import (
    ClosingOutcome,
    Health,
    Indicator,
    ItemKind,
    ItemRole,
    ItemState,
    MeasureKind,
    NumberRhythm,
    Stage,
    Status,
    UnitKind,
    Verdict,
    Visibility,
)
from storage.models.base import Row
from storage.types import ExactDecimal, enum_of


class ReferenceCounter(Row, table=True):
    """The last number handed out for one kind of item."""

    __tablename__ = "reference_counter"
    __table_args__: ClassVar[tuple[object, ...]] = (UniqueConstraint("workspace_id", "kind"),)

    kind: ItemKind = Field(sa_column=Column(enum_of(ItemKind), nullable=False))
    last_number: int = 0


class Objective(Row, table=True):
    """What we want, in words. Belongs to a team, or to its owner when `team_id` is None."""

    __tablename__ = "objective"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("workspace_id", "number"),
        Index(None, "workspace_id", "cycle_id", "team_id"),
        Index(None, "workspace_id", "owner_id"),
    )

    number: int
    title: str = Field(max_length=255)
    description: str = Field(default="", max_length=3000)
    team_id: int | None = Field(default=None, foreign_key="team.id")
    owner_id: int | None = Field(default=None, foreign_key="person.id")
    cycle_id: int = Field(foreign_key="cycle.id")
    parent_id: int | None = Field(default=None, foreign_key="objective.id")
    visibility: Visibility = Field(default=Visibility.WORKSPACE, sa_column=Column(enum_of(Visibility), nullable=False))
    state: ItemState = Field(default=ItemState.OPEN, sa_column=Column(enum_of(ItemState), nullable=False))
    outcome: ClosingOutcome | None = Field(default=None, sa_column=Column(enum_of(ClosingOutcome)))
    closing_note: str = Field(default="", max_length=3000)
    closed_at: datetime | None = None
    carried_from_id: int | None = Field(default=None, foreign_key="objective.id")
    created_at: datetime
    created_by_id: int = Field(foreign_key="person.id")
    version: int = 1


class KeyResult(Row, table=True):
    """How we know. The last standing check-in is repeated here (`current` to `checked_in_on`), in the transaction that
    writes it, so that lists need no history."""

    __tablename__ = "key_result"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("workspace_id", "number"),
        Index(None, "workspace_id", "owner_id", "state"),
        Index(None, "objective_id"),
    )

    number: int
    objective_id: int = Field(foreign_key="objective.id")
    title: str = Field(max_length=255)
    measure_kind: MeasureKind = Field(sa_column=Column(enum_of(MeasureKind), nullable=False))
    start: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))  # None: baseline not known yet
    target: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    lower: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    upper: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    unit_kind: UnitKind = Field(default=UnitKind.PLAIN, sa_column=Column(enum_of(UnitKind), nullable=False))
    unit_label: str = Field(default="", max_length=20)
    indicator: Indicator = Field(default=Indicator.LEADING, sa_column=Column(enum_of(Indicator), nullable=False))
    leads_id: int | None = Field(default=None, foreign_key="key_result.id")
    number_rhythm: NumberRhythm = Field(
        default=NumberRhythm.WEEKLY, sa_column=Column(enum_of(NumberRhythm), nullable=False)
    )
    next_number_on: date | None = None
    starts_on: date
    due_on: date
    weight: int = 1  # 0: shown, and left out of the objective's progress
    is_committed: bool = False
    owner_id: int | None = Field(default=None, foreign_key="person.id")
    visibility: Visibility = Field(default=Visibility.WORKSPACE, sa_column=Column(enum_of(Visibility), nullable=False))
    current: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    status: Status | None = Field(default=None, sa_column=Column(enum_of(Status)))
    last_note: str = Field(default="", max_length=3000)
    last_check_in_id: int | None = None  # no foreign key: the two tables would need each other to exist first
    checked_in_on: date | None = None  # the local date of whoever checked in
    unchanged_times: int = 0  # how often in a row "no change" was the answer
    questioned_on: date | None = None  # when its owner was last asked about a report that the numbers contradict
    state: ItemState = Field(default=ItemState.OPEN, sa_column=Column(enum_of(ItemState), nullable=False))
    outcome: ClosingOutcome | None = Field(default=None, sa_column=Column(enum_of(ClosingOutcome)))
    score: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    closing_note: str = Field(default="", max_length=3000)
    closed_at: datetime | None = None
    carried_from_id: int | None = Field(default=None, foreign_key="key_result.id")
    turned_from_id: int | None = None  # the initiative in whose place it stands; no foreign key, as above
    created_at: datetime
    created_by_id: int = Field(foreign_key="person.id")
    version: int = 1


class Milestone(Row, table=True):
    """One yes/no step of a key result that is measured in milestones."""

    __tablename__ = "milestone"
    __table_args__: ClassVar[tuple[object, ...]] = (UniqueConstraint("key_result_id", "position"),)

    key_result_id: int = Field(foreign_key="key_result.id")
    position: int
    title: str = Field(max_length=255)
    is_done: bool = False


class Initiative(Row, table=True):
    """The bet that is meant to move exactly one key result; an idea may have none yet, and then names its team."""

    __tablename__ = "initiative"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("workspace_id", "number"),
        Index(None, "workspace_id", "owner_id", "stage"),
        Index(None, "key_result_id", "stage"),
        CheckConstraint("key_result_id IS NOT NULL OR stage IN ('idea', 'dropped')", name="has_key_result"),
        Index(  # what somebody is still to be asked about; each tick looks
            "ix_initiative_look_back_at",
            "workspace_id",
            "look_back_at",
            sqlite_where=text("look_back_at IS NOT NULL"),
            postgresql_where=text("look_back_at IS NOT NULL"),
        ),
    )

    number: int
    key_result_id: int | None = Field(default=None, foreign_key="key_result.id")
    team_id: int | None = Field(default=None, foreign_key="team.id")
    title: str = Field(max_length=255)
    scope: str = Field(default="", max_length=3000)
    owner_id: int | None = Field(default=None, foreign_key="person.id")
    stage: Stage = Field(default=Stage.PLANNED, sa_column=Column(enum_of(Stage), nullable=False))
    health: Health | None = Field(default=None, sa_column=Column(enum_of(Health)))
    blocked_by: str = Field(default="", max_length=255)
    blocked_until: date | None = None
    starts_on: date | None = None
    due_on: date | None = None
    effort_weeks: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))  # person-weeks
    value_at_start: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))  # its key result's
    predicted_from: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    predicted_to: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    output_done: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    output_total: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))
    visibility: Visibility = Field(default=Visibility.WORKSPACE, sa_column=Column(enum_of(Visibility), nullable=False))
    source_link: str = Field(default="", max_length=1000)  # the message that it came from
    last_note: str = Field(default="", max_length=3000)
    last_check_in_id: int | None = None
    checked_in_on: date | None = None
    unchanged_times: int = 0
    ended_on: date | None = None
    closing_note: str = Field(default="", max_length=3000)  # why it was dropped, or what came of it
    look_back_on: date | None = None  # when results can show, and its owner is asked what came of it
    look_back_at: datetime | None = None  # when the clock looks whether to ask; None: it does not any more
    look_back_asked_on: date | None = None  # the local date of whoever was asked; None: nobody was, for this date
    look_back_asked_id: int | None = None  # a person; no foreign key, as for the next
    verdict: Verdict | None = Field(default=None, sa_column=Column(enum_of(Verdict)))
    learning: str = Field(default="", max_length=3000, sa_column_kwargs={"server_default": ""})
    judged_on: date | None = None
    judged_by_id: int | None = None
    value_at_verdict: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))  # its key result's
    carried_from_id: int | None = Field(default=None, foreign_key="initiative.id")
    turned_from_id: int | None = None  # the key result in whose place it stands
    created_at: datetime
    created_by_id: int = Field(foreign_key="person.id")
    version: int = 1


class InitiativeWord(Row, table=True):
    """A word of an initiative's title or learning, folded as `bot.domain.keywords` does: what searches look up."""

    __tablename__ = "initiative_word"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("workspace_id", "word", "initiative_id"),
        Index(None, "initiative_id"),
    )

    initiative_id: int = Field(foreign_key="initiative.id")
    word: str = Field(max_length=40)


class Participant(Row, table=True):
    """Somebody's part in an item besides owning it."""

    __tablename__ = "participant"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("workspace_id", "item_kind", "item_id", "person_id", "role"),
        Index(None, "workspace_id", "person_id", "item_kind", "role", "item_id"),
    )

    item_kind: ItemKind = Field(sa_column=Column(enum_of(ItemKind), nullable=False))
    item_id: int
    person_id: int = Field(foreign_key="person.id")
    role: ItemRole = Field(sa_column=Column(enum_of(ItemRole), nullable=False))


class HelpingTeam(Row, table=True):
    """A team that works on another team's initiative."""

    __tablename__ = "helping_team"
    __table_args__: ClassVar[tuple[object, ...]] = (UniqueConstraint("initiative_id", "team_id"),)

    initiative_id: int = Field(foreign_key="initiative.id")
    team_id: int = Field(foreign_key="team.id")
