"""People whose hour has come, a batch at a time: what they answer for is frozen, and they, or whoever stands in for
them, are asked. A shared step."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain.cadence import next_working_morning
from bot.domain.unasked import PROMPT
from bot.domain.vocabulary import DutyOutcome
from bot.usecases.rhythm.days_off import DaysOff
from bot.usecases.rhythm.duties import Item, items_due, settle
from bot.usecases.rhythm.scheduling import Rhythm, is_away, may_be_messaged, move_on, rhythms_of
from storage.models import Person, Workspace
from storage.repositories.duties import Duties
from storage.repositories.people import People
from storage.repositories.trail import SCHEDULED, Trail

STILL_ON_TIME = timedelta(hours=1)  # later than this, a prompt waits for the next working morning


class DuePeople:
    """Some people whose due date has come; a constant number of queries, and one insertion for each message."""

    def __init__(self, session: Session, workspace: Workspace, people: Sequence[Person], now: datetime) -> None:
        self._session, self._workspace, self._people, self._now = session, workspace, people, now
        delegates = {person.delegate_id for person in people if person.delegate_id is not None}
        self._delegates = People(session, workspace.key).of_ids(delegates)
        self._rhythms = rhythms_of(session, [*people, *self._delegates.values()], workspace)
        self._days_off = DaysOff(session, workspace.key, now.date())

    def ask(self) -> None:
        """Move everybody on to the next due date, say how the one before went, and put one prompt for each into the
        outbox. Whoever gets no messages any more has no due date any more."""
        here = [person for person in self._people if may_be_messaged(person)]
        for person in self._people:
            if not may_be_messaged(person):
                person.next_prompt_on = person.next_prompt_at = None
        due_on = {person.key: move_on(person, self._rhythms[person.key], self._now) for person in here}
        settle(self._session, self._workspace, here, due_on)
        items = items_due(self._session, self._workspace.key, due_on)
        duties = [self._ask(person, due_on[person.key], items.get(person.key, [])) for person in here]
        Duties(self._session, self._workspace.key).add([duty for duty in duties if duty["items"]])
        self._session.add_all(self._people)

    def _ask(self, person: Person, due_on: date, items: list[Item]) -> dict[str, Any]:
        asked, asked_on, nudge_at = self._who_is_asked(person, due_on), due_on, None
        if asked is not None:
            rhythm = self._rhythms[asked.key]
            not_before = self._hour(rhythm, due_on)
            enqueue_prompt(self._session, asked, due_on, not_before, self._now)
            asked_on = rhythm.local_date(not_before)
            nudge_at = self._a_day_later(rhythm, asked_on, person.next_prompt_at)
        return {
            "person_id": person.key,
            "due_on": due_on,
            "asked_on": asked_on,
            "asked_id": asked.key if asked else None,
            "items": items,
            "nudge_at": nudge_at,
            "outcome": DutyOutcome.AWAY if is_away(person, due_on) else None,
        }

    def _who_is_asked(self, person: Person, due_on: date) -> Person | None:
        """They themselves, or their delegate while they are away, unless that one is away as well."""
        if not is_away(person, due_on):
            return person
        delegate = self._delegates.get(person.delegate_id or 0)
        return delegate if delegate and may_be_messaged(delegate) and not is_away(delegate, due_on) else None

    def _hour(self, rhythm: Rhythm, due_on: date) -> datetime:
        scheduled_at = rhythm.instant(due_on)
        days_off = self._days_off.of(rhythm.country)
        if due_on in days_off or self._now - scheduled_at > STILL_ON_TIME:
            return next_working_morning(self._now, rhythm.at, rhythm.zone, days_off)
        return max(scheduled_at, self._now)

    def _a_day_later(self, rhythm: Rhythm, asked_on: date, next_at: datetime | None) -> datetime | None:
        """When the one reminder comes: the next working day, unless the next due date comes first."""
        morning = rhythm.instant(asked_on + timedelta(days=1))
        at = next_working_morning(morning, rhythm.at, rhythm.zone, self._days_off.of(rhythm.country))
        return at if next_at is None or at < next_at else None


def enqueue_prompt(session: Session, asked: Person, due_on: date, not_before: datetime, now: datetime) -> None:
    """Put somebody's prompt for a due date into the outbox, unless it is there."""
    Trail(session, asked.workspace_id).send(
        now,
        PROMPT,
        f"prompt:{asked.key}:{due_on.isoformat()}",
        asked.slack_user_id,
        {"person_id": asked.key, "due_on": due_on.isoformat(), "at": not_before.isoformat()},
        priority=SCHEDULED,
        not_before=not_before,
    )
