"""Somebody wants to be asked later. The duty stays where it is: on Home, in `/okr` and in the record."""

from datetime import date, datetime

from sqlmodel import Session

from bot.domain.people import Actor
from bot.domain.snooze import Snooze, ask_again_at
from bot.usecases.rhythm.scheduling import rhythm_of_person
from storage.database import writing
from storage.repositories.duties import Duties
from storage.repositories.people import People, Workspaces
from storage.repositories.trail import SCHEDULED, Trail


@writing
def put_off(session: Session, actor: Actor, due_on: date, snooze: Snooze, now: datetime) -> datetime:
    """Ask again later for what is due since `due_on`, instead of reminding. Returns when, on the actor's own clock;
    once for each such moment."""
    person = People(session, actor.workspace_id).of_ids([actor.person_id])[actor.person_id]
    rhythm = rhythm_of_person(session, person, Workspaces(session).get(actor.workspace_id))
    at = ask_again_at(snooze, now, rhythm.at, rhythm.zone).replace(second=0, microsecond=0)
    for duty in Duties(session, actor.workspace_id).asked_of(actor.person_id, due_on):
        duty.nudge_at = None
        session.add(duty)
    facts = {"person_id": actor.person_id, "due_on": due_on.isoformat(), "at": at.isoformat()}
    key = f"snoozed:{actor.person_id}:{due_on.isoformat()}:{at.isoformat()}"
    trail = Trail(session, actor.workspace_id)
    trail.send(now, "snoozed", key, actor.slack_user_id, facts, priority=SCHEDULED, not_before=at)
    return at.astimezone(rhythm.zone_info)
