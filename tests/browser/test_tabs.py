"""Tests use tabs one after the other, and none sees what another did in its own."""

import pytest

from tests.browser.chromium import Tabs
from tests.pretend_slack import PretendSlack

pytestmark = pytest.mark.browser

TRACES = """() => [localStorage.length, sessionStorage.length, matchMedia("(prefers-color-scheme: dark)").matches,
    document.querySelector("#sidebar :hover") !== null]"""


def test_a_tab_forgets_whoever_used_it_before(browser: Tabs, slack: PretendSlack) -> None:
    with browser.fresh_page() as page:
        page.goto(slack.url)
        page.evaluate("localStorage.setItem('a', 'b'); sessionStorage.setItem('a', 'b')")
        page.evaluate("void window.open('about:blank')")
        page.emulate_media(color_scheme="dark")
        page.locator("#sidebar button").first.hover()
        assert page.evaluate(TRACES) == [1, 1, True, True]
        used = page
    with browser.fresh_page() as page:
        assert page is used
        page.goto(slack.url)
        page.locator("#sidebar button").first.wait_for()
        assert page.evaluate(TRACES) == [0, 0, False, False]
        assert page.context.pages == [page]


def test_what_a_page_logs_as_an_error_fails_only_its_own_test(browser: Tabs) -> None:
    with pytest.raises(AssertionError, match="Boom"), browser.fresh_page() as page:
        page.evaluate("console.error('Boom')")
    with browser.fresh_page() as page:
        assert page.evaluate("1 + 1") == 2
