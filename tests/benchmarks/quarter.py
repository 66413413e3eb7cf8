"""A quarter of 200 people, simulated: how many messages that they did not ask for reach them, and whether each had a
reason."""

import heapq
import random
import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from bot.domain.absence import AwayEntered
from bot.domain.unasked import UNASKED
from bot.domain.vocabulary import Every
from bot.usecases.rhythm.absence import go_away
from storage.database import Database
from storage.migrate import migrate
from storage.models import KeyResult, Person
from tests.builders import Company
from tests.simulation import Arrived, Simulation

PEOPLE, TEAM, OWNED, WEEKS, QUIET = 200, 10, 2, 13, timedelta(days=3)
BEGINS = datetime(2026, 10, 1, tzinfo=UTC)  # clocks change in Europe and in America on the way
HOUR = timedelta(hours=1)
ZONES = ("Europe/Madrid", "America/New_York", "Asia/Kolkata", "Europe/London", "America/Los_Angeles")
GOAL = 1.3


class Quarter:
    """Most people answer within hours, some a day later or never, some before they are asked, some are away."""

    def __init__(self, db: Database) -> None:
        self.dice = random.Random(7)  # noqa: S311 - the same quarter every time
        self.company = Simulation.begin(db, BEGINS)
        self.items: dict[str, list[int]] = {}
        self.last_on: dict[int, date] = {}
        self.covers: dict[str, str] = {}
        self.answers: list[tuple[datetime, str]] = []
        self.without_duty: list[Arrived] = []
        self.company.build(BEGINS, self._stage)

    def run(self) -> None:
        """Every hour of it."""
        now, seen = BEGINS, 0
        while now < BEGINS + timedelta(weeks=WEEKS):
            if now.hour == 6:
                self._a_new_day(now)
            while self.answers and self.answers[0][0] <= now:
                self._answer(*heapq.heappop(self.answers))
            self.company.tick(now)
            self.company.deliver(now)
            for each in self.company.arrived[seen:]:
                self._hears(each)
            seen = len(self.company.arrived)
            now += HOUR

    def _stage(self, company: Company) -> None:
        for number in range(0, PEOPLE, TEAM):
            people = [
                company.person(f"P{each}", f"U{each}", zone=ZONES[each % len(ZONES)])
                for each in range(number, number + TEAM)
            ]
            every = self.dice.choices([Every.WEEK, Every.TWO_WEEKS, Every.MONTH_FIRST], [80, 15, 5])[0]
            team = company.team(f"Team {number}", *people, every=every)
            for person in people:
                objective = company.objective(f"What {person.name} wants", person, team)
                earlier = company.now - timedelta(weeks=3)
                made = [
                    company.key_result(f"{person.name} {each}", objective, person, created_at=earlier).key
                    for each in range(OWNED)
                ]
                self.items[person.slack_user_id] = made
        company.goes_live()

    def _a_new_day(self, now: datetime) -> None:
        for who in self.items:
            if self.dice.random() < 0.04:  # news before anybody asks
                heapq.heappush(self.answers, (now + self.dice.randrange(1, 12) * HOUR, who))
            if self.dice.random() < 0.008:
                self._leaves(who, now)

    def _leaves(self, who: str, now: datetime) -> None:
        covered_by = self.dice.choice(list(self.items))
        if covered_by == who or covered_by in self.covers or who in self.covers.values():
            return
        self.covers[who] = covered_by
        actor = self.company.build(now, lambda company: company.actor(self._person(company, who)))
        until = now.date() + timedelta(days=self.dice.randrange(2, 12))
        go_away(self.company.db, actor, AwayEntered(who, until, delegate=covered_by), now)

    def _hears(self, message: Arrived) -> None:
        if not any(self._is_owed(item, message) for item in self._asked_about(message.to)):
            self.without_duty.append(message)
        chance = self.dice.random()
        if chance < 0.95:  # within hours, or a day later
            wait = self.dice.randrange(1, 9) if chance < 0.75 else self.dice.randrange(26, 60)
            heapq.heappush(self.answers, (message.at + wait * HOUR, message.to))

    def _asked_about(self, who: str) -> list[int]:
        absent = [each for each, by in self.covers.items() if by == who]
        return [item for each in (who, *absent) for item in self.items[each]]

    def _is_owed(self, item: int, message: Arrived) -> bool:
        on = self.last_on.get(item)
        return on is None or on < message.due_on - QUIET

    def _answer(self, at: datetime, who: str) -> None:
        def answer(company: Company) -> None:
            person = self._person(company, who)
            on = at.astimezone(ZoneInfo(person.zone or "UTC")).date()
            for item in self._asked_about(who):
                key_result = company.session.get_one(KeyResult, item)
                company.check_in(key_result, person, str(self.dice.randrange(100)), on, at=at, recorded_at=at)
                self.last_on[item] = on

        self.company.build(at, answer)

    @staticmethod
    def _person(company: Company, who: str) -> Person:
        return company.session.get_one(Person, int(who[1:]) + 1)


def main() -> bool:
    """Simulate it, and print what reached people."""
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open(f"sqlite:///{Path(folder) / 'okr.sqlite3'}")
        migrate(db)
        quarter = Quarter(db)
        quarter.run()
        db.close()
    unasked = [each for each in quarter.company.arrived if each.kind in UNASKED]
    weeks = Counter((each.to, (each.at - BEGINS).days // 7) for each in unasked)
    per_week = [weeks[who, week] for who in quarter.items for week in range(WEEKS)]
    at_night = [each for each in unasked if not each.is_decent]
    kinds = Counter(each.kind for each in unasked)
    middle, mean = median(per_week), sum(per_week) / len(per_week)
    print(
        f"  {PEOPLE} people, {WEEKS} weeks: {kinds['prompt']:,} prompts, {kinds['nudge']:,} reminders; per person and "
        f"week {middle:g} in the median, {mean:.2f} on average, {max(per_week)} at most (goal: {GOAL} in the median); "
        f"{len(quarter.without_duty)} without a duty, {len(at_night)} outside 07:00 to 20:00 (goal: 0)"
    )
    return middle <= GOAL and not quarter.without_duty and not at_night
