"""People answer everything that they owe in one form."""

import pytest

from bot.domain.vocabulary import Status
from storage.models import Ask, CheckIn, CheckInDraft, OutboxRow
from tests.builders import Company
from tests.pretend_slack.people import Person
from tests.scenarios.cast import add_key_result, add_milestones, key_result, stage_growth
from tests.scenarios.conftest import Office


@pytest.fixture
def growth(office: Office) -> Office:
    stage_growth(office)
    return office


def opens_check_in(office: Office) -> Person:
    ana = office.person("Ana Diaz")
    ana.types("/okr check-in", channel="growth")
    return ana


def with_seven_rows(office: Office) -> None:
    """KR1 with I1, and KR2 to KR6: one more than a page holds."""
    for title in ("Uptime", "Sign-ups", "Trials", "Renewals", "Referrals"):
        add_key_result(office, title, "16")


def test_everything_that_ana_owes_is_asked_in_one_form_with_the_last_notes_in_view(growth: Office) -> None:
    ana = opens_check_in(growth)

    ana.sees('KR1 Password resets 10% -> 1% 9 Nov 5.5% "SSO pilot with Sales"', in_="modal")
    ana.sees("I1 Implement SSO (for KR1)", in_="modal")
    assert ana.value("Value now (%)", beside="KR1") == "5.5"


def test_one_submission_saves_all_rows(growth: Office) -> None:
    ana = opens_check_in(growth)
    ana.fills("Value now (%)", "4.2")
    ana.fills("What changed?", "SSO live", beside="Password resets")
    ana.chooses("Health", "At risk")

    ana.submits()

    ana.sees("Saved: 2 updates", in_="modal")
    ana.sees('5.5% -> 4.2%, on track · "SSO live"', in_="modal")
    assert growth.count(CheckIn) == 3


def test_rows_left_as_they_are_count_as_no_change(growth: Office) -> None:
    ana = opens_check_in(growth)
    ana.fills("What changed?", "Pilot with Sales", beside="I1")

    ana.submits()

    ana.sees("No change: KR1", in_="modal")
    assert key_result(growth, 1).unchanged_times == 1


