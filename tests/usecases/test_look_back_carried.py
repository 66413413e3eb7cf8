"""A look-back at a key result that was carried over into the next cycle follows what it became."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.domain.closing_forms import ClosingEntered
from bot.domain.entered import Choice
from bot.domain.look_backs import LookBack, VerdictEntered
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import (
    ClosingOutcome,
    ItemKind,
    ItemState,
    MeasureKind,
    Movement,
    Stage,
    UnitKind,
    Verdict,
    Visibility,
)
from bot.usecases.bets.verdicts import give_verdict, look_back_at
from bot.usecases.goals.closings import close_item
from storage.database import Database
from storage.models import Cycle, Initiative, KeyResult, Milestone, Person
from tests.builders import Company
from tests.usecases.looking import NOW, Cast, a_company

I1, O1 = Reference(ItemKind.INITIATIVE, 1), Reference(ItemKind.OBJECTIVE, 1)
RAN = {"starts_on": date(2026, 10, 1), "ended_on": date(2026, 10, 20), "stage": Stage.DONE}
LATER = NOW + timedelta(days=60)


def next_cycle(cast: Cast) -> None:
    cast.company.session.add(
        Cycle(
            workspace_id=cast.company.workspace_id,
            name="Q1 2027",
            starts_on=date(2027, 1, 1),
            ends_on=date(2027, 3, 31),
            created_at=NOW,
        )
    )


def resets_at_five(cast: Cast) -> None:
    """Ana's SSO is done; KR1, which falls from 10 to 1, was at 8 when that began, and is at 5."""
    goal = cast.company.session.get_one(KeyResult, cast.goal("Password resets", current="5"))
    values: dict[str, Any] = {"value_at_start": Decimal(8), "predicted_from": Decimal(8), "predicted_to": Decimal(3)}
    cast.company.initiative("Implement SSO", goal, cast.ana, **RAN, **values)
    next_cycle(cast)


@pytest.fixture
def ana(db: Database) -> Actor:
    return a_company(db, resets_at_five)


def is_carried_over(db: Database, ana: Actor, *, resets: bool = False) -> None:
    into = db.read(lambda session: session.exec(select(Cycle).where(Cycle.name == "Q1 2027")).one().key)
    cycle = Choice(str(into))
    entered = ClosingEntered(ClosingOutcome.CARRIED_OVER, reason="more time", cycle=cycle, resets=resets)
    close_item(db, ana, O1, entered, NOW)


def becomes(db: Database, number: int = 2, **values: Any) -> None:
    """The key result of this number is so by now."""

    def change(session: Session) -> None:
        item = numbered(session, number)
        for name, value in values.items():
            setattr(item, name, value)

    db.write(change)


def numbered(session: Session, number: int) -> KeyResult:
    return session.exec(select(KeyResult).where(KeyResult.number == number)).one()


def anas(session: Session) -> Person:
    return session.exec(select(Person).where(Person.name == "Ana Diaz")).one()


def looked_back(db: Database, ana: Actor) -> LookBack:
    return look_back_at(db, ana, I1, LATER)


@pytest.mark.parametrize("resets", [False, True])
def test_it_shows_where_the_number_is_now_and_under_which_name(db: Database, ana: Actor, resets: bool) -> None:
    is_carried_over(db, ana, resets=resets)
    before = looked_back(db, ana)
    becomes(db, current=Decimal(2))
    after = looked_back(db, ana)

    assert (before.now, before.moved) == (Decimal(5), Movement.PART)
    assert (after.now, after.moved) == (Decimal(2), Movement.AS_PREDICTED)
    assert (str(after.successor), after.is_closed) == ("KR2", False)
    assert after.key_result is not None
    assert str(after.key_result.ref) == "KR1"


def test_what_was_carried_over_twice_is_followed_to_its_end(db: Database, ana: Actor) -> None:
    is_carried_over(db, ana)

    def again(session: Session) -> None:
        second = numbered(session, 2)
        second.state, second.outcome = ItemState.CLOSED, ClosingOutcome.CARRIED_OVER
        kept = second.model_dump(exclude={"id", "number", "state", "outcome", "carried_from_id"})
        session.add(KeyResult(**kept, number=3, carried_from_id=second.key))

    db.write(again)
    becomes(db, 3, current=Decimal(3))

    back = looked_back(db, ana)
    assert (back.now, str(back.successor)) == (Decimal(3), "KR3")


