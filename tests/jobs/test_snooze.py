"""A check-in is put off: it comes again, and stays owed."""

import pytest
from sqlmodel import select

from bot.domain.snooze import Snooze
from bot.domain.vocabulary import DutyOutcome
from bot.usecases.looking.mine import what_is_mine
from bot.usecases.rhythm.snoozing import put_off
from storage.models import Duty
from tests.jobs.conftest import MONDAY, Office
from tests.jobs.growth import Growth
from tests.jobs.test_absences import actor
from tests.jobs.test_nudges import outcomes, reminders


def puts_off(office: Office, growth: Growth, snooze: Snooze) -> str:
    at = put_off(office.db, actor(office, growth, "Ana"), MONDAY, snooze, office.clock.now())
    return f"{at:%d %b %H:%M}"


@pytest.mark.parametrize(
    ("snooze", "told", "before", "then"),
    [
        (Snooze.AN_HOUR, "23 Nov 10:00", "2026-11-23 08:58", "2026-11-23 09:01"),
        (Snooze.TOMORROW, "24 Nov 09:00", "2026-11-24 07:59", "2026-11-24 08:00"),
    ],
)
def test_it_comes_again_when_she_said(
    office: Office, growth: Growth, snooze: Snooze, told: str, before: str, then: str
) -> None:
    office.at("2026-11-23 08:00")
    assert puts_off(office, growth, snooze) == told
    office.at(before)
    assert len(office.dm("Ana Diaz")) == 1

    office.at(then)

    assert len(office.dm("Ana Diaz")) == 2
    office.person("Ana Diaz").sees("You asked to hear of these again.")


def test_it_replaces_the_reminder(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    puts_off(office, growth, Snooze.TOMORROW)

    office.at("2026-11-24 08:00")

    assert reminders(office, "Ana Diaz") == []
    assert len(office.dm("Ana Diaz")) == 2


def test_the_duty_stays_on_the_list_and_in_the_record(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    puts_off(office, growth, Snooze.NEXT_WEEK)

    assert len(what_is_mine(office.db, actor(office, growth, "Ana"), office.clock.now()).owed) == 2
    office.at("2026-11-30 08:00")

    assert outcomes(office, growth, "Ana")[0] is DutyOutcome.MISSED
    assert len(office.dm("Ana Diaz")) == 2  # the next Monday's own message, and no other


def test_whoever_answers_meanwhile_hears_nothing_more(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 14:00")
    put_off(office.db, actor(office, growth, "Ben"), MONDAY, Snooze.AN_HOUR, office.clock.now())
    growth.checks_in("Ben", "11")

    office.at("2026-11-23 15:01")

    assert len(office.dm("Ben Okoro")) == 1


def test_two_clicks_are_one(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    for _ in range(2):
        puts_off(office, growth, Snooze.TOMORROW)

    office.at("2026-11-24 08:00")

    assert len(office.dm("Ana Diaz")) == 2
    duties = office.db.read(lambda session: session.exec(select(Duty)).all())
    assert {duty.nudge_at for duty in duties if duty.person_id == growth.people["Ana"].key} == {None}
