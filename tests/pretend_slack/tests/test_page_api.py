"""The page's contract, spoken over HTTP as the page speaks it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from websocket import create_connection

from tests.pretend_slack import PretendSlack, Workspace
from tests.pretend_slack.model import Json
from tests.pretend_slack.page_clock import Jump
from tests.pretend_slack.tests.asking import Page, ask

Connect = Callable[[], None]


@pytest.fixture
def page(slack: PretendSlack) -> Page:
    return Page(slack.url, slack.person("Ana Diaz").id)


def message_with(element: Json) -> Json:
    return {"text": "Tea?", "blocks": [{"type": "actions", "block_id": "row", "elements": [element]}]}


def test_the_screen_shows_what_was_said(page: Page, workspace: Workspace) -> None:
    growth = workspace.channel_named("growth").id
    page.post("say", channel=growth, text="Good morning")

    shown = page.screen(channel=growth)
    assert [message["text"] for message in shown["conversation"]["messages"]] == ["Good morning"]
    assert shown["me"]["real_name"] == "Ana Diaz"
    assert [one["kind"] for one in shown["conversations"]] == ["channel", "im"]


def test_what_others_said_is_unread_until_it_is_looked_at(page: Page, workspace: Workspace, client: WebClient) -> None:
    growth, dm = workspace.channel_named("growth").id, workspace.dm_with(page.user).id
    client.chat_postMessage(channel=growth, text="The kettle is on")

    assert page.screen(channel=dm)["conversations"][0]["unread"] == 1
    assert page.screen(channel=growth)["conversations"][0]["unread"] == 0


def test_an_unknown_command_says_so_in_the_composer(page: Page, workspace: Workspace) -> None:
    answer = page.post("say", channel=workspace.channel_named("growth").id, text="/coffee")

    assert answer == {"ok": False, "error": "/coffee is not a valid command."}


def test_a_click_returns_when_the_app_has_acknowledged(
    page: Page, workspace: Workspace, tea_bot: App, connect: Connect
) -> None:
    clicked: list[str] = []

    @tea_bot.action("drink")
    def drink(ack: Ack, action: Json) -> None:
        clicked.append(action["value"])
        ack()

    connect()
    button = {"type": "button", "action_id": "drink", "value": "1", "text": {"type": "plain_text", "text": "Drink"}}
    posted = tea_bot.client.chat_postMessage(channel=page.user, **message_with(button))
    container = {"type": "message", "channel": posted["channel"], "ts": posted["ts"]}

    assert page.post("action", container=container, block_id="row", action_id="drink", value={}) == {"ok": True}
    assert clicked == ["1"]


def test_what_is_typed_in_a_modal_is_kept_and_submitted(
    page: Page, slack: PretendSlack, tea_bot: App, connect: Connect
) -> None:
    @tea_bot.view("order")
    def order(ack: Ack, view: Json) -> None:
        ack(response_action="errors", errors={"who": f"No tea for {view['state']['values']['who']['name']['value']}"})

    connect()
    field = {"type": "plain_text_input", "action_id": "name"}
    label = {"type": "plain_text", "text": "For whom"}
    view = {
        "type": "modal",
        "callback_id": "order",
        "title": {"type": "plain_text", "text": "Order"},
        "submit": {"type": "plain_text", "text": "Go"},
        "blocks": [{"type": "input", "block_id": "who", "label": label, "element": field}],
    }
    tea_bot.client.views_open(trigger_id=slack.triggers.issue(page.user), view=view)
    view_id = page.screen()["views"][0]["id"]
    page.post("state", view_id=view_id, block_id="who", action_id="name", value={"value": "Ben"})

    assert page.screen()["views"][0]["state"]["values"]["who"]["name"]["value"] == "Ben"
    assert page.post("submit", view_id=view_id) == {"ok": False, "errors": {"who": "No tea for Ben"}}
    assert page.post("close", view_id=view_id, all=False) == {"ok": True}
    assert page.screen()["views"] == []


def test_the_live_socket_tells_of_every_change(page: Page, workspace: Workspace) -> None:
    socket: Any = create_connection(page.url.replace("http", "ws", 1) + f"/page/live?as={page.user}", timeout=5)
    first = page.parsed(socket.recv())["revision"]
    page.post("say", channel=workspace.channel_named("growth").id, text="Something new")
    later = page.parsed(socket.recv())["revision"]
    socket.close()

    assert later > first


def test_tokens_never_show_in_the_traffic(page: Page, workspace: Workspace, client: WebClient) -> None:
    client.api_call("api.test", params={"echo": workspace.app.bot_token})

    assert workspace.app.bot_token not in str(page.get("traffic", after=0))
    assert "api.test" in str(page.get("traffic", after=0))


class MovingClock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def move(self, to: datetime) -> None:
        self.moment = to


@pytest.fixture
def later(workspace: Workspace) -> Iterator[Page]:
    clock = MovingClock()
    with PretendSlack.start(workspace, now=clock.now) as slack:
        slack.let_page_move_clock(clock.move, [Jump("hour", "An hour on", lambda now: now + timedelta(hours=1))])
        yield Page(slack.url, slack.person("Ana Diaz").id)


def test_a_registered_clock_can_be_moved_forward(later: Page) -> None:
    assert later.screen()["clock"]["jumps"] == [{"id": "hour", "label": "An hour on"}]
    assert later.post("clock", jump="hour") == {"ok": True}
    assert later.screen()["clock"]["now"] == "2026-11-20T16:00:00+00:00"


def test_the_clock_never_moves_back(later: Page) -> None:
    assert later.post("clock", to="2026-11-19T00:00:00+00:00")["error"] == "The clock only moves forward."


def test_a_clock_nobody_registered_stands_still(page: Page) -> None:
    assert not page.screen()["clock"]["movable"]
    assert page.post("clock", jump="hour")["error"] == "This clock cannot be moved."


def test_the_page_is_served_flat_and_nothing_beside_it(page: Page) -> None:
    assert "<!doctype html>" in ask(page.url + "/").text
    assert ask(page.url + "/app.js").status == 200
    assert ask(page.url + "/..%2Fserver.py").status == 404


def test_another_site_cannot_act_here(page: Page, workspace: Workspace) -> None:
    headers = {"Content-Type": "application/json", "Origin": "https://elsewhere.example"}
    body = f'{{"as": "{page.user}", "channel": "{workspace.channel_named("growth").id}", "text": "hello"}}'
    answer = ask(page.url + "/page/say", body.encode(), headers).json

    assert answer == {"ok": False, "error": "Only the page of this workspace may do that."}
    assert workspace.channel_named("growth").messages == []
