"""Whatever people enter in a form reaches the app in Slack's own shape, and is kept while they do other things."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.blocks import asks, option, text
from tests.browser.conftest import FormBot
from tests.pretend_slack import PretendSlack

pytestmark = pytest.mark.browser

Json = dict[str, Any]
Fill = Callable[[Locator], None]
OpenForm = Callable[..., Page]

STATUSES = [option("On track", "on"), option("At risk", "risk"), option("Off track", "off")]


@dataclass(frozen=True, slots=True)
class Filled:
    """An input of the form, what somebody does in it, and what of it the app is to hear."""

    what: str
    kind: str
    fill: Fill
    expected: Any
    extra: Json = field(default_factory=dict)

    def block(self) -> Json:
        return {**asks("Field", self.kind, **self.extra), "block_id": self.what}

    def fill_in(self, page: Page) -> None:
        self.fill(page.locator(f'[data-block="{self.what}"]'))


def writes(words: str) -> Fill:
    return lambda block: block.get_by_label("Field").fill(words)


def picks(*names: str) -> Fill:
    def go(block: Locator) -> None:
        field = block.get_by_role("combobox", name="Field")
        for name in names:
            field.click()
            field.press_sequentially(name[:3])
            block.page.get_by_role("option", name=name).click()
        field.blur()

    return go


def ticks(*names: str) -> Fill:
    def go(block: Locator) -> None:
        for name in names:
            block.get_by_label(name).check()

    return go


RICH = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "Hi *x*"}]}],
}

ENTERED = [
    Filled("one line", "plain_text_input", writes("SSO <live>"), {"value": "SSO <live>"}),
    Filled("several lines", "plain_text_input", writes("a\nb"), {"value": "a\nb"}, {"multiline": True}),
    Filled("number", "number_input", writes("4.2"), {"value": "4.2"}, {"is_decimal_allowed": True}),
    Filled("email", "email_text_input", writes("a@acme.example"), {"value": "a@acme.example"}),
    Filled("address", "url_text_input", writes("https://a.example"), {"value": "https://a.example"}),
    Filled("rich text", "rich_text_input", writes("Hi *x*"), {"rich_text_value": RICH}),
    Filled("date", "datepicker", writes("2026-12-04"), {"selected_date": "2026-12-04"}),
    Filled("time", "timepicker", writes("09:30"), {"selected_time": "09:30"}),
    Filled("moment in her zone", "datetimepicker", writes("2026-12-04T09:30"), {"selected_date_time": 1796373000}),
    Filled("person", "users_select", picks("Ben Okoro"), {"selected_user": "U0BEN0001"}),
    Filled("channel", "channels_select", picks("#growth"), {"selected_channel": "C0GROWTH0001"}),
    Filled("conversation", "conversations_select", picks("#growth"), {"selected_conversation": "C0GROWTH0001"}),
    Filled(
        "people",
        "multi_users_select",
        picks("Ben Okoro"),
        {"selected_users": ["U0ANA0001", "U0BEN0001"]},
        {"initial_users": ["U0ANA0001"]},
    ),
    Filled("channels", "multi_channels_select", picks("#growth"), {"selected_channels": ["C0GROWTH0001"]}),
    Filled(
        "conversations", "multi_conversations_select", picks("#growth"), {"selected_conversations": ["C0GROWTH0001"]}
    ),
]

SEARCHED: Json = {"min_query_length": 1}
GROUPED: Json = {"option_groups": [{"label": text("Said"), "options": STATUSES}]}
CHOSEN = [
    Filled("select", "static_select", picks("At risk"), ["risk"], {"options": STATUSES}),
    Filled("select with groups", "static_select", picks("Off track"), ["off"], GROUPED),
    Filled("searched", "external_select", picks("At risk"), ["risk"], SEARCHED),
    Filled("several", "multi_static_select", picks("At risk", "Off track"), ["risk", "off"], {"options": STATUSES}),
    Filled("several searched", "multi_external_select", picks("At risk", "On track"), ["risk", "on"], SEARCHED),
    Filled("radio buttons", "radio_buttons", ticks("At risk"), ["risk"], {"options": STATUSES}),
    Filled("checkboxes", "checkboxes", ticks("On track", "Off track"), ["on", "off"], {"options": STATUSES}),
]


def sent(fields: list[Filled], bot: FormBot, open_form: OpenForm) -> dict[str, Json]:
    """One form with these inputs, filled in and saved: what the app hears of each."""
    page = open_form(*(one.block() for one in fields))
    for one in fields:
        one.fill_in(page)
    page.get_by_role("button", name="Save").click()
    return {what: values["Field"] for what, values in bot.submitted().items()}


def test_what_is_entered_reaches_the_app(bot: FormBot, open_form: OpenForm, subtests: pytest.Subtests) -> None:
    heard = sent(ENTERED, bot, open_form)
    for one in ENTERED:
        with subtests.test(one.what):
            assert heard[one.what] == {"type": one.kind, **one.expected}


def test_what_is_chosen_reaches_the_app(bot: FormBot, open_form: OpenForm, subtests: pytest.Subtests) -> None:
    bot.options = STATUSES
    heard = sent(CHOSEN, bot, open_form)
    for one in CHOSEN:
        with subtests.test(one.what):
            chosen = heard[one.what].get("selected_options") or [heard[one.what]["selected_option"]]
            assert [option["value"] for option in chosen] == one.expected


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
    picks("At risk")(page.locator("[data-block=Field]"))
    assert bot.heard()["actions"][0]["selected_option"]["value"] == "risk"


def test_a_file_cannot_be_added_here_and_the_form_says_so(bot: FormBot, open_form: OpenForm) -> None:
    page = open_form(asks("Field", "file_input"))
    expect(page.locator("[data-block=Field]")).to_contain_text("not in the demo")
