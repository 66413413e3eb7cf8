"""Admins look after the cycles."""

from datetime import date

from storage.models import Cycle, Objective
from tests.builders import Company
from tests.scenarios.conftest import Office


def carol_is_admin(office: Office) -> None:
    office.build(lambda company: company.person("Carol", office.slack_id("Carol Kim"), is_okr_admin=True))


def ana_has_an_objective(office: Office) -> None:
    def build(company: Company) -> None:
        ana = company.person("Ana", office.slack_id("Ana Diaz"))
        objective = company.objective("Improve the login experience", ana)
        key_result = company.key_result("Password resets", objective, ana, "10", "0")
        company.check_in(key_result, ana, "5", date(2026, 11, 16))

    office.build(build)


def test_everybody_sees_the_cycles(office: Office) -> None:
    dan = office.person("Dan Roth")

    dan.types("/okr cycles", channel="general")

    dan.sees("live, week 8 of 13 · 1 Oct 2026 to 31 Dec 2026 · 0 objectives, 0 key results")
    dan.sees_not("[Settings]")


def test_carol_makes_the_proposed_quarter(office: Office) -> None:
    carol_is_admin(office)
    carol = office.person("Carol Kim")
    carol.types("/okr new cycle", channel="general")

    carol.submits()

    carol.sees("The cycle Q1 2027 is there.")
    assert office.count(Cycle) == 2


def test_dan_is_told_who_could(office: Office) -> None:
    carol_is_admin(office)
    dan = office.person("Dan Roth")

    dan.types("/okr new cycle Q1 2027", channel="general")

    dan.sees("You cannot change cycles.")
    dan.sees("Ask @Carol Kim")
    assert office.count(Cycle) == 1


def test_nonsense_stays_in_the_form(office: Office) -> None:
    carol_is_admin(office)
    carol = office.person("Carol Kim")
    carol.types("/okr new cycle Winter", channel="general")
    carol.picks_date("First day", "2027-03-31")
    carol.picks_date("Last day", "2027-01-01")

    carol.submits()

    assert carol.modal.errors == {"Last day": "The last day has to come after the first."}
    assert carol.value("Name") == "Winter"


def test_carol_closes_the_quarter_and_carries_over_what_is_unfinished(office: Office) -> None:
    carol_is_admin(office)
    ana_has_an_objective(office)
    carol = office.person("Carol Kim")
    carol.types("/okr cycles", channel="general")
    carol.clicks("Settings")
    carol.clicks("Close this cycle")
    carol.sees("50% of the way · KR1 0.5")

    carol.submits()

    carol.sees("Q4 2026 is closed.")
    carol.sees("0 finished, 1 carried over into Q1 2027, 0 dropped.")
    assert office.count(Objective) == 2


def test_a_score_without_a_reason_stays_in_the_form(office: Office) -> None:
    carol_is_admin(office)
    ana_has_an_objective(office)
    carol = office.person("Carol Kim")
    carol.types("/okr cycles", channel="general")
    carol.clicks("Settings")
    carol.clicks("Close this cycle")
    carol.fills("Scores that should differ", "KR1 0.9")

    carol.submits()

    problem = "KR1: The progress suggests 0.5. Say in one line why you score it differently."
    assert carol.modal.errors == {"Scores that should differ": problem}
    assert office.count(Objective) == 1
