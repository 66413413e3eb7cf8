"""People say how a key result or an initiative stands, by `/okr update` and in its form."""

import pytest
from sqlmodel import select

from bot.domain.vocabulary import Status
from storage.models import AuditEvent, CheckIn, KeyResult, Milestone, Person
from tests.builders import Company
from tests.scenarios.cast import add_milestones, key_result, stage_growth
from tests.scenarios.conftest import Office


@pytest.fixture
def growth(office: Office) -> Office:
    stage_growth(office)
    return office


def test_ana_saves_a_value_and_a_note(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr update KR1 4.2 SSO live for Sales and Support", channel="growth")

    ana.sees("Saved: KR1 Password resets")
    ana.sees("5.5% -> 4.2%")
    assert (growth.count(CheckIn), growth.count(AuditEvent)) == (2, 1)


def test_the_reference_and_a_number_are_enough(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr kr-1 4.2", channel="growth")

    ana.sees("5.5% -> 4.2%")
    ana.sees("on track")


def test_a_status_word_replaces_the_last_status(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr update KR1 6 at risk", channel="growth")

    ana.sees("at risk")


def test_a_number_with_two_readings_is_answered_with_both_and_nothing_is_stored(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr update KR1 1.234, at risk, halved", channel="growth")

    ana.sees("/okr update KR1 1234, at risk, halved")
    ana.sees("/okr update KR1 1.2340, at risk, halved")
    assert growth.count(CheckIn) == 1


def test_a_minus_that_could_mean_one_less_is_asked_about_and_a_click_answers(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr update KR1 -1 at risk lost a deal", channel="growth")
    ana.sees("-1 can be read as two numbers, so nothing is saved yet")
    assert growth.count(CheckIn) == 1

    ana.clicks("4.5% (1 less)")
    ana.sees("Saved: KR1 Password resets, 5.5% -> 4.5%")
    ana.types("/okr update KR1 =-1", channel="growth")
    ana.sees("4.5% -> -1%")


def test_whom_somebody_mentions_is_shown_by_name(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ben = f"<@{growth.slack_id('Ben Okoro')}|ben>"

    ana.types(f"/okr update KR1 4.2 pairing with {ben}", channel="growth")
    ana.sees("pairing with @Ben")

    ana.types(f"/okr update KR9 4.2 pairing with {ben}", channel="growth")
    ana.sees("You typed: /okr update KR9 4.2 pairing with @Ben")
    ana.sees_not(growth.slack_id("Ben Okoro"))


def test_no_change_is_counted(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1 no change", channel="growth")
    ana.sees("still 5.5%")

    ana.types("/okr update KR1 no change", channel="growth")

    ana.sees("unchanged, 2nd time")


def test_the_fourth_no_change_needs_a_number_or_a_line(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    for _ in range(3):
        ana.types("/okr KR1 unchanged", channel="growth")
    ana.sees("unchanged, 3rd time")

    ana.types("/okr KR1 unchanged", channel="growth")
    ana.sees("Type a number or one line")
    ana.types("/okr KR1 unchanged, waiting for the vendor", channel="growth")

    ana.sees("waiting for the vendor")
    assert growth.count(CheckIn) == 5


def test_a_stranger_is_told_who_could_check_in(growth: Office) -> None:
    dan = growth.person("Dan Roth")

    dan.types("/okr update KR1 4.2", channel="general")

    dan.sees("You cannot update KR1")
    dan.sees("Ana Diaz")
    assert growth.count(CheckIn) == 1


def test_what_a_lead_saves_for_somebody_is_marked(growth: Office) -> None:
    carol = growth.person("Carol Kim")

    carol.types("/okr update KR1 4.2", channel="growth")

    carol.sees("Saved for Ana: KR1")


def test_an_unknown_reference_is_answered_with_where_to_look(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr update KR9 4.2", channel="growth")

    ana.sees("I cannot find KR9")


def test_a_number_for_an_objective_is_not_passed_over_in_silence(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr update O1 45", channel="growth")

    ana.sees("O1 is an objective, and has no check-ins of its own. Name one of its key results.")
    assert growth.count(CheckIn) == 1


def test_the_form_opens_filled_in_with_the_history_in_view(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr update KR1", channel="growth")

    ana.sees('9 Nov 5.5% "SSO pilot with Sales"', in_="modal")
    assert ana.modal.values == {"Value now (%)": "5.5", "Status": "On track", "What changed?": ""}


def test_the_form_saves(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1", channel="growth")
    ana.fills("Value now (%)", "4.2")
    ana.chooses("Status", "At risk")
    ana.fills("What changed?", "SSO live")

    ana.submits()

    ana.sees("Saved: KR1 Password resets, 5.5% -> 4.2%", in_="modal")
    ana.sees("at risk", in_="modal")


def test_words_in_place_of_a_number_stay_in_the_form_beside_what_to_type(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1", channel="growth")
    ana.fills("Value now (%)", "about half")
    ana.fills("What changed?", "SSO live")

    ana.submits()

    assert ana.modal.errors == {"Value now (%)": "Type a number, for example 45%."}
    assert ana.value("What changed?") == "SSO live"
    assert growth.count(CheckIn) == 1


def test_a_form_names_both_readings(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1", channel="growth")
    ana.fills("Value now (%)", "1.234")

    ana.submits()

    assert ana.modal.errors == {
        "Value now (%)": "1.234 can be read as two numbers. Type 1234 (thousands) or 1.2340 (decimals)."
    }


def test_a_form_left_as_it_is_says_that_nothing_changed(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1", channel="growth")

    ana.submits()

    ana.sees("still 5.5%", in_="modal")
    assert key_result(growth, 1).unchanged_times == 1


def test_a_newer_check_in_is_shown_and_nothing_typed_is_lost(growth: Office) -> None:
    ana, carol = growth.person("Ana Diaz"), growth.person("Carol Kim")
    ana.types("/okr update KR1", channel="growth")
    ana.fills("Value now (%)", "4.2")
    ana.fills("What changed?", "SSO live")
    carol.types("/okr update KR1 6.1 counted again", channel="growth")
    carol.sees("Saved for Ana:")

    ana.submits()

    ana.sees('Carol saved while you were writing: 19 Nov 6.1% "counted again"', in_="modal")
    assert (ana.value("Value now (%)"), ana.value("What changed?")) == ("4.2", "SSO live")
    ana.submits()
    ana.sees("6.1% -> 4.2%", in_="modal")
    assert growth.count(CheckIn) == 3


def test_the_form_asks_about_on_track_below_the_start_once(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1", channel="growth")
    ana.fills("Value now (%)", "12")
    ana.submits()
    ana.sees("12% is worse than where it began", in_="modal")
    ana.cancels()
    ana.types("/okr update KR1", channel="growth")
    ana.fills("Value now (%)", "13")

    ana.submits()

    ana.sees("Saved: KR1 Password resets, 12% -> 13%", in_="modal")


def test_the_command_asks_about_on_track_below_the_start_and_a_click_answers(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1 12", channel="growth")
    ana.sees("Saved: KR1 Password resets, 5.5% -> 12%")
    ana.sees("yet 12% is worse than where it began")

    ana.clicks("It is at risk")

    ana.sees("still 12%")
    ana.sees_no_more("How is it?")
    assert key_result(growth, 1).status == Status.AT_RISK


def test_a_reason_why_it_recovers_is_typed_in_the_form(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1 12", channel="growth")
    ana.clicks("It will recover")
    assert ana.value("How is it?") == "It will recover, because ..."
    ana.fills("It will recover, because", "the vendor is back")

    ana.submits()

    ana.sees("Will recover, because the vendor is back", in_="modal")
    assert growth.count(CheckIn) == 3


def test_whoever_says_why_is_not_asked(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr update KR1 12 vendor was down", channel="growth")

    ana.sees("Saved: KR1 Password resets, 5.5% -> 12%")
    ana.sees_not("How is it?")


def test_a_slip_of_the_finger_is_saved_asked_about_and_put_right_with_one_click(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1 400 SSO live", channel="growth")
    ana.sees("Saved: KR1 Password resets, 5.5% -> 400%")
    ana.sees("400% is far from 10% -> 1%. Did you mean 4%?")
    assert key_result(growth, 1).current == 400

    ana.clicks("Make it 4%")

    ana.sees("Corrected: KR1 Password resets, 400% is now 4%")
    ana.sees("SSO live")
    assert growth.count(CheckIn) == 3  # last week's, the slip, its correction


def test_a_number_far_off_that_is_right_stays(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1 400 SSO live", channel="growth")

    ana.clicks("No, it is right")

    ana.sees("KR1 Password resets stays at 400%.")
    ana.sees_not("Did you mean")


def test_a_slip_in_the_form_is_asked_about_too(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1", channel="growth")
    ana.fills("Value now (%)", "42")
    ana.submits()

    ana.clicks("Make it 4.2%")

    ana.sees("42% is now 4.2%", in_="modal")


def test_an_answer_that_comes_after_a_newer_number_changes_nothing(growth: Office) -> None:
    ana, carol = growth.person("Ana Diaz"), growth.person("Carol Kim")
    ana.types("/okr update KR1 12", channel="growth")
    ana.sees("How is it?")
    carol.types("/okr update KR1 6.1 counted again", channel="growth")
    carol.sees("Saved for Ana:")

    ana.clicks("It is at risk")

    ana.sees("KR1 was changed while you were writing")
    assert key_result(growth, 1).status == Status.ON_TRACK


def test_an_initiative_is_updated_by_its_health_and_a_note(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr update I1 blocked waiting for Legal", channel="growth")

    ana.sees("Saved: I1 Implement SSO")
    ana.sees('blocked, due 17 Dec · "waiting for Legal"')


def test_what_an_initiative_has_finished_is_kept(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr update I1 120 of 300", channel="growth")

    ana.sees("on track, 120 of 300")


def test_whoever_is_blocked_without_a_word_is_asked_by_what(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr I1 blocked", channel="growth")
    assert ana.value("Health") == "Blocked"

    ana.submits()

    assert ana.modal.errors == {"Blocked by whom or what?": "Say who or what blocks it, so that somebody can help."}
    ana.fills("Blocked by whom or what?", "Legal")
    ana.submits()
    ana.sees("blocked by Legal", in_="modal")


@pytest.mark.parametrize(("typed", "title"), [("done", "Finish"), ("not yet", "Check in")])
def test_an_initiative_that_is_done_or_not_opens_the_form_for_it(growth: Office, typed: str, title: str) -> None:
    ana = growth.person("Ana Diaz")

    ana.types(f"/okr I1 {typed}", channel="growth")

    assert ana.modal.title == title
    assert growth.count(CheckIn) == 1


def test_done_on_a_number_asks_for_the_number(growth: Office) -> None:
    ana = growth.person("Ana Diaz")

    ana.types("/okr KR1 done", channel="growth")

    ana.sees("Type a number")


def test_yes_does_a_single_milestone(growth: Office) -> None:
    add_milestones(growth, "Contract signed")
    ana = growth.person("Ana Diaz")

    ana.types("/okr KR2 yes", channel="growth")

    ana.sees("Saved: KR2 Launch")
    ana.sees("1 of 1 step")


def test_steps_are_ticked_in_the_form(growth: Office) -> None:
    add_milestones(growth, "Designed", "Built", "Launched")
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR2", channel="growth")
    ana.ticks("Steps that are done", "Designed", "Launched")
    ana.chooses("Status", "On track")

    ana.submits()

    ana.sees("2 of 3 steps", in_="modal")
    assert _done(growth) == ["Designed", "Launched"]


def test_one_more_step_leaves_those_that_are_done_alone(growth: Office) -> None:
    add_milestones(growth, "Designed", "Built", "Launched", done="Launched")
    ana = growth.person("Ana Diaz")

    ana.types("/okr KR2 +1", channel="growth")

    ana.sees("2 of 3 steps")
    assert _done(growth) == ["Designed", "Launched"]


def test_a_closed_key_result_is_not_changed_any_more(growth: Office) -> None:
    def close(company: Company) -> None:
        company.cycle().closed_at = company.now

    growth.build(close)
    ana = growth.person("Ana Diaz")

    ana.types("/okr KR1 4.2", channel="growth")

    ana.sees("is closed, so nothing in it changes any more")
    assert growth.count(CheckIn) == 1


def _done(office: Office) -> list[str]:
    from sqlmodel import col, select

    steps = select(Milestone.title).where(col(Milestone.is_done).is_(True)).order_by(col(Milestone.position))
    return office.db.read(lambda session: list(session.exec(steps)))


def test_a_stranger_is_refused_before_a_form_opens(growth: Office) -> None:
    dan = growth.person("Dan Roth")

    dan.types("/okr update KR1", channel="general")

    dan.sees("You cannot update KR1")
    dan.sees_no_modal()


def test_what_was_typed_stays_when_somebody_may_no_longer_save_it(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr update KR1", channel="growth")
    ana.fills("What changed?", "SSO live for Sales and Support")
    growth.build(_give_kr1_to_dan)

    ana.submits()

    assert "You cannot update KR1" in str(ana.modal.errors)
    assert ana.value("What changed?") == "SSO live for Sales and Support"
    assert growth.count(CheckIn) == 1


def _give_kr1_to_dan(company: Company) -> None:
    kr1 = company.session.exec(select(KeyResult)).one()
    dan = company.session.exec(select(Person).where(Person.name == "Dan")).one()
    kr1.owner_id = dan.key


def test_a_status_that_improves_while_the_number_worsens_is_asked_about(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr KR1 5.6 off track the vendor left", channel="growth")
    ana.sees("off track")

    ana.types("/okr KR1 6.1 at risk", channel="growth")

    ana.sees("KR1 Password resets went from off track to at risk, and its number got worse: 5.6% -> 6.1%. How is it?")
    ana.sees("[It will recover] [It is at risk] [Fix the number]")


def test_whoever_says_why_in_the_same_line_is_not_asked(growth: Office) -> None:
    ana = growth.person("Ana Diaz")
    ana.types("/okr KR1 5.6 off track the vendor left", channel="growth")
    ana.sees("off track")

    ana.types("/okr KR1 6.1 at risk a new vendor begins on Monday", channel="growth")

    ana.sees("Saved: KR1 Password resets, 5.6%")
    ana.sees_not("its number got worse")
