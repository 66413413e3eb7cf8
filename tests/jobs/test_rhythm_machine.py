"""Whatever happens to clocks, zones, people and messages: nobody is asked twice, at night or while away, and nothing is
lost."""

import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlmodel import Session, col, func, select

from bot.domain.absence import AwayEntered
from bot.domain.people import Actor, SlackProfile
from bot.domain.unasked import MOST_A_WEEK, UNASKED, WEEK
from bot.usecases.company.workspaces import store_profile
from bot.usecases.rhythm.absence import come_back, go_away
from bot.usecases.rhythm.scheduling import is_away
from storage.database import Database
from storage.migrate import migrate
from storage.models import Duty, KeyResult, OutboxRow, Person
from storage.models.delivery import OutboxState
from tests.builders import Company
from tests.simulation import Fate, Simulation

THURSDAY = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)  # clocks change in Europe and America within weeks
ZONES = [
    "Europe/Madrid",
    "America/New_York",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
]
NAMES = ("ANA", "BEN")
HAPPENS = ["moves", "answers", "leaves", "leaves, covered", "returns"]
people = st.sampled_from(NAMES)


@cache
def template() -> Path:
    """A migrated and empty SQLite file, made once."""
    path = Path(tempfile.mkdtemp(prefix="okr-machine-")) / "template.sqlite3"
    db = Database.open(f"sqlite:///{path}")
    migrate(db)
    db.close()
    return path


