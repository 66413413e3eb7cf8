"""What leads see of coverage and capacity, what lists say of it, and what nobody else learns."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlmodel import Session, select

from bot.domain.errors import NotAllowed
from bot.domain.filters import Filter, FilterBy
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import CoverageGap, ItemKind, ItemState, Stage, Visibility
from bot.usecases.looking.home import look_at_home
from bot.usecases.looking.lists import list_initiatives, list_objectives
from bot.usecases.telling.capacity import advice_on, look_at_plan, state_capacity
from storage.database import Database
from storage.models import AuditEvent, KeyResult, Person, Team
from tests.builders import Company
from tests.usecases.looking import NOW, Cast, a_company, statements

I1 = Reference(ItemKind.INITIATIVE, 1)
LATE = date(2027, 1, 15)  # after the cycle


def stage(cast: Cast) -> None:
    """Ana's KR1 has no initiative; KR2 is closed and worked on; KR3 is worked on past the cycle; all in Growth."""
    cast.goal("Churn", current="5")
    closed, running = cast.goal("Shop", state=ItemState.CLOSED), cast.goal("Sign-ups")
    for key, due_on in ((closed, NOW.date()), (running, LATE)):
        row = cast.company.session.get_one(KeyResult, key)
        cast.company.initiative(f"Work {key}", row, cast.ana, due_on=due_on, effort_weeks=Decimal(11))
    cast.growth.capacity_weeks = Decimal(30)


def coverage_of(db: Database, actor: Actor) -> list[tuple[int, int, Decimal, Decimal | None]]:
    page = look_at_home(db, actor, NOW)
    return [(each.uncovered, each.odd, each.plan.planned, each.plan.capacity) for each in page.coverage]


def test_home_of_a_lead_counts_gaps_and_what_is_planned(db: Database) -> None:
    carol = a_company(db, stage, "carol")

    assert coverage_of(db, carol) == [(1, 2, Decimal(22), Decimal(30))]


@pytest.mark.parametrize("who", ["ana", "dan"])
def test_home_of_others_does_not(db: Database, who: str) -> None:
    assert coverage_of(db, a_company(db, stage, who)) == []


def test_home_takes_as_many_statements_however_much_there_is(db: Database) -> None:
    carol = a_company(db, stage, "carol")
    with statements(db) as few:
        look_at_home(db, carol, NOW)

    def more(session: Session) -> None:
        company = Company(session, carol.workspace_id, NOW)
        ana, growth = (
            session.exec(select(Person)).first(),
            session.exec(select(Team).where(Team.name == "Growth")).one(),
        )
        assert ana is not None
        for number in range(12):
            objective = company.objective(f"Goal {number}", ana, growth)
            key_result = company.key_result("Churn", objective, ana, created_at=NOW - timedelta(weeks=6))
            company.initiative("Try it", key_result, ana)

    db.write(more)
    with statements(db) as many:
        look_at_home(db, carol, NOW)
    assert len(many) == len(few)


def test_the_list_names_key_results_without_work_and_work_to_look_at(db: Database) -> None:
    dan = a_company(db, stage, "dan")

    listed = list_objectives(db, dan, Filter(FilterBy.NO_INITIATIVE), NOW)
    assert [each.title for each in listed.objectives] == ["Churn"]
    assert [(str(gap.item.ref), gap.kind) for gap in listed.odd_work] == [
        ("I1", CoverageGap.KEY_RESULT_CLOSED),
        ("I2", CoverageGap.PAST_THE_CYCLE),
    ]


def test_what_is_private_is_no_gap_for_others(db: Database) -> None:
    def secret(cast: Cast) -> None:
        hidden = cast.goal("Zebra", visibility=Visibility.PRIVATE)
        row = cast.company.session.get_one(KeyResult, hidden)
        cast.company.initiative("Zebra work", row, cast.ana, due_on=LATE)

    dan = a_company(db, secret, "dan")
    assert list_objectives(db, dan, Filter(FilterBy.NO_INITIATIVE), NOW).odd_work == ()


def test_lists_of_a_team_say_how_much_is_planned_to_its_people_alone(db: Database) -> None:
    ana = a_company(db, stage)
    named = Filter(FilterBy.TEAM, name="Growth")

    plan = list_initiatives(db, ana, named, None, NOW).plan
    assert plan is not None
    assert (plan.planned, plan.capacity) == (Decimal(22), Decimal(30))
    stranger = replace(ana, member_of=frozenset(), person_id=4)
    assert list_initiatives(db, stranger, named, None, NOW).plan is None


def test_strangers_do_not_learn_the_plan(db: Database) -> None:
    dan = a_company(db, stage, "dan")

    assert advice_on(db, dan, I1, NOW).plan is None
    with pytest.raises(NotAllowed):
        look_at_plan(db, dan, 2, NOW)


def test_a_lead_states_it_and_a_member_cannot(db: Database) -> None:
    carol = a_company(db, stage, "carol")
    plan = state_capacity(db, carol, 2, "20 person-weeks", NOW)
    assert (plan.capacity, plan.is_beyond) == (Decimal(20), True)

    member = replace(carol, leads=frozenset(), person_id=1)
    with pytest.raises(NotAllowed):
        state_capacity(db, member, 2, "40", NOW)
    of_teams = select(AuditEvent).where(AuditEvent.item_kind == "team")
    told = db.read(lambda session: session.exec(of_teams).all())
    assert [(each.before, each.after) for each in told] == [({"capacity_weeks": "30"}, {"capacity_weeks": "20"})]


def test_ideas_and_what_was_dropped_take_nothing_and_what_is_done_took(db: Database) -> None:
    def several(cast: Cast) -> None:
        row = cast.company.session.get_one(KeyResult, cast.goal("Churn"))
        for each in Stage:
            cast.company.initiative(each.value, row, cast.ana, stage=each, effort_weeks=Decimal(1))
        cast.company.initiative("unknown", row, cast.ana)
        cast.growth.capacity_weeks = Decimal(2)

    ana = a_company(db, several)
    plan = advice_on(db, ana, I1, NOW).plan
    assert plan is not None
    assert (plan.planned, plan.unknown, plan.is_beyond) == (Decimal(3), 1, True)


def test_who_plans_work_past_the_cycle_is_told_so_afterwards(db: Database) -> None:
    ana = a_company(db, stage)

    gap = advice_on(db, ana, Reference(ItemKind.INITIATIVE, 2), NOW).gap
    assert gap is not None
    assert gap.kind is CoverageGap.PAST_THE_CYCLE
