"""A week of a team: its round of a Monday, what people say until Wednesday, and its summary."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.coverage import Attendance
from bot.domain.people import Actor
from bot.domain.posts import TeamSummary
from bot.domain.references import Reference
from bot.domain.vocabulary import Health, ItemKind, QuestionKind
from bot.usecases.rhythm.rounds import open_round
from bot.usecases.telling.editions import EditionKey
from bot.usecases.telling.summaries import summary_of
from storage.database import Database
from storage.models import Initiative, KeyResult, Person, Round, Team, Workspace
from tests.builders import Company
from tests.usecases.looking import NOW, Cast, a_company

MONDAY = date(2026, 11, 23)
OPENED = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
LAST_WEEK = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
KR1 = Reference(ItemKind.KEY_RESULT, 1)
Stage_ = Callable[[Cast], object]


@dataclass
class Week:
    """The round of Monday 23 November in Growth, with Ana and Ben on its roster; its summary was due on Wednesday."""

    db: Database
    ana: Actor

    @property
    def workspace_id(self) -> int:
        return self.ana.workspace_id

    def build(self, work: Callable[[Cast], Any], at: datetime = NOW) -> Any:
        """More rows, written at an instant."""

        def run(session: Session) -> Any:
            people = {each.name.split()[0].lower(): each for each in session.exec(select(Person)).all()}
            growth = session.exec(select(Team).where(Team.name == "Growth")).one()
            company = Company(session, self.workspace_id, at)
            return work(Cast(company, people["ana"], people["ben"], people["carol"], people["dan"], growth))

        return self.db.write(run)

    def says(self, key_result_id: int, value: str, at: datetime = TUESDAY, **values: Any) -> None:
        """Its owner checks in."""

        def write(cast: Cast) -> None:
            item = cast.company.session.get_one(KeyResult, key_result_id)
            owner = cast.company.session.get_one(Person, item.owner_id)
            cast.company.check_in(item, owner, value, at.date(), at=at, recorded_at=at, **values)

        self.build(write)

    def says_of_initiative(self, number: int, health: Health, at: datetime = TUESDAY) -> None:
        def write(cast: Cast) -> None:
            item = cast.company.session.exec(select(Initiative).where(Initiative.number == number)).one()
            owner = cast.company.session.get_one(Person, item.owner_id)
            cast.company.effort_check_in(item, owner, health, at.date(), at=at, recorded_at=at)

        self.build(write)

    def summary(self) -> TeamSummary:
        """The scheduled one."""
        newest = self.db.read(lambda session: session.exec(select(col(Round.id)).where(Round.due_on == MONDAY)).one())
        return summary_of(self.db, self.workspace_id, EditionKey(newest), None).summary

    def attendance(self) -> Attendance:
        told = self.summary().attendance
        assert told is not None
        return told

    def asked_about(self) -> list[QuestionKind]:
        return [each.kind for each in self.summary().questions]


def a_week(db: Database, stage: Stage_, *, as_of: datetime = WEDNESDAY) -> Week:
    """Goes live, opens the round, and lets its summary be due at `as_of`."""
    week = Week(db, a_company(db, stage))

    def go_live(cast: Cast) -> None:
        session = cast.company.session
        session.get_one(Workspace, week.workspace_id).live_at = NOW
        cast.growth.next_round_on = MONDAY

    week.build(go_live)
    open_round(db, week.workspace_id, week.build(lambda cast: cast.growth.key), OPENED)
    week.build(lambda cast: setattr(newest_round(cast), "summarised_at", as_of))
    return week


def newest_round(cast: Cast) -> Round:
    found = select(Round).where(Round.team_id == cast.growth.key).order_by(col(Round.due_on).desc())
    newest = cast.company.session.exec(found).first()
    assert newest is not None
    return newest


def two_owners(cast: Cast) -> None:
    cast.goal("Password resets")
    cast.goal("Proposals", cast.ben)
