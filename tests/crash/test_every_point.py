"""The process ends at each numbered point, another one starts, and the eight invariants hold. Slack has bad days in
between: it refuses, fails before and after it stored, cuts the line, and falls silent."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from storage.database import Database
from tests.crash.company import MONDAY_MORNING, WEDNESDAY_MORNING, Moment, outline, snapshot, stage, stage_wednesday
from tests.crash.conftest import Stage, World
from tests.crash.nursery import Nursery
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
    """What is lived through once, and again from each of its points."""

    scene: Stage
    nursery: Nursery
    spare: Database
    spare_url: str
    moments: tuple[Moment, ...]
    faults: tuple[Fault, ...]
    left_behind: str = ""

    @contextmanager
    def world(self) -> Iterator[World]:
        """A new one, in which the same goes wrong."""
        with self.scene.world(None, self.moments) as world:
            world.slack.faults.next(POST, *self.faults)
            yield world

    def dies_everywhere(self) -> Sequence[str]:
        """At each point of an undisturbed life another one begins as if the first had died there. The names of all
        points."""
        with self.world() as world:
            self.nursery.warms_up(world.plan)
        with self.world() as world:
            life = self.nursery.lives(world.plan, lambda points: self._dies(world, len(points)))
            assert life.status == 0
            world.oracle().holds(world.plan.folder / "log")
            world.oracle().the_pace_is_kept()
        return life.points

    def _dies(self, world: World, number: int) -> None:
        """Restart, and ask the oracle. Where no more is left behind than at the point before, another restart would
        only repeat that one."""
        rows = snapshot(self.scene.db)
        before, self.left_behind = self.left_behind, f"{outline(rows)} {world.seen_by_slack()}"
        if before == self.left_behind:
            return
        with self.scene.world_after(world, rows, self.spare, self.spare_url) as after:
            after.plan.time.pass_(RESTARTS_AFTER_SECONDS)
            assert self.nursery.lives(after.plan).status == 0, f"after it died at point {number}"
            try:
                after.oracle().holds(after.plan.folder / "log")
                after.oracle().the_pace_is_kept()
            except AssertionError as error:
                raise AssertionError(f"after it died at point {number}: {error}") from error


@pytest.mark.parametrize(
    ("rows", "moments", "faults"),
    [(stage, MONDAY_MORNING, MONDAYS_FAULTS), (stage_wednesday, WEDNESDAY_MORNING, WEDNESDAYS_FAULTS)],
    ids=["monday", "wednesday"],
)
def test_wherever_it_dies_nothing_is_lost_and_nothing_doubles(
    staged: Staged,
    nursery: Nursery,
    spare_url: str,
    rows: Callable[[Database, str], int],
    moments: tuple[Moment, ...],
    faults: tuple[Fault, ...],
) -> None:
    spare = Database.open(spare_url)
    points = Act(staged(rows), nursery, spare, spare_url, moments, faults).dies_everywhere()
    spare.close()
    assert {"before a commit", "after a commit", f"before {POST}", f"after {POST}"} <= set(points)
