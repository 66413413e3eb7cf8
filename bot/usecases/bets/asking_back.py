"""Once results can show, somebody is asked whether an initiative moved its number: its owner, while they are away their
delegate, and a lead where they have left. Once, on a working day at their own hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, col

from bot.domain.cadence import instant_of, next_working_morning
from bot.domain.cards import PersonLine
from bot.domain.look_backs import LookBack
from bot.domain.unasked import LOOK_BACK, UNASKED, WEEK, may_reach
from bot.domain.vocabulary import Stage
from bot.usecases.bets.look_backs import LookBacks
from bot.usecases.company.leads import leads_to_tell
from bot.usecases.rhythm.days_off import DaysOff
from bot.usecases.rhythm.due_people import STILL_ON_TIME
from bot.usecases.rhythm.prompts import AskLater, actor_to_ask
from bot.usecases.rhythm.scheduling import Rhythm, is_away, may_be_messaged, rhythm_of_person
from bot.usecases.rhythm.working_hours import WorkingHours
from storage.database import reading, writing
from storage.models import Initiative, Person, Team, Workspace
from storage.repositories.due import Due
from storage.repositories.duties import PersonalMessages
from storage.repositories.goals import Goals
from storage.repositories.people import People, Workspaces
from storage.repositories.teams import Teams
from storage.repositories.trail import SCHEDULED, Trail

BATCH = 200  # initiatives a transaction


@dataclass(frozen=True, slots=True)
class Asked:
    """The question as one person reads it; `stands_in_for` is the owner where somebody else is asked."""

    back: LookBack
    person_id: int
    on: date
    stands_in_for: PersonLine | None


@writing
def ask_to_look_back(session: Session, workspace_id: int, now: datetime) -> int:
    """Put the question into the outbox for what is due, or find the next hour for it. One batch; returns how many the
    clock looked at. Nobody is asked before *Go live*."""
    workspace = Workspaces(session).get(workspace_id)
    if workspace.live_at is None:
        return 0
    due = Due(session, workspace_id).look_backs(now, BATCH)
    asking = _Asking(session, workspace, now)
    for item, team in due:
        asking.look_at(item, team)
    return len(due)


class _Asking:
    """One look of the clock. A person is asked about one initiative a day."""

    def __init__(self, session: Session, workspace: Workspace, now: datetime) -> None:
        self._session, self._workspace, self._now = session, workspace, now
        self._people = People(session, workspace.key)
        self._days_off = DaysOff(session, workspace.key, now.date())
        self._asked_today: set[int] = set()

    def look_at(self, item: Initiative, team: Team | None) -> None:
        """Ask about it, or look at it again when it is time for that."""
        if item.look_back_on is None or item.verdict is not None or item.stage is not Stage.DONE:
            item.look_back_at = None
            return
        asked = self._whom_to_ask(item, team)
        if asked is None:
            item.look_back_at = self._now + timedelta(days=1)  # they may be back tomorrow
            return
        rhythm = rhythm_of_person(self._session, asked, self._workspace)
        since = max(self._now - STILL_ON_TIME, instant_of(item.look_back_on, time(0), rhythm.zone))
        at = self._morning(rhythm, since)
        if at <= self._now and not self._may_hear(asked, rhythm):
            at = self._morning(rhythm, self._now)
        if at > self._now:
            item.look_back_at = at
            return
        self._ask(item, asked, rhythm.local_date(self._now))

    def _whom_to_ask(self, item: Initiative, team: Team | None) -> Person | None:
        owner = self._people.get(item.owner_id or 0)
        if owner is None or not may_be_messaged(owner):
            leads = leads_to_tell(self._session, team or Teams(self._session, self._workspace.key).company())
            return self._who_can_tell(item, leads)
        stands_in = self._people.get(owner.delegate_id or 0)
        return self._who_can_tell(item, [owner, *([stands_in] if stands_in and may_be_messaged(stands_in) else [])])

    def _who_can_tell(self, item: Initiative, people: Sequence[Person]) -> Person | None:
        """The first who is here and may see it: a private one is nothing for a delegate whom somebody else chose."""
        here = (each for each in people if not is_away(each, self._today(each)))
        return next((each for each in here if each.key == item.owner_id or self._may_see(each, item)), None)

    def _may_see(self, person: Person, item: Initiative) -> bool:
        actor = actor_to_ask(self._session, person, self._now)
        if actor is None:
            return False
        return bool(Goals(self._session, actor).initiatives(col(Initiative.id) == item.key, limit=1))

    def _today(self, person: Person) -> date:
        return rhythm_of_person(self._session, person, self._workspace).local_date(self._now)

    def _morning(self, rhythm: Rhythm, since: datetime) -> datetime:
        return next_working_morning(since, rhythm.at, rhythm.zone, self._days_off.of(rhythm.country))

    def _may_hear(self, person: Person, rhythm: Rhythm) -> bool:
        """Whether today nobody asked them about another one, and they have not heard enough this week."""
        if person.key in self._asked_today:
            return False
        if Due(self._session, person.workspace_id).was_asked_back(person.key, rhythm.local_date(self._now)):
            return False
        messages = PersonalMessages(self._session, person.workspace_id)
        heard = messages.sent_since(person.key, UNASKED, self._now - WEEK)
        return may_reach(LOOK_BACK, heard + messages.on_their_way(person.slack_user_id, UNASKED))

    def _ask(self, item: Initiative, asked: Person, today: date) -> None:
        item.look_back_at, item.look_back_asked_on, item.look_back_asked_id = None, today, asked.key
        self._asked_today.add(asked.key)
        self._session.flush()
        on = item.look_back_on.isoformat() if item.look_back_on else ""
        facts: dict[str, Any] = {"initiative_id": item.key, "person_id": asked.key}
        trail = Trail(self._session, self._workspace.key)
        key = f"look_back:{item.key}:{on}:{asked.key}"
        trail.send(self._now, LOOK_BACK, key, asked.slack_user_id, facts, priority=SCHEDULED)
        if item.owner_id is not None:
            trail.repair_personal_posts(self._now, item.owner_id)  # it waits on their Home, too


@reading
def hour_to_look_back(session: Session, workspace_id: int, person_id: int, now: datetime) -> AskLater | None:
    """When to ask instead, if the message could not leave at its hour and must not arrive now."""
    person = People(session, workspace_id).get(person_id)
    if person is None:
        return None
    hours = WorkingHours(session, Workspaces(session).get(workspace_id), [person], now)
    return None if hours.is_now(person) else AskLater(hours.next_morning(person))


@reading
def look_back_as_sent(
    session: Session, workspace_id: int, initiative_id: int, person_id: int, now: datetime
) -> Asked | None:
    """The question as it is now, answered or not; None where its reader may not be messaged or may not see it any more,
    or where there is nothing to look back at."""
    person = People(session, workspace_id).get(person_id)
    actor = actor_to_ask(session, person, now)
    if person is None or actor is None:
        return None
    rows = Goals(session, actor).initiatives(col(Initiative.id) == initiative_id, limit=1)
    if not rows or rows[0].initiative.stage is not Stage.DONE:
        return None
    today = rhythm_of_person(session, person, Workspaces(session).get(workspace_id)).local_date(now)
    [back] = LookBacks(session, actor, today).of(rows)
    is_owner = rows[0].initiative.owner_id == person.key
    return Asked(back, person.key, today, None if is_owner else back.owner)


@writing
def ask_somebody_else(session: Session, workspace_id: int, initiative_id: int, person_id: int, now: datetime) -> None:
    """Whoever was to be asked left meanwhile, or may not see it any more: the clock finds anew whom to ask."""
    item = session.get(Initiative, initiative_id)
    if item is not None and item.workspace_id == workspace_id and item.look_back_asked_id == person_id:
        item.look_back_at, item.look_back_asked_on, item.look_back_asked_id = now, None, None


def why_not_looked_back(session: Session, workspace_id: int, initiative_id: int) -> str | None:
    """Why the question is not sent after all: it was answered, put off or opened again meanwhile. A shared step."""
    item = session.get(Initiative, initiative_id)
    if item is None or item.workspace_id != workspace_id or item.stage is not Stage.DONE:
        return "there is nothing to look back at any more"
    if item.verdict is not None:
        return "it was answered already"
    return "it was put off" if item.look_back_asked_on is None else None
