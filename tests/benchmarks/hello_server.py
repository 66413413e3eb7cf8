"""The baseline: a Bolt app of sixty commands on the same server, whose hello handler is registered last."""

import sys
from typing import Any

from gunicorn.app.base import BaseApplication
from slack_bolt import Ack, App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult

from tests.benchmarks.load import SECRET


class HelloServer(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn, one worker, 32 threads, as the bot runs."""

    def __init__(self, port: int) -> None:
        self._port = port
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"127.0.0.1:{self._port}",
            "workers": 1,
            "threads": 32,
            "loglevel": "error",
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        app = App(signing_secret=SECRET, authorize=_authorize, process_before_response=True)
        for number in range(59):
            app.command(f"/other{number}")(_hello)
        app.command("/okr")(_hello)
        return SlackRequestHandler(app)


def _hello(ack: Ack) -> None:
    ack("Hello")


def _authorize() -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id="T0OKR0001", bot_token="xoxb-bench", bot_id="B1", bot_user_id="U1"
    )


if __name__ == "__main__":
    HelloServer(int(sys.argv[1])).run()
