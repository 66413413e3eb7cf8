"""Admins choose who reads the executive brief, look at it, and send it."""

from datetime import time

from storage.models import BriefSeen, HelpOffer, KeyResult, Person, Workspace
from tests.builders import Company
from tests.scenarios.cast import stage_growth
from tests.scenarios.conftest import Office
from tests.scenarios.test_settings import one


def carol_is_admin(office: Office, *, live: bool = True) -> None:
    def admin(company: Company) -> None:
        company.session.get_one(Person, 3).is_okr_admin = True
        company.session.get_one(Workspace, office.workspace_id).live_at = company.now if live else None

    stage_growth(office)
    office.build(admin)


def test_carol_chooses_when_and_where(office: Office) -> None:
    carol_is_admin(office)
    carol = office.person("Carol Kim")
    carol.types("/okr settings", channel="growth")
    carol.chooses("Day of the brief", "Monday")
    carol.picks_time("Hour of the brief", "08:30")
    carol.chooses("Channel of the brief", "growth")
    carol.ticks("People who get the brief as a message", "Ben Okoro")

    carol.submits()

    carol.sees("Saved.")
    carol.sees("The brief goes out on Monday at 08:30")
    carol.sees("Ben.")
    workspace = one(office, Workspace)
    assert (workspace.brief_weekday, workspace.brief_time) == (0, time(8, 30))
    assert one(office, Person, slack_user_id=office.slack_id("Ben Okoro")).reads_brief


def test_what_cannot_be_is_answered_beside_its_field(office: Office) -> None:
    carol_is_admin(office)
    carol = office.person("Carol Kim")
    carol.types("/okr settings", channel="growth")
    carol.chooses("Day of the brief", "Monday")
    carol.picks_time("Hour of the brief", "21:00")

    carol.submits()

    assert carol.modal.errors == {
        "Hour of the brief": "Choose an hour between 07:00 and 20:00.",
        "Channel of the brief": "Choose a channel or people: otherwise nobody would read it.",
    }


def test_carol_looks_at_it_and_sends_it(office: Office) -> None:
    carol_is_admin(office)

    def choose(company: Company) -> None:
        workspace = company.session.get_one(Workspace, office.workspace_id)
        workspace.brief_channel_id = office.slack.workspace.channel_named("growth").id

    office.build(choose)
    office.person("Ana Diaz").types("/okr update KR1 4.2 on track SSO live", channel="growth")
    carol = office.person("Carol Kim")
    carol.types("/okr brief preview", channel="general")
    carol.sees("Since 12 Nov: 1 key result, 1 on track")
    carol.sees("Moved: KR1 Password resets")
    carol.sees("Only you see this.")

    carol.clicks("Post it")

    carol.sees("The brief is on its way to")
    ben = office.person("Ben Okoro")
    ben.opens("growth")
    ben.sees("Since 12 Nov: 1 key result, 1 on track", in_="growth")


def a_brief_is_out(office: Office) -> None:
    """In the channel: Ana's key result moved."""
    carol_is_admin(office)

    def choose(company: Company) -> None:
        workspace = company.session.get_one(Workspace, office.workspace_id)
        workspace.brief_channel_id = office.slack.workspace.channel_named("growth").id

    office.build(choose)
    office.person("Ana Diaz").types("/okr update KR1 4.2 on track SSO live", channel="growth")
    office.person("Carol Kim").types("/okr brief post", channel="general")
    ben = office.person("Ben Okoro")
    ben.opens("growth")
    ben.sees("Moved (1)", in_="growth")


def test_who_saw_it_is_shown_once(office: Office) -> None:
    a_brief_is_out(office)
    ben, carol = office.person("Ben Okoro"), office.person("Carol Kim")
    ben.clicks("Seen", in_="growth")
    ben.sees("Seen by Ben", in_="growth")

    ben.clicks("Seen", in_="growth")
    carol.opens("growth")
    carol.clicks("Seen", in_="growth")
    carol.sees("Seen by Ben, Carol", in_="growth")

    assert office.count(BriefSeen) == 2


def test_ben_asks_the_owner_who_hears_at_once(office: Office) -> None:
    a_brief_is_out(office)
    ben = office.person("Ben Okoro")
    ben.clicks("Ask the owner", in_="growth")
    ben.sees("Ana answers for KR1 Password resets.")
    ben.fills("Your question, in one line", "Is the pilot with Sales over?")

    ben.submits()

    ben.sees("Ana is asked about KR1: Is the pilot with Sales over?")
    office.person("Ana Diaz").sees("Is the pilot with Sales over?", in_="dm")
    office.person("Ana Diaz").sees("Ben asks after reading the brief.", in_="dm")


def test_ben_will_help_and_ana_and_the_thread_hear_it_once(office: Office) -> None:
    a_brief_is_out(office)
    ben = office.person("Ben Okoro")
    ben.clicks("I will help", in_="growth")
    ben.sees("Ana hears that you will help with KR1 Password resets.")
    office.person("Ana Diaz").sees("Ben read the brief and will help with KR1 Password resets.", in_="dm")
    ben.sees("Ben will help with KR1 Password resets, and Ana knows.", in_="growth")

    ben.clicks("I will help", in_="growth")

    ben.sees("You offered that before: Ana knows that you will help with KR1.")
    assert office.count(HelpOffer) == 1


def test_who_owns_it_later_hears_of_a_new_offer_too(office: Office) -> None:
    a_brief_is_out(office)
    ben, carol = office.person("Ben Okoro"), office.person("Carol Kim")
    ben.clicks("I will help", in_="growth")
    ben.sees("Ana hears that you will help with KR1 Password resets.")
    office.build(lambda company: setattr(company.session.get_one(KeyResult, 1), "owner_id", 3))

    ben.clicks("I will help", in_="growth")

    ben.sees("Carol hears that you will help with KR1 Password resets.")
    carol.sees("Ben read the brief and will help with KR1 Password resets.", in_="dm")
    ben.sees("Ben will help with KR1 Password resets, and Carol knows.", in_="growth")
    ben.sees("Ben will help with KR1 Password resets, and Ana knows.", in_="growth")
    ben.clicks("I will help", in_="growth")
    ben.sees("You offered that before: Carol knows that you will help with KR1.")
    assert office.count(HelpOffer) == 2


def test_what_is_ones_own_needs_no_question(office: Office) -> None:
    a_brief_is_out(office)
    ana = office.person("Ana Diaz")
    ana.opens("growth")

    ana.clicks("I will help", in_="growth")

    ana.sees("KR1 is yours.")


def test_ana_is_told_who_could(office: Office) -> None:
    carol_is_admin(office)
    ana = office.person("Ana Diaz")

    ana.types("/okr brief", channel="general")

    ana.sees("You cannot preview or post the executive brief.")
    ana.sees("Carol")


def test_before_going_live_it_is_not_posted(office: Office) -> None:
    carol_is_admin(office, live=False)
    carol = office.person("Carol Kim")

    carol.types("/okr brief post", channel="general")

    carol.sees("Nothing is posted before an OKR admin goes live: /okr go live.")
