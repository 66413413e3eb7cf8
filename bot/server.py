"""Runs the bot: by Socket Mode, or as a gunicorn server with one worker and threads."""

import gc
import logging
import signal
import threading

from bot.app import LISTENER_THREADS, build_app
from bot.clock import Clock
from bot.deps import Deps, Identity, connect
from bot.jobs.beat import Beat
from bot.jobs.pace import Limits
from bot.settings import Settings, SettingsError
from bot.socket_mode import UNREACHABLE, SocketMode
from bot.starting import socket_problem
from storage.database import Database

# A signal that comes in the instant before a thread begins to wait sets its handler, but wakes nobody.
_LOOKS_FOR_SIGNALS_SECONDS = 0.5

_log = logging.getLogger(__name__)


class RunningBot:
    """Listeners, clock and senders in one process, until `stop`."""

    def __init__(self, deps: Deps, limits: Limits | None = None) -> None:
        """`limits`: how fast messages may leave; Slack's own unless a test says otherwise."""
        self.deps = deps
        self.app = build_app(deps)
        self.beat = Beat(deps, limits)
        self._socket: SocketMode | None = None
        self._is_started = False

    def start(self) -> None:
        """Begin to listen (in Socket Mode), to tick and to send. Raises what keeps the first connection from Slack."""
        if self.deps.settings.is_socket_mode:
            socket = SocketMode(self.app, self.deps.slack, self.deps.settings.app_token, LISTENER_THREADS)
            socket.connect()
            self._socket = socket
        self.beat.start()
        self._is_started = True

    def stop(self) -> None:
        """Take nothing new, finish what is under way (at most 20 seconds), and let go of the database."""
        if self._socket is not None:
            self._socket.close()
        if self._is_started:
            self.beat.stop()
        self.deps.background.shutdown(wait=True, cancel_futures=False)
        self.deps.db.close()

    def is_healthy(self) -> bool:
        """Whether the clock ticks and, in Socket Mode, the connection stands."""
        is_connected = self._socket is None or self._socket.is_connected()
        return self.beat.is_alive() and is_connected


def settle_in() -> None:
    """To be called once all is built. What is in memory now stays as long as the process, so the garbage collector need
    not look through it every few thousand requests, which would hold everybody up for a tenth of a second."""
    gc.freeze()


def run_socket_mode(settings: Settings, identity: Identity) -> None:
    """Run until SIGTERM or SIGINT."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    bot = RunningBot(connect(settings, Database.open(settings.database_url), Clock(), identity))
    try:
        try:
            bot.start()
        except UNREACHABLE as error:
            raise SettingsError([socket_problem(error)]) from error
        settle_in()
        _log.info("ready: listening by Socket Mode in workspace %s", bot.deps.installation.name)
        while not stopped.wait(_LOOKS_FOR_SIGNALS_SECONDS):
            pass
        _log.info("stopping: finishing what is under way")
    finally:
        bot.stop()
