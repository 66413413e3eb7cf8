"""The one reminder, a day after the prompt, for whoever still owes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.domain.cadence import Timing, is_decent_hour, timing
from bot.domain.cards import PersonLine
from bot.domain.people import Actor
from bot.domain.unasked import NUDGE, PROMPT, UNASKED, WEEK, may_reach
from bot.usecases.rhythm.days_off import DaysOff
from bot.usecases.rhythm.duties import answers_to
from bot.usecases.rhythm.owing import Card, owed_by
from bot.usecases.rhythm.prompts import NOT_MESSAGED, NotAsked, actor_to_ask, why_not_now
from bot.usecases.rhythm.scheduling import rhythm_of_person
from storage.database import reading, writing
from storage.models import Duty, Person
from storage.repositories.duties import Duties, PersonalMessages
from storage.repositories.people import People, Workspaces
from storage.repositories.trail import SCHEDULED, Trail

BATCH = 200  # duties a transaction
_LEAST_PAUSE = timedelta(hours=12)  # between the prompt and its reminder
_TOO_LATE = timedelta(hours=6)  # a reminder that comes much later than it should is none


@dataclass(frozen=True, slots=True)
class Nudge:
    """What is still open of what somebody was asked on a due date; `is_on_time` until the end of today."""

    me: PersonLine
    person_id: int
    due_on: date
    rows: tuple[Card, ...]
    is_on_time: bool


@writing
def nudge_who_owes(session: Session, workspace_id: int, now: datetime) -> int:
    """Put the reminder of everybody into the outbox whose day has passed without all answers. One batch; returns how
    many were due."""
    workspace = Workspaces(session).get(workspace_id)
    if workspace.live_at is None:
        return 0
    duties = Duties(session, workspace_id).to_nudge(now, BATCH)
    answers = answers_to(session, workspace, duties)
    people = People(session, workspace_id).of_ids({duty.asked_id for duty in duties if duty.asked_id is not None})
    for duty in duties:
        asked = people.get(duty.asked_id or 0)
        if asked is not None and not answers[duty.key].are_complete:
            _enqueue(session, duty, asked, now)
        duty.nudge_at = None
        session.add(duty)
    return len(duties)


@reading
def what_to_nudge(
    session: Session, workspace_id: int, person_id: int, due_on: date, scheduled_at: datetime, now: datetime
) -> Nudge | NotAsked:
    """The reminder as it is when its turn comes, or why there is none any more."""
    return nudge_now(session, workspace_id, person_id, due_on, scheduled_at, now)


def nudge_now(
    session: Session, workspace_id: int, person_id: int, due_on: date, scheduled_at: datetime, now: datetime
) -> Nudge | NotAsked:
    """What `what_to_nudge` returns, as a shared step. Everything is asked again: they may have answered, gone away or
    heard enough meanwhile."""
    person = People(session, workspace_id).get(person_id)
    actor = actor_to_ask(session, person, now)
    if person is None or actor is None:
        return NotAsked(NOT_MESSAGED)
    reason = why_not_now(session, person, due_on, now) or _why_no_reminder(session, person, due_on, scheduled_at, now)
    if reason:
        return NotAsked(reason)
    nudge = _nudge(session, actor, person, due_on, now)
    return nudge if nudge.rows else NotAsked("everything is up to date")


@reading
def what_was_nudged(
    session: Session, workspace_id: int, person_id: int, due_on: date, now: datetime
) -> Nudge | NotAsked:
    """A reminder that stands in Slack, with what is left of it by now."""
    person = People(session, workspace_id).get(person_id)
    actor = actor_to_ask(session, person, now)
    return _nudge(session, actor, person, due_on, now) if person and actor else NotAsked(NOT_MESSAGED)


def _why_no_reminder(session: Session, person: Person, due_on: date, scheduled_at: datetime, now: datetime) -> str:
    rhythm = rhythm_of_person(session, person, Workspaces(session).get(person.workspace_id))
    today = rhythm.local_date(now)
    if today in DaysOff(session, person.workspace_id, today).of(rhythm.country):
        return "a day off"
    if now - scheduled_at > _TOO_LATE or not is_decent_hour(now, rhythm.zone):
        return "it would come too late"
    messages = PersonalMessages(session, person.workspace_id)
    prompted_at = messages.last_sent(person.key, PROMPT, due_on)
    if prompted_at is None or now - prompted_at < _LEAST_PAUSE:
        return "the prompt itself came late, or not at all"
    sent = messages.sent_since(person.key, UNASKED, now - WEEK)
    return "" if may_reach(NUDGE, sent) else "this person has heard enough this week"


def _nudge(session: Session, actor: Actor, person: Person, due_on: date, now: datetime) -> Nudge:
    today = rhythm_of_person(session, person, Workspaces(session).get(person.workspace_id)).local_date(now)
    duties = Duties(session, person.workspace_id).asked_of(person.key, due_on)
    asked_on = max((duty.asked_on for duty in duties), default=due_on)
    return Nudge(
        me=PersonLine(actor.slack_user_id, actor.name),
        person_id=person.key,
        due_on=due_on,
        rows=owed_by(session, actor, today).owed,
        is_on_time=timing(today, asked_on, date.max) is Timing.ON_TIME,
    )


def _enqueue(session: Session, duty: Duty, asked: Person, now: datetime) -> None:
    Trail(session, duty.workspace_id).send(
        now,
        NUDGE,
        f"nudge:{asked.key}:{duty.due_on.isoformat()}",
        asked.slack_user_id,
        {"person_id": asked.key, "due_on": duty.due_on.isoformat(), "at": (duty.nudge_at or now).isoformat()},
        priority=SCHEDULED,
    )
