"""Tables and charts say their numbers in words as well."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.blocks import number, raw
from tests.browser.conftest import FormBot, Json

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
WEEKS = ["Oct 5", "Oct 12", "Oct 19"]


def data_table(rows: int) -> Json:
    head = [raw("Key result"), raw("Progress")]
    body = [[raw(f"KR{index}"), number(index * 37 % 101)] for index in range(1, rows + 1)]
    return {"type": "data_table", "caption": "Growth", "page_size": 3, "rows": [head, *body]}


def chart(kind: str) -> Json:
    series = [
        {"name": "Actual", "data": [{"label": week, "value": value} for week, value in zip(WEEKS, values, strict=True)]}
        for values in [(10, 8.5, 4.2)]
    ]
    drawn = {"type": kind, "series": series, "axis_config": {"categories": WEEKS, "x_label": "Week", "y_label": "%"}}
    return {"type": "data_visualization", "title": "Password resets", "chart": drawn}


def pie() -> Json:
    segments = [{"label": "On track", "value": 3}, {"label": "At risk", "value": 1}]
    return {"type": "data_visualization", "title": "Status", "chart": {"type": "pie", "segments": segments}}


def shown(bot: FormBot, open_page: OpenPage, *blocks: Json) -> Page:
    """A page with each of these in a message of its own."""
    for block in blocks:
        bot.client.chat_postMessage(channel="C0GROWTH0001", text="numbers", blocks=[block])
    page = open_page()
    expect(page.locator(".log .block")).to_have_count(len(blocks))
    return page


def test_a_data_table_turns_its_pages(bot: FormBot, open_page: OpenPage) -> None:
    page = shown(bot, open_page, data_table(7))
    expect(page.get_by_role("rowheader")).to_have_text(["KR1", "KR2", "KR3"])
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("rowheader")).to_have_text(["KR4", "KR5", "KR6"])
    expect(page.locator(".pager")).to_contain_text("4 to 6 of 7")


def test_a_data_table_sorts_numbers_as_numbers(bot: FormBot, open_page: OpenPage) -> None:
    page = shown(bot, open_page, data_table(7))
    page.get_by_role("button", name="Progress").click()
    expect(page.get_by_role("cell")).to_have_text(["10", "20", "37"])
    page.get_by_role("button", name="Progress").click()
    expect(page.get_by_role("cell")).to_have_text(["84", "74", "57"])
    expect(page.get_by_role("columnheader", name="Progress")).to_have_attribute("aria-sort", "descending")


def test_a_table_shows_every_cell(bot: FormBot, open_page: OpenPage) -> None:
    block = {"type": "table", "rows": [[raw("Key result"), raw("Now")], [raw("KR12"), raw("4.2%")]]}
    page = shown(bot, open_page, block)
    expect(page.get_by_role("columnheader")).to_have_text(["Key result", "Now"])
    expect(page.get_by_role("cell")).to_have_text(["KR12", "4.2%"])


def test_a_chart_says_its_numbers(bot: FormBot, open_page: OpenPage, subtests: pytest.Subtests) -> None:
    kinds = ["line", "bar", "area"]
    page = shown(bot, open_page, *map(chart, kinds))
    for index, kind in enumerate(kinds):
        with subtests.test(kind):
            block = page.locator(".log .block").nth(index)
            drawing = block.get_by_role("img", name="Password resets. Actual: Oct 5 10, Oct 12 8.5, Oct 19 4.2.")
            expect(drawing).to_be_visible()
            block.get_by_text("Show the numbers").click()
            expect(block.get_by_role("cell")).to_have_text(["10", "8.5", "4.2"])


def test_a_pie_says_its_shares(bot: FormBot, open_page: OpenPage) -> None:
    page = shown(bot, open_page, pie())
    expect(page.get_by_role("img", name="Status. On track: 3 (75%), At risk: 1 (25%).")).to_be_visible()
    expect(page.locator(".legend")).to_contain_text("At risk 1 (25%)")
