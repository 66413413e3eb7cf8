"""An initiative's life: it starts, is held up, is finished or dropped. One click each, with the fields that matter."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlmodel import select

from bot.domain.vocabulary import Health, Stage
from storage.models import Initiative
from tests.builders import Company
from tests.pretend_slack.people import Person
from tests.scenarios.conftest import Office
from tests.scenarios.test_initiatives import growth, types

__all__ = ["growth"]


@pytest.fixture
def running(growth: Office) -> Office:
    """Ana runs I1 for KR1, which stood at 5.5% when it began."""
    ana = types(growth, "/okr new initiative for KR1: Implement SSO")
    ana.submits()
    ana.sees("Saved: I1")
    ana.closes_all()
    return growth


def row(office: Office, number: int = 1) -> Initiative:
    return office.db.read(lambda session: session.exec(select(Initiative).where(Initiative.number == number)).one())


def says(office: Office, typed: str, name: str = "Ana Diaz") -> Person:
    return types(office, typed, name)


def test_planning_and_starting_by_command_keeps_the_value_at_the_start(growth: Office) -> None:
    ana = says(growth, "/okr new initiative for KR1: Implement SSO")
    ana.chooses("When?", "Plan it for later")
    ana.submits()
    ana.sees("Planned, Ana")
    says(growth, "/okr KR1 4.2").sees("Saved: KR1")

    says(growth, "/okr start I1").sees("Started: I1 Implement SSO")

    assert (row(growth).stage, row(growth).value_at_start) == (Stage.ACTIVE, Decimal("4.2"))


def test_what_starts_at_once_keeps_the_value_at_the_start_too(running: Office) -> None:
    assert row(running).value_at_start == Decimal("5.5")


def test_to_start_something_new_is_still_understood(growth: Office) -> None:
    ana = says(growth, "/okr start initiative for KR1: Implement SSO")

    assert ana.value("What will you do?") == "Implement SSO"


def test_what_holds_it_up_is_said_in_one_line(running: Office) -> None:
    says(running, "/okr block I1 by Legal until 4 Dec").sees("blocked by Legal until 4 Dec")

    assert (row(running).health, str(row(running).blocked_until)) == (Health.BLOCKED, "2026-12-04")


def test_without_words_a_small_form_asks_by_whom_and_until_when(running: Office) -> None:
    ana = says(running, "/okr block I1")
    ana.fills("By whom or what?", "the contract with Acme")
    ana.picks_date("Until when?", "2026-12-04")
    ana.fills("What would help?", "A lawyer for a day")
    ana.submits()

    ana.sees('blocked by the contract with Acme until 4 Dec, due 31 Dec · "A lawyer for a day"')


def test_it_is_held_up_no_more_once_it_is_on_track(running: Office) -> None:
    says(running, "/okr block I1 by Legal until 4 Dec").sees("blocked by Legal")

    says(running, "/okr I1 on track").sees("on track")

    assert (row(running).blocked_by, row(running).blocked_until) == ("", None)


def test_to_start_what_is_blocked_lets_it_go_on(running: Office) -> None:
    says(running, "/okr I1 at risk").sees("at risk")
    says(running, "/okr block I1 by Legal until 4 Dec").sees("blocked by Legal")

    says(running, "/okr start I1").sees("Active, at risk, Ana")

    assert (row(running).health, row(running).blocked_by, row(running).blocked_until) == (Health.AT_RISK, "", None)
    says(running, "/okr history I1").sees("19 Nov at risk (Ana)")


def test_it_is_unblocked_in_one_word_or_by_the_button_in_the_place_of_the_other(running: Office) -> None:
    says(running, "/okr block I1 by Legal").sees("blocked by Legal")
    ana = says(running, "/okr I1")
    ana.sees_not("[Blocked]")

    ana.clicks("Unblocked")

    ana.sees("Saved: I1")
    assert row(running).health is Health.ON_TRACK
    says(running, "/okr unblock I1").sees("I1 is not blocked")


def test_what_is_only_planned_is_started_before_it_is_blocked(growth: Office) -> None:
    ana = says(growth, "/okr new initiative for KR1: Implement SSO")
    ana.chooses("When?", "Plan it for later")
    ana.submits()
    ana.sees("Planned, Ana")

    says(growth, "/okr block I1").sees("I1 is only planned. Start it first: /okr start I1.")
    says(growth, "/okr start").sees("Which one do you want to start?")


@pytest.mark.parametrize(
    ("word", "done"), [("start", "started"), ("unblock", "unblocked"), ("verdict", "looked back at")]
)
def test_what_only_initiatives_do_is_said_of_a_key_result(running: Office, word: str, done: str) -> None:
    says(running, f"/okr {word} KR1").sees(f"KR1 is a key result, and only initiatives are {done}.")


@pytest.mark.parametrize(
    ("typed", "label", "words"),
    [
        ("drop KR1 nobody has time", "Why?", "nobody has time"),
        ("block I1 until the contract is signed", "By whom or what?", "the contract is signed"),
    ],
)
def test_the_words_behind_it_stand_in_the_form(running: Office, typed: str, label: str, words: str) -> None:
    assert says(running, f"/okr {typed}").value(label) == words


@pytest.mark.parametrize("until", ["yesterday", "18 Nov", "2026-11-18"])
def test_it_is_not_blocked_until_a_day_that_has_passed(running: Office, until: str) -> None:
    says(running, f"/okr block I1 by Legal until {until}").sees("has passed")

    assert row(running).health is None


def test_a_day_that_has_passed_is_refused_in_the_form_of_what_blocks_it(running: Office) -> None:
    ana = says(running, "/okr block I1 until Friday")
    assert ana.value("Until when?") == "2026-11-20"
    ana.fills("By whom or what?", "Legal")
    ana.picks_date("Until when?", "2026-11-18")
    ana.submits()

    assert "That day has passed" in ana.modal.errors["Until when?"]


def test_a_key_result_is_not_blocked(running: Office) -> None:
    says(running, "/okr block KR1").sees("KR1 is no initiative.")


def test_it_is_finished_with_what_was_shipped_and_a_day_to_look_back(running: Office) -> None:
    ana = says(running, "/okr finish I1")
    assert ana.value("When can results show?") == "2026-12-17"  # four weeks on, also in the next cycle
    ana.fills("What is finished?", "120 of 300")
    ana.submits()

    ana.sees("Finished: I1 Implement SSO")
    assert (row(running).stage, row(running).output_done, str(row(running).look_back_on)) == (
        Stage.DONE,
        Decimal(120),
        "2026-12-17",
    )


def test_the_day_to_look_back_can_be_changed_when_finishing(running: Office) -> None:
    ana = says(running, "/okr finish I1")
    ana.picks_date("When can results show?", "2027-01-20")
    ana.submits()
    ana.sees("Finished: I1")

    assert str(row(running).look_back_on) == "2027-01-20"


def test_a_day_that_has_passed_is_refused_beside_its_field(running: Office) -> None:
    ana = says(running, "/okr finish I1")
    ana.picks_date("When can results show?", "2026-11-01")
    ana.submits()

    assert "That day has passed" in ana.modal.errors["When can results show?"]


def test_dropping_asks_for_nothing_but_the_reason(running: Office) -> None:
    ana = says(running, "/okr drop I1")
    ana.fills("Why?", "Legal says no")
    ana.submits()

    ana.sees("Dropped: I1 Implement SSO")
    ana.sees('"Legal says no"')
    assert (row(running).stage, row(running).closing_note, row(running).look_back_on) == (
        Stage.DROPPED,
        "Legal says no",
        None,
    )


def test_with_its_reason_it_is_dropped_at_once(running: Office) -> None:
    ana = says(running, "/okr drop I1 because Legal says no")

    ana.sees("Dropped: I1 Implement SSO")
    ana.sees("[Reopen]")
    assert (row(running).stage, row(running).closing_note) == (Stage.DROPPED, "Legal says no")


def test_with_a_note_it_is_finished_at_once(running: Office) -> None:
    says(running, "/okr finish I1 signed the first three").sees("Finished: I1 Implement SSO")

    assert (row(running).stage, row(running).closing_note) == (Stage.DONE, "signed the first three")
    assert str(row(running).look_back_on) == "2026-12-17"


def test_where_output_is_counted_finishing_asks_for_the_last_number(running: Office) -> None:
    def count(company: Company) -> None:
        counted = company.session.exec(select(Initiative)).one()
        counted.output_done, counted.output_total = Decimal(100), Decimal(300)

    running.build(count)
    ana = says(running, "/okr finish I1 signed the first three")

    assert ana.value("What is finished?") == "100 of 300"
    assert ana.value("Anything to add?") == "signed the first three"


def test_what_is_over_is_not_ended_again(running: Office) -> None:
    says(running, "/okr drop I1 Legal says no").sees("Dropped: I1")

    says(running, "/okr finish I1 all done").sees("I1 is closed already.")
    assert row(running).stage is Stage.DROPPED


def test_a_stranger_drops_nothing_at_once(running: Office) -> None:
    types(running, "/okr drop I1 no use", "Dan Roth", "general").sees("You cannot finish, drop or reopen I1.")
    assert row(running).stage is Stage.ACTIVE


@pytest.mark.parametrize(("button", "title"), [("Finish", "Finish"), ("Blocked", "Blocked"), ("Drop", "Drop")])
def test_each_is_one_click_beside_the_initiative(running: Office, button: str, title: str) -> None:
    ana = says(running, "/okr I1")

    ana.clicks(button)

    assert ana.modal.title == title


def test_whoever_may_not_sees_no_buttons_for_it(running: Office) -> None:
    dan = types(running, "/okr I1", "Dan Roth", "general")

    dan.sees("[History]")
    for button in ("[Finish]", "[Blocked]", "[Drop]"):
        dan.sees_not(button)


def test_a_stranger_is_refused_and_told_who_could(running: Office) -> None:
    types(running, "/okr finish I1", "Dan Roth", "general").sees("You cannot finish, drop or reopen I1.")
    types(running, "/okr start I1", "Dan Roth", "general").sees("You cannot start I1.")


def test_a_key_result_is_finished_by_the_same_word(running: Office) -> None:
    ana = says(running, "/okr finish KR1")
    ana.submits()

    ana.sees("Closed: KR1")


def test_the_history_says_who_when_before_and_after(running: Office) -> None:
    says(running, "/okr block I1 by Legal").sees("blocked")
    ana = says(running, "/okr finish I1")
    ana.submits()
    ana.sees("Finished: I1")
    ana.closes_all()

    ana = says(running, "/okr history I1")

    ana.sees("19 Nov blocked by Legal (Ana)")
    ana.sees("19 Nov closed by Ana: stage from active to done, look back to 17 Dec 2026")


def test_it_is_taken_up_again_with_nothing_to_look_back_at(running: Office) -> None:
    ana = says(running, "/okr finish I1")
    ana.submits()
    ana.sees("Finished: I1")

    says(running, "/okr reopen I1").sees("Open again: I1")

    assert (row(running).stage, row(running).look_back_on) == (Stage.ACTIVE, None)


def test_what_serves_another_key_result_begins_anew_with_its_number(running: Office) -> None:
    says(running, "/okr new kr for O1: Calls about logins from 40 to 10").submits()
    says(running, "/okr move I1 to KR3").sees("I1")

    assert row(running).value_at_start == Decimal(40)


def began_three_weeks_ago(office: Office) -> Office:
    def build(company: Company) -> None:
        company.session.exec(select(Initiative)).one().starts_on = company.now.date() - timedelta(weeks=3)

    office.build(build)
    return office


def finishes(office: Office) -> Person:
    ana = says(began_three_weeks_ago(office), "/okr finish I1")
    ana.submits()
    ana.sees("Finished: I1 Implement SSO")
    return ana


def test_what_is_finished_while_its_number_is_flat_may_need_time(running: Office) -> None:
    ana = finishes(running)
    ana.sees("KR1 Password resets is still at 5.5%, as when I1 began. Whether it moved is asked on 17 Dec. What next?")

    ana.clicks("It needs time")

    ana.sees("I1 Implement SSO gets its time. Whether it moved KR1 is asked on 17 Dec.")
    ana.sees_no_more("What next?")


def test_what_is_finished_while_its_number_is_flat_may_need_more_work(running: Office) -> None:
    ana = finishes(running)

    ana.clicks("New initiative")

    ana.sees("KR1 Password resets", in_="modal")


def test_what_is_finished_while_its_number_is_flat_may_need_a_note(running: Office) -> None:
    ana = finishes(running)

    ana.clicks("Add a note")
    ana.fills("What changed?", "Sales begins on Monday")
    ana.submits()

    ana.sees("Sales begins on Monday")


def test_what_is_finished_and_moved_its_number_asks_nothing(running: Office) -> None:
    says(running, "/okr KR1 4.2").sees("Saved: KR1")

    finishes(running).sees_not("What next?")


def test_off_track_while_its_initiative_is_on_track_is_asked_about_by_command(running: Office) -> None:
    says(running, "/okr I1 on track").sees("on track")
    ana = says(running, "/okr KR1 6 off track the vendor left")
    ana.sees("KR1 Password resets is off track, and I1 Implement SSO is on track. Is it still the right work?")
    ana.sees("[I1 is not on track] [New initiative] [It is right]")

    ana.clicks("I1 is not on track")
    ana.chooses("Health", "At risk")
    ana.submits()

    ana.sees("I1 Implement SSO (for KR1)")
    assert row(running).health is Health.AT_RISK


def test_off_track_while_its_initiative_is_on_track_may_be_right(running: Office) -> None:
    says(running, "/okr I1 on track").sees("on track")
    ana = says(running, "/okr KR1 6 off track")
    ana.sees("Is it still the right work?")

    ana.clicks("It is right")

    ana.sees("KR1 Password resets stays at 6%.")
    ana.sees_no_more("Is it still the right work?")


def test_off_track_while_its_initiative_is_on_track_is_asked_about_after_the_form(running: Office) -> None:
    says(running, "/okr I1 on track").sees("on track")
    ana = says(running, "/okr update KR1")
    ana.fills("Value now (%)", "6")
    ana.chooses("Status", "Off track")
    ana.submits()

    ana.sees("Saved: KR1 Password resets", in_="modal")
    ana.sees("Is it still the right work?", in_="modal")
