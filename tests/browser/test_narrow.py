"""On a phone nothing runs out of the screen, and everything is still in reach."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.blocks import asks, mrkdwn, option, raw, text
from tests.browser.chromium import NARROW
from tests.browser.conftest import FormBot, Json
from tests.browser.layout import runs_out

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]


def test_a_wide_table_scrolls_within_itself(bot: FormBot, open_page: OpenPage) -> None:
    rows = [[raw(f"column number {index}") for index in range(8)]] * 3
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="wide", blocks=[{"type": "table", "rows": rows}])
    page = open_page(NARROW)
    page.locator(".table").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert runs_out(page) == []


def test_three_columns_that_break_their_lines_are_seen_whole(bot: FormBot, open_page: OpenPage) -> None:
    words = "Big rocks: I18 Rebuild the website around customer stories"
    rows = [
        [raw("Ideas"), raw("Much effort"), raw("Little effort")],
        *[[raw("High value"), raw(words), raw(words)]] * 2,
    ]
    table: Json = {"type": "table", "column_settings": [{"is_wrapped": True}] * 3, "rows": rows}
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="wrapped", blocks=[table])
    page = open_page(NARROW)
    shown = page.locator(".table-scroll", has_text="Big rocks")
    assert shown.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_long_words_and_buttons_break_or_shorten(bot: FormBot, open_page: OpenPage) -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 4
    blocks: list[Json] = [
        {"type": "header", "text": text(word)},
        {"type": "section", "text": mrkdwn(f"*{word}* https://acme.example/{word}"), "fields": [text(word), text("b")]},
        {"type": "context", "elements": [text(word)]},
        {"type": "actions", "elements": [{"type": "button", "text": text(word[:75]), "action_id": "go"}]},
    ]
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="long words", blocks=blocks)
    page = open_page(NARROW)
    page.locator(".actions").wait_for()
    assert runs_out(page) == []


@pytest.mark.parametrize("person", ["Ana Diaz", "Ben Okoro"])
def test_the_time_of_the_clock_is_in_full_sight(open_page: OpenPage, person: str) -> None:
    clock = open_page(NARROW, person=person).locator(".clock-time")
    assert clock.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_a_modal_fills_the_screen(bot: FormBot, open_form: OpenPage) -> None:
    options = [option(f"An option with a rather long name, number {index}", str(index)) for index in range(5)]
    page = open_form(
        asks("Field", "multi_static_select", options=options, initial_options=options[:2]),
        asks("When", "datetimepicker"),
        size=NARROW,
    )
    box = page.locator("#modal").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, NARROW["width"])
    assert runs_out(page) == []


def test_the_conversations_are_in_a_drawer(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page(NARROW)
    growth = page.get_by_role("button", name="growth", exact=True)
    expect(growth).to_be_hidden()
    page.get_by_role("button", name="Conversations").click()
    expect(growth).to_be_focused()
    page.keyboard.press("Escape")
    expect(growth).to_be_hidden()
    expect(page.get_by_role("button", name="Conversations")).to_be_focused()
