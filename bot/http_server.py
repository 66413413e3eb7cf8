"""The bot under gunicorn: one worker with threads, since on SQLite one process owns the file."""

import logging
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from bot.app import LISTENER_THREADS
from bot.clock import Clock
from bot.deps import Identity, connect
from bot.http import SlackEndpoint
from bot.server import RunningBot, settle_in
from bot.settings import Settings
from storage.database import Database

_log = logging.getLogger(__name__)


def run_http(settings: Settings, identity: Identity) -> None:
    """Run until SIGTERM or SIGINT, then end the process."""
    _Gunicorn(settings, identity).run()


class _OurLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's lines go through our handler, which shows no secret."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            log.handlers[:] = []
            log.propagate = True


class _Gunicorn(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """The bot is built in the worker, after the fork: connections and threads do not survive one."""

    def __init__(self, settings: Settings, identity: Identity) -> None:
        self._settings = settings
        self._identity = identity
        self._bot: RunningBot | None = None
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"0.0.0.0:{self._settings.port}",
            "workers": 1,
            "threads": LISTENER_THREADS,
            "control_socket_disable": True,
            "graceful_timeout": 20,
            "logger_class": _OurLogger,
            "loglevel": "warning",
            "worker_exit": self._stop,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        clock = Clock()
        db = Database.open(self._settings.database_url)
        self._bot = RunningBot(connect(self._settings, db, clock, self._identity))
        self._bot.start()
        settle_in()
        _log.info("ready: listening on port %s for workspace %s", self._settings.port, self._bot.deps.installation.name)
        return SlackEndpoint(self._bot.app, self._settings.signing_secret, clock, self._bot.is_healthy)

    def _stop(self, _server: object, _worker: object) -> None:
        if self._bot is not None:
            _log.info("stopping: finishing what is under way")
            self._bot.stop()
