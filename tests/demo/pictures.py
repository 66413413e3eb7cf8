"""python -m tests.demo.pictures: takes the README's pictures anew, from a walk through the demo."""

import sys
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import WIDE, chromium, chromium_path
from tests.demo.__main__ import running
from tests.demo.visitor import Visitor
from tests.proxies import forget_proxies

DOCS = Path(__file__).parents[2] / "docs"
MOST_BYTES = 150_000


def main() -> int:
    """0 when all pictures are taken and small enough."""
    path = chromium_path()
    if path is None:
        sys.stderr.write("No Chromium on PATH: install chromium or google-chrome, or set CHROMIUM to one.\n")
        return 1
    forget_proxies()
    with running(0, is_empty=False) as demo, chromium(path) as browser, browser.fresh_page() as page:
        page.goto(demo.slack.url)
        _walk(Visitor(page))
    too_large = [picture.name for picture in DOCS.glob("*.png") if picture.stat().st_size > MOST_BYTES]
    if too_large:
        sys.stderr.write(f"Larger than {MOST_BYTES} bytes: {', '.join(too_large)}\n")
    return 1 if too_large else 0


def _walk(ana: Visitor) -> None:
    ana.clicks("Dismiss the hints")
    ana.opens("growth")
    ana.presses(ana.log.locator(".replies").first)
    ana.sees("Legal has to see the small print.", within=ana.page.locator("#thread"))
    _take(ana.page, "idea", height=640)
    ana.clicks("Close the thread")
    ana.opens("product")
    ana.says("/okr update KR1 4.2 SSO live for Sales and Support")
    ana.sees("Saved: KR1 Reduce password resets, 5.5% -> 4.2%", within=ana.log)
    _take(ana.page, "update", height=400)
    ana.moves_the_clock_to("Monday 09:00")
    ana.opens_news("OKRs")
    ana.sees("Ana, 3 updates", within=ana.log)
    _take(ana.page, "monday", height=600)
    ana.clicks("Check in", within=ana.log)
    ana.writes("What changed?", "E-sign is in the pilot", nth=2)
    ana.writes("What changed?", "The last team is moving")
    ana.writes("Value now", "3.9")
    ana.modal.locator(".modal-body").hover()
    ana.page.mouse.wheel(0, -1000)
    _take(ana.page, "check-in")
    ana.submits("Save all")
    ana.clicks("Done")
    ana.moves_the_clock_to("Wednesday 10:00")
    ana.opens_news("product")
    ana.sees("Product, week 8 of 13", within=ana.log)
    ana.sees("replies", within=ana.log)
    _take(ana.page, "summary")
    ana.moves_the_clock_to("A day on")
    ana.opens_news("leadership")
    ana.sees("Paid off", within=ana.log)
    ana.sees("replies", within=ana.log)
    _take(ana.page, "brief", height=560)


def _take(page: Page, name: str, height: int = WIDE["height"]) -> None:
    """Without the pointer's traces, and as high as there is something to see."""
    page.set_viewport_size({"width": WIDE["width"], "height": height})
    page.mouse.move(0, 0)
    page.screenshot(path=DOCS / f"{name}.png", animations="disabled", caret="hide")
    page.set_viewport_size(WIDE)


if __name__ == "__main__":
    sys.exit(main())
