"""People look at many items: lists, the overview, words."""

from datetime import date

from bot.domain.vocabulary import Status
from storage.models import KeyResult, Person
from tests.builders import Company
from tests.scenarios.conftest import Office

NOW = date(2026, 11, 18)


def goals(office: Office, count: int) -> None:
    """Of Ana, in Growth; all at risk."""

    def build(company: Company) -> None:
        ana = company.person("Ana Diaz", office.slack_id("Ana Diaz"))
        team = company.team("Growth", None, ana)
        for number in range(1, count + 1):
            objective = company.objective(f"Goal {number}", ana, team)
            company.key_result(f"Result {number}", objective, ana, status=Status.AT_RISK)

    office.build(build)


def test_a_long_list_is_read_page_by_page_in_one_place(office: Office) -> None:
    goals(office, 22)
    dan = office.person("Dan Roth")
    dan.types("/okr list @Ana Diaz", channel="general")
    dan.sees("And 2 more")

    dan.clicks("Show more")

    dan.sees("O22 Goal 22")
    dan.sees_no_more("O1 Goal 1")


def test_a_list_leads_to_its_items(office: Office) -> None:
    goals(office, 1)
    dan = office.person("Dan Roth")
    dan.types("/okr at risk", channel="general")

    dan.clicks("Open")

    dan.sees("0% of the way (pace 54%)")
    dan.sees("[History]")


def test_the_overview_names_each_team(office: Office) -> None:
    goals(office, 1)
    dan = office.person("Dan Roth")

    dan.types("/okr overview", channel="general")

    dan.sees("Q4 2026, week 8 of 13: 1 key result, 1 not started")
    dan.sees("Growth: 1 objective, 0% of the way (pace 54%)")


def test_the_overview_leads_to_what_needs_a_look(office: Office) -> None:
    goals(office, 1)

    def worse(company: Company) -> None:
        item = company.session.get_one(KeyResult, 1)
        company.check_in(item, company.session.get_one(Person, item.owner_id), "9", NOW, status=Status.OFF_TRACK)

    office.build(worse)
    dan = office.person("Dan Roth")
    dan.types("/okr overview", channel="general")
    dan.sees("Growth: 1 objective")

    dan.clicks("At risk")

    dan.sees("KR1 Result 1 0% -> 100%: 9%, 9% of the way (pace 54%), off track, behind")


def test_words_lead_to_items(office: Office) -> None:
    goals(office, 1)
    dan = office.person("Dan Roth")

    dan.types("/okr search result", channel="general")

    dan.sees("1 item has result")
    dan.sees("KR1 Result 1")


def test_a_name_that_nobody_has_gets_words_and_not_an_error(office: Office) -> None:
    goals(office, 1)
    dan = office.person("Dan Roth")

    dan.types("/okr list Growht", channel="general")

    dan.sees("Did you mean the team Growth?")
