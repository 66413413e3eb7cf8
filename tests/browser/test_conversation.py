"""What people see of a conversation: who, when, to whom, and what is new."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.blocks import text
from tests.browser.conftest import FormBot
from tests.pretend_slack import PretendSlack

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]


def test_a_message_appears_without_a_reload(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="*KR12* is at 4.2%")
    message = page.locator(".log .message")
    expect(message).to_contain_text("KR12 is at 4.2%")
    expect(message.locator("strong")).to_have_text("KR12")
    expect(message.locator(".badge")).to_have_text("APP")


def test_only_she_sees_what_only_she_may_see(bot: FormBot, open_page: OpenPage) -> None:
    ana, ben = open_page(), open_page(person="Ben Okoro")
    bot.client.chat_postEphemeral(channel="C0GROWTH0001", user="U0ANA0001", text="Saved.")
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="For everybody")
    expect(ana.locator(".log")).to_contain_text("Only visible to you")
    expect(ben.locator(".log")).to_contain_text("For everybody")
    expect(ben.locator(".log")).not_to_contain_text("Saved.")


def test_a_thread_opens_beside_the_channel(bot: FormBot, open_page: OpenPage) -> None:
    parent = bot.client.chat_postMessage(channel="C0GROWTH0001", text="Growth, week 8")
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="KR12 moved", thread_ts=parent["ts"])
    page = open_page()
    page.get_by_role("button", name="1 reply").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread).to_contain_text("KR12 moved")
    thread.get_by_label("Reply").fill("Well done")
    thread.get_by_label("Reply").press("Enter")
    expect(thread.locator(".message").last).to_contain_text("Well done")
    expect(page.get_by_role("button", name="2 replies")).to_be_visible()


def test_an_edited_message_says_so(bot: FormBot, open_page: OpenPage) -> None:
    message = bot.client.chat_postMessage(channel="C0GROWTH0001", text="5.5%")
    page = open_page()
    bot.client.chat_update(channel="C0GROWTH0001", ts=message["ts"], text="4.2%")
    expect(page.locator(".log .message")).to_contain_text("4.2%")
    expect(page.locator(".log .message")).to_contain_text("(edited)")


def test_what_is_unread_is_counted_until_it_is_opened(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    bot.client.chat_postMessage(channel="U0ANA0001", text="Two updates, about a minute.")
    entry = page.get_by_role("button", name="Form Bot")
    expect(entry).to_contain_text("1 unread")
    expect(entry).to_contain_text("Two updates, about a minute.")
    entry.click()
    expect(page.locator(".log")).to_contain_text("Two updates")
    expect(entry).not_to_contain_text("unread")


def test_who_looks_at_home_learns_of_a_new_message(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page(channel="Form Bot")
    bot.client.chat_postMessage(channel="U0ANA0001", text="Two updates, about a minute.")
    messages = page.get_by_role("tab", name="Messages")
    expect(messages).to_contain_text("1 unread")
    messages.click()
    expect(page.locator(".log")).to_contain_text("Two updates")
    expect(messages).not_to_contain_text("unread")


def test_home_shows_what_the_app_published(bot: FormBot, open_page: OpenPage) -> None:
    view = {"type": "home", "blocks": [{"type": "header", "text": text("Your week")}]}
    bot.client.views_publish(user_id="U0ANA0001", view=view)
    page = open_page(channel="Form Bot")
    expect(page.get_by_role("heading", name="Your week")).to_be_visible()
    view["blocks"] = [{"type": "header", "text": text("All done")}]
    bot.client.views_publish(user_id="U0ANA0001", view=view)
    expect(page.get_by_role("heading", name="All done")).to_be_visible()


def test_times_and_dates_are_in_the_readers_own_zone(bot: FormBot, open_page: OpenPage) -> None:
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="<!date^1796342400^{date_num} {time}|4 Dec>")
    ana, ben = open_page(), open_page(person="Ben Okoro")
    expect(ana.locator(".log .message .text")).to_have_text("2026-12-04 01:00")
    expect(ben.locator(".log .message .text")).to_have_text("2026-12-03 7:00 PM")


def test_somebody_else_sees_their_own_screen(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("button", name="You are Ana Diaz").click()
    page.get_by_role("menuitemradio", name="Ben Okoro").click()
    expect(page.get_by_role("button", name="You are Ben Okoro")).to_be_visible()


def test_somebody_else_s_home_is_opened_and_kept_new(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page(channel="Form Bot")
    page.get_by_role("button", name="You are Ana Diaz").click()
    page.get_by_role("menuitemradio", name="Ben Okoro").click()
    expect(page.get_by_role("tab", name="Home", selected=True)).to_be_visible()
    bot.client.views_publish(
        user_id="U0BEN0001", view={"type": "home", "blocks": [{"type": "header", "text": text("Ben's week")}]}
    )
    expect(page.get_by_role("heading", name="Ben's week")).to_be_visible()


def test_a_public_channel_is_named_to_those_who_are_not_in_it(bot: FormBot, open_page: OpenPage) -> None:
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="See <#C0SALES0001> and <#C0BOARD0001>")
    expect(open_page().locator(".log .message .text")).to_have_text("See #sales and #private-channel")


def test_a_long_answer_is_read_from_its_first_line(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    long = [{"type": "section", "text": text(f"Line {number}")} for number in range(40)]
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="long", blocks=long)
    expect(page.get_by_text("Line 0", exact=True)).to_be_in_viewport()
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="and then")
    expect(page.get_by_text("and then")).to_be_in_viewport()


def test_who_reads_further_up_is_not_pulled_away(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    for number in range(60):
        bot.client.chat_postMessage(channel="C0GROWTH0001", text=f"Line {number}")
    expect(page.get_by_text("Line 59", exact=True)).to_be_in_viewport()
    page.get_by_text("Line 2", exact=True).scroll_into_view_if_needed()
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="and then")
    page.get_by_role("button", name="New messages below").click()
    expect(page.get_by_text("and then")).to_be_in_viewport()


def test_the_traffic_can_be_read_and_filtered(bot: FormBot, slack: PretendSlack, open_page: OpenPage) -> None:
    page = open_page()
    bot.client.chat_postMessage(channel="C0GROWTH0001", text="in the wire")
    page.get_by_role("button", name="Traffic").click()
    page.get_by_label("Filter the traffic").fill("in the wire")
    entry = page.locator(".traffic li").first
    entry.locator("summary").click()
    expect(entry.locator("pre")).to_contain_text('"text": "in the wire"')
    assert slack.workspace.app.bot_token not in page.content()


def test_a_command_that_does_not_exist_is_refused_and_kept(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Message #growth").fill("/from now")
    page.get_by_label("Message #growth").press("Enter")
    expect(page.locator(".composer").get_by_role("alert")).to_have_text("/from is not a valid command.")
    expect(page.get_by_label("Message #growth")).to_have_value("/from now")


def test_a_command_that_the_app_does_not_answer_says_so(slack: PretendSlack, open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Message #growth").fill("/form now")
    page.get_by_label("Message #growth").press("Enter")
    expect(page.locator(".log")).to_contain_text("/form failed with the error")


def test_a_name_is_offered_after_an_at_sign(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    field = page.get_by_label("Message #growth")
    field.press_sequentially("thank you @be")
    page.get_by_role("option", name="@ben").click()
    expect(field).to_have_value("thank you @ben ")
    field.press("Enter")
    expect(page.locator(".log .mention")).to_have_text("@Ben Okoro")


def test_a_link_to_a_reply_opens_its_thread_in_this_page(bot: FormBot, open_page: OpenPage) -> None:
    parent = bot.client.chat_postMessage(channel="C0GROWTH0001", text="Growth, week 8")
    reply = bot.client.chat_postMessage(channel="C0GROWTH0001", text="KR12 moved", thread_ts=parent["ts"])
    link = bot.client.chat_getPermalink(channel="C0GROWTH0001", message_ts=reply["ts"])["permalink"]
    button = {"type": "button", "text": {"type": "plain_text", "text": "Discussion"}, "url": link, "action_id": "out"}
    bot.client.chat_postMessage(channel="U0ANA0001", text="KR12", blocks=[{"type": "actions", "elements": [button]}])
    page = open_page()
    page.get_by_role("button", name="Form Bot").click()
    page.get_by_role("tab", name="Messages").click()

    page.get_by_role("button", name="Discussion").click()

    expect(page.locator(".main-head")).to_contain_text("growth")
    expect(page.get_by_role("complementary", name="Thread")).to_contain_text("KR12 moved")
    assert len(page.context.pages) == 1


def test_what_one_says_is_followed_wherever_one_was_reading(bot: FormBot, open_page: OpenPage) -> None:
    for number in range(40):
        bot.client.chat_postMessage(channel="C0GROWTH0001", text=f"Line {number}")
    page = open_page()
    page.locator(".log").hover()
    page.mouse.wheel(0, -5000)
    expect(page.get_by_text("Line 2", exact=True)).to_be_in_viewport()

    page.locator("#composer-text").fill("Here I am")
    page.locator("#composer-text").press("Enter")

    expect(page.get_by_text("Here I am")).to_be_in_viewport()
