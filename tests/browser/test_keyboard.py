"""Everything can be done without a mouse, and the focus is never lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.blocks import asks, option, text
from tests.browser.conftest import FormBot

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
STATUSES = [option("On track", "on"), option("At risk", "risk"), option("Off track", "off")]


def test_a_form_is_filled_and_sent_with_the_keyboard_alone(bot: FormBot, open_page: OpenPage) -> None:
    bot.blocks = [
        asks("Value", "number_input", is_decimal_allowed=True),
        asks("Status", "static_select", options=STATUSES),
        asks("Parts", "checkboxes", options=STATUSES),
    ]
    page = open_page()
    keys = page.keyboard
    page.get_by_label("Message #growth").focus()
    keys.type("/fo")
    expect(page.get_by_role("option", name="/form")).to_be_visible()
    keys.press("Enter")
    keys.press("Enter")
    expect(page.get_by_label("Value")).to_be_focused()
    keys.type("4.2")
    keys.press("Tab")
    keys.press("ArrowDown")
    expect(page.get_by_role("option", name="On track")).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.press("Tab")
    expect(page.get_by_role("button", name="Clear the choice")).to_be_focused()
    keys.press("Tab")
    expect(page.get_by_label("On track")).to_be_focused()
    keys.press("Space")
    for _ in range(4):
        keys.press("Tab")
    expect(page.get_by_role("button", name="Save")).to_be_focused()
    keys.press("Enter")
    values = bot.submitted()
    assert values["Value"]["Value"]["value"] == "4.2"
    assert values["Status"]["Status"]["selected_option"]["value"] == "risk"
    assert [one["value"] for one in values["Parts"]["Parts"]["selected_options"]] == ["on"]
    expect(page.get_by_label("Message #growth")).to_be_focused()


def test_the_focus_goes_round_inside_a_modal(bot: FormBot, open_form: OpenPage) -> None:
    page = open_form(asks("Field", "plain_text_input"))
    inside = "document.getElementById('modal').contains(document.activeElement)"
    for key in ["Tab"] * 6 + ["Shift+Tab"] * 8:
        page.keyboard.press(key)
        assert page.evaluate(inside), key


def test_escape_closes_a_list_first_and_then_the_modal(bot: FormBot, open_form: OpenPage) -> None:
    page = open_form(asks("Status", "static_select", options=STATUSES))
    page.get_by_role("combobox", name="Status").click()
    expect(page.get_by_role("option", name="At risk")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option", name="At risk")).to_be_hidden()
    expect(page.get_by_role("dialog", name="A form")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="A form")).to_be_hidden()
    expect(page.get_by_label("Message #growth")).to_be_focused()


def test_a_form_opens_with_its_first_field_ready(bot: FormBot, open_form: OpenPage) -> None:
    page = open_form(asks("Parts", "multi_static_select", options=STATUSES, initial_options=STATUSES[:2]))
    expect(page.get_by_role("combobox", name="Parts")).to_be_focused()


def test_escape_closes_only_the_topmost_modal(bot: FormBot, open_form: OpenPage) -> None:
    more = {"type": "button", "text": text("More"), "action_id": "more", "value": "1"}
    page = open_form({"type": "actions", "block_id": "row", "elements": [more]}, asks("First", "plain_text_input"))
    page.get_by_label("First").fill("kept")
    page.get_by_role("button", name="More").click()
    bot.blocks = [asks("Second", "plain_text_input")]
    bot.client.views_push(trigger_id=bot.heard()["trigger_id"], view=bot.form())
    expect(page.get_by_label("Second")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("First")).to_have_value("kept")


def test_enter_sends_and_shift_enter_makes_a_new_line(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Message #growth").focus()
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    expect(page.locator(".log .message .text")).to_have_text("onetwo")
    expect(page.get_by_label("Message #growth")).to_have_value("")
    expect(page.get_by_label("Message #growth")).to_be_focused()


def test_a_global_shortcut_is_reached_from_the_plus_menu(bot: FormBot, open_page: OpenPage) -> None:
    bot.blocks = [asks("Field", "plain_text_input")]
    page = open_page()
    page.get_by_role("button", name="Shortcuts").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Open form")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Field")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Shortcuts")).to_be_focused()


def test_a_message_shortcut_names_its_message(bot: FormBot, open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Message #growth").fill("Try SSO for everybody")
    page.keyboard.press("Enter")
    page.locator(".log .message").hover()
    page.get_by_role("button", name="Message menu").click()
    page.get_by_role("menuitem", name="Keep this").click()
    assert bot.heard()["message"]["text"] == "Try SSO for everybody"