def test_the_shortcut_opens_the_same_form(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.uses_shortcut("Check in")

    ana.sees("Rows left as they are count as no change", in_="modal")


def test_whoever_owes_nothing_is_told_what_to_do_next(growth: Office) -> None:
    dan = growth.person("Dan Roth")

    dan.types("/okr check in", channel="general")

    dan.sees("You owe nothing")
    dan.sees("start with an objective")


def test_a_wrong_number_stays_in_its_field_and_nothing_is_saved(growth: Office) -> None:
    ana = opens_check_in(growth)
    ana.fills("Value now (%)", "about half")
    ana.chooses("Health", "At risk")

    ana.submits()

    assert ana.modal.errors == {"Value now (%)": "Type a number, for example 45%."}
    assert growth.count(CheckIn) == 1


def test_next_keeps_a_page_and_the_last_page_saves_all(growth: Office) -> None:
    with_seven_rows(growth)
    ana = opens_check_in(growth)
    ana.fills("Value now (%)", "4.2", beside="KR1")
    assert ana.modal.submit == "Next"
    ana.submits()
    ana.sees("Page 2 of 2", in_="modal")
    assert growth.count(CheckIn) == 6
    ana.fills("Value now (%)", "17", beside="KR6")

    ana.submits()

    ana.sees("Saved: 2 updates, 4 without change", in_="modal")
    ana.sees("I1 Implement SSO has had no check-in yet", in_="modal")
    assert [str(key_result(growth, number).current) for number in (1, 6)] == ["4.2", "17"]
    assert growth.count(CheckInDraft) == 0


def test_back_shows_the_page_before_with_what_was_typed(growth: Office) -> None:
    with_seven_rows(growth)
    ana = opens_check_in(growth)
    ana.fills("What changed?", "SSO live", beside="Password resets")
    ana.submits()
    ana.fills("Value now (%)", "17", beside="KR6")

    ana.clicks("Back to page 1")

    ana.sees("Page 1 of 2", in_="modal")
    assert ana.value("What changed?", beside="Password resets") == "SSO live"
    ana.submits()
    ana.sees("Page 2 of 2", in_="modal")
    assert ana.value("Value now (%)", beside="KR6") == "17"


def test_an_earlier_page_that_became_wrong_is_opened_again(growth: Office) -> None:
    with_seven_rows(growth)
    ana, carol = opens_check_in(growth), growth.person("Carol Kim")
    ana.fills("Value now (%)", "4.2", beside="KR1")
    ana.submits()
    ana.sees("Page 2 of 2", in_="modal")
    carol.types("/okr KR1 6.1 counted again", channel="growth")
    carol.sees("Saved for Ana")

    ana.submits()

    ana.sees("Page 1 of 2", in_="modal")
    ana.sees('Carol saved while you were writing: 19 Nov 6.1% "counted again"', in_="modal")
    assert ana.value("Value now (%)", beside="KR1") == "4.2"
    ana.submits()
    ana.sees("Page 2 of 2", in_="modal")
    ana.submits()
    ana.sees("6.1% -> 4.2%", in_="modal")


def test_a_closed_form_is_offered_again(growth: Office) -> None:
    ana = opens_check_in(growth)
    ana.fills("What changed?", "SSO live", beside="Password resets")
    ana.cancels()

    ana.types("/okr check-in", channel="growth")

    ana.sees("What you typed on 19 Nov is filled in below", in_="modal")
    assert ana.value("What changed?", beside="Password resets") == "SSO live"


def test_a_form_that_was_closed_untouched_leaves_no_draft(growth: Office) -> None:
    ana = opens_check_in(growth)

    ana.cancels()

    assert growth.count(CheckInDraft) == 0


def test_a_draft_can_be_thrown_away(growth: Office) -> None:
    ana = opens_check_in(growth)
    ana.fills("What changed?", "SSO live", beside="Password resets")
    ana.cancels()
    ana.types("/okr check-in", channel="growth")

    ana.clicks("Start afresh")

    ana.sees_no_more("What you typed on 19 Nov", in_="modal")
    assert ana.value("What changed?", beside="Password resets") == ""
    assert growth.count(CheckInDraft) == 0


def test_a_row_updated_meanwhile_and_left_alone_is_not_written_over(growth: Office) -> None:
    ana, carol = opens_check_in(growth), growth.person("Carol Kim")
    carol.types("/okr KR1 6.1", channel="growth")
    carol.sees("Saved for Ana")
    ana.chooses("Health", "At risk")

    ana.submits()

    ana.sees("KR1 Password resets was updated meanwhile by Carol: 19 Nov 6.1%", in_="modal")
    assert str(key_result(growth, 1).current) == "6.1"


def test_after_three_times_unchanged_a_row_needs_a_number_or_a_line(growth: Office) -> None:
    def stage(company: Company) -> None:
        from storage.models import KeyResult

        company.session.get_one(KeyResult, 1).unchanged_times = 3

    growth.build(stage)
    ana = opens_check_in(growth)
    ana.chooses("Health", "At risk")
    ana.submits()
    assert ana.modal.errors == {
        "What changed?": "KR1 has been unchanged three times in a row. Type a number or one line."
    }

    ana.fills("What changed?", "Waiting for the vendor", beside="Password resets")
    ana.submits()

    ana.sees('still 5.5%, on track · "Waiting for the vendor"', in_="modal")


def test_steps_are_ticked_beside_the_numbers(growth: Office) -> None:
    add_milestones(growth, "Designed", "Built", created_at=growth.clock.now().replace(month=10, day=5))
    ana = opens_check_in(growth)
    ana.ticks("Steps that are done", "Built")
    ana.chooses("Status", "On track", beside="KR2")

    ana.submits()

    ana.sees("KR2 Launch, 1 of 2 steps", in_="modal")


def test_on_track_below_the_start_is_asked_about_once_after_saving(growth: Office) -> None:
    add_key_result(growth, "Proposal to win", "10.1", status=Status.ON_TRACK)
    ana = opens_check_in(growth)
    ana.fills("Value now (%)", "9.4", beside="KR2")
    ana.chooses("Status", "On track", beside="KR2")
    ana.submits()
    ana.sees("9.4% is worse than where it began", in_="modal")

    ana.chooses("How is it?", "It will recover, because ...")
    ana.submits()
    assert ana.modal.errors == {"It will recover, because": "Say in a few words why it will recover."}
    ana.fills("It will recover, because", "the new template is out")
    ana.submits()

    ana.sees("Will recover, because the new template is out", in_="modal")
    assert key_result(growth, 2).questioned_on == growth.clock.now().date()


def test_a_report_can_be_lowered_instead(growth: Office) -> None:
    add_key_result(growth, "Proposal to win", "10.1", status=Status.AT_RISK)
    ana = opens_check_in(growth)
    ana.fills("Value now (%)", "9.4", beside="KR2")
    ana.chooses("Status", "On track", beside="KR2")
    ana.submits()

    ana.chooses("How is it?", "It is at risk")
    ana.submits()

    ana.sees("at risk", in_="modal")
    assert key_result(growth, 2).status is Status.AT_RISK


def test_a_wrong_number_is_fixed_from_the_question(growth: Office) -> None:
    add_key_result(growth, "Proposal to win", "10.1", status=Status.AT_RISK)
    ana = opens_check_in(growth)
    ana.fills("Value now (%)", "9.4", beside="KR2")
    ana.chooses("Status", "On track", beside="KR2")
    ana.submits()
    ana.chooses("How is it?", "The number is wrong: fix it")
    ana.submits()

    ana.fills("Value now (%)", "19.4")
    ana.submits()

    ana.sees("9.4% is now 19.4%", in_="modal")
    assert str(key_result(growth, 2).current) == "19.4"


def test_an_ask_goes_to_one_person_at_once(growth: Office) -> None:
    ana = opens_check_in(growth)
    ana.fills("Help or a decision?", "Approve e-sign by Friday")
    ana.chooses("About", "KR1 Password resets")
    ana.chooses("From", "Carol Kim")

    ana.submits()

    ana.sees("Carol hears about it now: Approve e-sign by Friday (KR1)", in_="modal")
    carol = growth.person("Carol Kim")
    carol.sees("Ana asks you: Approve e-sign by Friday", in_="dm")


def test_the_one_who_asked_hears_the_answer(growth: Office) -> None:
    test_an_ask_goes_to_one_person_at_once(growth)
    carol, ana = growth.person("Carol Kim"), growth.person("Ana Diaz")
    carol.clicks("Answer", in_="dm")
    carol.fills("Your answer", "Approved, go ahead")

    carol.submits()

    carol.sees("Carol answered: Approved, go ahead", in_="modal")
    ana.sees("Carol answered: Approved, go ahead", in_="dm")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Ana Diaz", "That is you. Choose the person who can help."),
        ("Gus Guest", "Gus is a guest, and guests cannot be asked. Choose somebody of your company."),
        ("Lea Left", "This person is no longer active here. Choose somebody else."),
        ("Eve Stone", "This person works for another company, and what is asked here stays within this one."),
    ],
)
def test_the_form_says_who_cannot_be_asked(growth: Office, name: str, why: str) -> None:
    workspace = growth.slack.workspace
    workspace.add_person("Gus Guest", guest=True)
    workspace.add_person("Lea Left", deleted=True)
    workspace.add_person("Eve Stone", external=True)
    ana = opens_check_in(growth)
    ana.fills("Value now (%)", "4.2")
    ana.fills("Help or a decision?", "Approve e-sign by Friday")
    ana.chooses("About", "KR1 Password resets")
    ana.chooses("From", name)

    ana.submits()

    assert why in ana.modal.errors["From"]
    assert (growth.count(Ask), growth.count(CheckIn), growth.count(OutboxRow)) == (0, 1, 0)


def test_an_ask_without_a_person_is_asked_for_one(growth: Office) -> None:
    ana = opens_check_in(growth)
    ana.fills("Help or a decision?", "Approve e-sign by Friday")
    ana.chooses("About", "KR1 Password resets")

    ana.submits()

    assert ana.modal.errors == {"From": "Choose the person from whom you need it."}


def test_off_track_while_its_initiative_is_on_track_is_asked_about_after_saving_all(growth: Office) -> None:
    ana = opens_check_in(growth)
    ana.fills("Value now (%)", "6", beside="KR1")
    ana.chooses("Status", "Off track", beside="KR1")
    ana.chooses("Health", "On track")
    ana.submits()
    ana.sees("KR1 Password resets is off track, and I1 Implement SSO is on track.", in_="modal")

    ana.clicks("I1 is not on track")
    ana.chooses("Health", "At risk")
    ana.submits()

    ana.sees("at risk, due 17 Dec", in_="modal")
