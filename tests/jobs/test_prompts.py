"""The Monday message: to whom, when, and once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta

import pytest
from sqlmodel import col, select

from bot.domain.entries import Entry
from bot.domain.people import SlackProfile
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.jobs.tick import materialise, tick
from bot.usecases.checking_in.check_ins import Statement, log_update
from bot.usecases.company.workspaces import store_profile
from bot.usecases.rhythm.scheduling import reschedule_person
from storage.models import CheckIn, Holiday, Person, Team
from storage.models.delivery import OutboxState
from storage.repositories.rounds import Rounds
from storage.repositories.teams import Teams
from tests.builders import Company
from tests.jobs.conftest import MONDAY, Office, instant
from tests.jobs.growth import Growth


def change(office: Office, growth: Growth, name: str, **values: object) -> None:
    def write(company: Company) -> None:
        person = company.session.get_one(Person, growth.people[name].key)
        for field, value in values.items():
            setattr(person, field, value)

    office.build(write)


def test_ana_is_asked_on_monday_at_nine_her_time(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 07:59")
    assert not office.dm("Ana Diaz")

    office.at("2026-11-23 08:00")

    ana = office.person("Ana Diaz")
    ana.sees("2 updates, about a minute")
    ana.sees("KR1 Password resets")
    assert [each.text.splitlines()[0] for each in office.dm("Ana Diaz")] == ["Ana, 2 updates, about a minute."]


def test_ben_in_new_york_is_asked_at_his_own_hour(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    assert not office.dm("Ben Okoro")

    office.at("2026-11-23 14:00")
    assert len(office.dm("Ben Okoro")) == 1


def test_nobody_is_asked_before_go_live(office: Office) -> None:
    Growth(office)

    office.at("2026-11-23 15:00")

    assert not office.rows("prompt")


def test_a_second_tick_asks_nobody_twice(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    office.at("2026-11-23 08:01")

    assert len(office.dm("Ana Diaz")) == 1


def test_two_ticks_at_once_ask_nobody_twice(office: Office, growth: Growth) -> None:
    office.clock.move_to(office.clock.now() + timedelta(days=3, hours=23))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: tick(office.deps), range(2)))
    office.deliver()

    assert len(office.rows("prompt")) == 1
    assert len(office.dm("Ana Diaz")) == 1


def test_the_next_one_comes_a_week_after_the_due_date_whenever_she_answered(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    office.at("2026-11-30 07:59")
    assert len(office.dm("Ana Diaz")) == 1

    office.at("2026-11-30 08:00")
    assert len(office.dm("Ana Diaz")) == 2


def test_whoever_answered_before_the_hour_is_not_asked(office: Office, growth: Growth) -> None:
    office.at("2026-11-22 18:00")
    growth.checks_in("Ben", "11")

    office.at("2026-11-23 14:00")

    assert not office.dm("Ben Okoro")
    assert [(row.state, row.reason) for row in office.rows("prompt")][-1] == (
        OutboxState.NOT_NEEDED,
        "everything is up to date",
    )


def test_whoever_owns_nothing_is_never_asked(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 15:00")

    assert not office.dm("Carol Kim")


def test_whoever_is_away_is_not_asked(office: Office, growth: Growth) -> None:
    change(office, growth, "Ana", away_from=MONDAY, away_until=MONDAY)

    office.at("2026-11-23 08:00")

    assert not office.dm("Ana Diaz")


def test_the_delegate_is_asked_instead(office: Office, growth: Growth) -> None:
    change(office, growth, "Ana", away_from=MONDAY, away_until=MONDAY, delegate_id=growth.people["Carol"].id)

    office.at("2026-11-23 09:00")

    office.person("Carol Kim").sees("for Ana")
    assert len(office.dm("Carol Kim")) == 1


def test_a_delegate_with_rows_of_their_own_gets_one_message_for_all(office: Office, growth: Growth) -> None:
    change(office, growth, "Ana", away_from=MONDAY, away_until=MONDAY, delegate_id=growth.people["Ben"].id)

    office.at("2026-11-23 08:00")
    office.at("2026-11-23 14:00")

    assert [each.text.splitlines()[0] for each in office.dm("Ben Okoro")] == ["Ben, 3 updates, about a minute."]


def test_whoever_was_deactivated_over_the_weekend_is_not_asked(office: Office, growth: Growth) -> None:
    office.slack.workspace.person_named("Ana Diaz").deleted = True

    office.at("2026-11-23 08:00")

    assert not office.dm("Ana Diaz")


def test_on_a_holiday_the_question_waits_for_the_next_working_morning(office: Office, growth: Growth) -> None:
    office.build(
        lambda company: company.session.add(Holiday(workspace_id=company.workspace_id, on=MONDAY, name="A holiday"))
    )
    office.at("2026-11-23 08:00")
    assert not office.dm("Ana Diaz")

    office.at("2026-11-24 08:00")
    assert len(office.dm("Ana Diaz")) == 1


def german(office: Office, growth: Growth) -> None:
    """Growth keeps the public holidays of Germany."""

    def write(company: Company) -> None:
        company.session.get_one(Team, growth.team.key).holiday_country = "DE"

    office.build(write)


def test_on_a_public_holiday_of_her_teams_country_nobody_is_asked(office: Office, growth: Growth) -> None:
    german(office, growth)
    friday = {"next_prompt_on": date(2026, 12, 25), "next_prompt_at": instant("2026-12-25 08:00")}
    change(office, growth, "Ana", **friday)
    office.at("2026-12-25 08:00")
    assert not office.dm("Ana Diaz")

    office.at("2026-12-28 08:00")
    assert len(office.dm("Ana Diaz")) == 1


def test_a_holiday_that_is_entered_while_the_question_waits_counts(office: Office, growth: Growth) -> None:
    office.clock.move_to(instant("2026-11-23 08:00"))
    tick(office.deps)
    office.build(lambda company: company.session.add(Holiday(workspace_id=company.workspace_id, on=MONDAY)))
    office.deliver()
    assert not office.dm("Ana Diaz")

    office.at("2026-11-24 08:00")
    assert len(office.dm("Ana Diaz")) == 1


def test_a_prompt_missed_while_the_bot_was_down_comes_the_next_morning(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 22:00")
    assert not office.dm("Ana Diaz")

    office.at("2026-11-24 08:00")
    assert len(office.dm("Ana Diaz")) == 1


def test_after_a_month_of_silence_there_is_one_message(office: Office, growth: Growth) -> None:
    office.at("2026-12-21 08:00")

    assert [row.facts["due_on"] for row in office.rows("prompt") if row.recipient == office.slack_id("Ana Diaz")] == [
        "2026-12-21"
    ]


def test_whoever_has_moved_is_asked_at_nine_where_they_are_now(office: Office, growth: Growth) -> None:
    def moves(company: Company) -> None:
        profile = SlackProfile(office.slack_id("Ana Diaz"), "ana", zone="America/New_York")
        store_profile(company.session, company.workspace_id, profile, company.now)

    office.build(moves)
    office.at("2026-11-23 08:00")
    assert not office.dm("Ana Diaz")

    office.slack.workspace.person_named("Ana Diaz").tz = "America/New_York"
    office.at("2026-11-23 14:00")
    assert len(office.dm("Ana Diaz")) == 1


def test_whoever_moves_while_the_question_waits_is_not_asked_at_night(office: Office, growth: Growth) -> None:
    office.clock.move_to(instant("2026-11-23 08:00"))
    tick(office.deps)
    office.slack.workspace.person_named("Ana Diaz").tz = "Pacific/Auckland"  # where it is nine in the evening
    change(office, growth, "Ana", zone="Pacific/Auckland")
    office.deliver()
    assert not office.dm("Ana Diaz")

    office.at("2026-11-23 20:00")
    assert len(office.dm("Ana Diaz")) == 1


def test_whoever_wants_to_be_asked_at_six_in_the_morning_is(office: Office, growth: Growth) -> None:
    change(office, growth, "Ana", prompt_time=time(6), next_prompt_at=instant("2026-11-23 05:00"))

    office.at("2026-11-23 05:00")

    assert len(office.dm("Ana Diaz")) == 1


def test_auckland_is_asked_a_day_before_honolulu_by_the_world_clock(office: Office) -> None:
    def stage(company: Company) -> None:
        for name, zone in (("Keala Akana", "Pacific/Honolulu"), ("Aroha Ngata", "Pacific/Auckland")):
            person = company.person(name, office.slack_id(name), zone=zone)
            objective = company.objective("Everywhere", person)
            company.key_result("Islands", objective, person, created_at=company.now - timedelta(weeks=5))

    office.build(stage)
    office.goes_live()
    tick(office.deps)

    office.at("2026-11-22 20:00")  # Monday 09:00 in Auckland
    assert (len(office.dm("Aroha Ngata")), len(office.dm("Keala Akana"))) == (1, 0)

    office.at("2026-11-23 19:00")  # Monday 09:00 in Honolulu
    assert (len(office.dm("Aroha Ngata")), len(office.dm("Keala Akana"))) == (1, 1)


def test_the_hour_stays_nine_when_the_clocks_change(office: Office, growth: Growth) -> None:
    change(office, growth, "Ana", next_prompt_on=date(2027, 3, 22), next_prompt_at=None)
    office.build(
        lambda company: reschedule_person(
            company.session, company.session.get_one(Person, growth.people["Ana"].key), company.now
        )
    )
    office.clock.move_to(office.clock.now() + timedelta(days=123, hours=-1))  # Monday 22 March, 08:00 UTC
    tick(office.deps)

    ana = office.build(lambda company: company.session.get_one(Person, growth.people["Ana"].key))

    assert ana.next_prompt_at is not None
    assert ana.next_prompt_at.isoformat() == "2027-03-29T07:00:00+00:00"


def test_an_hour_that_the_clocks_skip_is_asked_at_the_end_of_the_gap(office: Office, growth: Growth) -> None:
    """On Sunday 28 March 2027 it is never half past two in Madrid."""
    sunday = date(2027, 3, 28)
    change(office, growth, "Ana", prompt_weekday=6, prompt_time=time(2, 30), last_due_on=date(2027, 3, 21))
    change(office, growth, "Ana", next_prompt_on=sunday, next_prompt_at=None)
    office.build(
        lambda company: reschedule_person(
            company.session, company.session.get_one(Person, growth.people["Ana"].key), instant("2027-03-27 12:00")
        )
    )

    ana = office.build(lambda company: company.session.get_one(Person, growth.people["Ana"].key))

    assert (ana.next_prompt_on, ana.next_prompt_at) == (sunday, instant("2027-03-28 01:00"))


def test_an_answer_names_the_due_date_that_it_answers(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    ana = office.build(lambda company: company.actor(growth.people["Ana"]))
    statement = Statement(Reference(ItemKind.KEY_RESULT, 1), Entry("4.2"))
    for _ in range(2):
        log_update(office.db, ana, statement, office.clock.now())

    said = office.db.read(lambda session: session.exec(select(CheckIn).order_by(col(CheckIn.id))).all())
    assert [each.due_on for each in said][-2:] == [MONDAY, None]  # the second one is news between two due dates


def test_whoever_is_in_six_teams_gets_one_message(office: Office, growth: Growth) -> None:
    def joins_five_more(company: Company) -> None:
        ana = company.session.get_one(Person, growth.people["Ana"].key)
        for number in range(5):
            team = company.team(f"Team {number}", None, ana)
            objective = company.objective(f"What team {number} wants", ana, team)
            company.key_result(f"Of team {number}", objective, ana, created_at=company.now - timedelta(weeks=5))

    office.build(joins_five_more)

    office.at("2026-11-23 08:00")

    assert [each.text.splitlines()[0] for each in office.dm("Ana Diaz")] == ["Ana, 7 updates, about 3 minutes."]


def test_a_team_that_everybody_has_left_has_no_round_and_stops_nobody(office: Office, growth: Growth) -> None:
    def everybody_leaves(company: Company) -> None:
        Teams(company.session, company.workspace_id).set_people(growth.team.key, {})

    office.build(everybody_leaves)

    office.at("2026-11-23 08:00")

    assert len(office.dm("Ana Diaz")) == 1
    assert office.db.read(lambda session: Rounds(session, office.workspace_id).of_team(growth.team.key)) == []


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1)])
def test_a_clock_that_is_set_back_asks_nobody_again(office: Office, growth: Growth, back: timedelta) -> None:
    office.at("2026-11-23 08:00")

    materialise(office.db, office.workspace_id, office.clock.now() - back)
    office.at("2026-11-23 09:00")

    assert len(office.dm("Ana Diaz")) == 1


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=1)])
def test_a_clock_that_was_ahead_has_asked_for_good(office: Office, growth: Growth, ahead: timedelta) -> None:
    materialise(office.db, office.workspace_id, instant("2026-11-23 07:30") + ahead)

    office.at("2026-11-23 08:00")
    office.at("2026-11-24 09:00")

    assert len([row for row in office.rows("prompt") if row.recipient == office.slack_id("Ana Diaz")]) == 1
    assert len([each for each in office.dm("Ana Diaz") if "about a minute" in each.text]) == 1
