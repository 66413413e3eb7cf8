"""The executive brief of a company with 2,000 initiatives and 100,000 check-ins, and of one with a tenth of both."""

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bot.domain.people import Actor
from bot.server import settle_in
from bot.usecases.telling.briefs import offer_brief
from messages.briefs import executive_brief
from storage.database import Database
from tests.benchmarks.bets import CHECK_INS, INITIATIVES, NOW, a_company_of_bets

RUNS = 20
GOAL = 150  # milliseconds


def main() -> bool:
    """Measure, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        small = a_company_of_bets(Path(folder), INITIATIVES // 10, CHECK_INS // 10)
        large = a_company_of_bets(Path(folder))
        settle_in()  # as the bot does once it has started
        few, many = (statements(partial(look, *each), each[0]) for each in (small, large))
        taken = milliseconds(lambda: look(*large))
        print(
            f"  brief: {taken:.0f} ms and {many} statements with {INITIATIVES:,} initiatives and {CHECK_INS:,} "
            f"check-ins, {few} statements with a tenth of them (goal: {GOAL} ms, and as many statements)"
        )
        for db, _ in (small, large):
            db.close()
    return taken <= GOAL and few == many


def look(db: Database, actor: Actor) -> None:
    """What `/okr brief preview` does, and what is posted."""
    executive_brief(brief=offer_brief(db, actor, NOW).brief)


def milliseconds(work: Callable[[], object]) -> float:
    """The median of several runs."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return median(times)


def statements(work: Callable[[], object], db: Database) -> int:
    """How many statements a read takes, those that go to the driver itself too."""
    counted: list[str] = []
    with db.reader.connect() as connection:  # the pool hands out the same one again
        driver: Any = connection.connection.driver_connection
    driver.set_trace_callback(counted.append)
    work()
    driver.set_trace_callback(None)
    return len(counted)
