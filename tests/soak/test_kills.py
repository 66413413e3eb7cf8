"""Two hundred times kill -9, on each database."""

from collections.abc import Callable

import pytest

from storage.database import Database
from tests.crash.company import stage
from tests.crash.conftest import Stage
from tests.crash.killing import survives

pytestmark = pytest.mark.soak
KILLS = 200


def test_two_hundred_kills_lose_nothing_and_double_nothing(
    staged: Callable[[Callable[[Database, str], int]], Stage],
) -> None:
    survives(staged(stage), KILLS, seed=200)
