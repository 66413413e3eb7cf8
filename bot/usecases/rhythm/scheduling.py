"""When people and teams are next due. Dates are local calendar dates; instants are stored beside them in UTC.

Nobody has a date before *Go live*. Whoever owns something, or whichever team has members, gets one with the next tick;
a use case that wants to show it at once calls `schedule_person` or `schedule_team` itself. Shared steps.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.cadence import first_due, in_step, instant_of, next_due, rescheduled
from bot.domain.vocabulary import Every
from bot.domain.zones import first_known
from storage.models import Person, Team, Workspace
from storage.repositories.due import Due
from storage.repositories.duties import Duties
from storage.repositories.people import People, Workspaces
from storage.repositories.rounds import Rounds
from storage.repositories.teams import Teams


@dataclass(frozen=True, slots=True)
class Rhythm:
    """On which weekday (Monday is 0) somebody is due, how often, and at which wall time in which zone.

    `shared` is a date on which the team is due that somebody answers with, for rhythms of two weeks. `locked_by` names
    the team that keeps everybody in it to its rhythm, "" where none does. `country` is the one whose public holidays
    are days off.
    """

    weekday: int
    at: time
    zone: str
    every: Every = Every.WEEK
    shared: date | None = None
    locked_by: str = ""
    country: str = ""

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
        first = first_due(created, self.weekday, self.every)
        return first if self.shared is None else in_step(first, self.shared, self.every)

    def again(self, scheduled: date, last: date | None, today: date) -> date:
        """The next due date after this became the rhythm."""
        return rescheduled(scheduled, last, today, self.weekday, self.every, self.shared)

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


def reschedule_person(session: Session, person: Person, now: datetime) -> None:
    """After a change of zone, hour or rhythm: the same due date at the new time, or the next of the new rhythm."""
    reschedule_people(session, [person], Workspaces(session).get(person.workspace_id), now)


def reschedule_people(session: Session, people: Iterable[Person], workspace: Workspace, now: datetime) -> None:
    """The same for several people; a constant number of queries."""
    scheduled = [(person, person.next_prompt_on) for person in people if person.next_prompt_on is not None]
    rhythms = rhythms_of(session, [person for person, _ in scheduled], workspace)
    for person, due_on in scheduled:
        rhythm = rhythms[person.key]
        _set_prompt(person, rhythm.again(due_on, person.last_due_on, rhythm.local_date(now)), rhythm)
        session.add(person)


def reschedule_everybody(session: Session, workspace: Workspace, now: datetime) -> None:
    """The same after a change of what holds for the whole workspace; teams first, since people answer with them."""
    for team in Teams(session, workspace.key).all():
        reschedule_team(session, team, now)
    session.flush()
    reschedule_people(session, People(session, workspace.key).with_a_date(), workspace, now)


def reschedule_team(session: Session, team: Team, now: datetime) -> None:
    """After a change of a team's rhythm: its next round is due on the next date of the new one."""
    if team.next_round_on is None:
        return
    rhythm = rhythm_of_team(team, Workspaces(session).get(team.workspace_id))
    newest = Rounds(session, team.workspace_id).newest_of(team.key, now)
    last = newest.due_on if newest else None
    team.next_round_on = rhythm.again(team.next_round_on, last, rhythm.local_date(now))
    session.add(team)


def stop_everybody(session: Session, workspace: Workspace) -> None:
    """Nobody is due any more, and nothing that was is missed; going live again begins anew."""
    Duties(session, workspace.key).forget_open()
    workspace.next_brief_at = None
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
    person.last_due_on = due_on
    _set_prompt(person, following, rhythm)
    return due_on


def rhythm_of_person(session: Session, person: Person, workspace: Workspace) -> Rhythm:
    """Their own choice, else their first team's, else the workspace's; what a team has locked goes before."""
    return rhythms_of(session, [person], workspace)[person.key]


def rhythms_of(session: Session, people: Collection[Person], workspace: Workspace) -> dict[int, Rhythm]:
    """The rhythm of each of these people, by row id, in one query. The company's own team comes last."""
    teams = People(session, workspace.key).teams_of_each([person.key for person in people])
    return {
        person.key: _rhythm(
            person, sorted(teams.get(person.key, ()), key=lambda team: (team.is_company, team.key)), workspace
        )
        for person in people
    }


def rhythm_of_team(team: Team, workspace: Workspace) -> Rhythm:
    """When a team's rounds are due: a date, so its time is midnight."""
    return Rhythm(
        weekday=_weekday([team], workspace),
        at=time(0),
        zone=first_known(team.zone, workspace.zone),
        every=_every([team], workspace),
    )


def _rhythm(person: Person, teams: Sequence[Team], workspace: Workspace) -> Rhythm:
    locking = next((team for team in teams if team.locks_rhythm), None)
    levels: Sequence[Person | Team] = [locking] if locking else [person, *teams]
    of_two_weeks = (each for each in teams if (each.every or workspace.every) is Every.TWO_WEEKS)
    return Rhythm(
        weekday=_weekday(levels, workspace),
        at=next((each.prompt_time for each in levels if each.prompt_time is not None), workspace.prompt_time),
        zone=first_known(person.zone, *(team.zone for team in teams), workspace.zone),
        every=_every(levels, workspace),
        shared=next((each.next_round_on for each in of_two_weeks if each.next_round_on is not None), None),
        locked_by=locking.name if locking else "",
        country=next((team.holiday_country for team in teams if team.holiday_country), workspace.holiday_country) or "",
    )


def _weekday(levels: Iterable[Person | Team], workspace: Workspace) -> int:
    return next((each.prompt_weekday for each in levels if each.prompt_weekday is not None), workspace.prompt_weekday)


def _every(levels: Iterable[Person | Team], workspace: Workspace) -> Every:
    return next((each.every for each in levels if each.every is not None), workspace.every)


def summary_instant(team: Team, workspace: Workspace, due_on: date) -> datetime:
    """When the summary of a round goes to the team's channel: on the first summary weekday from the due date on."""
    weekday = workspace.summary_weekday if team.summary_weekday is None else team.summary_weekday
    on = due_on + timedelta(days=(weekday - due_on.weekday()) % 7)
    return instant_of(on, team.summary_time or workspace.summary_time, first_known(team.zone, workspace.zone))


def own_due_date(person: Person, rhythm: Rhythm, since: date) -> date:
    """Somebody's first due date on or after a date; for whoever has none yet, that date itself."""
    if person.last_due_on is not None and person.last_due_on >= since:
        return person.last_due_on
    due_on = person.next_prompt_on or since
    while due_on < since:
        due_on = rhythm.after(due_on)
    return due_on


def is_away(person: Person, today: date) -> bool:
    """Whether somebody said to be away on this date; the first and the last day count."""
    began = person.away_from is None or person.away_from <= today
    return began and person.away_until is not None and today <= person.away_until


def may_be_messaged(person: Person) -> bool:
    """Deactivated people, bots and people of other companies never are."""
    return not (person.is_deactivated or person.is_bot or person.is_external)


def zones_of(session: Session, people: Collection[Person], team: Team, workspace: Workspace) -> set[str]:
    """The zones that these people of a team live in; the team's where there is nobody."""
    zones = {rhythm.zone for rhythm in rhythms_of(session, people, workspace).values()}
    return zones or {first_known(team.zone, workspace.zone)}


def _set_prompt(person: Person, on: date, rhythm: Rhythm) -> None:
    person.next_prompt_on, person.next_prompt_at = on, rhythm.instant(on)
