"""People look at their team's summary, and its lead posts it."""

from storage.models import OutboxRow, Workspace
from tests.builders import Company
from tests.scenarios.cast import stage_growth
from tests.scenarios.conftest import Office


def live(office: Office) -> None:
    def go(company: Company) -> None:
        company.session.get_one(Workspace, office.workspace_id).live_at = company.now

    stage_growth(office)
    office.build(go)


def test_a_member_looks_at_what_the_channel_would_read(office: Office) -> None:
    live(office)
    ana = office.person("Ana Diaz")
    ana.types("/okr update KR1 4.2 on track SSO live", channel="growth")

    ana.types("/okr summary", channel="growth")

    ana.sees("Growth, week 8 of 13")
    ana.sees("Up: KR1 Password resets")
    ana.sees("Only you see this.")
    office.person("Ben Okoro").sees_not("Up: KR1", in_="growth")


def test_a_member_who_would_post_it_is_told_who_can(office: Office) -> None:
    live(office)
    ana = office.person("Ana Diaz")

    ana.types("/okr summary Growth post", channel="general")

    ana.sees("This was not posted: the leads of Growth and the OKR admins can do that.")
    ana.sees_no_modal()


def test_the_lead_posts_it_with_a_note_and_a_second_click_posts_nothing_more(office: Office) -> None:
    live(office)
    office.person("Ana Diaz").types("/okr update KR1 4.2 on track SSO live", channel="growth")
    carol = office.person("Carol Kim")
    carol.types("/okr summary Growth", channel="general")
    carol.clicks("Post it")
    carol.sees("will read this, as it stands when you post it")
    carol.fills("Your note (it stands on top)", "Great start, Ana")
    carol.submits()

    carol.sees("The summary of Growth is on its way to")
    ben = office.person("Ben Okoro")
    ben.opens("growth")
    ben.sees("Carol: Great start, Ana", in_="growth")
    ben.sees("Up: KR1 Password resets", in_="growth")
    assert office.count(OutboxRow) > 0
    assert sum("week 8 of 13" in each.text for each in ben.channel_messages("growth")) == 1


def test_before_going_live_nothing_is_posted(office: Office) -> None:
    stage_growth(office)
    carol = office.person("Carol Kim")
    carol.types("/okr summary Growth post", channel="general")

    carol.submits()

    assert carol.modal.errors == {
        "Your note (it stands on top)": "Nothing is posted before an OKR admin goes live: /okr go live."
    }
