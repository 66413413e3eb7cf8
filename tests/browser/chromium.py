"""A real Chromium, and pages of it that say what went wrong on them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 360, "height": 740}
PATIENCE_MS = 20_000  # for a busy machine; what appears is seen at once
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


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """A running browser."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield browser
        browser.close()


@contextmanager
def fresh_page(browser: Browser, size: ViewportSize = WIDE, *, has_touch: bool = False) -> Iterator[Page]:
    """A page without a past. Raises AssertionError at its end if it logged an error."""
    problems: list[str] = []
    context = browser.new_context(viewport=size, has_touch=has_touch)
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
        yield page
    finally:
        context.close()
    assert problems == []
