"""An admin sets the workspace up, step by step."""

from sqlmodel import select

from storage.models import Person, Team, Workspace
from tests.scenarios.conftest import Office


def slack_admin(office: Office, name: str) -> None:
    office.slack.workspace.person_named(name).admin = True


def test_whoever_is_no_admin_is_told_who_could_begin(office: Office) -> None:
    dan = office.person("Dan Roth")

    dan.types("/okr setup", channel="general")

    dan.sees("Ask one of your workspace's owners or admins in Slack to type /okr setup")


def test_where_there_are_admins_they_are_named(office: Office) -> None:
    office.build(lambda company: company.person("Carol", office.slack_id("Carol Kim"), is_okr_admin=True))
    dan = office.person("Dan Roth")

    dan.types("/okr setup", channel="general")

    dan.sees("You cannot change the set-up.")
    dan.sees("Ask @Carol Kim")


def test_a_slack_admin_begins_and_becomes_the_first_okr_admin(office: Office) -> None:
    slack_admin(office, "Carol Kim")
    carol = office.person("Carol Kim")
    carol.types("/okr setup", channel="general")

    carol.clicks("Begin")

    carol.sees("Done: OKR admins are Carol")
    found = select(Person).where(Person.slack_user_id == carol.id)
    assert office.db.read(lambda session: session.exec(found).one()).is_okr_admin


def test_the_hours_of_a_new_workspace_are_those_of_whoever_begins(office: Office) -> None:
    slack_admin(office, "Carol Kim")
    office.slack.workspace.person_named("Carol Kim").tz = "Asia/Seoul"
    carol = office.person("Carol Kim")
    carol.types("/okr setup", channel="general")

    carol.clicks("Begin")

    carol.sees("Done: OKR admins are Carol")
    assert office.db.read(lambda session: session.exec(select(Workspace)).one()).zone == "Asia/Seoul"


def test_the_first_team_comes_from_a_channel_with_its_people_ticked(office: Office) -> None:
    slack_admin(office, "Carol Kim")
    growth = office.slack.workspace.channel_named("growth")
    growth.members.append(office.slack.workspace.add_person("Gus Guest", guest=True).id)
    growth.members.append(office.slack.workspace.add_person("Robo", is_bot=True).id)
    growth.members.append(office.slack.workspace.add_person("Eve Else", external=True).id)
    carol = office.person("Carol Kim")
    carol.types("/okr setup", channel="general")
    carol.clicks("Begin")
    carol.clicks("Choose a channel")
    carol.chooses("Channel", "growth")

    carol.submits()

    assert sorted(carol.value("Members")) == ["Ana Diaz", "Ben Okoro", "Carol Kim"]
    assert carol.value("Name") == "Growth"


def test_each_step_is_saved_and_the_set_up_goes_on_where_it_was_left(office: Office) -> None:
    slack_admin(office, "Carol Kim")
    carol = office.person("Carol Kim")
    carol.types("/okr setup", channel="general")
    carol.clicks("Begin")
    carol.clicks("Choose a channel")
    carol.chooses("Channel", "growth")
    carol.submits()
    carol.submits()
    carol.sees("The team Growth is there.")

    carol.clicks("Go on with the set-up")

    carol.sees("Set-up: 3 of 5 steps done.")
    carol.sees("Done: the team Growth")
    assert office.count(Team) == 2


def test_a_channel_without_the_app_says_how_to_invite_it(office: Office) -> None:
    office.slack.workspace.add_channel("sales", members=["Carol Kim"], bot=False)
    slack_admin(office, "Carol Kim")
    carol = office.person("Carol Kim")
    carol.types("/okr setup", channel="general")
    carol.clicks("Begin")
    carol.clicks("Choose a channel")
    carol.chooses("Channel", "sales")

    carol.submits()

    assert carol.modal.errors == {"Channel": "Invite me first: type /invite @OKRs in #sales, then save again."}


def test_the_whole_way_to_go_live(office: Office) -> None:
    slack_admin(office, "Carol Kim")
    carol = office.person("Carol Kim")
    carol.types("/okr setup", channel="general")
    carol.clicks("Begin")
    carol.clicks("Choose a channel")
    carol.chooses("Channel", "growth")
    carol.submits()
    carol.submits()
    carol.sees("The team Growth is there.")
    carol.closes_all()
    carol.types("/okr new objective Improve the login experience", channel="growth")
    carol.fills("First key result", "Password resets from 10% to 1%")
    carol.submits()
    carol.clicks("Go on with the set-up")
    carol.sees("Set-up: 4 of 5 steps done.")
    carol.clicks("Preview my message", in_="modal")
    carol.sees("Password resets 10% -> 1%")

    carol.clicks("Go live", in_="modal", confirms="Go live")

    carol.sees("Weekly messages are on.")
    assert office.db.read(lambda session: session.exec(select(Workspace)).one()).live_at is not None


def test_home_offers_the_set_up_to_a_slack_admin_where_nobody_is_an_okr_admin(office: Office) -> None:
    slack_admin(office, "Carol Kim")
    carol = office.person("Carol Kim")
    carol.opens_home()

    carol.clicks("Set up", in_="home")

    carol.sees("Set-up: 1 of 5 steps done", in_="modal")


def test_home_says_who_could_set_up_to_whoever_cannot(office: Office) -> None:
    dan = office.person("Dan Roth")

    dan.opens_home()

    dan.sees("ask one of your workspace's owners or admins in Slack to type /okr setup", in_="home")
    dan.sees_not("[Set up]", in_="home")


def test_home_names_the_admins_who_could_go_live(office: Office) -> None:
    office.build(lambda company: company.person("Carol", office.slack_id("Carol Kim"), is_okr_admin=True))
    slack_admin(office, "Dan Roth")
    dan = office.person("Dan Roth")

    dan.opens_home()

    dan.sees("once an admin chooses go live. Carol can do that.", in_="home")
    dan.sees_not("[Set up]", in_="home")
