"""The baseline: a Bolt app of sixty commands on the same server, whose hello handler is registered last. It is written
as Bolt's own guide has it: one token, its own check of signatures, its own authorization, default settings. With
`one-processor` as its argument it keeps to one, as the bot does."""

import os
import sys
from typing import Any

from gunicorn.app.base import BaseApplication
from slack_bolt import Ack, App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from bot.processor import keep_to_one_processor
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
        slack = WebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
        app = App(client=slack, signing_secret=SECRET)
        for number in range(59):
            app.command(f"/other{number}")(_hello)
        app.command("/okr")(_hello)
        return SlackRequestHandler(app)


def _hello(ack: Ack) -> None:
    ack("Hello")


if __name__ == "__main__":
    if "one-processor" in sys.argv:
        keep_to_one_processor()
    HelloServer(int(os.environ["PORT"])).run()
