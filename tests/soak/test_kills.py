"""Two hundred times kill -9, on each database."""

from collections.abc import Callable

import pytest

from storage.database import Database
from tests.crash.company import stage
from tests.crash.conftest import Stage
from tests.crash.killing import survives
from tests.crash.nursery import Nursery

pytestmark = pytest.mark.soak
KILLS = 200


def test_two_hundred_kills_lose_nothing_and_double_nothing(
    staged: Callable[[Callable[[Database, str], int]], Stage], nursery: Nursery
) -> None:
    survives(staged(stage), nursery, KILLS, seed=200)
