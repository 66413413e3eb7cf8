"""What people can do and what they read."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from tests.pretend_slack import PretendSlack
from tests.pretend_slack.model import Json
from tests.pretend_slack.people import Person
from tests.pretend_slack.refusals import NotPossibleError

Connect = Callable[[], None]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str) -> Json:
    return {"text": plain(text), "value": text.lower()}


def field(label: str, element: Json, block_id: str, **more: Any) -> Json:
    element = {"action_id": "value", **element}
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element, **more}


def heading(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


EVERY_FIELD = [
    field("Kind", {"type": "radio_buttons", "options": [option("Green"), option("Black")]}, "kind"),
    field("With", {"type": "checkboxes", "options": [option("Milk"), option("Sugar")]}, "with", optional=True),
    field("For", {"type": "users_select"}, "for"),
    field("Where", {"type": "channels_select"}, "where"),
    field("Guests", {"type": "multi_users_select"}, "guests", optional=True),
    field("Day", {"type": "datepicker", "initial_date": "2026-11-22"}, "day"),
    field("Hour", {"type": "timepicker"}, "hour"),
    field("Cups", {"type": "number_input", "is_decimal_allowed": False, "max_value": "9"}, "cups"),
]


@pytest.fixture
def ana(slack: PretendSlack) -> Person:
    return slack.person("Ana Diaz")


@pytest.fixture
def opened(slack: PretendSlack, client: WebClient, ana: Person) -> Callable[..., None]:
    """Opens a modal of these blocks on Ana's screen."""

    def go(*blocks: Json) -> None:
        view = {"type": "modal", "title": plain("Tea"), "submit": plain("Brew"), "blocks": list(blocks)}
        client.views_open(trigger_id=slack.triggers.issue(ana.id), view=view)

    return go


def test_every_kind_of_field_is_filled_by_its_label(ana: Person, opened: Callable[..., None]) -> None:
    opened(*EVERY_FIELD)
    ana.chooses("Kind", "Black")
    ana.ticks("With", "Milk", "Sugar")
    ana.unticks("With", "Milk")
    ana.chooses("For", "Ben Okoro")
    ana.chooses("Where", "growth")
    ana.ticks("Guests", "Ana Diaz", "Ben Okoro")
    ana.picks_date("Day", "2026-11-23")
    ana.picks_time("Hour", "16:30")
    ana.fills("Cups", "2")

    assert ana.modal.values == {
        "Kind": "Black",
        "With": ["Sugar"],
        "For": "Ben Okoro",
        "Where": "#growth",
        "Guests": ["Ana Diaz", "Ben Okoro"],
        "Day": "2026-11-23",
        "Hour": "16:30",
        "Cups": "2",
    }


def test_slack_checks_numbers_itself(ana: Person, opened: Callable[..., None]) -> None:
    opened(field("Cups", {"type": "number_input", "is_decimal_allowed": False, "max_value": "9"}, "cups"))
    ana.fills("Cups", "10")
    ana.submits()

    assert ana.modal.errors == {"Cups": "Please enter a number of at most 9."}


def test_equal_labels_are_told_apart_by_what_stands_over_them(ana: Person, opened: Callable[..., None]) -> None:
    text = {"type": "plain_text_input"}
    opened(heading("*Ana's cup*"), field("Sort", text, "a"), heading("*Ben's cup*"), field("Sort", text, "b"))
    ana.fills("Sort", "green", beside="Ana's cup")
    ana.fills("Sort", "black", beside="Ben's cup")

    assert ana.value("Sort", beside="Ana's cup") == "green"
    assert ana.value("Sort", beside="Ben's cup") == "black"


def test_an_option_that_is_not_offered_cannot_be_chosen(ana: Person, opened: Callable[..., None]) -> None:
    opened(*EVERY_FIELD)

    with pytest.raises(AssertionError, match=r"offers \['Green', 'Black'\], not 'White'"):
        ana.chooses("Kind", "White")


def test_a_choice_outside_a_form_is_an_action(ana: Person, tea_bot: App, connect: Connect) -> None:
    chosen: list[str] = []

    @tea_bot.action("kind")
    def kind(ack: Ack, action: Json) -> None:
        chosen.append(action["selected_option"]["value"])
        ack()

    connect()
    select = {"type": "static_select", "action_id": "kind", "placeholder": plain("Kind"), "options": [option("Green")]}
    tea_bot.client.chat_postMessage(channel=ana.id, text="?", blocks=[{"type": "actions", "elements": [select]}])
    ana.chooses("Kind", "Green")

    assert chosen == ["green"]


def test_what_is_written_by_hand_is_no_markup_for_others(slack: PretendSlack, ana: Person) -> None:
    ana.types("a < b & <!channel>", channel="growth")

    assert slack.workspace.channel_named("growth").messages[0].text == "a &lt; b &amp; &lt;!channel&gt;"
    ana.sees("a < b & <!channel>")


def test_a_command_hears_of_people_by_entity(ana: Person, tea_bot: App, connect: Connect) -> None:
    @tea_bot.command("/tea")
    def tea(ack: Ack, command: Json) -> None:
        ack({"text": "Heard", "blocks": [{"type": "section", "text": plain(command["text"])}]})

    connect()
    ana.types("/tea for @Ben Okoro in #growth", channel="growth")

    ana.sees("for <@U0BEN0001|ben> in <#C0GROWTH0001|growth>")


def test_nobody_writes_where_they_are_not(slack: PretendSlack, ana: Person) -> None:
    slack.workspace.add_channel("secret", private=True)

    with pytest.raises(NotPossibleError, match="not in #secret"):
        ana.types("hello", channel="secret")


def test_marks_and_entities_are_read_as_words(ana: Person, client: WebClient) -> None:
    client.chat_postMessage(channel=ana.id, text="*Bold* _thin_ `code` <https://a.example|a link> <@U0BEN0001> &lt;3")

    assert ana.dm()[0].text == "Bold thin code a link @Ben Okoro <3"


def test_dates_are_read_in_the_reader_s_zone(slack: PretendSlack, client: WebClient) -> None:
    date = "<!date^1795424400^{date_short} at {time}|some day>"
    client.chat_postMessage(channel=slack.workspace.channel_named("growth").id, text=date)

    slack.person("Ana Diaz").sees("Nov 23, 2026 at 10:00")
    slack.person("Ben Okoro").sees("Nov 23, 2026 at 04:00")


def test_tables_and_charts_are_read_as_words(ana: Person, client: WebClient) -> None:
    rows = [[{"type": "raw_text", "text": "Cup"}], [{"type": "raw_number", "value": 2, "text": "two"}]]
    segments = [{"label": "Green", "value": 3}]
    blocks: list[Json] = [
        {"type": "data_table", "caption": "Cups", "rows": rows},
        {"type": "data_visualization", "title": "Kinds", "chart": {"type": "pie", "segments": segments}},
    ]
    client.chat_postMessage(channel=ana.id, text="Cups", blocks=blocks)

    assert ana.dm()[0].text.splitlines() == ["[table: Cups]", "Cup", "two", "[pie chart: Kinds]", "Green 3"]
    assert ana.dm()[0].fallback == "Cups"


def test_what_is_not_seen_is_reported_with_the_screen(ana: Person, client: WebClient) -> None:
    client.chat_postMessage(channel=ana.id, text="Only this")
    ana.patience = 0.05

    with pytest.raises(AssertionError, match=r"Ana Diaz does not see 'That'(?s:.*)Only this"):
        ana.sees("That")
