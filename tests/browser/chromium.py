"""A real Chromium, and pages of it that say what went wrong on them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 360, "height": 740}
PATIENCE_MS = 20_000  # for a busy machine; what appears is seen at once
NOWHERE = "about:blank"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """Where the installed Chromium is: CHROMIUM, or the first that is found on PATH; None where there is none."""
    named = os.environ.get("CHROMIUM")
    return next((path for path in map(shutil.which, [named] if named else _NAMES) if path), None)


@dataclass(frozen=True, slots=True)
class Tab:
    """A page in a browser context of its own, and what went wrong on it."""

    page: Page
    problems: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, browser: Browser, *, has_touch: bool) -> Self:
        tab = cls(browser.new_context(has_touch=has_touch).new_page())
        tab.page.set_default_timeout(PATIENCE_MS)
        tab.page.on("pageerror", lambda error: tab.problems.append(str(error)))
        tab.page.on("console", lambda line: tab.problems.append(line.text) if line.type == "error" else None)
        return tab

    def forget(self) -> None:
        """Leave the site, with nothing of it left behind."""
        for other in self.page.context.pages:
            if other is not self.page:
                other.close()
        if self.page.url != NOWHERE:
            self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
            self.page.goto(NOWHERE)
        self.page.emulate_media(color_scheme="light")
        self.page.mouse.move(0, 0)


class Tabs:
    """The tabs of a browser. To open one costs more than most tests do in it, so they use them one after the other."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[bool, list[Tab]] = {True: [], False: []}

    @contextmanager
    def fresh_page(self, size: ViewportSize = WIDE, *, has_touch: bool = False) -> Iterator[Page]:
        """A page without a past. Raises AssertionError at its end if it logged an error."""
        idle = self._idle[has_touch]
        tab = idle.pop() if idle else Tab.open(self._browser, has_touch=has_touch)
        try:
            tab.page.set_viewport_size(size)
            yield tab.page
            tab.forget()
            assert not tab.problems, tab.problems
        except BaseException:
            tab.page.context.close()
            raise
        idle.append(tab)


@contextmanager
def chromium(path: str) -> Iterator[Tabs]:
    """A running browser."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield Tabs(browser)
        browser.close()
