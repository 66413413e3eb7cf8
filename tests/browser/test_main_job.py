"""The main job, walked by strangers on the demo's page: what `make demo` promises, done by hand."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.chromium import NARROW, WIDE, Tabs
from tests.browser.layout import arrows_in_two_lines, runs_out
from tests.demo.__main__ import running
from tests.demo.visitor import Visitor

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Tabs) -> Iterator[Visit]:
    """Opens the page of a demo of one's own, as Ana. At the end nothing that the bot sent was refused."""
    with ExitStack() as open_things:
        demos = []

        def go(size: ViewportSize = WIDE, *, is_empty: bool = False) -> Visitor:
            demo = open_things.enter_context(running(0, is_empty=is_empty))
            demo.slack.be_patient(30)
            demos.append(demo)
            page = open_things.enter_context(browser.fresh_page(size, has_touch=size == NARROW))
            page.goto(demo.slack.url)
            return Visitor(page, has_finger=size == NARROW)

        yield go
        for demo in demos:
            assert demo.slack.traffic.refusals() == []


def reads_the_tour(ana: Visitor) -> None:
    hint = ana.page.get_by_role("note", name="Hint")
    ana.sees("You are Ana. Type /okr", within=hint)
    for words in ("/okr update KR1 4.2", "Monday 09:00", "Wednesday 10:00"):
        ana.clicks("Next")
        ana.sees(words, within=hint)
    ana.clicks("Dismiss the hints")
    expect(hint).to_be_hidden()


def makes_an_objective_with_key_results(ana: Visitor) -> None:
    ana.says("/okr new objective")
    ana.writes("What do you want to achieve?", "Make the first day a joy")
    ana.writes("First key result", "Activation from 40% to 60%")
    ana.writes("Second key result", "Tickets per new user from 3 to 1")
    ana.writes("Third key result", "Answers within an hour from 50% to 90%")
    ana.chooses("Team", "Product")
    ana.chooses("Owner", "Ana")
    ana.chooses("Cycle", "Q4")
    ana.chooses("Who can see it?", "Everybody")
    ana.clicks("More options", within=ana.modal)
    ana.chooses("Supports", "O1")
    ana.writes("Why does it matter?", "Who stays on day one stays")
    ana.submits("Save")
    ana.sees("Saved: O14 Make the first day a joy", within=ana.modal)
    ana.sees("KR14 Activation 40% -> 60%", within=ana.modal)


def starts_an_initiative(ana: Visitor) -> None:
    ana.clicks("Start an initiative", within=ana.modal)
    ana.writes("What will you do?", "Guided first hour")
    ana.chooses("Which key result should it move?", "KR14")
    ana.writes("Scope", "New accounts; not the mobile app")
    ana.writes("Effort in person-weeks", "6")
    ana.writes("What do you predict?", "from 40% to 55%")
    ana.submits("Save")
    ana.sees("Saved: I20 Guided first hour (for KR14)", within=ana.modal)
    ana.clicks("Done")


def adds_a_key_result(ana: Visitor) -> None:
    ana.says("/okr new kr for O14: Crashes of the first hour from 3% to 0.5%")
    ana.submits("Save")
    ana.sees("Saved: KR17 Crashes of the first hour 3% -> 0.5%", within=ana.modal)
    ana.clicks("Done")


def logs_a_value_in_the_modal_and_by_command(ana: Visitor) -> None:
    ana.says("/okr update KR1")
    ana.sees('16 Nov 5.5% "SSO pilot with Sales"', within=ana.modal)
    ana.writes("Value now", "4.8")
    ana.writes("What changed?", "Support is on SSO")
    ana.submits("Save")
    ana.sees("Saved: KR1 Reduce password resets, 5.5% -> 4.8%", within=ana.modal)
    ana.clicks("Done")
    ana.says("/okr update KR1 4.2 SSO live for Sales and Support")
    ana.sees("Saved: KR1 Reduce password resets, 4.8% -> 4.2%")


def answers_over_two_pages(ana: Visitor) -> None:
    """One row with a click, the rest in the form; a value that is no number is put right on its page."""
    ana.opens_news("OKRs")
    ana.sees("Ana, 8 updates", within=ana.log)
    ana.clicks("No change for KR1")
    ana.sees("Ana, 7 of 8 updates left", within=ana.log)
    ana.clicks("Check in", within=ana.log)
    ana.sees("Page 1 of 2", within=ana.modal)
    ana.writes("Value now", "lots")
    ana.writes("Value now", "42", nth=1)
    ana.submits("Next")
    ana.sees("Type a number, for example 45%.", within=ana.modal)
    ana.writes("Value now", "10.6")
    ana.submits("Next")
    ana.sees("Page 2 of 2", within=ana.modal)
    ana.writes("Value now", "2.4")
    ana.writes("Help or a decision?", "Approve e-sign by Friday")
    ana.chooses("About", "KR3")
    ana.chooses("From", "Carol")
    ana.submits("Save all")
    ana.sees("KR3 Increase proposal to win conversion is said to be on track", within=ana.modal)
    ana.presses(ana.modal.get_by_label("It is at risk"))
    ana.submits("Answer")
    ana.sees("6% of the way (pace 58%), at risk, behind", within=ana.modal)
    ana.clicks("Done")
    ana.sees("Ana, 3 of 8 updates left", within=ana.log)
    ana.sees("Answered: 10.6% on 23 Nov", within=ana.log)


