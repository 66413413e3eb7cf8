"""A week of the Growth team: asked on Monday, answered with one command, told to the channel on Wednesday."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.vocabulary import Status
from storage.models import Workspace
from tests.builders import Company
from tests.scenarios.conftest import Office

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # nine o'clock in Madrid
WEDNESDAY = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def growth_is_live(office: Office) -> None:
    def stage(company: Company) -> None:
        earlier = company.now - timedelta(weeks=6)
        ana = company.person("Ana", office.slack_id("Ana Diaz"), zone="Europe/Madrid")
        channel_id = office.slack.workspace.channel_named("growth").id
        team = company.team("Growth", None, ana, channel_id=channel_id)
        objective = company.objective("Improve the login experience", ana, team)
        resets = company.key_result("Password resets", objective, ana, "10", "1", created_at=earlier)
        company.initiative("Implement SSO", resets, ana, created_at=earlier)
        company.check_in(resets, ana, "5.5", date(2026, 11, 16), status=Status.ON_TRACK, note="SSO pilot")
        company.session.get_one(Workspace, company.workspace_id).live_at = company.now

    office.build(stage)
    office.bot.beat.wake()


def it_becomes(office: Office, instant: datetime) -> None:
    office.clock.move_to(instant)
    office.bot.beat.wake()


def test_an_answer_shows_in_the_message_that_asked(office: Office) -> None:
    growth_is_live(office)
    it_becomes(office, MONDAY)
    ana = office.person("Ana Diaz")
    ana.sees("2 updates, about a minute")

    ana.types("/okr update KR1 4.2 SSO live for Sales and Support", channel="growth")

    ana.sees("1 of 2 updates left")
    ana.sees("Answered: 4.2% on 23 Nov")
    assert len(ana.dm()) == 1


def test_the_channel_reads_on_wednesday_what_was_said_on_monday(office: Office) -> None:
    growth_is_live(office)
    it_becomes(office, MONDAY)
    ana = office.person("Ana Diaz")
    ana.sees("2 updates, about a minute")
    ana.types("/okr update KR1 4.2 SSO live for Sales and Support", channel="growth")
    ana.sees("1 of 2 updates left")

    it_becomes(office, WEDNESDAY)

    ben = office.person("Ben Okoro")
    ben.sees("Growth, week 8 of 13: 0 of 1 person in, 1 partly")
    ben.sees("Up: KR1 Password resets 5.5% -> 4.2%")
    ben.sees('Ana on 23 Nov: "SSO live for Sales and Support"')


def test_the_bot_stops_within_its_time_and_claims_nothing_more(office: Office) -> None:
    growth_is_live(office)
    began = office.clock.monotonic()

    office.bot.beat.stop()

    assert office.clock.monotonic() - began < 20
    assert not office.bot.beat.is_alive()


def test_ana_puts_it_off_until_tomorrow(office: Office) -> None:
    growth_is_live(office)
    it_becomes(office, MONDAY)
    ana = office.person("Ana Diaz")
    ana.sees("2 updates, about a minute")

    ana.clicks("Tomorrow")

    ana.sees("I will ask again on 24 Nov at 09:00. Until then it stays on your list: type /okr.")
