"""Buttons, menus and Home."""

from collections.abc import Callable

import pytest
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from tests.pretend_slack import PretendSlack
from tests.pretend_slack.model import Json
from tests.pretend_slack.people import Person

Connect = Callable[[], None]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(text: str, action_id: str, **more: object) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain(text), **more}


def row(text: str, accessory: Json) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, "accessory": accessory}


@pytest.fixture
def ana(slack: PretendSlack) -> Person:
    return slack.person("Ana Diaz")


def test_a_click_replaces_the_message(ana: Person, tea_bot: App, connect: Connect) -> None:
    @tea_bot.action("drink")
    def drink(ack: Ack, respond: Respond, action: Json) -> None:
        ack()
        respond(f"Drunk: {action['value']}", replace_original=True)

    connect()
    blocks = [row("*Cup 1*", button("Drink", "drink", value="1")), row("*Cup 2*", button("Drink", "drink", value="2"))]
    tea_bot.client.chat_postMessage(channel=ana.id, text="Two cups", blocks=blocks)
    ana.clicks("Drink", beside="Cup 2")

    ana.sees("Drunk: 2")
    assert [message.text for message in ana.dm()] == ["Drunk: 2"]


def test_a_label_that_occurs_twice_is_not_guessed(ana: Person, client: WebClient) -> None:
    blocks = [row("Cup 1", button("Drink", "a")), row("Cup 2", button("Drink", "b"))]
    client.chat_postMessage(channel=ana.id, text="Two cups", blocks=blocks)

    with pytest.raises(AssertionError, match=r"finds 2 of 'Drink'(?s:.*)Cup 1"):
        ana.clicks("Drink")


def test_a_label_that_is_not_there_shows_the_screen(ana: Person, client: WebClient) -> None:
    client.chat_postMessage(channel=ana.id, text="No buttons at all")
    ana.patience = 0.05

    with pytest.raises(AssertionError, match=r"finds no 'Drink'(?s:.*)No buttons at all"):
        ana.clicks("Drink")


def test_an_entry_of_an_overflow_menu_is_clicked_by_its_text(ana: Person, tea_bot: App, connect: Connect) -> None:
    chosen: list[str] = []

    @tea_bot.action("menu")
    def menu(ack: Ack, action: Json) -> None:
        chosen.append(action["selected_option"]["value"])
        ack()

    connect()
    options = [{"text": plain("Edit"), "value": "edit:7"}, {"text": plain("Drop"), "value": "drop:7"}]
    blocks = [row("Cup", {"type": "overflow", "action_id": "menu", "options": options})]
    tea_bot.client.chat_postMessage(channel=ana.id, text="Cup", blocks=blocks)
    ana.clicks("Drop")

    assert chosen == ["drop:7"]


def test_a_button_that_asks_back_wants_an_answer(ana: Person, client: WebClient) -> None:
    dialog = {
        "title": plain("Pour away?"),
        "text": plain("It is still hot."),
        "confirm": plain("Pour"),
        "deny": plain("Keep"),
    }
    blocks = [{"type": "actions", "elements": [button("Pour away", "pour", confirm=dialog)]}]
    client.chat_postMessage(channel=ana.id, text="Cup", blocks=blocks)

    with pytest.raises(AssertionError, match="confirms='Pour'"):
        ana.clicks("Pour away")


def test_nobody_connected_shows_an_error_to_the_person(ana: Person) -> None:
    ana.types("/tea", channel="growth")

    ana.sees("/tea failed with the error “dispatch_failed”")


def test_an_app_that_is_too_slow_shows_an_error_to_the_person(
    slack: PretendSlack, ana: Person, tea_bot: App, connect: Connect
) -> None:
    @tea_bot.command("/tea")
    def tea() -> None:
        """Never acknowledges."""

    slack.socket_mode.ack_seconds = 0.1
    connect()
    ana.types("/tea", channel="growth")

    ana.sees("/tea failed with the error “operation_timeout”")


def test_home_is_published_when_it_is_opened(ana: Person, tea_bot: App, connect: Connect) -> None:
    @tea_bot.event("app_home_opened")
    def home(event: Json, client: WebClient) -> None:
        view = {"type": "home", "blocks": [{"type": "header", "text": plain("Your cups")}]}
        client.views_publish(user_id=event["user"], view=view)

    connect()
    ana.opens_home()

    ana.sees("Your cups", in_="home")


def test_shortcuts_are_used_by_their_names(ana: Person, tea_bot: App, connect: Connect) -> None:
    @tea_bot.shortcut("pour")
    def pour(ack: Ack, shortcut: Json, client: WebClient) -> None:
        ack()
        client.chat_postMessage(
            channel=shortcut["channel"]["id"], thread_ts=shortcut["message_ts"], text="Poured on it"
        )

    connect()
    ana.types("A dry remark", channel="growth")
    ana.uses_shortcut("Pour on this", ana.message("A dry remark", in_="growth"))

    ana.sees("Poured on it", in_="growth")
    assert [reply.text for reply in ana.channel_messages("growth")[0].replies] == ["Poured on it"]


def test_a_mention_reaches_the_app(ana: Person, tea_bot: App, connect: Connect) -> None:
    @tea_bot.event("app_mention")
    def mentioned(event: Json, client: WebClient) -> None:
        client.chat_postMessage(channel=event["channel"], text=f"Heard: {event['text']}")

    connect()
    ana.mentions("more tea for @Ben Okoro", channel="growth")

    ana.sees("Heard: @Tea Bot more tea for @Ben Okoro")


def test_a_direct_message_reaches_the_app(ana: Person, tea_bot: App, connect: Connect) -> None:
    @tea_bot.event("message")
    def message(event: Json, client: WebClient) -> None:
        client.chat_postMessage(channel=event["channel"], text=f"You said {event['text']}")

    connect()
    ana.says("1 < 2")

    ana.sees("You said 1 < 2")
