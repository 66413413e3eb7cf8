"""Every word can be read: the contrast of text is at least 4.5 to 1, in light and in dark."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.blocks import asks, mrkdwn, number, option, raw, text
from tests.browser.conftest import FormBot, Json

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
Scheme = Literal["light", "dark"]

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
FAINT_WORDS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paint = (color, under) => {
    canvas.fillStyle = `rgb(${under})`; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const behind = (node) =>
    node ? paint(getComputedStyle(node).backgroundColor, behind(node.parentElement)) : [255, 255, 255];
  const light = (rgb) => rgb.map((part) => part / 255)
    .map((part) => (part <= 0.04 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    const isSeen = node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!isSeen || !walker.currentNode.data.trim()) continue;
    if (node.closest("noscript, svg, :disabled, .visually-hidden, [aria-hidden]")) continue;
    const under = behind(node);
    const [high, low] = [light(paint(getComputedStyle(node).color, under)), light(under)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) faint.push(`${walker.currentNode.data.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return faint;
}"""


def everything() -> list[Json]:
    statuses = [option("On track", "on"), option("At risk", "risk")]
    buttons = [
        {
            "type": "button",
            "text": text(style or "plain"),
            "action_id": f"b{style}",
            **({"style": style} if style else {}),
        }
        for style in ("", "primary", "danger")
    ]
    words = "*bold* `code` <@U0ANA0001> <@U0BEN0001> <!here> <https://acme.example|link> ~old~\n> quote\n```block```"
    return [
        {"type": "header", "text": text("Growth, week 8")},
        {"type": "section", "text": mrkdwn(words), "fields": [text("In 7 of 9"), text("Away 1")]},
        {"type": "context", "elements": [text("on track, due 4 Dec")]},
        {"type": "actions", "elements": buttons},
        asks("Status", "radio_buttons", options=statuses),
        {
            "type": "data_table",
            "caption": "Growth",
            "page_size": 1,
            "rows": [[raw("KR"), raw("Way")], [raw("KR12"), number(64)], [raw("KR13"), number(3)]],
        },
    ]


def faint_words(page: Page, scheme: Scheme) -> list[str]:
    page.emulate_media(color_scheme=scheme)
    found: list[str] = page.evaluate(FAINT_WORDS)
    return found


def test_a_channel_can_be_read(bot: FormBot, open_page: OpenPage, subtests: pytest.Subtests) -> None:
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="all", blocks=everything())
    bot.client.chat_postEphemeral(channel="C0GROWTH0001", user="U0ANA0001", text="Saved.")
    bot.client.chat_postMessage(channel="U0ANA0001", text="unread")
    page = open_page()
    page.locator(".pager").wait_for()
    for scheme in SCHEMES:
        with subtests.test(scheme):
            assert faint_words(page, scheme) == []


def test_a_form_can_be_read(bot: FormBot, open_form: OpenPage, subtests: pytest.Subtests) -> None:
    bot.errors = {"Field": "Enter a number, such as 4.2."}
    levels = ("default", "info", "warning", "error", "success")
    alerts = [{"type": "alert", "level": level, "text": text(f"This is {level}.")} for level in levels]
    page = open_form(*alerts, asks("Field", "plain_text_input", initial_value="x"), asks("Who", "multi_users_select"))
    page.get_by_role("button", name="Save").click()
    page.locator(".has-error").wait_for()
    for scheme in SCHEMES:
        with subtests.test(scheme):
            assert faint_words(page, scheme) == []
