"""Whatever people and apps write is shown as text: it never becomes markup, a mention or a link that it is not."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.blocks import asks, mrkdwn, text
from tests.browser.conftest import FormBot, Json
from tests.pretend_slack import PretendSlack

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
HOSTILE = [
    '<img src=x onerror="document.body.remove()">',
    "</textarea><script>document.body.remove()</script>",
    "<!channel> <!here> <@U0BEN0001>",
    "<https://evil.example|https://bank.example>",
    "&lt;b&gt; &amp;amp; *not bold* `code`",
    "\u202eright to left\u202c and مرحبا and שלום",
    "long " * 600,
]


def name_of(words: str) -> str:
    return words[:20].strip()


def test_what_people_type_into_a_form_stays_text(bot: FormBot, open_form: OpenPage, subtests: pytest.Subtests) -> None:
    page = open_form(*(asks(f"Field {index}", "plain_text_input", multiline=True) for index in range(len(HOSTILE))))
    for index, words in enumerate(HOSTILE):
        page.get_by_label(f"Field {index}").fill(words)
    page.get_by_role("button", name="Save").click()
    heard = bot.submitted()
    for index, words in enumerate(HOSTILE):
        with subtests.test(name_of(words)):
            assert heard[f"Field {index}"][f"Field {index}"]["value"] == words


def test_plain_text_of_the_app_stays_text(bot: FormBot, open_page: OpenPage, subtests: pytest.Subtests) -> None:
    page = open_page()
    blocks = [{"type": "section", "text": text(words[:3000])} for words in HOSTILE]
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="fallback", blocks=blocks)
    expect(page.locator(".log .message .text")).to_have_count(len(HOSTILE))
    for index, words in enumerate(HOSTILE):
        with subtests.test(name_of(words)):
            shown = page.locator(".log .message .text").nth(index)
            expect(shown).to_have_text(words[:3000].strip(), use_inner_text=False)
            assert shown.locator("a, img, script, .mention").count() == 0


def test_an_escaped_mention_pings_nobody(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="&lt;!channel&gt; &lt;@U0BEN0001&gt;")
    shown = page.locator(".log .message .text").last
    expect(shown).to_have_text("<!channel> <@U0BEN0001>")
    assert shown.locator(".mention").count() == 0


def test_a_link_leads_only_where_links_may_lead(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    words = "<javascript:alert(1)|press me> <data:text/html,x|or me> <https://acme.example/plan|the plan>"
    bot.client.chat_postMessage(
        channel="C0GROWTH0001", text="links", blocks=[{"type": "section", "text": mrkdwn(words)}]
    )
    shown = page.locator(".log .message .text").last
    expect(shown).to_have_text("press me or me the plan")
    assert [link.get_attribute("href") for link in shown.locator("a").all()] == ["https://acme.example/plan"]


def test_a_new_line_is_seen(bot: FormBot, open_page: OpenPage, subtests: pytest.Subtests) -> None:
    words = "28 Sep 7%\n5 Oct 6%"
    rich = {"type": "rich_text_section", "elements": [{"type": "text", "text": words}]}
    blocks: list[Json] = [{"type": "section", "text": text(words)}, {"type": "rich_text", "elements": [rich]}]
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="lines", blocks=blocks)
    shown = open_page().locator(".log .message .text")
    expect(shown).to_have_count(len(blocks))
    for index, kind in enumerate(["plain_text", "rich_text"]):
        with subtests.test(kind):
            expect(shown.nth(index)).to_be_visible()
            assert shown.nth(index).inner_text() == words


def test_a_long_section_is_folded_and_opens(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    words = "A sentence that goes on. " * 120
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="long", blocks=[{"type": "section", "text": text(words)}])
    shown = page.locator(".log .message .text").last
    expect(shown).to_have_class("text folded")
    page.get_by_role("button", name="See more").click()
    expect(shown).to_have_class("text")


def test_a_block_that_the_page_does_not_know_is_seen(slack: PretendSlack, open_page: OpenPage) -> None:
    from tests.pretend_slack.model import Message

    page = open_page()
    workspace = slack.workspace
    blocks = [{"type": "hologram", "block_id": "h"}]
    workspace.post(Message("C0GROWTH0001", workspace.next_ts(), "U0BOT0001", "hi", is_app=True, blocks=blocks))
    expect(page.locator(".log")).to_contain_text("[hologram block: not shown here]")
