"""When people may hear what they did not ask for, each where they are. Shared steps; they take the session."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from sqlmodel import Session

from bot.domain.cadence import instant_of, is_decent_hour, is_working_day, next_working_morning
from bot.usecases.rhythm.days_off import DaysOff
from bot.usecases.rhythm.scheduling import Rhythm, is_away, rhythms_of
from storage.models import Person, Workspace


class WorkingHours:
    """From 07:00 to 20:00 on working days, as some people have them at one instant; a constant number of queries."""

    def __init__(self, session: Session, workspace: Workspace, people: Collection[Person], now: datetime) -> None:
        self._rhythms = rhythms_of(session, people, workspace)
        self._days_off = DaysOff(session, workspace.key, now.date())
        self._now = now

    def is_now(self, person: Person) -> bool:
        """Whether somebody is at work."""
        rhythm = self._rhythms[person.key]
        is_working = is_working_day(rhythm.local_date(self._now), self._days_off.of(rhythm.country))
        return is_working and is_decent_hour(self._now, rhythm.zone)

    def is_here(self, person: Person) -> bool:
        """Whether somebody is at work, and has not said to be away."""
        return self.is_now(person) and not is_away(person, self._rhythms[person.key].local_date(self._now))

    def next_hour(self, person: Person) -> datetime:
        """Now, or on the next working morning for whoever is not at work."""
        return self._now if self.is_now(person) else self.next_morning(person)

    def own_hour(self, person: Person) -> datetime:
        """Today at their own hour; now where that has passed and they are still at work, else the next working
        morning."""
        rhythm = self._rhythms[person.key]
        at = self._morning(rhythm, instant_of(rhythm.local_date(self._now), time(0), rhythm.zone))
        return at if at > self._now else self.next_hour(person)

    def next_morning(self, person: Person, *, after_today: bool = False) -> datetime:
        """Their own hour on the next working day, today included unless it is not meant."""
        rhythm = self._rhythms[person.key]
        if not after_today:
            return self._morning(rhythm, self._now)
        tomorrow = rhythm.local_date(self._now) + timedelta(days=1)
        return self._morning(rhythm, instant_of(tomorrow, time(0), rhythm.zone))

    def _morning(self, rhythm: Rhythm, since: datetime) -> datetime:
        return next_working_morning(since, rhythm.at, rhythm.zone, self._days_off.of(rhythm.country))