def test_a_verdict_keeps_the_value_of_what_it_became(db: Database, ana: Actor) -> None:
    is_carried_over(db, ana)
    becomes(db, current=Decimal(2))
    give_verdict(db, ana, I1, VerdictEntered(Verdict.MOVED), LATER)
    becomes(db, current=Decimal(9))

    assert looked_back(db, ana).now == 2


def test_where_its_reader_may_not_see_what_it_became_the_last_value_of_the_old_one_stands(db: Database) -> None:
    def bens(cast: Cast) -> None:
        resets_at_five(cast)
        cast.company.session.get_one(Initiative, 1).owner_id = cast.ben.key

    ben = a_company(db, bens, "ben")
    is_carried_over(db, db.read(lambda session: Company(session, ben.workspace_id, NOW).actor(anas(session))))
    becomes(db, current=Decimal(2), visibility=Visibility.PRIVATE)

    back = looked_back(db, ben)
    assert (back.now, back.successor, back.is_closed) == (Decimal(5), None, True)


def test_nor_does_a_verdict_tell_them_its_value(db: Database) -> None:
    def bens(cast: Cast) -> None:
        resets_at_five(cast)
        cast.company.session.get_one(Initiative, 1).owner_id = cast.ben.key

    ben = a_company(db, bens, "ben")
    is_carried_over(db, db.read(lambda session: Company(session, ben.workspace_id, NOW).actor(anas(session))))
    becomes(db, current=Decimal(2), visibility=Visibility.PRIVATE)

    told = give_verdict(db, ben, I1, VerdictEntered(Verdict.MOVED), LATER)

    assert (told.now, looked_back(db, ben).now) == (Decimal(5), Decimal(5))


def test_what_is_measured_otherwise_by_now_is_not_compared(db: Database, ana: Actor) -> None:
    is_carried_over(db, ana)
    becomes(db, current=Decimal(2), unit_kind=UnitKind.PLAIN)

    assert (looked_back(db, ana).now, looked_back(db, ana).successor) == (Decimal(5), None)


def test_what_was_finished_or_dropped_is_followed_nowhere(db: Database, ana: Actor) -> None:
    close_item(db, ana, O1, ClosingEntered(ClosingOutcome.DROPPED, reason="no use"), NOW)

    assert (looked_back(db, ana).now, looked_back(db, ana).successor) == (Decimal(5), None)


def test_what_went_on_into_the_next_cycle_still_counts_as_running_beside(db: Database, ana: Actor) -> None:
    def another(session: Session) -> None:
        first = session.get_one(Initiative, 1)
        kept = first.model_dump(exclude={"id", "number", "title", "stage", "ended_on"})
        session.add(Initiative(**kept, number=2, title="Reset by SMS", stage=Stage.ACTIVE))

    db.write(another)
    is_carried_over(db, ana)

    assert [each.title for each in looked_back(db, ana).others] == ["Reset by SMS"]


@pytest.mark.parametrize(("resets", "now"), [(False, 3), (True, 2)])
def test_steps_that_begin_anew_are_not_held_against_it(db: Database, resets: bool, now: int) -> None:
    """Two of three are done; in the next cycle one more is."""

    def steps(cast: Cast) -> None:
        goal = cast.company.session.get_one(KeyResult, cast.goal("Certificate", measure_kind=MeasureKind.MILESTONES))
        goal.start = goal.target = None
        for step in cast.company.milestones(goal, "Audit", "Fix", "Sign")[:2]:
            step.is_done = True
        cast.company.initiative("Hire an auditor", goal, cast.ana, value_at_start=Decimal(0), **RAN)
        next_cycle(cast)

    ana = a_company(db, steps)
    is_carried_over(db, ana, resets=resets)

    def one_more(session: Session) -> None:
        successor = numbered(session, 2)
        last = select(Milestone).where(Milestone.key_result_id == successor.key, Milestone.position == 3)
        session.exec(last).one().is_done = True

    db.write(one_more)

    assert looked_back(db, ana).now == now
