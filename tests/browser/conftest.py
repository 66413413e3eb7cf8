"""A real Chromium on the page of the pretend Slack, and a small app whose form each test fills itself."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from queue import Queue
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize
from slack_bolt import App
from slack_sdk import WebClient

from tests.browser.blocks import text
from tests.browser.chromium import WIDE, Tabs, chromium, chromium_path
from tests.pretend_slack import PretendSlack, Workspace
from tests.pretend_slack.bolt import connected

Json = dict[str, Any]
MANIFEST: Json = {
    "display_information": {"name": "Form Bot"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": "Form Bot"},
        "slash_commands": [{"command": "/form", "description": "Open the form", "usage_hint": "anything"}],
        "shortcuts": [
            {"name": "Open form", "type": "global", "callback_id": "form", "description": "Open the form"},
            {"name": "Keep this", "type": "message", "callback_id": "keep", "description": "Keep this message"},
        ],
    },
    "oauth_config": {
        "scopes": {"bot": ["channels:history", "channels:read", "chat:write", "commands", "im:history", "users:read"]}
    },
    "settings": {
        "event_subscriptions": {"bot_events": ["app_home_opened", "message.im"]},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}


class FormBot:
    """The app under the tests: `/form` opens `blocks` as a modal; what people send ends up in `heard`."""

    def __init__(self, slack: PretendSlack) -> None:
        self.client = WebClient(slack.workspace.app.bot_token, base_url=slack.api_url, retry_handlers=[])
        self.bolt = App(name="form", client=self.client, listener_executor=ThreadPoolExecutor(4))
        self.blocks: list[Json] = []
        self.submit: str | None = "Save"
        self.errors: dict[str, str] = {}
        self.options: list[Json] = []
        self._heard: Queue[Json] = Queue()
        self.bolt.command("/form")(self._open)
        self.bolt.shortcut("form")(self._open)
        self.bolt.shortcut("keep")(self._hear)
        self.bolt.action(re.compile(".*"))(self._hear)
        self.bolt.options(re.compile(".*"))(self._suggest)
        self.bolt.view("form")(self._submitted)
        self.bolt.event(re.compile(".*"))(self._event)

    def heard(self) -> Json:
        """The next payload that the app was sent; waits for it."""
        return self._heard.get(timeout=30)

    def submitted(self) -> Json:
        """`state.values` of the next submission."""
        values: Json = self.heard()["view"]["state"]["values"]
        return values

    def form(self) -> Json:
        view: Json = {"type": "modal", "callback_id": "form", "title": text("A form"), "blocks": self.blocks}
        if self.submit:
            view["submit"] = text(self.submit)
        return view

    def _open(self, ack: Callable[..., None], body: Json) -> None:
        self.client.views_open(trigger_id=body["trigger_id"], view=self.form())
        ack()

    def _hear(self, ack: Callable[..., None], body: Json) -> None:
        ack()
        self._heard.put(body)

    def _suggest(self, ack: Callable[..., None], body: Json) -> None:
        query = body["value"].lower()
        ack(options=[option for option in self.options if query in option["text"]["text"].lower()])

    def _submitted(self, ack: Callable[..., None], body: Json) -> None:
        if self.errors:
            ack(response_action="errors", errors=self.errors)
        else:
            ack()
        self._heard.put(body)

    def _event(self, body: Json) -> None:
        """Events are acknowledged and not used."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Tabs]:
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium on PATH: install chromium or google-chrome, or set CHROMIUM to one")
    with chromium(path) as browser:
        yield browser


@pytest.fixture
def workspace() -> Workspace:
    workspace = Workspace(name="Acme", manifest=MANIFEST)
    workspace.add_person("Ana Diaz", tz="Europe/Madrid")
    workspace.add_person("Ben Okoro", tz="America/New_York", locale="en-US")
    workspace.add_channel("growth", members=["Ana Diaz", "Ben Okoro"])
    workspace.add_channel("sales", members=["Ben Okoro"])
    workspace.add_channel("board", members=["Ben Okoro"], private=True)
    return workspace


@pytest.fixture
def slack(workspace: Workspace) -> Iterator[PretendSlack]:
    with PretendSlack.start(workspace) as slack:
        slack.be_patient(30)
        yield slack


@pytest.fixture
def bot(slack: PretendSlack) -> Iterator[FormBot]:
    bot = FormBot(slack)
    with connected(slack, bot.bolt):
        yield bot


@pytest.fixture
def open_page(browser: Tabs, slack: PretendSlack) -> Iterator[Callable[..., Page]]:
    """Opens #growth as Ana. Whatever the page logs as an error fails the test at its end."""
    with ExitStack() as pages:

        def go(size: ViewportSize = WIDE, *, person: str = "Ana Diaz", channel: str = "growth", tab: str = "") -> Page:
            page = pages.enter_context(browser.fresh_page(size))
            with slack.workspace.lock:
                user = slack.workspace.person_named(person)
                is_dm = channel == "Form Bot"
                place = slack.workspace.dm_with(user.id) if is_dm else slack.workspace.channel_named(channel)
            page.goto(f"{slack.url}/?as={user.id}&channel={place.id}&tab={tab}")
            page.locator(".main-head").wait_for()
            return page

        yield go


@pytest.fixture
def open_form(bot: FormBot, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a page on which the form with these blocks is open."""

    def go(*blocks: Json, size: ViewportSize = WIDE) -> Page:
        bot.blocks = list(blocks)
        page = open_page(size)
        page.get_by_label("Message #growth").fill("/form")
        page.get_by_label("Message #growth").press("Enter")
        page.locator("#modal[open]").wait_for()
        return page

    return go