def reads_the_summary_and_its_thread(ana: Visitor) -> None:
    ana.opens_news("product")
    ana.sees("Product, week 8 of 13", within=ana.log)
    ana.sees("KR1 Reduce password resets 5.5% -> 4.2%", within=ana.log)
    ana.presses(ana.log.locator(".replies").last)
    ana.sees("All key results of Product", within=ana.page.get_by_role("complementary", name="Thread"))
    ana.clicks("Close the thread")


def test_a_stranger_walks_through_the_main_job(visit: Visit) -> None:
    ana = visit()
    reads_the_tour(ana)
    ana.opens("product")
    ana.says("/okr")
    ana.sees("KR1 Reduce password resets 10% -> 1%", within=ana.log)
    makes_an_objective_with_key_results(ana)
    starts_an_initiative(ana)
    adds_a_key_result(ana)
    logs_a_value_in_the_modal_and_by_command(ana)

    ana.moves_the_clock_to("Monday 09:00")
    answers_over_two_pages(ana)

    ana.moves_the_clock_to("Wednesday 10:00")
    reads_the_summary_and_its_thread(ana)

    ana.becomes("Carol Kim")
    ana.opens_home()
    ana.sees("Ask from Ana: Approve e-sign by Friday")

    ana.clicks("Traffic")
    ana.presses(ana.page.get_by_label("Filter the traffic"))
    ana.page.keyboard.type("views.open")
    ana.sees("views.open", within=ana.page.locator(".traffic"))


def test_an_admin_sets_an_empty_workspace_up(visit: Visit) -> None:
    carol = visit(is_empty=True)
    carol.sees("Nobody has done anything here yet.", within=carol.page.get_by_role("note", name="Hint"))
    carol.becomes("Carol Kim")
    carol.says("/okr setup")
    carol.sees("1. OKR admins: nobody yet", within=carol.log)
    carol.clicks("Begin")
    carol.sees("Set-up: 2 of 5 steps done", within=carol.log)

    carol.clicks("Choose a channel")
    carol.chooses("Channel", "growth")
    carol.submits("Next")
    carol.sees("Dana Silva", within=carol.modal)
    carol.submits("Save")
    carol.clicks("Go on with the set-up", within=carol.modal)

    carol.clicks("Write it", within=carol.modal)
    carol.writes("What do you want to achieve?", "Improve the login experience")
    carol.writes("First key result", "Password resets from 10% to 1%")
    carol.submits("Save")
    carol.clicks("Go on with the set-up", within=carol.modal)
    carol.sees("4. Done: the objective Improve the login experience", within=carol.modal)

    carol.clicks("Preview my message", within=carol.modal)
    carol.sees("this comes on 23 Nov 2026", within=carol.modal)
    carol.sees("KR1 Password resets 10% -> 1%", within=carol.modal)
    carol.clicks("Go live", within=carol.modal)
    carol.clicks("Go live", within=carol.page.get_by_role("alertdialog"))
    carol.sees("Weekly messages are on.", within=carol.modal)
    carol.clicks("Done")

    carol.sets_the_clock("2026-11-23T09:00")
    carol.opens_news("OKRs")
    carol.sees("Carol, 1 update, about a minute.", within=carol.log)


def test_the_same_on_a_phone(visit: Visit) -> None:
    ana = visit(NARROW)
    ana.opens("product")
    ana.says("/okr update KR1 4.2 SSO live")
    ana.sees("Saved: KR1 Reduce password resets, 5.5% -> 4.2%", within=ana.log)
    ana.says("/okr new objective Make the first day a joy")
    ana.writes("First key result", "Activation from 40% to 60%")
    ana.submits("Save")
    ana.sees("KR14 Activation 40% -> 60%", within=ana.modal)
    assert runs_out(ana.page) == []
    ana.clicks("Done")

    ana.moves_the_clock_to("Monday 09:00")
    ana.opens_news("OKRs")
    ana.sees("Ana, 4 updates", within=ana.log)
    assert runs_out(ana.page) == []
    ana.clicks("No change for KR1")
    ana.sees("3 of 4 updates left", within=ana.log)
    ana.clicks("Check in", within=ana.log)
    ana.writes("Value now", "10.6")
    ana.writes("What changed?", "E-sign is in the pilot", nth=1)
    ana.submits("Save all")
    ana.sees("KR3 Increase proposal to win conversion, 10.1% -> 10.6%", within=ana.modal)
    ana.clicks("Done")

    ana.moves_the_clock_to("Wednesday 10:00")
    reads_the_summary_and_its_thread(ana)
    assert runs_out(ana.page) == []
    assert arrows_in_two_lines(ana.log) == []
