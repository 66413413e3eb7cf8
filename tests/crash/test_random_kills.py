"""Four senders are killed with -9 at twenty moments that a seed draws, while Slack has bad days."""

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
from tests.crash.killing import PEOPLE, recipients, survives
from tests.crash.nursery import Nursery

KILLS = 20
Staged = Callable[[Callable[[Database, str], int]], Stage]
POST = "chat.postMessage"


def test_twenty_kills_at_random_moments_lose_nothing_and_double_nothing(staged: Staged, nursery: Nursery) -> None:
    survives(staged(stage), nursery, KILLS, seed=20)


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
