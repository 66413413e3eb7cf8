"""A workspace, a Slack and a real Bolt app over real Socket Mode."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from tests.pretend_slack import PretendSlack, Workspace
from tests.pretend_slack.bolt import connected
from tests.pretend_slack.model import Json

MANIFEST: Json = {
    "display_information": {"name": "Tea Bot"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": "Tea Bot"},
        "slash_commands": [{"command": "/tea", "description": "Ask for tea", "should_escape": True}],
        "shortcuts": [
            {"name": "Order tea", "type": "global", "callback_id": "order", "description": "Order some tea"},
            {"name": "Pour on this", "type": "message", "callback_id": "pour", "description": "Pour tea on it"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "app_mentions:read",
                "channels:history",
                "channels:read",
                "chat:write",
                "commands",
                "files:write",
                "groups:read",
                "im:history",
                "im:write",
                "team:read",
                "users:read",
            ]
        }
    },
    "settings": {
        "event_subscriptions": {"bot_events": ["app_home_opened", "app_mention", "message.im", "user_change"]},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}


@pytest.fixture
def workspace() -> Workspace:
    workspace = Workspace(name="Acme", manifest=MANIFEST)
    workspace.add_person("Ana Diaz", tz="Europe/Madrid", locale="es-ES")
    workspace.add_person("Ben Okoro", tz="America/New_York")
    workspace.add_channel("growth", members=["Ana Diaz", "Ben Okoro"])
    return workspace


@pytest.fixture
def slack(workspace: Workspace) -> Iterator[PretendSlack]:
    with PretendSlack.start(workspace) as slack:
        yield slack


@pytest.fixture
def client(slack: PretendSlack) -> WebClient:
    return WebClient(slack.workspace.app.bot_token, base_url=slack.api_url, retry_handlers=[])


@pytest.fixture
def tea_bot(client: WebClient) -> App:
    """A Bolt app without listeners; connect it once they are registered."""
    return App(name="tea", client=client, listener_executor=ThreadPoolExecutor(8))


@pytest.fixture
def connect(slack: PretendSlack, tea_bot: App) -> Iterator[Callable[[], None]]:
    """Connects the app over Socket Mode and waits until Slack has said hello."""
    with ExitStack() as stack:

        def go() -> None:
            stack.enter_context(connected(slack, tea_bot))

        yield go
