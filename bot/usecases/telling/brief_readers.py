"""When the people who get the executive brief as a message read it: each at their own hour, on a working day."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.usecases.rhythm.scheduling import is_away, may_be_messaged, rhythm_of_person
from bot.usecases.rhythm.working_hours import WorkingHours
from storage.database import reading
from storage.models import Brief, Person, Workspace
from storage.repositories.briefs import Briefs
from storage.repositories.people import People, Workspaces


def hours_to_read(
    session: Session, workspace: Workspace, brief: Brief, people: Sequence[Person], now: datetime
) -> dict[str, datetime]:
    """When each of them reads it, by Slack's user id: a weekly one at their own hour, one that somebody asked for at
    once, and neither outside of working hours. A shared step, in a constant number of queries."""
    hours = WorkingHours(session, workspace, people, now)
    find = hours.next_hour if brief.due_on is None else hours.own_hour
    return {person.slack_user_id: find(person) for person in people}


@reading
def hour_to_read(session: Session, workspace_id: int, slack_user_id: str, at: datetime) -> datetime | None:
    """When somebody reads a brief instead, if it must not reach them at this instant: it could not leave at its hour,
    or they are away by now."""
    person = People(session, workspace_id).of_slack(slack_user_id)
    if person is None or not may_be_messaged(person):
        return None
    workspace = Workspaces(session).get(workspace_id)
    hours = WorkingHours(session, workspace, [person], at)
    if is_away(person, rhythm_of_person(session, person, workspace).local_date(at)):
        return hours.next_morning(person, after_today=True)
    return None if hours.is_now(person) else hours.next_morning(person)


def why_not_read(session: Session, workspace_id: int, facts: Mapping[str, Any], now: datetime) -> str | None:
    """Why somebody does not get a brief that waited for their hour: it is not for them any more, or they get a newer
    one, which looks back as far. A shared step."""
    briefs, to = Briefs(session, workspace_id), str(facts["to"])
    brief, reader = briefs.get(int(facts["brief_id"])), People(session, workspace_id).of_slack(to) if to else None
    if brief is None or not to:
        return None
    if reader is None or not reader.reads_brief:
        return "they do not read the brief any more"
    newest = briefs.last_weekly(now)
    return "a newer one goes out" if newest is not None and newest.as_of > brief.as_of else None
