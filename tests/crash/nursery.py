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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from sqlalchemy import event

from bot.logs import configure_logging
from storage.database import Database
from tests.crash.bot import OneBot, Plan
from tests.crash.crowd import Crowd
from tests.crash.points import Points
from tests.warm_dialects import use_warm_dialects

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Life:
    """How a child ended: its exit status (negative: the signal that killed it), None while it halts; and the points at
    which it has halted."""

    status: int | None
    points: Sequence[str] = ()


class Nursery:
    """Runs in a process of its own."""

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

    def warms_up(self, plan: Plan) -> None:
        """Live through a plan in the nursery itself: what it compiles and renders, children know from then on."""
        self._order("warms_up", plan)

    def lives(self, plan: Plan, halts: Callable[[Sequence[str]], None] | None = None) -> Life:
        """Let a child live through a plan. With `halts` it stops at each point until that, given the names of all
        points so far, has returned; meanwhile others may live."""
        life = self._order("halts" if halts else "lives", plan)
        while halts is not None and life.status is None:
            try:
                halts(life.points)
            except BaseException:
                self._order("dies")
                raise
            life = self._order("goes_on")
        return life

    def sends(self, plan: Plan, killed_after: float) -> Life:
        """Let a child send with several threads, and kill it so many seconds after it began to, wherever it is."""
        return self._order("sends", plan, killed_after=killed_after)

    def _order(self, what: str, plan: Plan | None = None, **how: Any) -> Life:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"what": what, "plan": plan and asdict(plan), **how}
        print(json.dumps(order, default=str), file=self._process.stdin, flush=True)
        return Life(**json.loads(self._process.stdout.readline()))


class _Halting:
    """A child that says at which point it is, and waits there for a word."""

    def __init__(self, plan: Plan) -> None:
        says, said = os.pipe()
        heard, hears = os.pipe()

        def halt(point: str) -> None:
            os.write(said, f"{point}\n".encode())
            if not os.read(heard, 1):
                os._exit(1)  # the nursery is gone

        def live(db: Database) -> None:
            os.close(hears)
            OneBot(plan, db, Points(halt)).lives()

        self._pid = _fork(plan, live)
        os.close(said)
        os.close(heard)
        self._says, self._hears = os.fdopen(says), hears
        self._points: list[str] = []

    def lives_on(self) -> Life:
        """Until the next point, or the end."""
        if point := self._says.readline():
            self._points.append(point.rstrip())
            return Life(None, self._points)
        return self._end()

    def goes_on(self) -> Life:
        os.write(self._hears, b"!")
        return self.lives_on()

    def dies(self) -> Life:
        os.kill(self._pid, signal.SIGKILL)
        return self._end()

    def _end(self) -> Life:
        self._says.close()
        os.close(self._hears)
        return Life(_end_of(self._pid), self._points)


def _main() -> None:
    use_warm_dialects()
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    halting: _Halting | None = None
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        what, plan = order["what"], order["plan"] and Plan.read(order["plan"])
        if what == "halts":
            halting = _Halting(plan)
            life = halting.lives_on()
        elif halting is not None and what in ("goes_on", "dies"):
            life = halting.goes_on() if what == "goes_on" else halting.dies()
        else:
            life = Life(_LIVES[what](plan, order))
        print(json.dumps(asdict(life)), file=answers, flush=True)


def _warm_up(plan: Plan, _order: Mapping[str, Any]) -> int:
    OneBot(plan, _database(plan.database_url)).warms_up()
    gc.freeze()  # what is never looked at again is never copied into a child
    return 0


def _live(plan: Plan, _order: Mapping[str, Any]) -> int:
    return _end_of(_fork(plan, lambda db: OneBot(plan, db).lives()))


def _send(plan: Plan, order: Mapping[str, Any]) -> int:
    begun, begins = os.pipe()
    pid = _fork(plan, lambda db: Crowd(plan, db, lambda: os.write(begins, b"!")).lives())
    os.close(begins)
    os.read(begun, 1)  # it begins to send
    time.sleep(order["killed_after"])
    os.kill(pid, signal.SIGKILL)
    os.close(begun)
    return _end_of(pid)


_LIVES: Mapping[str, Callable[[Plan, Mapping[str, Any]], int]] = {"warms_up": _warm_up, "lives": _live, "sends": _send}


def _fork(plan: Plan, live: Callable[[Database], object]) -> int:
    """A child that ends, with status 0, when it has lived."""
    if (pid := os.fork()) == 0:
        status = 1
        try:
            os.dup2(os.open(plan.folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
            configure_logging("INFO", [plan.bot_token])
            live(_database(plan.database_url))
            logging.shutdown()
            status = 0
        except BaseException:  # noqa: BLE001 - a child must never go on as its parent
            traceback.print_exc()
        finally:
            os._exit(status)
    return pid


def _end_of(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _database(url: str) -> Database:
    """What a process loses when it dies is not what a disk loses at a power cut: the disk need not keep up."""
    db = Database.open(url)
    if db.is_sqlite:
        event.listen(db.writer, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
    return db


if __name__ == "__main__":
    _main()
