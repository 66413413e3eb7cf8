"""People write objectives down and change them, with `/okr`, buttons and the shortcut."""

from dataclasses import replace

import pytest

from storage.models import AuditEvent, KeyResult, Objective
from tests.builders import Company
from tests.pretend_slack.people import Person
from tests.scenarios.conftest import Office

LOGIN = "Improve the login experience"


@pytest.fixture
def growth(office: Office) -> Office:
    """Ana and Ben are in Growth, which Carol leads; Dan is not."""

    def people(company: Company) -> None:
        ana, ben, carol = (
            company.person(name, office.slack_id(f"{name} {family}"))
            for name, family in (("Ana", "Diaz"), ("Ben", "Okoro"), ("Carol", "Kim"))
        )
        company.team("Growth", carol, ana, ben)
        company.team("Sales", None, company.person("Dan", office.slack_id("Dan Roth")))

    office.build(people)
    return office


def opens_form(office: Office, typed: str = f"/okr new objective {LOGIN}", name: str = "Ana Diaz") -> Person:
    person = office.person(name)
    person.types(typed, channel="growth" if name != "Dan Roth" else "general")
    person.sees("First key result")
    return person


def test_a_title_is_enough(growth: Office) -> None:
    ana = opens_form(growth)
    ana.submits()

    ana.sees(f"Saved: O1 {LOGIN}")
    ana.sees("Growth, Q4 2026, Ana")
    ana.sees("No key result yet")


def test_the_same_title_twice_is_asked_about_and_one_is_closed_with_a_click(growth: Office) -> None:
    ana = opens_form(growth)
    ana.submits()
    ana.sees(f"Saved: O1 {LOGIN}")
    ana.closes_all()

    ben = opens_form(growth, f"/okr new objective {LOGIN.upper()}", "Ben Okoro")
    ben.submits()

    ben.sees("O1 has the same title, in the same team and cycle. If one of them is too many, close it.")
    ben.clicks("Close")
    ben.sees("What became of it?")


def test_the_same_title_in_another_team_is_nothing_to_ask_about(growth: Office) -> None:
    ana = opens_form(growth)
    ana.submits()
    ana.sees(f"Saved: O1 {LOGIN}")

    dan = opens_form(growth, name="Dan Roth")
    dan.submits()

    dan.sees(f"Saved: O2 {LOGIN}")
    dan.sees_not("has the same title")


def test_three_key_results_come_with_it_as_lines(growth: Office) -> None:
    ana = opens_form(growth)
    ana.fills("First key result", "Password resets from 10% to 1%")
    ana.fills("Second key result", "Proposal to win from 10% to 20%")
    ana.fills("Third key result", "Reach $1.2k of extra income")
    ana.submits()

    ana.sees("KR1 Password resets 10% -> 1%")
    ana.sees("KR3 Reach $1.2k of extra income, -> $1,200")
    assert growth.count(KeyResult) == 3


def test_half_of_a_line_is_refused_beside_it_and_nothing_is_saved(growth: Office) -> None:
    ana = opens_form(growth)
    ana.fills("First key result", "Password resets from 10% to banana")
    ana.submits()

    assert "no number that I am sure of" in ana.modal.errors["First key result"]
    assert growth.count(Objective) == 0


def test_a_line_without_a_number_is_refused_and_nothing_is_saved(growth: Office) -> None:
    ana = opens_form(growth)
    ana.fills("First key result", "Fewer password resets")
    ana.submits()

    assert "I find no number" in ana.modal.errors["First key result"]
    assert ana.value("What do you want to achieve?") == LOGIN
    assert growth.count(Objective) == 0


def test_a_line_that_goes_nowhere_is_refused(growth: Office) -> None:
    ana = opens_form(growth)
    ana.fills("First key result", "Password resets from 10% to 10%")
    ana.submits()

    assert "the same" in ana.modal.errors["First key result"]


def test_the_shortcut_opens_the_same_form(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.uses_shortcut("New objective")
    ana.fills("What do you want to achieve?", LOGIN)
    ana.submits()

    ana.sees(f"Saved: O1 {LOGIN}")


def test_a_form_submitted_twice_saves_one_objective(growth: Office) -> None:
    ana = opens_form(growth)
    as_it_was = replace(ana.modal.raw)
    ana.submits()
    ana.sees("Saved: O1")
    growth.slack.run(growth.slack.modals.submit(ana.user, as_it_was))

    assert growth.count(Objective) == 1
    assert growth.count(AuditEvent) == 1


def test_the_team_is_searched_while_typing(growth: Office) -> None:
    ana = opens_form(growth)

    assert ana.suggestions("Team", "") == ["Just me", "Growth"]
    assert ana.suggestions("Team", "gro") == ["Growth"]


def test_somebody_without_a_team_writes_their_own(office: Office) -> None:
    dan = office.person("Dan Roth")
    dan.types(f"/okr new objective {LOGIN}", channel="general")
    dan.submits()

    dan.sees("Personal, Q4 2026, Dan")


def test_an_app_cannot_own_an_objective(growth: Office) -> None:
    ana = opens_form(growth)
    bot = growth.slack.workspace.add_person("Helper", is_bot=True)
    ana.chooses("Owner", bot.real_name)
    ana.submits()

    assert "Choose somebody who works here" in ana.modal.errors["Owner"]


def test_ana_changes_the_title(growth: Office) -> None:
    ana = opens_form(growth)
    ana.submits()
    ana.sees("Saved: O1")
    ana.clicks("Edit")
    ana.fills("What do you want to achieve?", "Sign in without a password")
    ana.submits()

    ana.sees("Changed: O1 Sign in without a password")


def test_what_carol_saved_meanwhile_is_shown_beside_what_ana_typed(growth: Office) -> None:
    ana = opens_form(growth)
    ana.submits()
    ana.sees("Saved: O1")
    ana.types("/okr edit O1", channel="growth")
    carol = growth.person("Carol Kim")
    carol.types("/okr edit O1", channel="growth")
    carol.fills("What do you want to achieve?", "Sign in with one click")
    carol.submits()
    carol.sees("Changed: O1")

    ana.fills("What do you want to achieve?", "Sign in without a password")
    ana.submits()

    ana.sees("Carol Kim changed O1 while you were writing")
    ana.sees('saved now "Sign in with one click", here "Sign in without a password"')
    ana.submits()
    ana.sees("Changed: O1 Sign in without a password")


def test_a_stranger_may_not_edit_and_hears_who_could(growth: Office) -> None:
    opens_form(growth).submits()
    dan = growth.person("Dan Roth")
    dan.types("/okr edit O1", channel="general")

    dan.sees("You cannot edit O1.")
    dan.sees("Ana Diaz")


def test_a_private_objective_is_not_found_by_others(growth: Office) -> None:
    ana = opens_form(growth)
    ana.chooses("Who can see it?", "Only its owner, the leads and people named")
    ana.submits()
    ana.sees("private")
    ben = growth.person("Ben Okoro")
    ben.types("/okr edit O1", channel="growth")

    ben.sees("I cannot find O1.")


def test_all_options_keep_what_was_typed(growth: Office) -> None:
    ana = opens_form(growth)
    ana.fills("First key result", "Password resets from 10% to 1%")
    ana.clicks("More options")
    ana.fills("Why does it matter?", "People leave at the door")

    assert ana.value("First key result") == "Password resets from 10% to 1%"
    ana.submits()
    ana.sees("KR1 Password resets")
