"""python -m tests.demo: starts everything, prints one address, and ends cleanly on Ctrl-C."""

import argparse
import logging
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import Clock
from bot.deps import connect
from bot.jobs.pace import Limits
from bot.logs import configure_logging
from bot.manifest import build
from bot.server import RunningBot
from bot.settings import Settings
from storage.database import Database
from storage.migrate import migrate
from tests.builders import Company
from tests.demo.cast import CAST, CHANNELS
from tests.demo.company import HEADQUARTERS, OPENING, settle_in
from tests.demo.earlier import discuss, play_earlier
from tests.demo.passing_time import next_stop, wait_until_sent
from tests.demo.week import play
from tests.pretend_slack import PretendSlack, Workspace
from tests.pretend_slack.page_clock import Jump
from tests.proxies import forget_proxies

TOUR = (
    "You are Ana. Type /okr to see what you own and owe.",
    "Type /okr update KR1 4.2 SSO live for Sales and Support.",
    "Move the clock (top left) to Monday 09:00 and open OKRs to get your check-in.",
    "Answer it, move to Wednesday 10:00, and read the summary in #product.",
)
UNHURRIED_SLACK = Limits(per_second=200.0, channel_gap=0.0)  # the pretend Slack refuses nobody for being fast
EMPTY_TOUR = (
    "Nobody has done anything here yet. Type /okr to begin.",
    "Become Carol (top right) and type /okr setup to lead the company through it.",
)


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo."""

    slack: PretendSlack
    bot: RunningBot
    clock: Clock
    is_empty: bool = False

    def move(self, instant: datetime) -> None:
        """Let it become later: the cast does what it does meanwhile, and everybody gets what is due to them in their
        own hour, wherever they are."""
        deps, now = self.bot.deps, self.clock.now()
        while now < instant:
            then = min(next_stop(deps, now), instant)
            if not self.is_empty:
                play(deps, now, then)
            self.clock.move_to(max(then, self.clock.now()))
            self.bot.beat.wake()
            wait_until_sent(deps)
            now = then


@contextmanager
def running(port: int, *, is_empty: bool) -> Iterator[Demo]:
    """The bot and the pretend Slack in one process, on a fresh database; everything ends with the block."""
    clock = Clock.starting_at(OPENING)
    with tempfile.TemporaryDirectory(prefix="okr-demo-") as folder:
        workspace = _workspace()
        with PretendSlack.start(workspace, port=port, now=clock.now) as slack:
            url = f"sqlite:///{Path(folder) / 'okr.sqlite3'}"
            db = Database.open(url)
            migrate(db)
            app = workspace.app
            settings = Settings(app.bot_token, app.app_token, database_url=url, api_url=slack.api_url)
            bot = RunningBot(connect(settings, db, clock), UNHURRIED_SLACK)
            if not is_empty:
                _fill(bot, workspace, clock)
            demo = Demo(slack, bot, clock, is_empty)
            _offer_jumps(demo)
            workspace.tour = list(EMPTY_TOUR if is_empty else TOUR)
            bot.start()
            slack.wait_until_connected()
            if not is_empty:
                wait_until_sent(bot.deps)
                discuss(slack)
            try:
                yield demo
            finally:
                bot.stop()


def main() -> int:
    """Run until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m tests.demo")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--empty", action="store_true", help="a workspace in which nobody has done anything")
    chosen = parser.parse_args()
    forget_proxies()
    configure_logging("WARNING")
    logging.getLogger().setLevel(logging.WARNING)
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    try:
        with running(chosen.port, is_empty=chosen.empty) as demo:
            sys.stdout.write(f"\nOpen {demo.slack.url} in a browser. Ctrl-C ends the demo.\n\n")
            sys.stdout.flush()
            while not stopped.wait(0.5):  # a signal in the instant before it waits would wake nobody
                pass
    except OSError as error:
        sys.stderr.write(f"Port {chosen.port} cannot be used ({error.strerror}). Try another: make demo PORT=8766\n")
        return 1
    return 0


def _workspace() -> Workspace:
    workspace = Workspace(name="Acme", manifest=build())
    for part in CAST:
        workspace.add_person(part.name, tz=part.zone or None, locale=part.locale, owner=part.is_admin)
    for name, members in CHANNELS.items():
        workspace.add_channel(name, members=list(members))
    return workspace


def _fill(bot: RunningBot, workspace: Workspace, clock: Clock) -> None:
    slack_ids = {part.name: workspace.person_named(part.name).id for part in CAST}
    channels = {name: workspace.channel_named(name).id for name in CHANNELS}
    admins = {part.name for part in CAST if part.is_admin}

    def rows(company: Company) -> None:
        settle_in(company, slack_ids, channels, admins)

    deps = bot.deps
    deps.db.write(lambda session: rows(Company(session, deps.installation.workspace_id, clock.now())))
    play_earlier(deps)


def _offer_jumps(demo: Demo) -> None:
    demo.slack.let_page_move_clock(
        demo.move,
        (
            Jump("monday-9", "Monday 09:00", lambda now: _next(now, 0, 9)),
            Jump("wednesday-10", "Wednesday 10:00", lambda now: _next(now, 2, 10)),
            Jump("next-day", "A day on", lambda now: now + timedelta(days=1)),
            Jump("next-hour", "An hour on", lambda now: now + timedelta(hours=1)),
        ),
    )


def _next(now: datetime, weekday: int, hour: int) -> datetime:
    """The next such weekday and hour at the company's headquarters."""
    here = now.astimezone(HEADQUARTERS)
    day = (here + timedelta(days=(weekday - here.weekday()) % 7)).replace(hour=hour, minute=0, second=0, microsecond=0)
    return day if day > now else day + timedelta(weeks=1)


if __name__ == "__main__":
    sys.exit(main())
