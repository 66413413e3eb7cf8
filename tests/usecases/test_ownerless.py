"""What has no owner at all: its leads hear it once, see it, and hand it over."""

import pytest
from sqlmodel import Session, select

from bot.domain.handover import NOBODY, HandoverEntered
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemChange, ItemKind, OwnerAnswer, TeamRole
from bot.usecases.company.left_behind import left_behind_as_sent
from bot.usecases.company.workspaces import actor_of
from bot.usecases.goals.goal_changes import change_item
from bot.usecases.goals.handover import hand_over, handover_as_sent, open_handover
from bot.usecases.goals.new_owners import give_back
from bot.usecases.looking.home import look_at_home
from storage.database import Database
from storage.models import KeyResult, OutboxRow, Person
from storage.repositories.people import People
from tests.builders import Company
from tests.usecases.looking import NOW, Cast, a_company

ANA, BEN, CAROL, DAN = "U0", "U1", "U2", "U3"
KR1 = Reference(ItemKind.KEY_RESULT, 1)


def staged(cast: Cast) -> None:
    """Ana owns a key result in Carol's team."""
    objective = cast.company.objective("Better login", cast.ana, cast.growth)
    cast.company.key_result("Password resets", objective, cast.ana, "10", "1")
    cast.company.goes_live()


@pytest.fixture
def company(db: Database) -> Database:
    a_company(db, staged)
    return db


def acting(db: Database, slack_user_id: str) -> Actor:
    def look(session: Session) -> Actor:
        return actor_of(session, session.exec(select(Person).where(Person.slack_user_id == slack_user_id)).one(), NOW)

    return db.read(look)


def loses_its_owner(db: Database, by: str = ANA) -> None:
    actor = acting(db, by)

    def write(session: Session) -> None:
        item = session.exec(select(KeyResult)).one()
        change_item(session, actor, item, {"owner_id": None}, ItemChange.EDIT, NOW)

    db.write(write)


def told(db: Database) -> list[OutboxRow]:
    return db.read(lambda session: list(session.exec(select(OutboxRow).where(OutboxRow.kind == "left_behind"))))


def test_the_lead_hears_once_that_something_has_no_owner(company: Database) -> None:
    loses_its_owner(company)
    loses_its_owner(company)

    (row,) = told(company)
    said = left_behind_as_sent(company, 1, row.facts["team_id"], row.facts["person_id"], row.recipient, NOW)
    assert row.recipient == CAROL
    assert said is not None
    assert (said.team_name, said.left.person, said.left.items) == ("Growth", None, (KR1,))


def test_a_lead_who_took_the_owner_away_is_not_told(company: Database) -> None:
    loses_its_owner(company, by=CAROL)

    assert told(company) == []


def test_the_lead_sees_it_on_home_and_others_do_not(company: Database) -> None:
    loses_its_owner(company)

    assert [each.left.items for each in look_at_home(company, acting(company, CAROL), NOW).left_behind] == [(KR1,)]
    assert look_at_home(company, acting(company, BEN), NOW).left_behind == ()


def test_the_lead_hands_it_over_and_the_new_owner_hears_it(company: Database) -> None:
    loses_its_owner(company)
    carol = acting(company, CAROL)
    assert [item.ref for item in open_handover(company, carol, NOBODY, "", NOW).items] == [KR1]

    done = hand_over(company, carol, HandoverEntered(NOBODY, BEN, (KR1,)), "t", NOW)

    row = company.read(lambda session: session.exec(select(OutboxRow).where(OutboxRow.kind == "handed_over")).one())
    heard = handover_as_sent(company, 1, row.facts["event_id"], BEN, NOW)
    assert (done.giver, [item.ref for item in done.items]) == (None, [KR1])
    assert heard is not None
    assert (heard.giver, [each.item.ref for each in heard.items]) == (None, [KR1])
    assert look_at_home(company, carol, NOW).left_behind == ()


