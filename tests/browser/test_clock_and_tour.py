"""The workspace's clock, shown in the person's own zone and moved by hand; and the hints of a first visit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.pretend_slack import PretendSlack, Workspace
from tests.pretend_slack.page_clock import Jump

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
SUNDAY_NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(slots=True)
class HandClock:
    """A host's clock that stands still until it is moved."""

    time: datetime = SUNDAY_NOON

    def now(self) -> datetime:
        return self.time

    def move(self, to: datetime) -> None:
        self.time = to


@pytest.fixture
def slack(workspace: Workspace) -> Iterator[PretendSlack]:
    clock = HandClock()
    workspace.tour = ["Type /form to begin.", "Then move the clock."]
    with PretendSlack.start(workspace, now=clock.now) as slack:
        slack.let_page_move_clock(clock.move, [Jump("day", "Tomorrow", lambda now: now + timedelta(days=1))])
        yield slack


def clock_of(page: Page) -> str:
    return page.locator(".clock-time").inner_text()


def test_each_person_sees_the_time_of_their_own_zone(open_page: OpenPage) -> None:
    assert clock_of(open_page()) == "Sun 22 Nov, 13:00"
    assert clock_of(open_page(person="Ben Okoro")).replace("\u202f", " ") == "Sun, Nov 22, 7:00 AM"


def test_a_jump_moves_the_clock(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("[data-key=clock]").click()
    page.get_by_role("button", name="Tomorrow").click()
    expect(page.locator(".clock-time")).to_have_text("Mon 23 Nov, 13:00")


def test_the_clock_is_moved_to_a_wall_time_of_her_zone(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("[data-key=clock]").click()
    page.get_by_label("Move to (Madrid time)").fill("2026-11-23T09:00")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.locator(".clock-time")).to_have_text("Mon 23 Nov, 09:00")


def test_the_clock_does_not_go_back(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("[data-key=clock]").click()
    page.get_by_label("Move to (Madrid time)").fill("2026-11-21T09:00")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("dialog", name="Move the clock")).to_contain_text("The clock only moves forward.")


def test_hints_are_turned_and_stay_away_once_dismissed(open_page: OpenPage) -> None:
    page = open_page()
    hint = page.get_by_role("note", name="Hint")
    expect(hint).to_contain_text("1 of 2")
    page.get_by_role("button", name="Next").click()
    expect(hint).to_contain_text("Then move the clock.")
    page.reload()
    expect(hint).to_contain_text("2 of 2")
    page.get_by_role("button", name="Dismiss the hints").click()
    page.reload()
    expect(page.locator(".message, .log .empty")).to_be_visible()
    expect(hint).to_be_hidden()
