"""From a message to a decision on the demo's page, by hand: the message's menu, the forms and the table."""

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import WIDE, Tabs
from tests.demo.__main__ import running
from tests.demo.visitor import Visitor

pytestmark = pytest.mark.browser


def puts_it_forward(ana: Visitor) -> None:
    ana.says("Guide every new user through the first hour")
    said = ana.log.get_by_text("Guide every new user").last
    said.hover()
    ana.clicks("Message menu", within=ana.log)
    ana.page.get_by_role("menuitem", name="Turn into an initiative").click()
    expect(ana.modal.get_by_label("What is the idea?")).to_have_value("Guide every new user through the first hour")
    ana.submits("Put it forward")
    ana.sees("its thread there is the discussion", within=ana.modal)
    ana.clicks("Done")


def scores_it(somebody: Visitor, value: str, effort: str) -> None:
    somebody.clicks("Score", within=somebody.log)
    somebody.presses(somebody.modal.get_by_label(value, exact=True).first)
    somebody.presses(somebody.modal.get_by_label(effort, exact=True).last)
    somebody.submits("Save")
    somebody.sees("Saved: you give", within=somebody.modal)
    somebody.clicks("Done")


def test_a_message_becomes_an_idea_that_is_scored_and_declined(browser: Tabs) -> None:
    with running(0, is_empty=False) as demo, browser.fresh_page(WIDE, has_touch=False) as page:
        demo.slack.be_patient(30)
        page.goto(demo.slack.url)
        ana = Visitor(page)
        ana.opens("product")
        puts_it_forward(ana)
        ana.sees("Idea by Ana", within=ana.log)
        scores_it(ana, "5, very much", "4")
        ana.sees("1 score: value 5, effort 4", within=ana.log)
        ana.says("/okr ideas")
        ana.sees("Big rocks: I", within=ana.log)
        ana.clicks("Decline", within=ana.log)
        ana.writes("Why not?", "After the launch")
        ana.submits("Decline it")
        ana.clicks("Done")
        ana.sees('Declined by Ana on 19 Nov: "After the launch"', within=ana.log)
        assert demo.slack.traffic.refusals() == []
