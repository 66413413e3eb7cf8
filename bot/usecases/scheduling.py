"""When people and teams are next due. Dates are local calendar dates; instants are stored beside them in UTC.

Nobody has a date before *Go live*. Whoever owns something, or whichever team has members, gets one with the next tick;
a use case that wants to show it at once calls `schedule_person` or `schedule_team` itself. Shared steps.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.cadence import first_due, instant_of, next_due
from bot.domain.vocabulary import Every
from storage.models import Person, Team, Workspace
from storage.repositories.due import Due
from storage.repositories.people import People, Workspaces
from storage.repositories.teams import Teams


@dataclass(frozen=True, slots=True)
class Rhythm:
    """On which weekday (Monday is 0) somebody is due, how often, and at which wall time in which zone."""

    weekday: int
    at: time
    zone: str
    every: Every = Every.WEEK

    def instant(self, on: date) -> datetime:
        """When it is time on a local date."""
        return instant_of(on, self.at, self.zone)

    @property
    def zone_info(self) -> ZoneInfo:
        """The zone as Python has it."""
        return ZoneInfo(self.zone)

    def local_date(self, now: datetime) -> date:
        """The calendar date there."""
        return now.astimezone(self.zone_info).date()

    def first(self, created: date) -> date:
        """The first due date of something new, strictly after the day of its creation."""
        return first_due(created, self.weekday, self.every)

    def after(self, due_on: date) -> date:
        """The due date after another one."""
        return next_due(due_on, self.weekday, self.every)


def schedule_person(session: Session, person: Person, now: datetime) -> None:
    """Give somebody their first due date, unless they have one, get no messages, or the workspace is not live."""
    workspace = Workspaces(session).get(person.workspace_id)
    if workspace.live_at is None or person.next_prompt_on is not None or not may_be_messaged(person):
        return
    rhythm = rhythm_of_person(session, person, workspace)
    _set_prompt(person, rhythm.first(rhythm.local_date(now)), rhythm)
    session.add(person)


def reschedule_person(session: Session, person: Person) -> None:
    """After a change of zone, hour or weekday: the same due date at the new time, or the nearest new weekday."""
    if person.next_prompt_on is None:
        return
    rhythm = rhythm_of_person(session, person, Workspaces(session).get(person.workspace_id))
    due_on = person.next_prompt_on
    if due_on.weekday() != rhythm.weekday:
        due_on = rhythm.after(due_on - timedelta(days=7))
    _set_prompt(person, due_on, rhythm)
    session.add(person)


def reschedule_everybody(session: Session, workspace: Workspace) -> None:
    """The same after a change of what holds for the whole workspace; teams are due on their new weekday next."""
    for person in People(session, workspace.key).with_a_date():
        reschedule_person(session, person)
    for team in Teams(session, workspace.key).all():
        reschedule_team(session, team)


def reschedule_team(session: Session, team: Team) -> None:
    """After a change of a team's weekday: its next round is due on the nearest new one."""
    if team.next_round_on is None:
        return
    rhythm = rhythm_of_team(team, Workspaces(session).get(team.workspace_id))
    if team.next_round_on.weekday() != rhythm.weekday:
        team.next_round_on = rhythm.after(team.next_round_on - timedelta(days=7))
        session.add(team)


def stop_everybody(session: Session, workspace: Workspace) -> None:
    """Nobody is due any more; going live again begins anew."""
    for person in People(session, workspace.key).with_a_date():
        person.next_prompt_on = person.next_prompt_at = None
    for team in Teams(session, workspace.key).all():
        team.next_round_on = team.next_summary_at = None
    session.flush()


def schedule_team(session: Session, team: Team, now: datetime) -> None:
    """Give a team its first due date, unless it has one, is archived, or the workspace is not live."""
    workspace = Workspaces(session).get(team.workspace_id)
    if workspace.live_at is None or team.next_round_on is not None or team.archived_at is not None:
        return
    rhythm = rhythm_of_team(team, workspace)
    team.next_round_on = rhythm.first(rhythm.local_date(now))
    session.add(team)


def schedule_newcomers(session: Session, workspace_id: int, now: datetime) -> None:
    """Whoever owns something that runs and has no due date, and each team that has members and none."""
    due = Due(session, workspace_id)
    for person in due.owners_without_date(now.date()):
        schedule_person(session, person, now)
    for team in due.teams_without_date():
        schedule_team(session, team, now)


def move_on(person: Person, rhythm: Rhythm, now: datetime) -> date:
    """Advance somebody's due date past `now`, counted from the scheduled one, and return the last that has come:
    whoever missed several owes only that."""
    due_on = person.next_prompt_on
    if due_on is None:
        raise LookupError("has no due date")
    following = rhythm.after(due_on)
    while rhythm.instant(following) <= now:
        due_on, following = following, rhythm.after(following)
    _set_prompt(person, following, rhythm)
    return due_on


def rhythm_of_person(session: Session, person: Person, workspace: Workspace) -> Rhythm:
    """Their own choice, else their first team's weekday, else the workspace's."""
    weekday = person.prompt_weekday
    if weekday is None:
        teams = sorted((team for _, team in People(session, workspace.key).teams_of(person.key)), key=lambda t: t.key)
        weekday = next((each.prompt_weekday for each in teams if each.prompt_weekday is not None), None)
    return Rhythm(
        weekday=workspace.prompt_weekday if weekday is None else weekday,
        at=person.prompt_time or workspace.prompt_time,
        zone=person.zone or workspace.zone,
    )


def rhythm_of_team(team: Team, workspace: Workspace) -> Rhythm:
    """When a team's rounds are due: a date, so its time is midnight."""
    weekday = workspace.prompt_weekday if team.prompt_weekday is None else team.prompt_weekday
    return Rhythm(weekday=weekday, at=time(0), zone=team.zone or workspace.zone)


def summary_instant(team: Team, workspace: Workspace, due_on: date) -> datetime:
    """When the summary of a round goes to the team's channel: on the first summary weekday from the due date on."""
    weekday = workspace.summary_weekday if team.summary_weekday is None else team.summary_weekday
    on = due_on + timedelta(days=(weekday - due_on.weekday()) % 7)
    return instant_of(on, team.summary_time or workspace.summary_time, team.zone or workspace.zone)


def may_be_messaged(person: Person) -> bool:
    """Deactivated people, bots and people of other companies never are."""
    return not (person.is_deactivated or person.is_bot or person.is_external)


def zones_of(people: Collection[Person], workspace: Workspace) -> set[str]:
    """The zones that these people live in."""
    return {person.zone or workspace.zone for person in people} or {workspace.zone}


def holidays_of(session: Session, workspace_id: int) -> frozenset[date]:
    """The days on which nobody of the workspace is asked."""
    return frozenset(Teams(session, workspace_id).holidays())


def _set_prompt(person: Person, on: date, rhythm: Rhythm) -> None:
    person.next_prompt_on, person.next_prompt_at = on, rhythm.instant(on)
