"""People look at examples, begin with one, and ask what an initiative is without losing what they typed."""

import pytest

from storage.models import KeyResult, Objective
from tests.builders import Company
from tests.scenarios.conftest import Office


@pytest.fixture
def growth(office: Office) -> Office:
    """Ana is in Growth."""

    def people(company: Company) -> None:
        company.team("Growth", None, company.person("Ana", office.slack_id("Ana Diaz")))

    office.build(people)
    return office


def test_the_gallery_shows_examples_of_a_shelf(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr examples society", channel="growth")

    ana.sees("Ensure water for all")
    ana.sees("Create 300 new wells in local communities")
    ana.sees("Objective: what should be true")


def test_another_shelf_is_one_click_away(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr examples", channel="growth")
    ana.sees("Improve the login experience")

    ana.chooses("Other examples", "Consumer")

    ana.sees("Become debt free")


def test_an_example_is_used_with_its_key_result(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr examples business", channel="growth")

    ana.clicks("Use this", beside="Improve the login experience")
    ana.submits()

    ana.sees("Saved: O1 Improve the login experience")
    ana.sees("10% -> 1%")
    assert growth.count(Objective) == growth.count(KeyResult) == 1


@pytest.mark.parametrize("typed", ["new initiative SSO", "new kr Resets", "new objective Logins", "idea"])
def test_what_an_initiative_is_opens_on_top_of_each_form(growth: Office, typed: str) -> None:
    ana = growth.person("Ana Diaz")
    ana.types(f"/okr {typed}", channel="growth")

    ana.clicks("What is an initiative?")

    ana.sees("in order to move one key result")


def test_nothing_typed_is_lost_by_asking_what_an_initiative_is(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr new objective Logins", channel="growth")
    ana.fills("First key result", "Password resets from 10% to 1%")

    ana.clicks("What is an initiative?")
    ana.cancels()
    ana.submits()

    ana.sees("KR1 Password resets 10% -> 1%")
