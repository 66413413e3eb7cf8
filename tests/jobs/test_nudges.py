"""The one reminder, a day after the prompt, and how due dates went for people."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import col, select

from bot.domain.home_page import HomePage, Record, TeamRecord
from bot.domain.vocabulary import DutyOutcome, Every
from bot.jobs.tick import tick
from bot.usecases.looking.home import look_at_home
from storage.models import Duty, Person, Post, RosterEntry
from storage.models.delivery import OutboxState
from tests.builders import Company
from tests.jobs.conftest import MONDAY, Office, instant
from tests.jobs.growth import Growth
from tests.jobs.test_prompts import change


def reminders(office: Office, name: str) -> list[str]:
    """The first lines of the reminders that somebody got."""
    lines = [message.text.splitlines()[0] for message in office.dm(name)]
    return [line for line in lines if "still open" in line]


def outcomes(office: Office, growth: Growth, name: str) -> list[DutyOutcome | None]:
    """How somebody's due dates went, oldest first."""
    found = select(Duty).where(Duty.person_id == growth.people[name].key).order_by(col(Duty.due_on))
    return office.db.read(lambda session: [duty.outcome for duty in session.exec(found)])


def test_whoever_still_owes_is_reminded_a_day_later(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    office.at("2026-11-24 07:59")
    assert not reminders(office, "Ana Diaz")

    office.at("2026-11-24 08:00")

    assert reminders(office, "Ana Diaz") == [
        "Ana, 2 updates are still open until tonight. KR1 Password resets, I1 Implement SSO"
    ]
    office.person("Ana Diaz").sees("You own these, and they were due on 23 Nov. This is the only reminder.")


def test_there_is_one_reminder_and_no_other(office: Office, growth: Growth) -> None:
    for text in ("2026-11-23 08:00", "2026-11-24 08:00", "2026-11-24 08:01", "2026-11-25 08:00", "2026-11-29 08:00"):
        office.at(text)

    assert len(reminders(office, "Ana Diaz")) == 1


def test_whoever_has_answered_is_not_reminded(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 14:00")
    growth.checks_in("Ben", "11")

    office.at("2026-11-24 14:00")

    assert not reminders(office, "Ben Okoro")
    assert not [row for row in office.rows("nudge") if row.recipient == office.slack_id("Ben Okoro")]


def test_whoever_answers_while_the_reminder_waits_is_not_reminded(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 14:00")
    office.clock.move_to(instant("2026-11-24 14:00"))
    tick(office.deps)
    growth.checks_in("Ben", "11")

    office.deliver()

    assert not reminders(office, "Ben Okoro")
    assert office.rows("nudge")[-1].state is OutboxState.NOT_NEEDED


def test_whoever_is_away_by_then_is_not_reminded(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 14:00")
    change(office, growth, "Ben", away_from=date(2026, 11, 24), away_until=date(2026, 11, 30))

    office.at("2026-11-24 14:00")

    assert not reminders(office, "Ben Okoro")


def test_a_reminder_that_would_come_hours_late_is_left_out(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    office.at("2026-11-24 14:30")

    assert not reminders(office, "Ana Diaz")
    assert office.rows("nudge")[0].reason == "it would come too late"


def test_nobody_is_reminded_of_what_never_reached_them(office: Office, growth: Growth) -> None:
    office.clock.move_to(instant("2026-11-23 08:00"))
    tick(office.deps)  # and nothing is delivered
    office.clock.move_to(instant("2026-11-24 08:00"))
    tick(office.deps)

    office.deliver()

    assert not reminders(office, "Ana Diaz")


def test_a_friday_is_reminded_of_on_monday(office: Office, growth: Growth) -> None:
    change(office, growth, "Ben", next_prompt_on=date(2026, 11, 20), next_prompt_at=instant("2026-11-20 14:00"))
    office.at("2026-11-20 14:00")
    office.at("2026-11-21 14:00")
    assert not reminders(office, "Ben Okoro")

    change(office, growth, "Ben", next_prompt_on=date(2026, 11, 27), next_prompt_at=instant("2026-11-27 14:00"))
    office.at("2026-11-23 14:00")

    assert reminders(office, "Ben Okoro") == ["Ben, 1 update is still open. KR2 Proposal to win"]


def test_four_messages_that_nobody_asked_for_are_enough_for_a_week(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")

    def three_more(company: Company) -> None:
        for number in range(3):
            company.session.add(
                Post(
                    workspace_id=company.workspace_id,
                    kind="nudge",
                    slack_channel="D1",
                    slack_ts=str(number),
                    person_id=growth.people["Ana"].key,
                    due_on=MONDAY,
                    posted_at=company.now - timedelta(days=number),
                )
            )

    office.build(three_more)

    office.at("2026-11-24 08:00")

    assert not reminders(office, "Ana Diaz")
    assert office.rows("nudge")[0].reason == "this person has heard enough this week"


def test_the_prompt_itself_always_goes(office: Office, growth: Growth) -> None:
    def four(company: Company) -> None:
        for number in range(4):
            company.session.add(
                Post(
                    workspace_id=company.workspace_id,
                    kind="nudge",
                    slack_channel="D1",
                    slack_ts=str(number),
                    person_id=growth.people["Ana"].key,
                    due_on=MONDAY,
                    posted_at=company.now,
                )
            )

    office.clock.move_to(instant("2026-11-23 07:00"))
    office.build(four)
    office.at("2026-11-23 08:00")

    assert len(office.dm("Ana Diaz")) == 1


@pytest.mark.parametrize(
    ("answered_at", "expected"),
    [
        ("2026-11-24 21:00", DutyOutcome.ON_TIME),
        ("2026-11-25 09:00", DutyOutcome.LATE),
        ("2026-11-29 21:00", DutyOutcome.LATE),
        (None, DutyOutcome.MISSED),
    ],
)
def test_how_a_due_date_went_is_kept(
    office: Office, growth: Growth, answered_at: str | None, expected: DutyOutcome
) -> None:
    office.at("2026-11-23 14:00")
    if answered_at:
        office.at(answered_at)
        growth.checks_in("Ben", "11")

    office.at("2026-11-30 14:00")

    assert outcomes(office, growth, "Ben") == [expected, None]


def test_an_answer_to_one_of_two_rows_leaves_the_date_missed(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    growth.checks_in("Ana", "5")

    office.at("2026-11-30 08:00")

    assert outcomes(office, growth, "Ana")[0] is DutyOutcome.MISSED


def test_what_was_updated_in_the_quiet_days_before_is_on_time(office: Office, growth: Growth) -> None:
    office.at("2026-11-21 14:00")
    growth.checks_in("Ben", "11")
    office.at("2026-11-23 14:00")

    office.at("2026-11-30 14:00")

    assert outcomes(office, growth, "Ben")[0] is DutyOutcome.ON_TIME


def test_whoever_was_away_is_neither_late_nor_missed(office: Office, growth: Growth) -> None:
    change(office, growth, "Ben", away_from=MONDAY, away_until=MONDAY)

    office.at("2026-11-23 14:00")

    assert outcomes(office, growth, "Ben") == [DutyOutcome.AWAY]


def test_whoever_answers_once_a_month_is_not_counted_in_the_weeks_between(office: Office, growth: Growth) -> None:
    december = {"next_prompt_on": date(2026, 12, 7), "next_prompt_at": datetime.fromisoformat("2026-12-07T14:00+00:00")}
    change(office, growth, "Ben", every=Every.MONTH_FIRST, **december)

    office.at("2026-11-23 14:00")

    roster = office.db.read(lambda session: session.exec(select(RosterEntry)).all())
    assert [(entry.person_id, entry.due_on) for entry in roster] == [(growth.people["Ana"].key, MONDAY)]


def test_nothing_is_missed_while_the_messages_are_paused(office: Office, growth: Growth) -> None:
    from bot.usecases.rhythm.going_live import pause

    change(office, growth, "Carol", is_okr_admin=True)
    office.at("2026-11-23 14:00")
    carol = office.build(lambda company: company.actor(company.session.get_one(Person, growth.people["Carol"].key)))

    pause(office.db, carol, office.clock.now())

    assert outcomes(office, growth, "Ana") == []


def test_people_see_how_they_did_and_leads_how_the_team_did(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 14:00")
    growth.checks_in("Ben", "11")
    office.at("2026-11-30 14:00")

    def home_of(name: str) -> HomePage:
        person = growth.people[name].key
        actor = office.build(lambda company: company.actor(company.session.get_one(Person, person)))
        return look_at_home(office.db, actor, office.clock.now())

    assert home_of("Ben").record == Record(on_time=1)
    assert home_of("Ana").record == Record(missed=1)
    assert home_of("Ana").team_records == ()
    assert home_of("Carol").team_records == (TeamRecord("Growth", Record(on_time=1, missed=1)),)
