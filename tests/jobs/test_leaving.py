"""Somebody leaves: the lead of their team hears once what has no owner any more, and hands it over."""

from bot.domain.people import SlackProfile
from bot.usecases.company.events import refresh_known
from tests.jobs.conftest import Office
from tests.jobs.growth import Growth


def leaves(office: Office, full_name: str, *, is_deactivated: bool = True) -> None:
    name, slack_id = full_name.split(maxsplit=1)[0], office.slack_id(full_name)
    profile = SlackProfile(slack_id, name, "Europe/Madrid", is_deactivated=is_deactivated)
    refresh_known(office.db, office.workspace_id, profile, office.clock.now())
    office.deliver()


def told(office: Office, name: str) -> list[str]:
    return [each.text.split(". ")[0] for each in office.dm(name) if "left and still owns" in each.text]


def test_the_lead_hears_once_what_somebody_who_left_owns(office: Office, growth: Growth) -> None:
    leaves(office, "Ben Okoro")
    leaves(office, "Ben Okoro")
    leaves(office, "Ben Okoro", is_deactivated=False)
    leaves(office, "Ben Okoro")

    assert told(office, "Carol Kim") == ["Ben left and still owns KR2 in Growth"]


def test_whoever_left_hears_nothing_though_they_led_the_team(office: Office, growth: Growth) -> None:
    leaves(office, "Carol Kim")
    leaves(office, "Ben Okoro")

    assert told(office, "Carol Kim") == []
