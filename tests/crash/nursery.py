"""The warmed parent of processes that die: `python -m tests.crash.nursery`.

It reads one JSON line an order from its standard input, and answers each with one on its standard output. It has one
thread, and no connection open, whenever it forks; what it has compiled and rendered once, its children know already.
"""

import gc
import json
import logging
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from sqlalchemy import event

from bot.logs import configure_logging
from storage.database import Database
from tests.crash.bot import OneBot, Plan
from tests.crash.crowd import Crowd
from tests.crash.points import Points

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Life:
    """How a child ended: its exit status (negative: the signal that killed it), and the points that it passed, if it
    lived to tell."""

    status: int
    points: Sequence[str]


class Nursery:
    """Runs in a process of its own, for one database. The first plan that it is given only warms it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()

    def lives(self, plan: Plan, dies_at: int | None = None) -> Life:
        """Let a child live through a plan, or until the given point."""
        return self._order(plan, {"dies_at": dies_at})

    def sends(self, plan: Plan, killed_after: float | None = None) -> Life:
        """Let a child send with several threads, and kill it so many seconds after it began to, wherever it is."""
        return self._order(plan, {"killed_after": killed_after})

    def _order(self, plan: Plan, how: dict[str, Any]) -> Life:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"plan": asdict(plan), **how}
        print(json.dumps(order, default=str), file=self._process.stdin, flush=True)
        return Life(**json.loads(self._process.stdout.readline()))


def _main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    db: Database | None = None
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        plan = Plan.read(order["plan"])
        if db is None:
            db = _database(plan.database_url)
            OneBot(plan, db).warms_up()
            gc.freeze()  # what is never looked at again is never copied into a child
            print(json.dumps(asdict(Life(0, []))), file=answers, flush=True)
            continue
        print(json.dumps(asdict(_child(plan, db, order))), file=answers, flush=True)


def _database(url: str) -> Database:
    """What a process loses when it dies is not what a disk loses at a power cut: the disk need not keep up."""
    db = Database.open(url)
    if db.is_sqlite:
        event.listen(db.writer, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
    return db


def _child(plan: Plan, db: Database, order: dict[str, Any]) -> Life:
    seen = plan.folder / "points"
    seen.unlink(missing_ok=True)
    ours, theirs = os.pipe()
    if (pid := os.fork()) == 0:
        try:
            _live(plan, db, order, seen, theirs)
        except BaseException:  # noqa: BLE001 - a child must never go on as its parent
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(theirs)
    if order.get("killed_after") is not None:
        os.read(ours, 1)  # it begins to send
        time.sleep(order["killed_after"])
        os.kill(pid, signal.SIGKILL)
    os.close(ours)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return Life(status, seen.read_text().splitlines() if seen.exists() else [])


def _live(plan: Plan, db: Database, order: dict[str, Any], seen: Path, begins: int) -> None:
    log = os.open(plan.folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    configure_logging("INFO", [plan.bot_token])
    if "killed_after" in order:
        Crowd(plan, db, lambda: os.write(begins, b"!")).lives()
    else:
        points = Points(order["dies_at"])
        OneBot(plan, db, points).lives()
        seen.write_text("\n".join(points.passed))
    logging.shutdown()
    os._exit(0)


if __name__ == "__main__":
    _main()
