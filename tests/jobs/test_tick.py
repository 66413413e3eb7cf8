"""One row that cannot be read must not silence the clock for everybody else."""

from datetime import date

import pytest
from sqlalchemy import event

from bot.jobs.tick import tick
from storage.models import Person, Team
from tests.builders import Company
from tests.jobs.conftest import Office, instant
from tests.jobs.growth import Growth


def test_a_tick_that_finds_nothing_takes_no_transaction(office: Office, growth: Growth) -> None:
    tick(office.deps)  # this one notes that it was there
    begun: list[object] = []

    def note(connection: object) -> None:
        begun.append(connection)

    for engine in (office.db.writer, office.db.reader):
        event.listen(engine, "begin", note)

    tick(office.deps)

    assert begun == []
    office.db.read(lambda session: session.connection())
    assert len(begun) == 1


def test_people_are_asked_though_the_next_round_of_a_team_cannot_be_read(office: Office) -> None:
    growth = Growth(office)
    office.goes_live()
    office.at("2026-11-19 09:01")

    def poison(company: Company) -> None:
        company.session.get_one(Team, growth.team.key).next_round_on = date.min  # no instant in the east
        company.session.get_one(Person, growth.people["Ana"].key).zone = "Asia/Tokyo"

    office.build(poison)
    office.clock.move_to(instant("2026-11-23 15:00"))

    with pytest.raises(ExceptionGroup):
        tick(office.deps)

    assert len(office.rows("prompt")) == 2
