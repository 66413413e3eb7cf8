"""Modals: opened by a trigger, filled by label, submitted, answered, stacked, kept while updated."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.pretend_slack import PretendSlack
from tests.pretend_slack.model import Json
from tests.pretend_slack.people import Person

Connect = Callable[[], None]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str) -> Json:
    return {"text": plain(text), "value": text.lower()}


def text_input(label: str, block_id: str, **element: Any) -> Json:
    field = {"type": "plain_text_input", "action_id": "text", **element}
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": field}


def modal(*blocks: Json, title: str = "Order tea", **more: Any) -> Json:
    return {"type": "modal", "title": plain(title), "submit": plain("Order"), "blocks": list(blocks), **more}


def opens_on_command(app: App, view: Json) -> None:
    @app.command("/tea")
    def tea(ack: Ack, body: Json, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()


@pytest.fixture
def ana(slack: PretendSlack) -> Person:
    return slack.person("Ana Diaz")


def test_what_was_filled_in_reaches_the_app(ana: Person, tea_bot: App, connect: Connect) -> None:
    select = {"type": "static_select", "action_id": "kind", "options": [option("Green"), option("Black")]}
    choice = {"type": "input", "block_id": "kind", "label": plain("Kind"), "element": select}
    opens_on_command(tea_bot, modal(text_input("For whom", "who"), choice, callback_id="order"))
    submitted: list[Json] = []

    @tea_bot.view("order")
    def order(ack: Ack, view: Json) -> None:
        submitted.append(view["state"]["values"])
        ack()

    connect()
    ana.types("/tea", channel="growth")
    ana.fills("For whom", "Ben")
    ana.chooses("Kind", "Black")
    ana.submits()

    ana.sees_no_modal()
    assert submitted[0]["who"]["text"]["value"] == "Ben"
    assert submitted[0]["kind"]["kind"]["selected_option"]["value"] == "black"


def test_an_empty_required_field_never_reaches_the_app(
    slack: PretendSlack, ana: Person, tea_bot: App, connect: Connect
) -> None:
    opens_on_command(tea_bot, modal(text_input("For whom", "who"), callback_id="order"))
    connect()
    ana.types("/tea", channel="growth")
    ana.submits()

    assert ana.modal.errors == {"For whom": "Please complete this required field."}
    assert not slack.traffic.of(title="view_submission")


def test_errors_of_the_app_show_at_their_field(ana: Person, tea_bot: App, connect: Connect) -> None:
    opens_on_command(tea_bot, modal(text_input("For whom", "who"), callback_id="order"))

    @tea_bot.view("order")
    def order(ack: Ack) -> None:
        ack(response_action="errors", errors={"who": "Ben does not drink tea"})

    connect()
    ana.types("/tea", channel="growth")
    ana.fills("For whom", "Ben")
    ana.submits()

    assert ana.modal.errors == {"For whom": "Ben does not drink tea"}
    ana.sees("Ben does not drink tea", in_="modal")


def test_errors_at_what_is_no_input_block_fail_visibly(
    slack: PretendSlack, ana: Person, tea_bot: App, connect: Connect
) -> None:
    opens_on_command(tea_bot, modal(text_input("For whom", "who"), callback_id="order"))

    @tea_bot.view("order")
    def order(ack: Ack) -> None:
        ack(response_action="errors", errors={"nobody": "?"})

    connect()
    ana.types("/tea", channel="growth")
    ana.fills("For whom", "Ben")
    ana.submits()

    assert "We had some trouble" in ana.modal.errors[""]
    assert slack.traffic.refusals()


def test_three_modals_fit_on_each_other_and_a_fourth_does_not(ana: Person, tea_bot: App, connect: Connect) -> None:
    more = {"type": "actions", "elements": [{"type": "button", "action_id": "more", "text": plain("More")}]}
    opens_on_command(tea_bot, modal(more, title="First"))
    refusals: list[str] = []

    @tea_bot.action("more")
    def push(ack: Ack, body: Json, client: WebClient) -> None:
        try:
            client.views_push(trigger_id=body["trigger_id"], view=modal(more, title="Another"))
        except SlackApiError as refused:
            refusals.append(refused.response["error"])
        ack()

    connect()
    ana.types("/tea", channel="growth")
    for _ in range(3):
        ana.clicks("More")

    assert refusals == ["push_limit_reached"]
    ana.cancels()
    ana.cancels()
    assert ana.modal.title == "First"


def test_what_was_typed_survives_an_update_where_the_ids_stay(ana: Person, tea_bot: App, connect: Connect) -> None:
    again = {"type": "actions", "elements": [{"type": "button", "action_id": "again", "text": plain("Again")}]}
    opens_on_command(tea_bot, modal(text_input("For whom", "who"), text_input("Cup", "cup"), again))

    @tea_bot.action("again")
    def update(ack: Ack, body: Json, client: WebClient) -> None:
        new = modal(text_input("For whom", "who", initial_value="Carol"), text_input("Cup", "cup2"), title="Changed")
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=new)
        ack()

    connect()
    ana.types("/tea", channel="growth")
    ana.fills("For whom", "Ben")
    ana.fills("Cup", "blue")
    ana.clicks("Again")

    assert ana.modal.title == "Changed"
    assert ana.modal.values == {"For whom": "Ben", "Cup": ""}


def test_a_stale_hash_is_refused(slack: PretendSlack, ana: Person, tea_bot: App, connect: Connect) -> None:
    opens_on_command(tea_bot, modal(text_input("For whom", "who")))
    connect()
    ana.types("/tea", channel="growth")
    client = tea_bot.client
    client.views_update(view_id=ana.modal.raw.id, view=modal(text_input("For whom", "who"), title="Newer"))

    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_update(view_id=ana.modal.raw.id, hash="1.stale", view=modal(text_input("For whom", "who")))


def test_cancel_is_told_to_an_app_that_asked(slack: PretendSlack, ana: Person, tea_bot: App, connect: Connect) -> None:
    opens_on_command(tea_bot, modal(text_input("For whom", "who"), callback_id="order", notify_on_close=True))
    closed: list[bool] = []

    @tea_bot.view_closed("order")
    def gone(ack: Ack, body: Json) -> None:
        closed.append(body["is_cleared"])
        ack()

    connect()
    ana.types("/tea", channel="growth")
    ana.cancels()
    ana.types("/tea", channel="growth")
    ana.closes_all()

    assert closed == [False, True]


def test_options_are_asked_of_the_app(ana: Person, tea_bot: App, connect: Connect) -> None:
    select = {"type": "external_select", "action_id": "leaf", "min_query_length": 2}
    opens_on_command(
        tea_bot,
        modal({"type": "input", "block_id": "leaf", "label": plain("Leaf"), "element": select}, callback_id="order"),
    )

    @tea_bot.options("leaf")
    def leaves(ack: Ack, payload: Json) -> None:
        every = ["Assam", "Assam Gold", "Ceylon"]
        ack(options=[option(name) for name in every if payload["value"].lower() in name.lower()])

    connect()
    ana.types("/tea", channel="growth")

    assert ana.suggestions("Leaf", "as") == ["Assam", "Assam Gold"]
    ana.chooses("Leaf", "Ceylon")
    assert ana.value("Leaf") == "Ceylon"


def test_a_trigger_works_once(slack: PretendSlack, client: WebClient) -> None:
    trigger = slack.triggers.issue(slack.person("Ana Diaz").id)
    client.views_open(trigger_id=trigger, view=modal(text_input("A", "a")))

    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=trigger, view=modal(text_input("A", "a")))


def test_a_trigger_expires_after_three_seconds(slack: PretendSlack, client: WebClient) -> None:
    age = [0.0]
    slack.workspace.monotonic = lambda: age[0]
    trigger = slack.triggers.issue(slack.person("Ana Diaz").id)
    age[0] = 3.01

    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        client.views_open(trigger_id=trigger, view=modal(text_input("A", "a")))
