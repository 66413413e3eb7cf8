"""A zone in a row that this system does not know, or knows no more: nobody waits because of it."""

from typing import Any

import pytest
from sqlmodel import Session

from bot.actors import actor_of_user
from bot.home.page import publish_home
from bot.usecases.company.settings import open_settings
from bot.usecases.company.teams import open_team
from storage.models import Person, Team, Workspace
from tests.jobs.conftest import Office
from tests.jobs.growth import Growth

NOWHERE = "Mars/Olympus"


def set_zone(office: Office, row: Person | Team | Workspace, zone: str | None) -> None:
    def write(session: Session) -> None:
        found: Any = session.get_one(type(row), row.key)
        found.zone = zone

    office.db.write(write)


def test_a_person_of_a_strange_zone_is_asked_at_the_workspaces_hour_and_holds_nobody_up(
    office: Office, growth: Growth
) -> None:
    set_zone(office, growth.people["Ana"], NOWHERE)
    office.at("2026-11-23 09:00")
    assert len(office.dm("Ana Diaz")) == 1

    office.at("2026-11-23 14:00")
    assert len(office.dm("Ben Okoro")) == 1


def test_a_team_of_a_strange_zone_gets_its_summary(office: Office, growth: Growth) -> None:
    set_zone(office, growth.team, NOWHERE)
    office.at("2026-11-23 18:00")
    office.at("2026-11-25 10:00")

    assert office.channel("growth")[0].text.startswith("Growth, week 8 of 13")


def test_a_workspace_of_a_strange_zone_lives_by_utc(office: Office, growth: Growth) -> None:
    for each in (office.build(lambda company: company.session.get_one(Workspace, office.workspace_id)), growth.team):
        set_zone(office, each, NOWHERE)
    set_zone(office, growth.people["Ana"], NOWHERE)
    office.at("2026-11-23 09:00")
    office.at("2026-11-25 10:00")

    assert len(office.dm("Ana Diaz")) >= 1
    assert office.channel("growth")


def test_home_opens_and_says_which_zone_holds(office: Office, growth: Growth) -> None:
    set_zone(office, growth.people["Ana"], NOWHERE)
    ana = actor_of_user(office.deps, office.slack_id("Ana Diaz"))

    publish_home(office.deps, ana)

    assert "at 09:00 (Europe/London)" in str(office.slack.workspace.homes[ana.slack_user_id].blocks)


def test_the_forms_say_which_zone_holds_instead(office: Office, growth: Growth) -> None:
    set_zone(office, growth.people["Carol"], NOWHERE)
    set_zone(office, growth.team, NOWHERE)
    carol = actor_of_user(office.deps, office.slack_id("Carol Kim"))

    settings, team = open_settings(office.db, carol), open_team(office.db, carol, growth.team.key)

    assert (settings.zone, settings.workspace_zone) == ("", "UTC")
    assert team.entered.zone == ""


@pytest.mark.parametrize("zone", [NOWHERE, None], ids=["one that does not exist", "none from Slack"])
def test_without_a_zone_of_their_own_people_are_asked_at_their_teams_hour(
    office: Office, growth: Growth, zone: str | None
) -> None:
    office.slack.workspace.person_named("Ana Diaz").tz = zone
    set_zone(office, growth.people["Ana"], zone)
    set_zone(office, growth.team, "America/New_York")
    ana = actor_of_user(office.deps, office.slack_id("Ana Diaz"))

    office.at("2026-11-23 13:59")
    assert office.dm("Ana Diaz") == []

    office.at("2026-11-23 14:00")
    assert len(office.dm("Ana Diaz")) == 1
    assert ana.zone == "America/New_York"
