"""Senders that are killed with -9 at moments that a seed draws, while Slack has bad days."""

import random
import signal
from dataclasses import replace
from datetime import timedelta

from tests.crash.company import THURSDAY, Moment
from tests.crash.conftest import Stage, World
from tests.crash.crowd import fill
from tests.crash.nursery import Nursery
from tests.pretend_slack.faults import Faults

PEOPLE, EACH = 6, 6
# Three days in which nothing new is due, so that there is time to settle everything.
_QUIET_DAYS = (Moment(THURSDAY), Moment(THURSDAY + timedelta(days=3)))


def recipients(world: World) -> list[str]:
    """The people who are only written to."""
    return [each.id for each in world.slack.workspace.users.values() if each.real_name.endswith("Somebody")]


def survives(scene: Stage, nursery: Nursery, kills: int, seed: int) -> None:
    """Each child gets some messages to send and a moment to die at; the last one may live. Then the oracle is asked."""
    drawn = random.Random(seed)  # noqa: S311 - moments are no secret
    with scene.world(seed, _QUIET_DAYS, PEOPLE) as world:
        nursery.warms_up(replace(world.plan, moments=_QUIET_DAYS[:1]))
        killed = 0
        while killed < kills:
            fill(scene.db, scene.workspace_id, world.plan, recipients(world), range(killed * EACH, (killed + 1) * EACH))
            life = nursery.sends(world.plan, killed_after=drawn.uniform(0.0, 0.1))
            killed += life.status == -signal.SIGKILL
        world.slack.faults = Faults()  # the weather clears up
        assert nursery.lives(world.plan).status == 0
        oracle = world.oracle()
        oracle.holds(world.plan.folder / "log")
        told = [row for row in oracle.rows if row.dedupe_key.startswith("told:")]
        assert len(told) == kills * EACH
        assert len(world.slack.traffic.calls("conversations.history")) > kills // 2, "few died in mid-send"
