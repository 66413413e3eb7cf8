"""The clock and the senders in a company of 10,000: an idle tick, the wave of the largest zone, how fast it leaves when
Slack does not throttle, and how soon a click shows while it does."""

import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

from sqlmodel import Session, col, func, select

from bot.actors import actor_of_user
from bot.clock import Clock
from bot.deps import Deps, connect
from bot.domain.entries import Entry
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.jobs.pace import Limits
from bot.jobs.senders import Senders
from bot.jobs.tick import tick
from bot.manifest import build
from bot.settings import Settings
from bot.usecases.checking_in.check_ins import Statement, log_update
from bot.usecases.company.workspaces import open_workspace
from bot.usecases.looking.home import remember_home
from storage.database import Database
from storage.migrate import migrate
from storage.models import OutboxRow
from storage.models.delivery import OutboxState
from storage.repositories.people import Workspaces
from storage.repositories.trail import Trail
from tests.benchmarks.many_people import ZONES, fill, slack_id
from tests.builders import Company
from tests.pretend_slack import PretendSlack, Workspace

PEOPLE, WAVE, TICKS, CLICKS, PLAIN = 10_000, 2_334, 200, 12, 1_000
THURSDAY = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 14, 0, 1, tzinfo=UTC)  # nine in New York
TICK_GOAL, WAVE_GOAL, RATE_GOAL, CLICK_GOAL = 2.0, 1.0, 200.0, 1.0
UNTHROTTLED = Limits(per_second=1_000_000, channel_gap=0)


Measure = Callable[[Deps], float]


def main() -> bool:
    """Measure all four, and say whether each goal is met."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        workspace = _slack()
        with PretendSlack.start(workspace) as slack:
            settings = Settings(bot_token=workspace.app.bot_token, database_url=url, api_url=slack.api_url)
            _company(url, workspace.team_id)
            with _bot(settings, THURSDAY) as deps:
                idle, wave = _idle_tick(deps), _wave(deps)
                click = _clicks(deps, slack)
            plain = _apart(_plain_rate, settings)
            prompts = _apart(_prompt_rate, settings)
    print(f"  an idle tick, {PEOPLE:,} people: {idle:.2f} ms, median of {TICKS} (goal: under {TICK_GOAL:.0f} ms)")
    print(
        f"  the wave of the largest zone, {WAVE:,} prompts: {wave:.2f} s to materialise (goal: under {WAVE_GOAL:.0f} s)"
    )
    print(f"  delivered, not throttled: {plain:.0f} messages/s (goal: {RATE_GOAL:.0f}), {prompts:.0f} prompts/s")
    print(
        f"  a click while the wave goes out: shown after {click:.2f} s, longest of {CLICKS} (goal: {CLICK_GOAL:.0f} s)"
    )
    return idle < TICK_GOAL and wave < WAVE_GOAL and plain >= RATE_GOAL and click < CLICK_GOAL


def _slack() -> Workspace:
    workspace = Workspace(name="Acme", manifest=build())
    for number in range(PEOPLE):
        user = workspace.add_person(f"P {number}", tz="America/New_York")
        workspace.users[slack_id(number)] = workspace.users.pop(user.id)
        user.id = slack_id(number)
    return workspace


def _company(url: str, slack_team_id: str) -> None:
    """The first people live in the largest zone and are due on Monday; all others a week later."""
    db = Database.open(url)
    migrate(db)
    workspace_id = open_workspace(db, slack_team_id, "Acme", THURSDAY)
    others = PEOPLE - WAVE
    zones = [ZONES[0]] * WAVE + [ZONES[1 + number % (len(ZONES) - 1)] for number in range(others)]
    due_on = [date(2026, 11, 23)] * WAVE + [date(2026, 11, 30)] * others

    def write(session: Session) -> None:
        fill(session, Company(session, workspace_id, THURSDAY), zones, due_on)
        Workspaces(session).get(workspace_id).live_at = THURSDAY

    db.write(write)
    db.close()


@contextmanager
def _bot(settings: Settings, at: datetime) -> Iterator[Deps]:
    db = Database.open(settings.database_url)
    deps = connect(settings, db, Clock.starting_at(at))
    yield deps
    deps.background.shutdown()
    db.close()


def _idle_tick(deps: Deps) -> float:
    taken = []
    for _ in range(TICKS):
        began = time.perf_counter()
        tick(deps)
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def _wave(deps: Deps) -> float:
    deps.clock.move_to(MONDAY)
    began = time.perf_counter()
    tick(deps)
    taken = time.perf_counter() - began
    assert _waiting(deps.db) == WAVE
    return taken


def _clicks(deps: Deps, slack: PretendSlack) -> float:
    """At Slack's own pace: how long after its commit an update stands in somebody's Home."""
    clicker = PEOPLE - 1
    actor = actor_of_user(deps, slack_id(clicker))
    remember_home(deps.db, actor, 0, deps.clock.now())
    senders = Senders(deps)
    senders.start()
    waited = []
    try:
        for number in range(CLICKS):
            time.sleep(0.7)
            shown = _shown(slack)
            statement = Statement(Reference(ItemKind.KEY_RESULT, clicker + 1), Entry(f"{41 + number}"))
            log_update(deps.db, actor, statement, deps.clock.now())
            began = time.perf_counter()
            while _shown(slack) == shown:
                time.sleep(0.005)
            waited.append(time.perf_counter() - began)
    finally:
        senders.stop(15)
    return max(waited)


def _shown(slack: PretendSlack) -> int:
    return len(slack.traffic.of(kind="answer", title="views.publish"))


def _apart(measure: Measure, settings: Settings) -> float:
    """In a process of its own, so that the pretend Slack does not take its time."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_measured, args=(measure, settings, theirs))
    process.start()
    rate: float = ours.recv()
    process.join()
    return rate


def _measured(measure: Measure, settings: Settings, answer: Connection) -> None:
    with _bot(settings, MONDAY + timedelta(minutes=5)) as deps:
        answer.send(measure(deps))


def _prompt_rate(deps: Deps) -> float:
    """Whatever is left of the wave; each asks Slack about the person first."""
    return _rate(deps, _waiting(deps.db))


def _plain_rate(deps: Deps) -> float:
    """Messages that need nothing but a template; the wave waits meanwhile."""
    now, facts = deps.clock.now(), {"team_id": 1, "channel": "C0", "reason": "is_archived", "again": False}

    def add(session: Session) -> None:
        trail = Trail(session, deps.installation.workspace_id)
        for number in range(PLAIN):
            trail.send(now, "channel_refused", f"plain:{number}", slack_id(number), facts)

    deps.db.write(add)
    return _rate(deps, PLAIN)


def _rate(deps: Deps, how_many: int) -> float:
    left = _waiting(deps.db) - how_many
    senders = Senders(deps, UNTHROTTLED)
    began = time.perf_counter()
    senders.start()
    while _waiting(deps.db) > left:
        time.sleep(0.02)
    taken = time.perf_counter() - began
    senders.stop(15)
    return how_many / taken


def _waiting(db: Database) -> int:
    found = select(func.count()).select_from(OutboxRow).where(col(OutboxRow.state) == OutboxState.DUE)
    return db.read(lambda session: session.exec(found).one())
