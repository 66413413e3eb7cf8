"""Workspaces, people, teams and cycles."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import JSON, Column, Enum, Index, UniqueConstraint, false, true
from sqlmodel import Field

from bot.domain.vocabulary import Every, TeamRole
from storage.models.base import Keyed, Row
from storage.types import ExactDecimal, enum_of


def _every(*, default: Every | None = None) -> Column[Enum]:
    """How often people are asked; None inherits."""
    return Column(enum_of(Every), nullable=default is None, server_default=default)


class Workspace(Keyed, table=True):
    """One Slack workspace. Times are wall times; `zone` is the IANA name that stands in where a person has none."""

    __tablename__ = "workspace"

    slack_team_id: str = Field(max_length=32, unique=True)
    name: str = Field(default="", max_length=255)
    zone: str = Field(default="UTC", max_length=64)
    live_at: datetime | None = None  # nothing is sent before Go live
    every: Every = Field(default=Every.WEEK, sa_column=_every(default=Every.WEEK))
    prompt_weekday: int = 0  # Monday is 0
    prompt_time: time = time(9, 0)
    summary_weekday: int = 2
    summary_time: time = time(10, 0)
    holiday_country: str | None = Field(default=None, max_length=16)  # its public holidays are days off: "DE", "DE-BY"
    quiet_days: int = 3  # nobody is asked for what was updated within these days
    coach_off: list[str] = Field(  # the rules of the coach that are switched off
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )
    # The executive brief: to this channel and to the people who read it; on no weekday it is not sent by itself.
    brief_channel_id: str | None = Field(default=None, max_length=32)
    brief_weekday: int | None = None
    brief_time: time | None = None
    next_brief_at: datetime | None = None
    created_at: datetime
    version: int = 1


class Person(Row, table=True):
    """Somebody in Slack, as `users.info` last described them, and what they chose here."""

    __tablename__ = "person"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("workspace_id", "slack_user_id"),
        Index(None, "workspace_id", "next_prompt_at"),
        Index(None, "workspace_id", "delegate_id"),
        # Home asks each time who the few are that may set up.
        Index(None, "workspace_id", "is_okr_admin"),
        Index(None, "workspace_id", "is_slack_admin"),
        Index(None, "workspace_id", "is_deactivated"),
    )

    slack_user_id: str = Field(max_length=32)
    name: str = Field(default="", max_length=255)
    zone: str | None = Field(default=None, max_length=64)  # None where Slack names none
    locale: str = Field(default="", max_length=16)
    is_deactivated: bool = False
    is_bot: bool = False
    is_guest: bool = False
    guest_channels: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    is_external: bool = False
    is_slack_owner: bool = False
    is_slack_admin: bool = False
    is_okr_admin: bool = False
    reads_brief: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # gets it as a message
    refreshed_at: datetime  # when Slack was last asked
    welcomed_at: datetime | None = None
    every: Every | None = Field(default=None, sa_column=_every())  # None: the team's, else the workspace's
    prompt_weekday: int | None = None  # the same
    prompt_time: time | None = None  # the same
    last_due_on: date | None = None  # the last due date that has begun, a local date
    next_prompt_on: date | None = None  # a local date
    next_prompt_at: datetime | None = None  # the instant of that date at their hour
    away_from: date | None = None
    away_until: date | None = None  # the last day away
    delegate_id: int | None = Field(default=None, foreign_key="person.id")
    # A delegate sees what is private only if the person chose them.
    named_own_delegate: bool = Field(default=True, sa_column_kwargs={"server_default": true()})


class Team(Row, table=True):
    """A team; the company is the root team. Settings that are None are the workspace's."""

    __tablename__ = "team"
    __table_args__: ClassVar[tuple[object, ...]] = (
        Index(None, "workspace_id", "channel_id"),
        Index(None, "workspace_id", "next_summary_at"),
    )

    name: str = Field(max_length=80)
    is_company: bool = False
    parent_id: int | None = Field(default=None, foreign_key="team.id")
    channel_id: str | None = Field(default=None, max_length=32)
    zone: str | None = Field(default=None, max_length=64)
    every: Every | None = Field(default=None, sa_column=_every())
    prompt_weekday: int | None = None
    prompt_time: time | None = None
    holiday_country: str | None = Field(default=None, max_length=16)
    locks_rhythm: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # nobody chooses their own
    leads_decide: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # on ideas, and nobody else
    capacity_weeks: Decimal | None = Field(default=None, sa_column=Column(ExactDecimal))  # person-weeks in a cycle
    summary_weekday: int | None = None
    summary_time: time | None = None
    next_round_on: date | None = None
    next_summary_at: datetime | None = None
    archived_at: datetime | None = None
    created_at: datetime
    version: int = 1


class Membership(Row, table=True):
    """Somebody's part in a team."""

    __tablename__ = "membership"
    __table_args__: ClassVar[tuple[object, ...]] = (
        UniqueConstraint("team_id", "person_id"),
        Index(None, "workspace_id", "person_id"),
    )

    team_id: int = Field(foreign_key="team.id")
    person_id: int = Field(foreign_key="person.id")
    role: TeamRole = Field(sa_column=Column(enum_of(TeamRole), nullable=False))


class Cycle(Row, table=True):
    """The period that OKRs run in, both days included. Its state follows from the dates and `closed_at`."""

    __tablename__ = "cycle"
    __table_args__: ClassVar[tuple[object, ...]] = (UniqueConstraint("workspace_id", "name"),)

    name: str = Field(max_length=40)
    starts_on: date
    ends_on: date
    closed_at: datetime | None = None
    created_at: datetime
    version: int = 1


class Holiday(Row, table=True):
    """A day on which nobody of this workspace is asked."""

    __tablename__ = "holiday"
    __table_args__: ClassVar[tuple[object, ...]] = (UniqueConstraint("workspace_id", "on"),)

    on: date
    name: str = Field(default="", max_length=80)
