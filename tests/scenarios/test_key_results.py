"""People write key results down and change them."""

from datetime import date

import pytest
from sqlmodel import select

from bot.domain.vocabulary import Status
from storage.models import AuditEvent, Cycle, KeyResult, Milestone
from storage.models import Person as StoredPerson
from tests.builders import Company
from tests.pretend_slack.people import Person
from tests.scenarios.conftest import Office


def login_of_growth(company: Company, office: Office) -> None:
    """O1 of Growth with KR1, which Ana owns; Carol leads, Ben is her team-mate, Dan is not in the team."""
    ana, ben, carol = (
        company.person(name, office.slack_id(f"{name} {family}"))
        for name, family in (("Ana", "Diaz"), ("Ben", "Okoro"), ("Carol", "Kim"))
    )
    company.person("Dan", office.slack_id("Dan Roth"))
    objective = company.objective("Improve the login experience", ana, company.team("Growth", carol, ana, ben))
    key_result = company.key_result("Password resets", objective, ana, "10", "1")
    company.check_in(key_result, ana, "5.5", date(2026, 11, 16), status=Status.ON_TRACK)
    company.objective("Get in shape", carol)


@pytest.fixture
def growth(office: Office) -> Office:
    office.build(lambda company: login_of_growth(company, office))
    return office


def types(office: Office, typed: str, name: str = "Ana Diaz", channel: str = "growth") -> Person:
    person = office.person(name)
    person.types(typed, channel=channel)
    return person


def test_numbers_of_the_title_fill_the_form(growth: Office) -> None:
    ana = types(growth, "/okr new kr for O1: Proposal to win from 10% to 20%")

    assert ana.value("Target") == "20"
    ana.submits()
    ana.sees("Saved: KR2 Proposal to win 10% -> 20%")


def test_a_start_that_is_not_known_yet_is_allowed(growth: Office) -> None:
    ana = types(growth, "/okr new kr for O1: Beta users")
    ana.fills("Target", "10 users")
    ana.submits()

    ana.sees("Saved: KR2 Beta users, -> 10 users")
    ana.sees("Its start is not known yet")


def test_start_equal_to_target_is_refused_in_the_form(growth: Office) -> None:
    ana = types(growth, "/okr new kr for O1: Beta users")
    ana.fills("Start", "10")
    ana.fills("Target", "10.0")
    ana.submits()

    assert "Start and target are the same" in ana.modal.errors["Target"]
    assert growth.count(KeyResult) == 1


def test_a_number_with_two_readings_stores_nothing(growth: Office) -> None:
    def forget_her_locale(company: Company) -> None:
        company.session.exec(select(StoredPerson).where(StoredPerson.name == "Ana")).one().locale = ""

    growth.build(forget_her_locale)
    ana = types(growth, "/okr new kr for O1: Beta users")
    ana.fills("Target", "1.234")
    ana.submits()

    assert "1.234 can be read as two numbers" in ana.modal.errors["Target"]
    assert growth.count(KeyResult) == 1


def test_changing_the_kind_changes_the_form_and_keeps_what_was_typed(growth: Office) -> None:
    ana = types(growth, "/okr new kr for O1: Churn")
    ana.fills("Target", "4%")
    ana.chooses("How is it measured?", "Keep a number within limits")
    ana.fills("At most", "4%")
    ana.chooses("How is it measured?", "Move a number")

    assert (ana.value("How will you know?"), ana.value("Target")) == ("Churn", "4%")
    ana.chooses("How is it measured?", "Keep a number within limits")
    ana.submits()
    ana.sees("Saved: KR2 Churn, at most 4%")


def test_steps_are_one_a_line(growth: Office) -> None:
    ana = types(growth, "/okr new kr for O1: Launch the beta")
    ana.chooses("How is it measured?", "Take steps that are done or not")
    ana.fills("Steps, one a line", "Sign the terms\n\nInvite ten companies")
    ana.submits()

    ana.sees("Saved: KR2 Launch the beta, 2 steps")
    assert growth.count(Milestone) == 2


def test_the_objective_is_searched_while_typing(growth: Office) -> None:
    ana = types(growth, "/okr new kr Beta users")

    assert ana.suggestions("Objective", "log") == ["O1 Improve the login experience"]
    assert ana.suggestions("Objective", "o2") == ["O2 Get in shape"]
    assert ana.suggestions("Objective", "KR1") == []


def test_a_member_may_not_add_to_somebody_elses_own_objective(growth: Office) -> None:
    ana = types(growth, "/okr new kr for O2: Lose 10 lbs")

    ana.sees("You cannot create key results of O2.")


def test_more_options_keep_what_was_typed(growth: Office) -> None:
    ana = types(growth, "/okr new kr for O1: Beta users")
    ana.fills("Target", "10 users")
    ana.clicks("More options")
    ana.picks_date("Due", "2026-12-15")
    ana.ticks("Commitment", "We commit to reaching it in full")
    ana.submits()

    ana.sees("due 15 Dec")


def test_changing_a_target_after_the_first_check_in_needs_a_reason(growth: Office) -> None:
    ana = types(growth, "/okr edit KR1")
    ana.fills("Target", "2")
    ana.submits()
    assert "Say in one line why" in ana.modal.errors["Why does the aim change?"]

    ana.fills("Why does the aim change?", "Annual contracts")
    ana.submits()
    ana.sees("Changed: KR1 Password resets 10% -> 2%")
    assert growth.count(AuditEvent) == 1


def test_the_title_changes_without_a_reason(growth: Office) -> None:
    ana = types(growth, "/okr edit KR1")
    ana.fills("How will you know?", "Password resets a week")
    ana.submits()

    ana.sees("Changed: KR1 Password resets a week")


def test_what_somebody_saved_meanwhile_is_shown_and_nothing_is_lost(growth: Office) -> None:
    ana = types(growth, "/okr edit KR1")
    carol = types(growth, "/okr edit KR1", "Carol Kim")
    carol.fills("How will you know?", "Resets a week")
    carol.submits()
    carol.sees("Changed: KR1")
    ana.fills("How will you know?", "Resets a day")
    ana.submits()

    ana.sees('saved now "Resets a week", here "Resets a day"')
    ana.submits()
    ana.sees("Changed: KR1 Resets a day")


def test_a_team_mate_may_not_edit_it(growth: Office) -> None:
    types(growth, "/okr edit KR1", "Ben Okoro").sees("You cannot edit KR1.")


def test_nothing_is_added_to_a_closed_cycle(growth: Office) -> None:
    def close(company: Company) -> None:
        company.session.get_one(Cycle, company.cycle().key).closed_at = company.now

    growth.build(close)
    ana = types(growth, "/okr new kr for O1: Beta users")

    ana.sees("O1 is closed.")


def test_an_edit_in_a_closed_cycle_is_refused(growth: Office) -> None:
    def close(company: Company) -> None:
        company.session.get_one(Cycle, company.cycle().key).closed_at = company.now

    growth.build(close)

    types(growth, "/okr edit KR1").sees("Q4 2026 is closed")
