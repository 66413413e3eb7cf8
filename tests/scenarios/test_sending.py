"""OKR admins see in Home how sending goes, and give what was not sent another try."""

import pytest

from storage.models import OutboxRow, Person
from storage.models.delivery import OutboxState
from tests.builders import Company
from tests.scenarios.cast import stage_growth
from tests.scenarios.conftest import Office


@pytest.fixture
def given_up(office: Office) -> Office:
    """Carol is the OKR admin. A message to Ben was given up, because Slack did not know him then."""
    stage_growth(office)

    def fail(company: Company) -> None:
        company.session.get_one(Person, 3).is_okr_admin = True
        company.session.add(
            OutboxRow(
                workspace_id=company.workspace_id,
                kind="channel_refused",
                dedupe_key="to ben",
                recipient=office.slack_id("Ben Okoro"),
                facts={"team_id": 1, "channel": "C1", "reason": "is_archived"},
                state=OutboxState.DEAD,
                reason="channel_not_found",
                attempts=5,
                not_before=company.now,
                claimed_at=company.now,
                created_at=company.now,
            )
        )

    office.build(fail)
    return office


def test_an_admin_sees_what_was_not_sent_and_why(given_up: Office) -> None:
    carol = given_up.person("Carol Kim")

    carol.opens_home()

    carol.sees("Message to Ben was not sent: channel_not_found", in_="home")
    carol.sees("The bot's clock has not beaten yet", in_="home")


def test_try_again_sends_it_and_leaves_nothing_to_do(given_up: Office) -> None:
    carol, ben = given_up.person("Carol Kim"), given_up.person("Ben Okoro")
    carol.opens_home()
    carol.sees("was not sent", in_="home")

    carol.clicks("Try again", in_="home")

    ben.sees("your team's weekly summary", in_="dm")
    carol.sees_no_more("was not sent", in_="home")


def test_nobody_else_sees_how_sending_goes(given_up: Office) -> None:
    ana = given_up.person("Ana Diaz")

    ana.opens_home()

    ana.sees("You are asked on Monday", in_="home")
    ana.sees_not("was not sent", in_="home")
