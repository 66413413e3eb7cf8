"""How sending goes: what waits, what was given up and why, and giving it another try."""

import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.delivery_report import DeliveryReport, Undelivered
from bot.domain.people import Actor
from bot.usecases.company.cycle_cards import refuse_unless_manages
from storage.database import reading, writing
from storage.models import OutboxRow
from storage.models.delivery import OutboxState
from storage.repositories.delivery_status import DeliveryStatuses
from storage.repositories.outbox import Outbox
from storage.repositories.people import People, Workspaces
from storage.repositories.trail import Trail
from storage.sqlite_faults import known_fault

NAMED = 5  # of those given up
_REMEMBERED = timedelta(days=30)
_STALLED_AFTER = timedelta(minutes=5)


@reading
def how_delivery_goes(session: Session, now: datetime) -> Mapping[str, DeliveryReport]:
    """Of every workspace, by its name. For those who run the bot, never for people in Slack."""
    workspaces = Workspaces(session).all()
    return {each.name: delivery_report(session, each.key, now, "UTC") for each in workspaces}


@writing
def note_tick(session: Session, workspace_id: int, now: datetime) -> None:
    """The clock of the bot has beaten."""
    DeliveryStatuses(session, workspace_id).ticked(now)


@writing
def resume(session: Session, workspace_id: int, now: datetime, reasons: Collection[str]) -> None:
    """End a pause that holds for one of these reasons, because it is over."""
    statuses = DeliveryStatuses(session, workspace_id)
    held = statuses.pause_at(now)
    if held is not None and held.paused_because in reasons:
        statuses.resume()
        session.info["outbox"] = True


@writing
def try_again(session: Session, actor: Actor, row_id: int, now: datetime) -> bool:
    """Send a message that was given up after all; False when somebody was faster. Raises NotAllowed."""
    refuse_unless_manages(session, actor, "what is sent again")
    if not Outbox(session, actor.workspace_id).revive(row_id, now):
        return False
    session.info["outbox"] = True
    Trail(session, actor.workspace_id).record(now, actor.person_id, "try again", "outbox", row_id)
    return True


def delivery_report(session: Session, workspace_id: int, now: datetime, zone: str) -> DeliveryReport:
    """The report, within somebody's transaction. A shared step."""
    outbox, statuses = Outbox(session, workspace_id), DeliveryStatuses(session, workspace_id)
    status, pause = statuses.get(), statuses.pause_at(now)
    counts = outbox.open_counts(now - _REMEMBERED)
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    ticked_at = status.ticked_at if status else None
    return DeliveryReport(
        ticked_at=ticked_at.astimezone(ZoneInfo(zone)) if ticked_at else None,
        is_stalled=ticked_at is not None and now - ticked_at > _STALLED_AFTER,
        waiting=counts.get(OutboxState.DUE, 0) + counts.get(OutboxState.SENDING, 0),
        unsure=counts.get(OutboxState.UNSURE, 0),
        given_up=counts.get(OutboxState.DEAD, 0),
        undelivered=_named(session, workspace_id, outbox.given_up(now - _REMEMBERED, NAMED)),
        paused_because=pause.paused_because if pause else "",
        paused_until=pause.paused_until.astimezone(ZoneInfo(zone)) if pause and pause.paused_until else None,
        database_fault=known_fault(_sqlite_version()) if is_sqlite else "",
    )


def _named(session: Session, workspace_id: int, rows: list[OutboxRow]) -> tuple[Undelivered, ...]:
    people = People(session, workspace_id).of_slack_ids(row.recipient for row in rows)
    names = {person.slack_user_id: person.name for person in people}
    teams = People(session, workspace_id).teams_of_channels([row.recipient for row in rows])
    names |= {team.channel_id: team.name for team in teams if team.channel_id}
    return tuple(Undelivered(row.key, row.kind, names.get(row.recipient, row.recipient), row.reason) for row in rows)


def _sqlite_version() -> tuple[int, int, int]:
    major, minor, patch = sqlite3.sqlite_version_info
    return major, minor, patch
