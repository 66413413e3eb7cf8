"""The process ends at each numbered point, another one starts, and the eight invariants hold. Slack has bad days in
between: it refuses, fails before and after it stored, cuts the line, and falls silent."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from storage.database import Database
from tests.crash.company import MONDAY_MORNING, WEDNESDAY_MORNING, Moment, outline, stage, stage_wednesday
from tests.crash.conftest import Stage, World
from tests.crash.nursery import Nursery
from tests.crash.points import DIED_AT_A_POINT
from tests.crash.weather import HANGS_SECONDS, RETRY_AFTER
from tests.pretend_slack.faults import Fault

POST = "chat.postMessage"
RESTARTS_AFTER_SECONDS = 5.0
Staged = Callable[[Callable[[Database, str], int]], Stage]
MONDAYS_FAULTS = (Fault.drop_after_store(),)
WEDNESDAYS_FAULTS = (
    Fault.rate_limited(RETRY_AFTER),
    Fault.http_500(),
    Fault.http_500(stored=True),
    Fault.hang(HANGS_SECONDS, stored=True),
)


@dataclass
class Act:
    """What is lived through again and again."""

    scene: Stage
    nursery: Nursery
    moments: tuple[Moment, ...]
    faults: tuple[Fault, ...]
    left_behind: str = ""

    @contextmanager
    def world(self) -> Iterator[World]:
        """A new one, in which the same goes wrong."""
        with self.scene.world(None, self.moments) as world:
            world.slack.faults.next(POST, *self.faults)
            yield world

    def points(self) -> tuple[str, ...]:
        """The names of all points of an undisturbed life."""
        for _ in range(2):  # the first one only warms the nursery
            with self.world() as world:
                life = self.nursery.lives(world.plan)
                assert life.status == 0
                world.oracle().holds()
                world.oracle().the_pace_is_kept()
        return tuple(life.points)

    def dies_at(self, number: int) -> None:
        """Die there, restart, and ask the oracle. Where no more was left behind than at the point before, another
        restart would only repeat that one."""
        with self.world() as world:
            assert self.nursery.lives(world.plan, dies_at=number).status == DIED_AT_A_POINT, f"at point {number}"
            before, self.left_behind = self.left_behind, f"{outline(self.scene.db)} {world.seen_by_slack()}"
            if before == self.left_behind:
                return
            world.plan.time.pass_(RESTARTS_AFTER_SECONDS)
            assert self.nursery.lives(world.plan).status == 0, f"after it died at point {number}"
            try:
                world.oracle().holds(world.plan.folder / "log")
                world.oracle().the_pace_is_kept()
            except AssertionError as error:
                raise AssertionError(f"after it died at point {number}: {error}") from error


@pytest.mark.parametrize(
    ("rows", "moments", "faults"),
    [(stage, MONDAY_MORNING, MONDAYS_FAULTS), (stage_wednesday, WEDNESDAY_MORNING, WEDNESDAYS_FAULTS)],
    ids=["monday", "wednesday"],
)
def test_wherever_it_dies_nothing_is_lost_and_nothing_doubles(
    staged: Staged,
    rows: Callable[[Database, str], int],
    moments: tuple[Moment, ...],
    faults: tuple[Fault, ...],
) -> None:
    with Nursery() as nursery:
        act = Act(staged(rows), nursery, moments, faults)
        points = act.points()
        for number in range(1, len(points) + 1):
            act.dies_at(number)
    assert {"before a commit", "after a commit", f"before {POST}", f"after {POST}"} <= set(points)
