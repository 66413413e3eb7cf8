"""When the executive brief is due, and whom it goes to. Shared steps; they take the session."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.cadence import EARLIEST, instant_of, is_decent_hour
from bot.domain.people import Actor, Stake
from bot.domain.permissions import Verb, may
from bot.domain.zones import first_known
from bot.usecases.rhythm.scheduling import may_be_messaged
from storage.models import Person, Workspace
from storage.repositories.briefs import Briefs

_A_WEEK = timedelta(days=7)


def is_scheduled(workspace: Workspace) -> bool:
    """Whether the company chose a day and an hour."""
    return workspace.brief_weekday is not None and workspace.brief_time is not None


def zone_of(workspace: Workspace) -> str:
    """The zone in which the company reads it."""
    return first_known(workspace.zone)


def next_brief(workspace: Workspace, after: datetime) -> datetime | None:
    """The first instant after another one at which it is due; None where it is not sent by itself."""
    if workspace.brief_weekday is None or workspace.brief_time is None:
        return None
    zone = zone_of(workspace)
    today = after.astimezone(ZoneInfo(zone)).date()
    on = today + timedelta(days=(workspace.brief_weekday - today.weekday()) % 7)
    while (due_at := instant_of(on, workspace.brief_time, zone)) <= after:
        on += _A_WEEK
    return due_at


def newest_due_date(workspace: Workspace, due_at: datetime, now: datetime) -> date:
    """The local date of the newest brief that is due: of those that were missed, only that one is sent."""
    while (following := next_brief(workspace, due_at)) is not None and following <= now:
        due_at = following
    return due_at.astimezone(ZoneInfo(zone_of(workspace))).date()


def may_go_out(workspace: Workspace, now: datetime) -> bool:
    """Never outside 07:00 to 20:00 there; one that was missed waits for the morning."""
    return is_decent_hour(now, zone_of(workspace))


def next_morning(workspace: Workspace, now: datetime) -> datetime:
    """When one that was missed may go out."""
    zone = zone_of(workspace)
    today = now.astimezone(ZoneInfo(zone)).date()
    this_morning = instant_of(today, EARLIEST, zone)
    return this_morning if this_morning > now else instant_of(today + timedelta(days=1), EARLIEST, zone)


def readers_of(session: Session, workspace: Workspace) -> Sequence[Person]:
    """The people whom it goes to: those who were chosen, and are still of this company."""
    chosen = Briefs(session, workspace.key).people_who_read()
    return [person for person in chosen if may_be_messaged(person) and not person.is_guest]


def may_handle_brief(actor: Actor) -> bool:
    """OKR admins and the leads of the root team."""
    return may(actor, Verb.MANAGE_TEAM, Stake(owner_id=None, team_id=None, is_company=True))
