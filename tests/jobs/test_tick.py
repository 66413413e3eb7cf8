"""One row that cannot be read must not silence the clock for everybody else."""

import pytest

from bot.jobs.tick import tick
from storage.models import Team
from tests.builders import Company
from tests.jobs.conftest import Office, instant
from tests.jobs.growth import Growth


def test_people_are_asked_though_the_zone_of_a_team_does_not_exist(office: Office) -> None:
    growth = Growth(office)
    office.goes_live()
    office.at("2026-11-19 09:01")

    def poison(company: Company) -> None:
        company.session.get_one(Team, growth.team.key).zone = "Mars/Olympus"

    office.build(poison)
    office.clock.move_to(instant("2026-11-23 15:00"))

    with pytest.raises(ExceptionGroup):
        tick(office.deps)

    assert len(office.rows("prompt")) == 2
