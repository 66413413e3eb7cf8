"""`/okr handover @ana @ben` by command, form and message."""

import pytest
from sqlmodel import select

from bot.domain.people import SlackProfile
from bot.domain.vocabulary import ItemChange
from bot.usecases.company.events import refresh_known
from bot.usecases.goals.goal_changes import change_item
from storage.models import KeyResult, Workspace
from storage.repositories.people import People
from tests.builders import Company
from tests.scenarios.cast import key_result, stage_growth
from tests.scenarios.conftest import Office


@pytest.fixture
def growth(office: Office) -> Office:
    """A live workspace."""
    stage_growth(office)
    office.build(
        lambda company: setattr(company.session.get_one(Workspace, company.workspace_id), "live_at", company.now)
    )
    return office


def owner_of_kr1(office: Office) -> int | None:
    return office.db.read(lambda session: session.exec(select(KeyResult.owner_id).where(KeyResult.number == 1)).one())


def test_ana_hands_all_she_owns_to_ben_who_hears_once_and_gives_one_back(growth: Office) -> None:
    ana, ben = growth.person("Ana Diaz"), growth.person("Ben Okoro")
    ana.types(f"/okr handover <@{growth.slack_id('Ben Okoro')}>", channel="growth")
    ana.sees("What Ana owns", in_="modal")

    ana.submits()

    ana.sees("Handed over to Ben: 3 items.", in_="modal")
    ben.sees("Ana handed over to you what was theirs.", in_="dm")
    ben.clicks("Not mine", in_="dm", beside="KR1 Password resets")
    ben.sees("KR1 Password resets You gave it back.", in_="dm")
    ben.clicks("Accept all", in_="dm")
    ben.sees("I1 Implement SSO You took it.", in_="dm")
    assert owner_of_kr1(growth) == key_result(growth, 1).created_by_id
    ana.closes_all()
    ana.types("/okr history I1", channel="growth")
    ana.sees("handed over by Ana: owner from Ana to Ben")


def test_a_lead_chooses_whose_things_change_hands(growth: Office) -> None:
    carol = growth.person("Carol Kim")
    carol.types("/okr handover", channel="growth")
    carol.sees("Carol owns nothing that is still worked on", in_="modal")

    carol.chooses("From", "Ana Diaz")
    carol.sees("What Ana owns", in_="modal")
    carol.chooses("To", "Ben Okoro")
    carol.unticks("What Ana owns", "O1 Improve the login experience", "I1 Implement SSO")
    carol.submits()

    carol.sees("Handed over to Ben: 1 item.", in_="modal")
    growth.person("Ben Okoro").sees("Carol handed over to you what Ana owned.", in_="dm")


def test_a_team_mate_is_told_who_could(growth: Office) -> None:
    ben = growth.person("Ben Okoro")

    ben.types(f"/okr handover <@{growth.slack_id('Ana Diaz')}> <@{growth.slack_id('Ben Okoro')}>", channel="growth")

    ben.sees("You cannot hand over what Ana owns.")


def test_a_lead_hands_over_from_the_message_that_somebody_left(growth: Office) -> None:
    profile = SlackProfile(growth.slack_id("Ana Diaz"), "Ana", is_deactivated=True)
    refresh_known(growth.db, growth.workspace_id, profile, growth.build(lambda company: company.now))
    carol = growth.person("Carol Kim")
    carol.sees("Ana left and still owns O1, KR1, I1 in Growth.", in_="dm")

    carol.clicks("Hand over", in_="dm")
    carol.chooses("To", "Ben Okoro")
    carol.submits()

    carol.sees("Handed over to Ben: 3 items.", in_="modal")


def test_a_lead_hands_over_what_nobody_owns(growth: Office) -> None:
    carol = growth.person("Carol Kim")

    def loses_its_owner(company: Company) -> None:
        ana = People(company.session, company.workspace_id).of_slack(growth.slack_id("Ana Diaz"))
        assert ana is not None
        item = company.session.exec(select(KeyResult).where(KeyResult.number == 1)).one()
        change_item(company.session, company.actor(ana), item, {"owner_id": None}, ItemChange.EDIT, company.now)

    growth.build(loses_its_owner)
    carol.sees("KR1 has no owner in Growth.", in_="dm")

    carol.clicks("Hand over", in_="dm")
    carol.sees("What nobody owns", in_="modal")
    carol.chooses("To", "Ben Okoro")
    carol.submits()

    carol.sees("Handed over to Ben: 1 item.", in_="modal")
    growth.person("Ben Okoro").sees("Carol handed over to you what had no owner.", in_="dm")


def test_home_shows_a_lead_what_somebody_who_left_owns(growth: Office) -> None:
    profile = SlackProfile(growth.slack_id("Ana Diaz"), "Ana", is_deactivated=True)
    refresh_known(growth.db, growth.workspace_id, profile, growth.build(lambda company: company.now))
    carol = growth.person("Carol Kim")

    carol.opens_home()

    carol.sees("Ana left and still owns O1, KR1, I1 in Growth.", in_="home")
