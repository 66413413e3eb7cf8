"""People and places that do not fit: everybody gets a friendly answer, and nothing is stored."""

from storage.models import Objective, Person, Team
from tests.builders import Company
from tests.pretend_slack.faults import Fault
from tests.scenarios.conftest import Office


def test_somebody_of_another_company_gets_nothing(office: Office) -> None:
    eve = office.slack.workspace.add_person("Eve Else", external=True)
    office.slack.workspace.channel_named("growth").members.append(eve.id)

    office.person("Eve Else").types("/okr teams", channel="growth")

    office.person("Eve Else").sees("Goals are shared within this company only.")


def test_a_guest_makes_no_team(office: Office) -> None:
    gus = office.slack.workspace.add_person("Gus Guest", guest=True)
    office.slack.workspace.channel_named("growth").members.append(gus.id)

    office.person("Gus Guest").types("/okr new team Mine", channel="growth")

    office.person("Gus Guest").sees("You cannot create teams.")
    assert office.count(Team) == 1


def test_a_refusal_names_the_admins_where_the_owner_has_left(office: Office) -> None:
    def build(company: Company) -> None:
        company.person("Carol", office.slack_id("Carol Kim"), is_okr_admin=True)
        dora = company.person("Dora", "UGONE", is_deactivated=True)
        company.objective("Improve the login experience", dora, company.team("Growth", None))

    office.build(build)

    office.person("Dan Roth").types("/okr edit O1", channel="general")

    office.person("Dan Roth").sees("You cannot edit O1.")
    office.person("Dan Roth").sees("Ask @Carol Kim")


def test_where_nobody_could_yet_slacks_own_admins_are_named(office: Office) -> None:
    office.person("Dan Roth").types("/okr brief", channel="general")

    office.person("Dan Roth").sees("You cannot preview or post the executive brief. Ask one of your workspace's owners")


def test_where_slack_does_not_say_who_somebody_is_nothing_is_shown(office: Office) -> None:
    office.slack.faults.next("users.info", Fault.http_500())
    dan = office.person("Dan Roth")

    dan.types("/okr teams", channel="general")

    dan.sees("I do not know you here yet. Try again in a minute.")
    assert office.count(Person) == 0


def test_whoever_has_no_time_zone_lives_in_the_workspaces(office: Office) -> None:
    nora = office.slack.workspace.add_person("Nora Null", tz=None)
    office.slack.workspace.channel_named("general").members.append(nora.id)

    office.person("Nora Null").types("/okr settings", channel="general")

    office.person("Nora Null").sees("Slack names no time zone for you that I know, so the workspace's holds: UTC.")


def test_what_somebody_who_left_owns_is_listed_to_the_lead(office: Office) -> None:
    def build(company: Company) -> None:
        carol = company.person("Carol", office.slack_id("Carol Kim"))
        dora = company.person("Dora", "UGONE", is_deactivated=True)
        team = company.team("Growth", carol)
        objective = company.objective("Improve the login experience", carol, team)
        company.key_result("Password resets", objective, dora)

    office.build(build)

    office.person("Carol Kim").types("/okr teams", channel="general")

    office.person("Carol Kim").sees("Dora left and still owns KR1. Type /okr edit KR1 to name a new owner.")
    assert office.count(Objective) == 1


def test_carol_hears_at_once_that_the_bot_was_removed_from_her_teams_channel(office: Office) -> None:
    def build(company: Company) -> None:
        carol = company.person("Carol", office.slack_id("Carol Kim"))
        company.team("Growth", carol, channel_id=office.slack.workspace.channel_named("growth").id)
        company.goes_live()

    office.build(build)

    office.slack.outside.remove_from_channel("growth")

    carol = office.person("Carol Kim")
    carol.sees("I cannot post your team's weekly summary in its channel any more.")
    carol.clicks("Team settings", in_="dm")
    assert carol.value("Name") == "Growth"