@pytest.mark.parametrize("who", [ANA, BEN, DAN])
def test_whoever_leads_nothing_finds_nothing_to_hand_over(company: Database, who: str) -> None:
    loses_its_owner(company)

    assert open_handover(company, acting(company, who), NOBODY, "", NOW).items == ()


def test_what_is_given_back_goes_to_a_lead_of_the_company_where_nobody_else_is_left(company: Database) -> None:
    """Carol gave it to Ben and left; the team has no other lead, and Dan leads the company."""

    def stage(session: Session) -> int:
        people = People(session, 1)
        carol, ben = people.of_slack(CAROL), people.of_slack(BEN)
        assert carol is not None
        assert ben is not None
        item = session.exec(select(KeyResult)).one()
        change_item(session, actor_of(session, carol, NOW), item, {"owner_id": ben.key}, ItemChange.EDIT, NOW)
        carol.is_deactivated = True
        dan = people.of_slack(DAN)
        assert dan is not None
        company = Company(session, 1, NOW)
        company.joins(company.company_team(), dan, TeamRole.LEAD)
        row = session.exec(select(OutboxRow).where(OutboxRow.kind == "new_owner")).one()
        return int(row.facts["event_id"])

    event_id = company.write(stage)

    given = give_back(company, acting(company, BEN), event_id, NOW)

    assert (given.answer, str(given.owner)) == (OwnerAnswer.GIVEN_BACK, "Dan Roth")


def test_what_is_given_back_and_has_no_heir_is_told_to_nobody_and_found_by_admins(company: Database) -> None:
    def stage(session: Session) -> int:
        people = People(session, 1)
        carol, ben, dan = (people.of_slack(each) for each in (CAROL, BEN, DAN))
        assert carol is not None
        assert ben is not None
        assert dan is not None
        item = session.exec(select(KeyResult)).one()
        change_item(session, actor_of(session, carol, NOW), item, {"owner_id": ben.key}, ItemChange.EDIT, NOW)
        carol.is_deactivated, dan.is_okr_admin = True, True
        row = session.exec(select(OutboxRow).where(OutboxRow.kind == "new_owner")).one()
        return int(row.facts["event_id"])

    given = give_back(company, acting(company, BEN), company.write(stage), NOW)

    assert (given.owner, told(company)) == (None, [])
    assert [item.ref for item in open_handover(company, acting(company, DAN), NOBODY, "", NOW).items] == [KR1]


def test_what_neither_a_person_nor_a_team_has_is_told_to_the_leads_of_the_company_who_hand_it_over(
    db: Database,
) -> None:
    def stage(cast: Cast) -> None:
        cast.company.joins(cast.company.company_team(), cast.carol, TeamRole.LEAD)
        cast.company.key_result("My lessons", cast.company.objective("Learn", cast.dan), cast.dan)
        cast.company.goes_live()

    a_company(db, stage)
    loses_its_owner(db, by=DAN)

    (row,) = told(db)
    said = left_behind_as_sent(db, 1, row.facts["team_id"], row.facts["person_id"], row.recipient, NOW)
    assert said is not None
    assert (row.recipient, said.left.items) == (CAROL, (KR1,))
    done = hand_over(db, acting(db, CAROL), HandoverEntered(NOBODY, BEN, (KR1,)), "t", NOW)
    assert [each.ref for each in done.items] == [KR1]


@pytest.mark.parametrize("who", [ANA, BEN])
def test_nobody_else_hands_it_over(db: Database, who: str) -> None:
    def stage(cast: Cast) -> None:
        cast.company.key_result("My lessons", cast.company.objective("Learn", cast.dan), cast.dan)

    a_company(db, stage)
    loses_its_owner(db, by=DAN)

    done = hand_over(db, acting(db, who), HandoverEntered(NOBODY, CAROL, (KR1,)), "t", NOW)
    assert done.items == ()
