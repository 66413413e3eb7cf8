"""People choose when they are asked; admins look after the workspace."""

from datetime import time
from typing import Any

from sqlmodel import select

from bot.domain.vocabulary import Every
from storage.models import Holiday, Person, Team, Workspace
from tests.builders import Company
from tests.scenarios.conftest import Office


def carol_is_admin(office: Office) -> None:
    office.build(lambda company: company.person("Carol", office.slack_id("Carol Kim"), is_okr_admin=True))


def one(office: Office, table: type[Any], **values: Any) -> Any:
    return office.db.read(lambda session: session.exec(select(table).filter_by(**values)).one())


def test_ana_chooses_her_day_and_hour(office: Office) -> None:
    ana = office.person("Ana Diaz")
    ana.types("/okr settings", channel="growth")
    ana.chooses("My day of the check-in", "Tuesday")
    ana.picks_time("My hour", "08:30")

    ana.submits()

    ana.sees("Saved. You are asked on Tuesday at 08:30 (Europe/Madrid)")
    assert one(office, Person, slack_user_id=office.slack_id("Ana Diaz")).prompt_weekday == 1


def growth_keeps_to_second_tuesdays(office: Office) -> None:
    def stage(company: Company) -> None:
        ana = company.person("Ana", office.slack_id("Ana Diaz"), zone="Europe/Madrid")
        values = {"prompt_weekday": 1, "prompt_time": time(8, 30), "every": Every.TWO_WEEKS, "locks_rhythm": True}
        company.team("Growth", ana, **values)

    office.build(stage)


def test_ana_is_asked_once_a_month_if_she_wants(office: Office) -> None:
    ana = office.person("Ana Diaz")
    ana.types("/okr settings", channel="growth")
    ana.chooses("How often I am asked", "On the first such day of a month")

    ana.submits()

    ana.sees("Saved. You are asked on the first Monday of the month at 09:00 (Europe/Madrid)")
    assert one(office, Person, slack_user_id=office.slack_id("Ana Diaz")).every is Every.MONTH_FIRST


def test_what_her_team_keeps_to_ana_cannot_choose(office: Office) -> None:
    growth_keeps_to_second_tuesdays(office)
    ana = office.person("Ana Diaz")

    ana.types("/okr settings", channel="growth")

    ana.sees("Growth asks everybody on every second Tuesday at 08:30. A lead of the team can change that.")
    ana.sees_not("My day of the check-in")


def test_a_lead_keeps_the_team_to_one_rhythm(office: Office) -> None:
    growth_keeps_to_second_tuesdays(office)
    ana = office.person("Ana Diaz")
    ana.types("/okr team Growth", channel="growth")
    ana.chooses("How often", "Every week")

    ana.submits()

    ana.sees("Saved: Growth.")
    growth = one(office, Team, name="Growth")
    assert (growth.every, growth.prompt_time, growth.locks_rhythm) == (Every.WEEK, time(8, 30), True)


def test_ana_is_not_asked_for_what_only_admins_set(office: Office) -> None:
    ana = office.person("Ana Diaz")

    ana.types("/okr settings", channel="growth")

    ana.sees("Your time zone, Europe/Madrid, comes from your Slack profile.")
    ana.sees_not("Holidays")


def test_carol_sets_the_holidays(office: Office) -> None:
    carol_is_admin(office)
    carol = office.person("Carol Kim")
    carol.types("/okr settings", channel="growth")
    carol.fills("Holidays", "25 Dec Christmas\n2027-01-01")

    carol.submits()

    carol.sees("Saved.")
    assert office.count(Holiday) == 2


def test_carol_switches_a_rule_of_the_coach_off(office: Office) -> None:
    carol_is_admin(office)
    carol = office.person("Carol Kim")
    carol.types("/okr settings", channel="growth")
    carol.unticks("The coach has a thought about", "Objectives with only lagging key results")

    carol.submits()

    carol.sees("Saved.")
    assert one(office, Workspace).coach_off == ["only-lagging"]


def test_carol_chooses_whose_public_holidays_count(office: Office) -> None:
    carol_is_admin(office)
    carol = office.person("Carol Kim")
    carol.types("/okr settings", channel="growth")
    carol.chooses("Public holidays of", "Germany")

    carol.submits()

    carol.sees("Saved.")
    assert one(office, Workspace).holiday_country == "DE"


def test_nonsense_is_answered_in_words_and_stays(office: Office) -> None:
    carol_is_admin(office)
    carol = office.person("Carol Kim")
    carol.types("/okr settings", channel="growth")
    carol.fills("Holidays", "25 Dec\nsome day")
    carol.fills("Quiet days", "many")

    carol.submits()

    assert carol.modal.errors == {
        "Quiet days": "Enter a number of days from 0 to 14.",
        "Holidays": 'I cannot read a day in "some day". Write one a line, such as 25 Dec Christmas or 2026-12-25.',
    }
    assert carol.value("Holidays") == "25 Dec\nsome day"
    assert office.count(Holiday) == 0


def test_everybody_sees_who_the_admins_are(office: Office) -> None:
    carol_is_admin(office)
    dan = office.person("Dan Roth")

    dan.types("/okr admins", channel="general")

    dan.sees("1 OKR admin: Carol")
    dan.sees_not("[Change]")


def test_carol_names_ana_too(office: Office) -> None:
    carol_is_admin(office)
    carol = office.person("Carol Kim")
    carol.types("/okr admins", channel="general")
    carol.clicks("Change")
    carol.ticks("OKR admins", "Ana Diaz")

    carol.submits()

    carol.sees("2 OKR admins")


def test_the_last_admin_stays(office: Office) -> None:
    carol_is_admin(office)
    carol = office.person("Carol Kim")
    carol.types("/okr admins", channel="general")
    carol.clicks("Change")
    carol.unticks("OKR admins", "Carol Kim")

    carol.submits()

    assert "OKR admins" in carol.modal.errors
    assert one(office, Person, slack_user_id=office.slack_id("Carol Kim")).is_okr_admin


def test_carol_goes_live_and_pauses(office: Office) -> None:
    carol_is_admin(office)
    carol = office.person("Carol Kim")
    carol.types("/okr go live", channel="general")
    carol.clicks("Go live", confirms="Go live")
    carol.sees("Weekly messages are on.")
    assert one(office, Workspace).live_at is not None

    carol.clicks("Pause", confirms="Pause")

    office.slack.workspace.wait_until(lambda: one(office, Workspace).live_at is None, 5)
    assert one(office, Workspace).live_at is None


def test_dan_cannot_go_live(office: Office) -> None:
    carol_is_admin(office)
    dan = office.person("Dan Roth")

    dan.types("/okr go live", channel="general")

    dan.sees("An OKR admin can change that")
    dan.sees_not("[Go live]")
