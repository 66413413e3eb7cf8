"""Whatever people enter in a form reaches the app in Slack's own shape, and is kept while they do other things."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.blocks import asks, option, text
from tests.browser.conftest import FormBot
from tests.pretend_slack import PretendSlack

pytestmark = pytest.mark.browser

Json = dict[str, Any]
Fill = Callable[[Page], None]
OpenForm = Callable[..., Page]

STATUSES = [option("On track", "on"), option("At risk", "risk"), option("Off track", "off")]


def writes(words: str) -> Fill:
    return lambda page: page.get_by_label("Field").fill(words)


def picks(*names: str) -> Fill:
    def go(page: Page) -> None:
        field = page.get_by_role("combobox", name="Field")
        for name in names:
            field.click()
            field.press_sequentially(name[:3])
            page.get_by_role("option", name=name).click()

    return go


def ticks(*names: str) -> Fill:
    def go(page: Page) -> None:
        for name in names:
            page.get_by_label(name).check()

    return go


RICH = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "Hi *x*"}]}],
}

ROUND_TRIPS = [
    pytest.param("plain_text_input", {}, writes("SSO <live>"), {"value": "SSO <live>"}, id="one line"),
    pytest.param("plain_text_input", {"multiline": True}, writes("a\nb"), {"value": "a\nb"}, id="several lines"),
    pytest.param("number_input", {"is_decimal_allowed": True}, writes("4.2"), {"value": "4.2"}, id="number"),
    pytest.param("email_text_input", {}, writes("a@acme.example"), {"value": "a@acme.example"}, id="email"),
    pytest.param("url_text_input", {}, writes("https://a.example"), {"value": "https://a.example"}, id="address"),
    pytest.param("rich_text_input", {}, writes("Hi *x*"), {"rich_text_value": RICH}, id="rich text"),
    pytest.param("datepicker", {}, writes("2026-12-04"), {"selected_date": "2026-12-04"}, id="date"),
    pytest.param("timepicker", {}, writes("09:30"), {"selected_time": "09:30"}, id="time"),
    pytest.param(
        "datetimepicker", {}, writes("2026-12-04T09:30"), {"selected_date_time": 1796373000}, id="moment in her zone"
    ),
    pytest.param("users_select", {}, picks("Ben Okoro"), {"selected_user": "U0BEN0001"}, id="person"),
    pytest.param("channels_select", {}, picks("#growth"), {"selected_channel": "C0GROWTH0001"}, id="channel"),
    pytest.param(
        "conversations_select", {}, picks("#growth"), {"selected_conversation": "C0GROWTH0001"}, id="conversation"
    ),
    pytest.param(
        "multi_users_select",
        {"initial_users": ["U0ANA0001"]},
        picks("Ben Okoro"),
        {"selected_users": ["U0ANA0001", "U0BEN0001"]},
        id="people",
    ),
    pytest.param("multi_channels_select", {}, picks("#growth"), {"selected_channels": ["C0GROWTH0001"]}, id="channels"),
    pytest.param(
        "multi_conversations_select",
        {},
        picks("#growth"),
        {"selected_conversations": ["C0GROWTH0001"]},
        id="conversations",
    ),
]

CHOICES = [
    pytest.param("static_select", {"options": STATUSES}, picks("At risk"), ["risk"], id="select"),
    pytest.param(
        "static_select",
        {"option_groups": [{"label": text("Said"), "options": STATUSES}]},
        picks("Off track"),
        ["off"],
        id="select with groups",
    ),
    pytest.param("external_select", {"min_query_length": 1}, picks("At risk"), ["risk"], id="searched"),
    pytest.param(
        "multi_static_select", {"options": STATUSES}, picks("At risk", "Off track"), ["risk", "off"], id="several"
    ),
    pytest.param(
        "multi_external_select",
        {"min_query_length": 1},
        picks("At risk", "On track"),
        ["risk", "on"],
        id="several searched",
    ),
    pytest.param("radio_buttons", {"options": STATUSES}, ticks("At risk"), ["risk"], id="radio buttons"),
    pytest.param("checkboxes", {"options": STATUSES}, ticks("On track", "Off track"), ["on", "off"], id="checkboxes"),
]


def saved(page: Page, bot: FormBot) -> Json:
    page.get_by_role("button", name="Save").click()
    value: Json = bot.submitted()["Field"]["Field"]
    return value


@pytest.mark.parametrize(("kind", "extra", "fill", "expected"), ROUND_TRIPS)
def test_what_is_entered_reaches_the_app(
    bot: FormBot, open_form: OpenForm, kind: str, extra: Json, fill: Fill, expected: Json
) -> None:
    page = open_form(asks("Field", kind, **extra))
    fill(page)
    assert saved(page, bot) == {"type": kind, **expected}


@pytest.mark.parametrize(("kind", "extra", "fill", "expected"), CHOICES)
def test_what_is_chosen_reaches_the_app(
    bot: FormBot, open_form: OpenForm, kind: str, extra: Json, fill: Fill, expected: list[str]
) -> None:
    bot.options = STATUSES
    page = open_form(asks("Field", kind, **extra))
    fill(page)
    value = saved(page, bot)
    chosen = value.get("selected_options") or [value["selected_option"]]
    assert [one["value"] for one in chosen] == expected


def test_a_field_shows_what_it_starts_with(bot: FormBot, open_form: OpenForm) -> None:
    page = open_form(
        asks("Value", "number_input", is_decimal_allowed=True, initial_value="4.2"),
        asks("Status", "static_select", options=STATUSES, initial_option=STATUSES[1]),
    )
    expect(page.get_by_label("Value")).to_have_value("4.2")
    expect(page.get_by_role("combobox", name="Status")).to_have_value("At risk")


def test_an_error_stands_beside_its_field_and_what_was_typed_stays(bot: FormBot, open_form: OpenForm) -> None:
    bot.errors = {"Field": "Enter a number, such as 4.2."}
    page = open_form(asks("Field", "plain_text_input"), asks("Other", "plain_text_input"))
    page.get_by_label("Field").fill("four")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[data-block=Field]")).to_contain_text("Enter a number, such as 4.2.")
    expect(page.get_by_label("Field")).to_have_value("four")
    expect(page.get_by_label("Field")).to_be_focused()


def test_what_was_typed_survives_a_reload(bot: FormBot, open_form: OpenForm) -> None:
    page = open_form(asks("Field", "plain_text_input"))
    with page.expect_response("**/page/state"):
        page.get_by_label("Field").fill("half a sentence")
    page.reload()
    expect(page.get_by_label("Field")).to_have_value("half a sentence")


def test_what_was_typed_survives_an_update_of_the_view(bot: FormBot, slack: PretendSlack, open_form: OpenForm) -> None:
    page = open_form(asks("Field", "plain_text_input"))
    page.get_by_label("Field").fill("half a sentence")
    view = slack.workspace.stack_of("U0ANA0001")[-1]
    bot.blocks = [asks("Field", "plain_text_input"), asks("Another", "plain_text_input")]
    bot.client.views_update(view_id=view.id, view=bot.form())
    expect(page.get_by_label("Another")).to_be_visible()
    expect(page.get_by_label("Field")).to_have_value("half a sentence")
    expect(page.get_by_label("Field")).to_be_focused()


def test_a_button_asks_before_it_acts(bot: FormBot, open_form: OpenForm) -> None:
    sure = {
        "title": text("Drop it?"),
        "text": text("Its history stays."),
        "confirm": text("Drop"),
        "deny": text("Keep"),
    }
    drop = {"type": "button", "text": text("Drop KR12"), "action_id": "drop", "value": "KR12", "confirm": sure}
    page = open_form({"type": "actions", "block_id": "row", "elements": [drop]}, asks("Field", "plain_text_input"))
    page.get_by_role("button", name="Drop KR12").click()
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("button", name="Drop KR12").click()
    page.get_by_role("button", name="Drop", exact=True).click()
    action = bot.heard()["actions"][0]
    assert (action["action_id"], action["value"]) == ("drop", "KR12")


def test_an_input_that_dispatches_tells_the_app_at_once(bot: FormBot, open_form: OpenForm) -> None:
    page = open_form({**asks("Field", "static_select", options=STATUSES), "dispatch_action": True})
    picks("At risk")(page)
    assert bot.heard()["actions"][0]["selected_option"]["value"] == "risk"


def test_a_file_cannot_be_added_here_and_the_form_says_so(bot: FormBot, open_form: OpenForm) -> None:
    page = open_form(asks("Field", "file_input"))
    expect(page.locator("[data-block=Field]")).to_contain_text("not in the demo")
