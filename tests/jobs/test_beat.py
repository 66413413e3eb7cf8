"""A clock that is set back leaves APScheduler waiting for an hour that has passed already; the beat goes on."""

import time
from collections.abc import Callable, Iterator

import pytest
from apscheduler.schedulers.base import STATE_RUNNING

from bot.jobs.beat import Beat
from tests.jobs.conftest import Office


@pytest.fixture
def beat(office: Office) -> Iterator[Beat]:
    """Twenty times a second instead of three times a minute."""
    beat = Beat(office.deps, tick_seconds=0.05)
    beat.start()
    yield beat
    beat.stop()


def test_a_scheduler_that_has_stalled_is_replaced_by_a_new_one(beat: Beat) -> None:
    stalled = beat._scheduler
    assert stalled is not None
    stalled.pause()  # as it is after a clock was set back: it stands, and nothing is ever due

    comes(lambda: beat._scheduler is not stalled)
    ticked_at = beat._done_at

    comes(lambda: beat._done_at > ticked_at)
    comes(beat.is_alive)
    assert stalled.state != STATE_RUNNING


def comes(what: Callable[[], bool]) -> None:
    """Within half a minute."""
    until = time.monotonic() + 30
    while not what():
        assert time.monotonic() < until, "it does not come"
        time.sleep(0.01)
