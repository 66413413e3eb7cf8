"""People go away and come back, for themselves or for others."""

from datetime import date

from storage.models import Person
from tests.scenarios.cast import stage_growth
from tests.scenarios.conftest import Office


def person(office: Office, name: str) -> Person:
    from sqlmodel import select

    found = select(Person).where(Person.slack_user_id == office.slack_id(name))
    return office.db.read(lambda session: session.exec(found).one())


def test_ana_goes_away_with_one_line(office: Office) -> None:
    stage_growth(office)
    ana = office.person("Ana Diaz")

    ana.types(f"/okr away until 2026-12-01 delegate <@{office.slack_id('Ben Okoro')}>", channel="growth")

    ana.sees("You are away until 1 Dec.")
    ana.sees("Ben is asked instead and sees what you own, private items too. The team reads that you are away.")
    assert (person(office, "Ana Diaz").away_from, person(office, "Ana Diaz").away_until) == (
        date(2026, 11, 19),
        date(2026, 12, 1),
    )


def test_ben_hears_at_once_that_he_stands_in(office: Office) -> None:
    stage_growth(office)

    office.person("Ana Diaz").types(f"/okr away until 1 Dec <@{office.slack_id('Ben Okoro')}>", channel="growth")

    office.person("Ben Okoro").sees("is away until 1 Dec, and you stand in.")


def test_away_alone_opens_a_small_form(office: Office) -> None:
    stage_growth(office)
    ana = office.person("Ana Diaz")
    ana.types("/okr away", channel="growth")
    ana.picks_date("Last day", "2026-12-04")

    ana.submits()

    ana.sees("You are away until 4 Dec.")
    ana.sees("Nobody is asked meanwhile.")


def test_a_last_day_before_the_first_is_answered_beside_the_field(office: Office) -> None:
    stage_growth(office)
    ana = office.person("Ana Diaz")
    ana.types("/okr away", channel="growth")
    ana.picks_date("First day", "2026-12-07")
    ana.picks_date("Last day", "2026-12-04")

    ana.submits()

    assert ana.modal.errors == {"Last day": "The last day lies before the first."}


def test_a_day_that_is_none_is_answered_with_an_example(office: Office) -> None:
    stage_growth(office)
    ana = office.person("Ana Diaz")

    ana.types("/okr away until the cows come home", channel="growth")

    ana.sees("Type /okr away until 4 Dec, or /okr away alone.")


def test_ana_is_back_with_one_click(office: Office) -> None:
    stage_growth(office)
    ana = office.person("Ana Diaz")
    ana.types("/okr away until 1 Dec", channel="growth")

    ana.clicks("I'm back")

    ana.sees("Welcome back. 2 updates wait for you.")
    assert person(office, "Ana Diaz").away_until is None


def test_a_lead_says_it_for_somebody_who_is_ill(office: Office) -> None:
    stage_growth(office)
    carol = office.person("Carol Kim")

    carol.types(f"/okr away for <@{office.slack_id('Ana Diaz')}> until 1 Dec", channel="growth")

    carol.sees("Ana is away until 1 Dec.")
    carol.clicks("Back already")
    carol.sees("Ana is back, and is asked again.")


def test_a_stranger_cannot_say_it_of_ana(office: Office) -> None:
    stage_growth(office)
    dan = office.person("Dan Roth")

    dan.types(f"/okr away for <@{office.slack_id('Ana Diaz')}> until 1 Dec", channel="general")

    dan.sees("Carol")
    assert person(office, "Ana Diaz").away_until is None
