"""Connecting a real Bolt app to the pretend Slack, and letting go of it quickly."""

from collections.abc import Iterator
from contextlib import contextmanager

from slack_bolt import App
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler

from tests.pretend_slack.server import PretendSlack


def let_go(slack: PretendSlack, handler: SocketModeHandler) -> None:
    """Close the handler at once. By itself its client may leave its own close unnoticed for up to ten seconds."""
    client = handler.client
    client.auto_reconnect_enabled = False
    client.current_session_runner.event.set()
    slack.drop_connections()
    client.current_session_runner.thread.join()
    client.message_processor.event.set()
    client.enqueue_message("{}")  # its reader looks up from the empty queue only once a second
    handler.close()


@contextmanager
def connected(slack: PretendSlack, app: App) -> Iterator[SocketModeHandler]:
    """The app over Socket Mode, connected inside the block. Clear proxy variables first: the SDK heeds them."""
    handler = SocketModeHandler(app, slack.workspace.app.app_token, concurrency=16)
    handler.connect()
    try:
        slack.wait_until_connected()
        yield handler
    finally:
        let_go(slack, handler)
