"""The executive brief as a direct message: at each reader's own hour, and of that hour."""

from datetime import date, time, timedelta

import pytest
from sqlmodel import select

from bot.usecases.telling.briefs import post_brief
from bot.usecases.telling.helping import see_brief
from storage.models import Person, Workspace
from tests.builders import Company
from tests.jobs.briefing import ON_TRACK, actor, becomes, briefs_to, chooses, lines, posts, without_channel
from tests.jobs.conftest import Office, instant
from tests.jobs.growth import Growth
from tests.pretend_slack.faults import Fault

AUCKLAND, HONOLULU = "Aroha Ngata", "Keala Akana"


@pytest.fixture
def growth(office: Office, growth: Growth) -> Growth:
    """Its team has no channel of its own: its summaries are the work of other tests."""
    return without_channel(office, growth)


@pytest.fixture
def far_readers(office: Office, growth: Growth) -> Growth:
    """Aroha in Auckland and Keala in Honolulu get it as a message; it is Friday noon in London."""

    def join(company: Company) -> None:
        company.person("Aroha", office.slack_id(AUCKLAND), zone="Pacific/Auckland")
        company.person("Keala", office.slack_id(HONOLULU), zone="Pacific/Honolulu")

    office.build(join)
    chooses(office, "growth", AUCKLAND, HONOLULU, "Carol Kim")
    office.at("2026-11-20 12:00")
    return growth


def test_far_readers_get_it_at_nine_where_they_are(office: Office, far_readers: Growth) -> None:
    office.at("2026-11-26 09:00")
    assert len(briefs_to(office, "Carol Kim")) == len(posts(office)) == 1

    office.at("2026-11-26 18:59")
    assert briefs_to(office, HONOLULU) == briefs_to(office, AUCKLAND) == []
    office.at("2026-11-26 19:00")  # Thursday, nine in Honolulu
    assert (len(briefs_to(office, HONOLULU)), len(briefs_to(office, AUCKLAND))) == (1, 0)
    office.at("2026-11-26 20:00")  # Friday, nine in Auckland
    assert (len(briefs_to(office, HONOLULU)), len(briefs_to(office, AUCKLAND))) == (1, 1)


def test_a_reader_who_starts_later_in_the_day_gets_it_then(office: Office, growth: Growth) -> None:
    chooses(office, "growth", "Carol Kim", "Ana Diaz")
    office.build(
        lambda company: setattr(company.session.get_one(Person, growth.people["Carol"].key), "prompt_time", time(14))
    )
    office.at("2026-11-20 12:00")
    office.at("2026-11-26 09:00")
    assert len(briefs_to(office, "Ana Diaz")) == 1  # her nine o'clock was an hour ago, and she is at work
    assert briefs_to(office, "Carol Kim") == []

    office.at("2026-11-26 14:00")
    assert len(briefs_to(office, "Carol Kim")) == 1


def test_what_is_said_until_it_reaches_somebody_stands_in_it_with_its_thread(
    office: Office, far_readers: Growth
) -> None:
    office.at("2026-11-26 09:00")
    office.clock.move_to(office.clock.now() + timedelta(hours=1))
    far_readers.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-26 20:00")

    assert "Moved" not in posts(office)[0]
    assert lines(briefs_to(office, AUCKLAND)[0])["Moved"].startswith(
        "KR1 Password resets: 5.5%\u00a0-\u2060>\u00a04.2%"
    )
    assert any(each.text.startswith("Moved (1)") and each.thread_ts for each in office.dm(AUCKLAND))


def test_it_speaks_of_the_hour_at_which_it_reached_somebody_whenever_it_is_repaired(
    office: Office, far_readers: Growth
) -> None:
    office.at("2026-11-26 09:00")
    office.at("2026-11-26 19:30")
    check_in_id = far_readers.checks_in("Ana", "4.2", **ON_TRACK)
    office.at("2026-11-26 20:00")
    far_readers.checks_in("Ben", "15", **ON_TRACK)
    far_readers.corrects(check_in_id, "3.9")
    office.deliver()

    assert lines(briefs_to(office, AUCKLAND)[0])["Moved"].startswith(
        "KR1 Password resets: 5.5%\u00a0-\u2060>\u00a03.9%"
    )
    assert "KR2" not in briefs_to(office, AUCKLAND)[0]
    assert "Moved" not in briefs_to(office, HONOLULU)[0]


def test_one_that_was_found_again_after_a_lost_answer_speaks_of_the_hour_at_which_it_reached_them(
    office: Office, far_readers: Growth
) -> None:
    """Aroha went away before anybody noted that she has it, so it would not be sent to her any more."""
    office.at("2026-11-26 09:00")
    office.at("2026-11-26 19:30")
    far_readers.checks_in("Ana", "4.2", **ON_TRACK)
    office.slack.faults.next("chat.postMessage", Fault.drop_after_store())
    office.at("2026-11-26 20:00")
    is_away_until(office, AUCKLAND, date(2026, 12, 1))
    office.restart()
    see_brief(office.db, actor(office, far_readers, "Carol"), 1, office.clock.now())
    office.deliver()

    [text] = briefs_to(office, AUCKLAND)
    assert "Moved: KR1 Password resets" in text
    assert any(each.text.startswith("Moved (1)") and each.thread_ts for each in office.dm(AUCKLAND))


