"""Who chose the last decent hour of a day, 20:00, is reached then: the clock beats and messages leave some seconds
later."""

from datetime import time

from bot.usecases.rhythm.scheduling import reschedule_person
from storage.models import Person
from tests.builders import Company
from tests.jobs.briefing import chooses, posts
from tests.jobs.conftest import Office
from tests.jobs.growth import Growth
from tests.jobs.test_look_backs import finishes, questions


def ana_is_asked(office: Office, growth: Growth, at: time) -> None:
    """At that hour in Madrid, which is one hour ahead of UTC."""

    def write(company: Company) -> None:
        ana = company.session.get_one(Person, growth.people["Ana"].key)
        ana.prompt_time = at
        company.session.flush()
        reschedule_person(company.session, ana, company.now)

    office.build(write)


def test_the_weekly_prompt_comes(office: Office, growth: Growth) -> None:
    ana_is_asked(office, growth, time(20))
    office.at("2026-11-23 19:00:07")
    assert len(office.dm("Ana Diaz")) == 1


def test_it_comes_when_many_were_asked_before(office: Office, growth: Growth) -> None:
    ana_is_asked(office, growth, time(20))
    office.at("2026-11-23 19:04:07")
    assert len(office.dm("Ana Diaz")) == 1


def test_an_initiative_is_looked_back_at(office: Office, growth: Growth) -> None:
    ana_is_asked(office, growth, time(20))
    finishes(office, growth)
    office.at("2026-11-25 08:00")
    office.at("2026-11-25 19:00:07")
    assert len(questions(office, "Ana Diaz")) == 1


def test_so_it_is_for_whoever_is_asked_even_later(office: Office, growth: Growth) -> None:
    ana_is_asked(office, growth, time(22))
    finishes(office, growth)
    office.at("2026-11-25 08:00")
    office.at("2026-11-25 19:00:07")
    assert len(questions(office, "Ana Diaz")) == 1


def test_the_brief_goes_out(office: Office, growth: Growth) -> None:
    chooses(office, at=time(20))
    office.at("2026-11-20 10:00")
    office.at("2026-11-26 20:00:07")
    assert len(posts(office)) == 1
