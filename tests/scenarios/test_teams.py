"""People look at teams, make them and change them."""

from sqlmodel import select

from storage.models import AuditEvent, Team
from storage.repositories.people import People
from tests.builders import Company
from tests.scenarios.cast import stage_growth
from tests.scenarios.conftest import Office


def growth_is_led_by_carol(office: Office) -> None:
    def build(company: Company) -> None:
        carol = company.person("Carol", office.slack_id("Carol Kim"))
        ana = company.person("Ana", office.slack_id("Ana Diaz"))
        channel = office.slack.workspace.channel_named("growth").id
        company.team("Growth", carol, ana, channel_id=channel)

    office.build(build)


def test_ana_makes_a_team_with_its_channel(office: Office) -> None:
    ana = office.person("Ana Diaz")
    ana.types("/okr new team Growth", channel="growth")
    ana.ticks("Members", "Ben Okoro")

    ana.submits()

    ana.sees("The team Growth is there.")
    ana.sees("led by Ana · 2 people: Ana, Ben · part of Acme")


def test_she_is_told_how_to_invite_the_app_into_the_channel(office: Office) -> None:
    office.slack.workspace.add_channel("sales", members=["Ana Diaz"], bot=False)
    ana = office.person("Ana Diaz")
    ana.types("/okr new team Sales", channel="general")
    ana.chooses("Channel", "sales")

    ana.submits()

    assert ana.modal.errors == {"Channel": "Invite me first: type /invite @OKRs in #sales, then save again."}
    assert ana.value("Name") == "Sales"
    assert office.count(Team) == 1


def test_she_saves_again_once_it_is_invited(office: Office) -> None:
    sales = office.slack.workspace.add_channel("sales", members=["Ana Diaz"], bot=False)
    ana = office.person("Ana Diaz")
    ana.types("/okr new team Sales", channel="general")
    ana.chooses("Channel", "sales")
    ana.submits()
    sales.members.append(office.slack.workspace.app.bot_user_id)

    ana.submits()

    ana.sees("The team Sales is there.")


def test_an_archived_channel_is_refused(office: Office) -> None:
    office.slack.workspace.add_channel("sales", members=["Ana Diaz"], archived=True)
    ana = office.person("Ana Diaz")
    ana.types("/okr new team Sales", channel="general")
    ana.chooses("Channel", "sales")

    ana.submits()

    assert ana.modal.errors == {"Channel": "#sales is archived. Choose another channel, or unarchive it first."}


def test_an_app_is_no_member(office: Office) -> None:
    office.slack.workspace.add_person("Robo", is_bot=True)
    ana = office.person("Ana Diaz")
    ana.types("/okr new team Growth", channel="growth")
    ana.ticks("Members", "Robo")

    ana.submits()

    assert "is an app. Choose people." in ana.modal.errors["Members"]
    assert office.count(Team) == 1


def test_carol_changes_the_weekly_day_from_the_list(office: Office) -> None:
    growth_is_led_by_carol(office)
    carol = office.person("Carol Kim")
    carol.types("/okr teams", channel="growth")
    carol.clicks("Settings")
    carol.chooses("Day of the check-in", "Tuesday")
    carol.chooses("Time zone of the channel", "Europe/Madrid")

    carol.submits()

    carol.sees("Saved: Growth.")
    assert office.count(AuditEvent) == 1


def test_ana_sees_a_team_that_is_not_hers_to_change(office: Office) -> None:
    growth_is_led_by_carol(office)
    ana = office.person("Ana Diaz")

    ana.types("/okr team", channel="growth")

    ana.sees("led by Carol")
    ana.sees_no_modal()


def test_an_unknown_team_is_said_so(office: Office) -> None:
    ana = office.person("Ana Diaz")

    ana.types("/okr team Grwoth", channel="general")

    ana.sees("I know no team called Grwoth. Type /okr teams to see all, or /okr new team Grwoth.")


def test_carol_archives_her_team_and_brings_it_back(office: Office) -> None:
    growth_is_led_by_carol(office)
    carol = office.person("Carol Kim")
    carol.types("/okr team Growth", channel="general")
    carol.clicks("Archive this team", confirms="Archive")
    carol.sees("Growth is archived.")

    carol.clicks("Bring it back")

    carol.sees("Growth is back.")


def test_two_people_with_the_form_open_lose_nothing(office: Office) -> None:
    growth_is_led_by_carol(office)
    carol, again = office.person("Carol Kim"), office.person("Carol Kim")
    carol.types("/okr team Growth", channel="growth")
    office.build(_renamed)
    carol.chooses("Day of the check-in", "Tuesday")

    carol.submits()

    carol.sees('Name: saved now "Growth and sales", here "Growth"')
    again.submits()
    again.sees("Saved: Growth.")


def _renamed(company: Company) -> None:
    from storage.repositories.teams import Teams

    team = next(each for each in Teams(company.session, company.workspace_id).all() if each.name == "Growth")
    team.name, team.version = "Growth and sales", team.version + 1


def test_carol_merges_her_team_into_another_and_is_told_where_it_went(office: Office) -> None:
    growth_is_led_by_carol(office)
    carol_id = office.slack_id("Carol Kim")

    def sales(company: Company) -> None:
        carol = People(company.session, company.workspace_id).of_slack(carol_id)
        assert carol is not None
        company.team("Sales", carol)
        growth = company.session.exec(select(Team).where(Team.name == "Growth")).one()
        company.objective("Faster growth", carol, growth)

    office.build(sales)
    carol = office.person("Carol Kim")
    carol.types("/okr team Growth", channel="growth")
    carol.clicks("Merge into another team", in_="modal")
    carol.chooses("Into which team?", "Sales")
    carol.submits()

    carol.sees("Growth is part of Sales now: 1 objective and 1 person went over.", in_="modal")
    carol.closes_all()
    carol.types("/okr team Growth", channel="growth")
    carol.sees("Growth was merged into Sales.")


def test_a_lead_says_how_many_person_weeks_there_are_and_forms_say_what_is_planned(office: Office) -> None:
    stage_growth(office)
    carol = office.person("Carol Kim")
    carol.types("/okr team Growth capacity 5", channel="general")
    carol.sees("Saved. Growth: planned 0 of 5 person-weeks; nobody said how much 1 initiative takes")

    ana = office.person("Ana Diaz")
    ana.types("/okr new initiative for KR1: Passkeys for all", channel="growth")
    ana.sees("Growth: planned 0 of 5 person-weeks")
    ana.fills("Effort in person-weeks", "8")
    ana.submits()

    ana.sees("Growth: planned 8 of 5 person-weeks, more than it has")


def test_people_of_other_teams_do_not_learn_what_is_planned(office: Office) -> None:
    stage_growth(office)
    dan = office.person("Dan Roth")

    dan.types("/okr team Growth capacity", channel="general")

    dan.sees("You cannot see what is planned of the person-weeks of Growth.")
