"""Four senders are killed with -9 at twenty moments that a seed draws, while Slack has bad days."""

import random
import signal
import threading
from collections.abc import Callable

import pytest

from bot.jobs.delivery import Delivery
from bot.jobs.reconciler import Reconciler
from storage.database import Database
from tests.crash.bot import OneBot
from tests.crash.company import stage
from tests.crash.conftest import Stage, World
from tests.crash.crowd import UNTHROTTLED, fill
from tests.crash.nursery import Nursery
from tests.pretend_slack.faults import Faults

KILLS, PEOPLE, EACH = 20, 6, 12
Staged = Callable[[Callable[[Database, str], int]], Stage]
POST = "chat.postMessage"


def recipients(world: World) -> list[str]:
    """The people who are only written to."""
    return [each.id for each in world.slack.workspace.users.values() if each.real_name.endswith("Somebody")]


def test_twenty_kills_at_random_moments_lose_nothing_and_double_nothing(staged: Staged) -> None:
    scene, drawn = staged(stage), random.Random(20)  # noqa: S311 - moments are no secret
    with scene.world(20, more_people=PEOPLE) as world, Nursery() as nursery:
        nursery.sends(world.plan)  # warms it
        kills = 0
        while kills < KILLS:
            fill(scene.db, scene.workspace_id, world.plan, recipients(world), range(kills * EACH, (kills + 1) * EACH))
            life = nursery.sends(world.plan, killed_after=drawn.uniform(0.01, 0.15))
            kills += life.status == -signal.SIGKILL
        world.slack.faults = Faults()  # the weather clears up
        assert nursery.lives(world.plan).status == 0
        oracle = world.oracle()
        oracle.holds(world.plan.folder / "log")
        assert len(oracle.delivered) + len(oracle.dead) == KILLS * EACH


def test_a_lease_that_is_shorter_than_slacks_latency_is_found_out(staged: Staged) -> None:
    """It tests the test: what looks a claim up before Slack has answered sends twice, and the oracle says so."""
    scene = staged(stage)
    with scene.world(None, more_people=PEOPLE) as world:
        bot = OneBot(world.plan, scene.db)
        fill(scene.db, scene.workspace_id, world.plan, recipients(world), range(1))
        hasty = Reconciler(bot.deps, lease_seconds=0.01)
        with world.slack.faults.hold(POST):
            first, second = (threading.Thread(target=Delivery(bot.deps, UNTHROTTLED).deliver_next) for _ in range(2))
            first.start()
            _wait_for_calls(world, 1)
            hasty.look()
            world.plan.time.pass_(0.02)
            hasty.look()
            second.start()
            _wait_for_calls(world, 2)
        first.join()
        second.join()
        bot.warms_up()
        with pytest.raises(AssertionError, match="delivered twice"):
            world.oracle().holds()


def _wait_for_calls(world: World, how_many: int) -> None:
    calls = world.slack.traffic.calls
    assert world.slack.workspace.wait_until(lambda: len(calls(POST)) >= how_many, 10)