class Rhythm(RuleBasedStateMachine):
    """Ana and Ben own a key result each; Carol leads their team."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="okr-machine-")
        path = Path(self.folder.name) / "okr.sqlite3"
        shutil.copyfile(template(), path)
        self.now = THURSDAY
        self.company = Simulation.begin(Database.open(f"sqlite:///{path}"), self.now)
        self.checked = 0
        self.was_ahead = False

    @initialize(zones=st.tuples(*[st.sampled_from(ZONES)] * len(NAMES)))
    def is_live(self, zones: tuple[str, ...]) -> None:
        def stage(company: Company) -> None:
            carol = company.person("CAROL", "UCAROL", zone="UTC")
            owners = [company.person(name, f"U{name}", zone=zone) for name, zone in zip(NAMES, zones, strict=True)]
            team = company.team("Growth", carol, *owners)
            for owner in owners:
                objective = company.objective(f"What {owner.name} wants", owner, team)
                company.key_result(f"of {owner.name}", objective, owner, created_at=self.now - timedelta(weeks=3))
            company.goes_live()

        self.company.build(self.now, stage)

    @rule(late=st.sampled_from([0, 0, 5, 70, 700, 10_080]), fates=st.lists(st.sampled_from(Fate), max_size=3))
    def something_is_due(self, late: int, fates: list[Fate]) -> None:
        """The next instant at which the clock has something to do, or some minutes later: the process was down."""
        self.now = max(self.now, self._next_instant()) + timedelta(minutes=late)
        self.company.look_up(self.now)
        self.company.tick(self.now)
        self.company.deliver(self.now, iter(fates))

    @rule(late=st.sampled_from([0, 30]))
    def something_is_due_and_waits_in_line(self, late: int) -> None:
        self.now = max(self.now, self._next_instant()) + timedelta(minutes=late)
        self.company.tick(self.now)

    @rule(step=st.sampled_from([timedelta(hours=-1), timedelta(days=-1), timedelta(hours=1), timedelta(days=1)]))
    def the_clock_is_set(self, step: timedelta) -> None:
        self.now += step

    @rule(weeks=st.integers(1, 5), hours=st.integers(0, 40), sends=st.booleans())
    def the_clock_was_weeks_ahead(self, weeks: int, hours: int, sends: bool) -> None:
        """A tick or two of a wrong clock, then one of the right one."""
        self.was_ahead = True
        wrong = self.now + timedelta(weeks=weeks)
        for at in (wrong, wrong + timedelta(hours=hours)):
            self.company.tick(at)
            if sends:
                self.company.deliver(at)
        self.checked = len(self.company.arrived)  # who was away by the wrong clock is not known by the right one
        self.company.tick(self.now)
        soon = self.now + timedelta(days=9)  # all are due weekly, somewhere on earth
        for name in NAMES:
            next_at = self._person(name).next_prompt_at
            assert next_at is None or next_at <= soon

    @rule(
        name=people, what=st.sampled_from(["moves", "answers", "leaves", "leaves, covered", "returns"]), data=st.data()
    )
    def somebody(self, name: str, what: str, data: st.DataObject) -> None:
        match what:
            case "moves":
                self._moves(name, data.draw(st.sampled_from([*ZONES, None])))
            case "answers":
                self._answers(name)
            case "returns":
                come_back(self.company.db, self._actor(name), f"U{name}", self.now)
            case _:
                until = self._today(name) + timedelta(days=data.draw(st.integers(0, 9)))
                delegate = "UCAROL" if what == "leaves, covered" else ""
                entered = AwayEntered(f"U{name}", until, delegate=delegate)
                go_away(self.company.db, self._actor(name), entered, self.now)

    @invariant()
    def nobody_hears_anything_twice(self) -> None:
        keys = [each.key for each in self.company.arrived]
        assert len(set(keys)) == len(keys)
        told = [(each.kind, each.to, each.due_on) for each in self.company.arrived]
        assert len(set(told)) == len(told)

    @invariant()
    def nobody_hears_anything_at_night(self) -> None:
        assert [each for each in self.company.arrived if not each.is_decent] == []

    @invariant()
    def due_dates_come_in_order(self) -> None:
        for name in () if self.was_ahead else NAMES:
            dues = [each.due_on for each in self.company.arrived if (each.kind, each.to) == ("prompt", f"U{name}")]
            assert all(earlier < later for earlier, later in pairwise(dues))

    @invariant()
    def nobody_who_is_away_hears_anything(self) -> None:
        new, self.checked = self.company.arrived[self.checked :], len(self.company.arrived)
        assert not [each for each in new if is_away(self._person(each.to[1:]), self._today(each.to[1:]))]

    @invariant()
    def nobody_hears_too_much(self) -> None:
        for each in self.company.arrived:
            if each.kind == "nudge":
                before = [
                    other
                    for other in self.company.arrived
                    if other.to == each.to and other.kind in UNASKED and each.at - WEEK <= other.at <= each.at
                ]
                assert len(before) <= MOST_A_WEEK

    def teardown(self) -> None:
        """Once everything is calm, nothing that was put into the outbox is left without an end."""
        for _ in range(9):
            self.now += timedelta(days=1)
            self.company.look_up(self.now)
            for hour in range(0, 24, 3):
                self.company.tick(self.now + timedelta(hours=hour))
                self.company.deliver(self.now + timedelta(hours=hour))
        ended = {OutboxState.SENT, OutboxState.NOT_NEEDED}
        horizon = self.now - timedelta(days=8)
        left = [row for row in self.company.rows() if row.state not in ended and row.not_before < horizon]
        self.company.db.close()
        self.folder.cleanup()
        assert left == []

    def _moves(self, name: str, zone: str | None) -> None:
        profile = SlackProfile(f"U{name}", name, zone=zone)
        self.company.build(self.now, lambda company: store_profile(company.session, 1, profile, self.now))

    def _answers(self, name: str) -> None:
        today, number = self._today(name), NAMES.index(name) + 1

        def answer(company: Company) -> None:
            key_result = company.session.get_one(KeyResult, number)
            person = company.session.get_one(Person, key_result.owner_id)
            company.check_in(key_result, person, "5", today, at=self.now, recorded_at=self.now)

        self.company.build(self.now, answer)

    def _actor(self, name: str) -> Actor:
        person = self._person(name)
        return self.company.build(self.now, lambda company: company.actor(person))

    def _person(self, name: str) -> Person:
        found = select(Person).where(Person.slack_user_id == f"U{name}")
        return self.company.db.read(lambda session: session.exec(found).one())

    def _today(self, name: str) -> date:
        return self.now.astimezone(ZoneInfo(self._person(name).zone or "UTC")).date()

    def _next_instant(self) -> datetime:
        def look(session: Session) -> datetime:
            is_due = OutboxRow.state == OutboxState.DUE
            instants = (
                session.exec(select(func.min(col(Person.next_prompt_at)))).one(),
                session.exec(select(func.min(col(Duty.nudge_at)))).one(),
                session.exec(select(func.min(col(OutboxRow.not_before))).where(is_due)).one(),
            )
            return min(each for each in (*instants, self.now + timedelta(days=7)) if each is not None)

        return self.company.db.read(look)


TestRhythm = Rhythm.TestCase
TestRhythm.settings = settings(
    max_examples=8,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
