"""Where things stand on the screen."""

from playwright.sync_api import Locator, Page


def runs_out(page: Page) -> list[str]:
    """What reaches over the right edge, except what scrolls within a box of its own."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter((node) => node.getClientRects().length)
            .filter((node) => !node.closest(".table-scroll, .carousel, .code-block, .sidebar, svg"))
            .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
            .map((node) => `${node.tagName} ${node.className}`)"""
    )
    return found


def arrows_in_two_lines(place: Locator) -> list[str]:
    """Each "10% -> 1%" whose amounts or arrow do not stand on one line."""
    found: list[str] = place.evaluate(
        """place => {
            const broken = [], texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                for (const match of texts.currentNode.data.matchAll(/\\S+\\s-\\u2060?>\\s\\S+/g)) {
                    const range = document.createRange();
                    range.setStart(texts.currentNode, match.index);
                    range.setEnd(texts.currentNode, match.index + match[0].length);
                    const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
                    if (tops.size > 1) broken.push(match[0]);
                }
            }
            return broken;
        }"""
    )
    return found
