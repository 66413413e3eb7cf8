"""10,000 people in 30 zones, nine days with a clock change: exactly one prompt each, none outside 07:00 to 20:00."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from storage.database import Database
from storage.repositories.people import Workspaces
from tests.benchmarks.many_people import ZONES, fill
from tests.builders import Company
from tests.simulation import Simulation

pytestmark = pytest.mark.soak
PEOPLE, DAYS, BEAT = 10_000, 9, timedelta(minutes=15)
LARGEST = 2_334  # people in the largest zone
BEGINS = datetime(2026, 3, 5, tzinfo=UTC)  # a Thursday; on Sunday clocks change in America
MONDAY = date(2026, 3, 9)


def test_everybody_is_asked_once_and_by_day(sqlite_url: str) -> None:
    db = Database.open(sqlite_url)
    company = Simulation.begin(db, BEGINS)
    company.build(BEGINS, live_in_thirty_zones)

    now = BEGINS
    while now < BEGINS + timedelta(days=DAYS):
        company.tick(now)
        company.deliver(now)
        now += BEAT
    db.close()

    prompts = Counter(each.to for each in company.arrived if each.kind == "prompt")
    assert (len(prompts), max(prompts.values())) == (PEOPLE, 1)
    assert {each.due_on for each in company.arrived} == {MONDAY}
    assert [each for each in company.arrived if not each.is_decent] == []


def live_in_thirty_zones(company: Company) -> None:
    """Monday at nine is everybody's hour; New York is the largest place."""
    others = ZONES[1:]
    zones = [ZONES[0]] * LARGEST + [others[number % len(others)] for number in range(PEOPLE - LARGEST)]
    fill(company.session, company, zones, [MONDAY] * PEOPLE)
    Workspaces(company.session).get(company.workspace_id).live_at = company.now
