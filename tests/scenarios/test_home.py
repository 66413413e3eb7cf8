"""People open Home."""

from datetime import timedelta

from storage.models import OutboxRow
from tests.builders import Company
from tests.scenarios.conftest import Office


def ana_owns(office: Office, count: int) -> None:
    def build(company: Company) -> None:
        ana = company.person("Ana Diaz", office.slack_id("Ana Diaz"))
        team = company.team("Growth", None, ana)
        for number in range(1, count + 1):
            objective = company.objective(f"Goal {number}", ana, team)
            company.key_result(f"Result {number}", objective, ana, created_at=company.now - timedelta(days=1))

    office.build(build)


def test_home_shows_what_is_mine_and_what_my_team_is_after(office: Office) -> None:
    ana_owns(office, 1)
    ana = office.person("Ana Diaz")

    ana.opens_home()

    ana.sees("KR1 Result 1", in_="home")
    ana.sees("O1 Goal 1", in_="home")
    ana.sees("You are asked on Monday at 09:00 (UTC).", in_="home")


def test_somebody_who_owns_nothing_is_told_what_to_do_first(office: Office) -> None:
    dan = office.person("Dan Roth")

    dan.opens_home()

    dan.sees("Start with an objective: what should be better by the end of Q4 2026?", in_="home")


def test_the_welcome_comes_once(office: Office) -> None:
    dan = office.person("Dan Roth")
    dan.opens_home()
    dan.sees("Once a week I ask where they stand", in_="dm")

    dan.opens_home()

    dan.types("/okr help update", channel="general")  # after which the second opening has been dealt with
    dan.sees("Without a status word")
    assert office.count(OutboxRow) == 1


def test_home_follows_what_is_said_elsewhere(office: Office) -> None:
    ana_owns(office, 1)
    ana = office.person("Ana Diaz")
    ana.opens_home()
    ana.sees("no number yet", in_="home")

    ana.types("/okr KR1 45", channel="growth")

    ana.sees("45%", in_="home")


def test_more_than_fits_is_read_page_by_page(office: Office) -> None:
    ana_owns(office, 12)
    ana = office.person("Ana Diaz")
    ana.opens_home()
    ana.sees("KR10 Result 10", in_="home")

    ana.clicks("Show more", in_="home")
    ana.sees("KR12 Result 12", in_="home")
    ana.clicks("Back to the first page", in_="home")

    ana.sees("KR1 Result 1 ", in_="home")


def test_an_item_opens_over_home_with_its_chart_in_words(office: Office) -> None:
    ana_owns(office, 1)
    ana = office.person("Ana Diaz")
    ana.opens_home()

    ana.clicks("Open", in_="home")

    ana.sees("no number yet", in_="modal")


def test_the_form_of_an_absence_opens_over_home(office: Office) -> None:
    ana = office.person("Ana Diaz")
    ana.opens_home()

    ana.clicks("I'm away", in_="home")

    ana.sees("Who is asked instead?", in_="modal")
