"""People start initiatives: with `/okr`, from a key result, from a message."""

from datetime import date

import pytest
from sqlmodel import select

from bot.domain.vocabulary import Stage, Status, Visibility
from storage.models import Initiative
from tests.builders import Company
from tests.pretend_slack.people import Person
from tests.scenarios.conftest import Office


def login_of_growth(company: Company, office: Office) -> None:
    """KR1 of Growth, which Ana owns; Ben is her team-mate, Carol leads, Dan is in no team; KR2 is Carol's secret."""
    ana, ben, carol, _ = (
        company.person(name, office.slack_id(f"{name} {family}"))
        for name, family in (("Ana", "Diaz"), ("Ben", "Okoro"), ("Carol", "Kim"), ("Dan", "Roth"))
    )
    team = company.team("Growth", carol, ana, ben)
    company.team("Support")
    objective = company.objective("Improve the login experience", ana, team)
    key_result = company.key_result("Password resets", objective, ana, "10", "1")
    company.check_in(key_result, ana, "5.5", date(2026, 11, 16), status=Status.ON_TRACK)
    secret = company.objective("Buy a competitor", carol, team, visibility=Visibility.PRIVATE)
    company.key_result("Letters signed", secret, carol)


@pytest.fixture
def growth(office: Office) -> Office:
    office.build(lambda company: login_of_growth(company, office))
    return office


def types(office: Office, typed: str, name: str = "Ana Diaz", channel: str = "growth") -> Person:
    person = office.person(name)
    person.types(typed, channel=channel)
    return person


def test_a_title_and_a_key_result_are_enough(growth: Office) -> None:
    ana = types(growth, "/okr new initiative for KR1: Implement SSO")
    assert ana.value("Due") == "2026-12-31"
    ana.submits()

    ana.sees("Saved: I1 Implement SSO (for KR1)")
    ana.sees("Active, Ana, due 31 Dec")


def test_it_can_be_planned_and_started_with_one_click(growth: Office) -> None:
    ana = types(growth, "/okr new initiative for KR1: Implement SSO")
    ana.chooses("When?", "Plan it for later")
    ana.submits()
    ana.sees("Planned, Ana")
    ana.clicks("Start now")

    ana.sees("Started: I1 Implement SSO")


def test_a_task_is_asked_about_in_one_line(growth: Office) -> None:
    types(growth, "/okr new task Email a prospect back").sees("Would your CEO want to hear about this?")


def test_the_key_result_is_searched_and_private_ones_stay_hidden(growth: Office) -> None:
    ana = types(growth, "/okr new initiative Implement SSO")

    assert ana.suggestions("Which key result should it move?", "") == ["KR1 Password resets"]
    assert ana.suggestions("Which key result should it move?", "k") == ["KR1 Password resets"]
    assert ana.suggestions("Which key result should it move?", "KR") == ["KR1 Password resets"]
    assert ana.suggestions("Which key result should it move?", "letters") == []
    carol = types(growth, "/okr new initiative Implement SSO", "Carol Kim")
    assert carol.suggestions("Which key result should it move?", "letters") == ["KR2 Letters signed"]


def test_a_prediction_in_the_wrong_direction_is_asked_about_and_swapped_with_one_click(growth: Office) -> None:
    ana = types(growth, "/okr new initiative for KR1: Implement SSO")
    ana.fills("What do you predict?", "KR1 from 3% to 5.5%")
    ana.submits()
    ana.sees("Predicted: KR1 from 3% to 5.5%")
    ana.sees("That is away from where KR1 is meant to go. Are the two numbers the wrong way round?")

    ana.clicks("Swap them")

    ana.sees("Predicted: KR1 from 5.5% to 3%")


def test_effort_prediction_and_helpers_are_kept(growth: Office) -> None:
    ana = types(growth, "/okr new initiative for KR1: Implement SSO")
    ana.fills("Effort in person-weeks", "2.5 weeks")
    ana.fills("What do you predict?", "to 3 %")
    ana.ticks("Contributors", "Ben Okoro")
    ana.ticks("Helping teams", "Support")
    ana.submits()
    ana.sees("2.5 person-weeks")
    ana.sees("Predicted: KR1 from 5.5% to 3%")
    ana.clicks("Edit")

    assert ana.value("Helping teams") == ["Support"]
    ana.submits()
    ana.sees("Changed: I1")


def test_anybody_who_sees_the_key_result_may_start_one_of_their_own(growth: Office) -> None:
    dan = types(growth, "/okr new initiative for KR1: Implement SSO", "Dan Roth", "general")
    dan.submits()

    dan.sees("Saved: I1 Implement SSO")


def test_nobody_starts_one_for_a_key_result_that_they_may_not_see(growth: Office) -> None:
    types(growth, "/okr new initiative for KR2: Write letters").sees("I cannot find KR2.")


def test_ben_may_not_edit_it(growth: Office) -> None:
    types(growth, "/okr new initiative for KR1: Implement SSO").submits()
    types(growth, "/okr edit I1", "Ben Okoro").sees("You cannot edit I1.")


def test_its_key_results_owner_may_edit_it(growth: Office) -> None:
    ben = types(growth, "/okr new initiative for KR1: Implement SSO", "Ben Okoro")
    ben.submits()
    ben.sees("Saved: I1")
    ana = types(growth, "/okr edit I1")
    ana.fills("Scope", "In: Sales. Out: partners.")
    ana.submits()

    ana.sees("Changed: I1")


def test_what_was_saved_meanwhile_is_shown(growth: Office) -> None:
    ana = types(growth, "/okr new initiative for KR1: Implement SSO")
    ana.submits()
    ana.sees("Saved: I1")
    ana.clicks("Edit")
    carol = types(growth, "/okr edit I1", "Carol Kim")
    carol.fills("Scope", "All teams")
    carol.submits()
    carol.sees("Changed: I1")
    ana.fills("Scope", "Sales only")
    ana.submits()

    ana.sees('saved now "All teams", here "Sales only"')
    assert growth.db.read(lambda session: session.exec(select(Initiative)).one().stage) is Stage.ACTIVE


def test_helping_teams_are_in_the_history_and_two_forms_do_not_overwrite_each_other(growth: Office) -> None:
    growth.build(lambda company: company.team("Sales"))
    ana = types(growth, "/okr new initiative for KR1: Implement SSO")
    ana.submits()
    ana.sees("Saved: I1")
    ana.closes_all()
    ana, carol = types(growth, "/okr edit I1"), types(growth, "/okr edit I1", "Carol Kim")
    carol.ticks("Helping teams", "Sales")
    carol.submits()
    carol.sees("Changed: I1", in_="modal")
    ana.ticks("Helping teams", "Support")

    ana.submits()

    ana.sees('Helping teams: saved now "Sales", here "Support"', in_="modal")
    carol.closes_all()
    types(growth, "/okr history I1", "Carol Kim").sees("changed by Carol: helping teams to Sales")
