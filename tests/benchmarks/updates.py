"""How many `/okr update` commands a second, next to a Bolt app that only says hello.

The bot keeps to one processor, which helps any server of Python's threads. So two baselines are measured: hello as
Bolt's guide has it, which the goal is about, and the same kept to one processor, which says what the work itself costs.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from sqlmodel import Session, func, select

from bot.manifest import build
from bot.usecases.company.workspaces import open_workspace
from storage.database import Database
from storage.migrate import migrate
from storage.models import AuditEvent, CheckIn, OutboxRow, Post, Receipt
from storage.models.base import Row
from tests.benchmarks.load import SECRET, Load, run, slash_command
from tests.benchmarks.ports import free_port
from tests.builders import Company
from tests.pretend_slack import PretendSlack, Workspace

OWNERS, KEY_RESULTS, REQUESTS, ROUNDS = 500, 2000, 2000, 3
WARM_UP = 320  # first requests to each server that are not timed: templates and statements are compiled by them
GOAL = 0.6
HELLO = ("tests.benchmarks.hello_server",)


def main() -> bool:
    """Measure both in turn, print the ratio, and say whether every 200 is a check-in."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        _fill(url)
        with (
            PretendSlack.start(Workspace(name="Acme", manifest=build())) as slack,
            ProcessPoolExecutor(1, get_context("spawn")) as clients,  # Slack's work is none of theirs
        ):
            rounds = [_one_round(url, slack, clients, number) for number in range(ROUNDS)]
        counts = _counts(url)
    answered = sum(each.answered for each in rounds)
    ratio = median(each.to_hello for each in rounds)
    print(f"  ratio, median of {ROUNDS}: {ratio:.2f} (goal: at least {GOAL})")
    print(f"  ratio to hello on one processor: {median(each.to_hello_on_one for each in rounds):.2f}")
    print(f"  rows after {answered} answers: {counts}")
    return ratio >= GOAL and counts["check_in"] == counts["receipt"] == counts["audit_event"] == answered


@dataclass(frozen=True, slots=True)
class Round:
    """Throughputs of the bot as multiples of the two baselines', and how many updates were answered 200."""

    to_hello: float
    to_hello_on_one: float
    answered: int


def _one_round(url: str, slack: PretendSlack, clients: Executor, number: int) -> Round:
    environment = {
        "SLACK_BOT_TOKEN": slack.workspace.app.bot_token,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": url,
        "LOG_LEVEL": "WARNING",
    }
    hello, _ = _measure(HELLO, environment, clients, number)
    on_one, _ = _measure((*HELLO, "one-processor"), environment, clients, number)
    ours, warm_up = _measure(("bot",), environment, clients, number)
    for name, load in (("hello, last of sixty", hello), ("the same on one processor", on_one), ("/okr update", ours)):
        print(
            f"  {name}: {load.per_second:.0f}/s, p50 {load.p50:.0f} ms, p99 {load.p99:.0f} ms,"
            f" {load.ok} of {load.requests} answered 200"
        )
    return Round(ours.per_second / hello.per_second, ours.per_second / on_one.per_second, ours.ok + warm_up.ok)


def _measure(module: Sequence[str], environment: dict[str, str], clients: Executor, number: int) -> tuple[Load, Load]:
    """What was timed, and the warm-up before it."""
    port, timed = free_port(), _updates(number, range(REQUESTS))
    with _server([sys.executable, "-m", *module], {**environment, "PORT": str(port)}, port):
        warm_up = clients.submit(run, port, _updates(number, range(REQUESTS, REQUESTS + WARM_UP))).result()
        return clients.submit(run, port, timed).result(), warm_up


def _updates(number: int, which: range) -> list[bytes]:
    """Commands of which every one is different; the owner of each key result writes it."""
    return [
        slash_command(
            number * (REQUESTS + WARM_UP) + each,
            f"U{each % OWNERS:06d}",
            f"update KR{each % KEY_RESULTS + 1} {10 + number}.{each % 90} took the new pricing live {number} {each}",
        )
        for each in which
    ]


@contextmanager
def _server(command: list[str], environment: dict[str, str], port: int) -> Iterator[None]:
    with subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_until_it_answers(port)
            yield
        finally:
            process.terminate()
            process.wait(30)


def _wait_until_it_answers(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server did not start")


def _fill(url: str) -> None:
    db = Database.open(url)
    migrate(db)
    now = datetime.now(UTC)
    workspace_id = open_workspace(db, "T0OKR0001", "Acme", now)
    db.write(lambda session: _rows(session, Company(session, workspace_id, now)))
    db.close()


def _rows(session: Session, company: Company) -> None:
    owners = [company.person(f"Owner {each}", f"U{each:06d}") for each in range(OWNERS)]
    team = company.team("Growth", owners[0])
    objective = company.objective("Sell more", owners[0], team)
    for each in range(KEY_RESULTS):
        company.key_result(f"Key result {each}", objective, owners[each % OWNERS], "0", "100")
    for owner in owners:
        company.session.add(
            Post(
                workspace_id=company.workspace_id,
                kind="home",
                slack_channel=owner.slack_user_id,
                slack_ts="home",
                person_id=owner.key,
                posted_at=company.now,
            )
        )


def _counts(url: str) -> dict[str, int]:
    db = Database.open(url)
    counts = {table.__tablename__: _count(db, table) for table in (CheckIn, AuditEvent, Receipt, OutboxRow)}
    db.close()
    return counts


def _count(db: Database, table: type[Row]) -> int:
    return db.read(lambda session: session.exec(select(func.count()).select_from(table)).one())