def test_everybody_is_told_news_once(office: Office, far_readers: Growth) -> None:
    office.at("2026-11-26 09:00")
    office.clock.move_to(office.clock.now() + timedelta(hours=1))
    far_readers.checks_in("Ana", "4.2", **ON_TRACK)
    for at in ("2026-11-26 19:00", "2026-11-26 20:00", "2026-12-03 09:00", "2026-12-03 20:00"):
        office.at(at)

    told = {name: ["Moved" in each for each in briefs_to(office, name)] for name in ("Carol Kim", AUCKLAND)}
    assert told == {"Carol Kim": [False, True], AUCKLAND: [True, False]}
    assert ["Moved" in each for each in posts(office)] == [False, True]


def test_on_a_day_off_it_waits_for_the_next_working_morning(office: Office, far_readers: Growth) -> None:
    office.build(lambda company: setattr(company.session.get_one(Workspace, 1), "holiday_country", "NZ"))
    office.at("2026-12-20 12:00")
    office.at("2026-12-24 09:00")  # ten at night in Auckland; Christmas comes, a weekend, and Boxing Day on Monday
    office.at("2026-12-28 19:59")
    assert briefs_to(office, AUCKLAND) == []

    office.at("2026-12-28 20:00")
    assert len(briefs_to(office, AUCKLAND)) == 1


def is_away_until(office: Office, name: str, day: date | None) -> None:
    def leave(company: Company) -> None:
        person = company.session.exec(select(Person).where(Person.slack_user_id == office.slack_id(name))).one()
        person.away_until = day

    office.build(leave)


def test_it_leaves_people_alone_while_they_are_away(office: Office, far_readers: Growth) -> None:
    is_away_until(office, "Carol Kim", date(2026, 11, 30))
    office.at("2026-11-26 09:00")
    office.at("2026-11-30 12:00")
    assert briefs_to(office, "Carol Kim") == []

    office.at("2026-12-01 09:00")
    [text] = briefs_to(office, "Carol Kim")
    assert text.startswith("Executive brief, 1 Dec\nSince 19 Nov")


def test_who_comes_back_after_weeks_gets_the_newest_which_looks_back_to_the_last_that_they_got(
    office: Office, far_readers: Growth
) -> None:
    office.at("2026-11-26 09:00")
    is_away_until(office, "Carol Kim", date(2026, 12, 15))
    far_readers.checks_in("Ana", "4.2", **ON_TRACK)
    for at in ("2026-12-03 09:00", "2026-12-10 09:00", "2026-12-16 09:00", "2026-12-16 12:00"):
        office.at(at)

    before, after = briefs_to(office, "Carol Kim")
    assert before.startswith("Executive brief, 26 Nov")
    assert after.startswith("Executive brief, 16 Dec\nSince 26 Nov")
    assert "Moved: KR1 Password resets" in after


def test_who_reads_it_no_more_before_it_reaches_them_gets_none(office: Office, far_readers: Growth) -> None:
    office.at("2026-11-26 09:00")

    def choose_others(company: Company) -> None:
        company.session.exec(select(Person).where(Person.name == "Aroha")).one().reads_brief = False

    office.build(choose_others)
    office.at("2026-11-26 20:00")

    assert briefs_to(office, AUCKLAND) == []
    assert {row.reason for row in office.rows("brief") if row.recipient == office.slack_id(AUCKLAND)} == {
        "they do not read the brief any more"
    }


def test_one_that_somebody_posts_wakes_nobody(office: Office, far_readers: Growth) -> None:
    becomes(office, far_readers, "Ana", is_okr_admin=True)
    office.clock.move_to(instant("2026-11-24 15:00"))
    post_brief(office.db, actor(office, far_readers, "Ana"), "c", office.clock.now())
    office.deliver()
    assert len(briefs_to(office, "Carol Kim")) == len(posts(office)) == 1
    assert briefs_to(office, AUCKLAND) == []

    office.at("2026-11-24 20:00")
    assert len(briefs_to(office, AUCKLAND)) == 1


def test_what_waits_for_the_morning_keeps_nobody_busy(office: Office, far_readers: Growth) -> None:
    office.at("2026-11-26 09:00")

    waits = office.delivery.deliver_next()
    assert waits is not None
    assert waits > 3600


def test_whoever_posts_it_is_told_that_it_waits_for_those_who_are_away(office: Office, far_readers: Growth) -> None:
    becomes(office, far_readers, "Ana", is_okr_admin=True)
    office.clock.move_to(instant("2026-11-24 15:00"))
    is_away_until(office, "Carol Kim", date(2026, 11, 25))

    posted = post_brief(office.db, actor(office, far_readers, "Ana"), "c", office.clock.now())
    office.deliver()

    assert "Carol" in [each.name for each in posted.later]
    assert briefs_to(office, "Carol Kim") == []
