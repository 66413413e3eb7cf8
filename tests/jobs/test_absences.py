"""Whoever goes away is left alone, and their delegate is asked instead."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from bot.domain.absence import AwayEntered
from bot.domain.errors import InvalidForm, NotAllowed
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.status import ShownKind
from bot.domain.vocabulary import DutyOutcome, ItemKind, Visibility
from bot.usecases.checking_in.check_ins import look_at
from bot.usecases.rhythm.absence import come_back, go_away, open_absence
from storage.models import Objective, Person, RosterEntry
from storage.repositories.goals import Goals
from tests.builders import Company
from tests.jobs.conftest import Office
from tests.jobs.growth import Growth
from tests.jobs.test_nudges import outcomes, reminders

FRIDAY = date(2026, 11, 27)


def actor(office: Office, growth: Growth, name: str) -> Actor:
    key = growth.people[name].key
    return office.build(lambda company: company.actor(company.session.get_one(Person, key)))


def goes_away(office: Office, growth: Growth, name: str, until: date = FRIDAY, **values: Any) -> None:
    """Somebody says it of themselves; a delegate is named by their first name."""
    delegate = growth.people[values.pop("delegate")].slack_user_id if "delegate" in values else ""
    entered = AwayEntered(growth.people[name].slack_user_id, until, delegate=delegate, **values)
    go_away(office.db, actor(office, growth, name), entered, office.clock.now())
    office.deliver()


def test_away_on_monday_means_that_the_delegate_is_asked_at_once(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    goes_away(office, growth, "Ana", delegate="Carol")

    office.person("Carol Kim").sees("Carol, 2 updates, about a minute.")
    office.person("Carol Kim").sees("You stand in for Ana")
    office.person("Ana Diaz").sees("Ana, you are away until 27 Nov. Nobody asks you meanwhile.")
    assert outcomes(office, growth, "Ana") == [DutyOutcome.AWAY]


def test_the_delegate_is_reminded_instead(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    goes_away(office, growth, "Ana", delegate="Carol")

    office.at("2026-11-24 08:00")

    assert (len(reminders(office, "Carol Kim")), reminders(office, "Ana Diaz")) == (1, [])


def test_at_night_the_delegate_is_asked_in_the_morning(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 14:00")
    office.at("2026-11-23 22:30")
    goes_away(office, growth, "Ben", delegate="Carol")
    assert len(office.dm("Carol Kim")) == 1  # that she stands in

    office.at("2026-11-24 09:00")

    office.person("Carol Kim").sees("Carol, 1 update, about a minute.")


def test_without_a_delegate_nobody_is_asked(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    goes_away(office, growth, "Ana")

    office.at("2026-11-24 09:00")

    assert (reminders(office, "Ana Diaz"), office.dm("Carol Kim")) == ([], [])


@pytest.mark.parametrize(
    ("values", "shown"), [({}, ShownKind.SAID), ({"delegate": "Carol"}, ShownKind.NO_NEWS)], ids=["nobody", "Carol"]
)
def test_what_a_delegate_leaves_unanswered_is_no_news(
    office: Office, growth: Growth, values: dict[str, str], shown: ShownKind
) -> None:
    goes_away(office, growth, "Ana", date(2026, 12, 4), **values)
    for day in ("11-23", "11-30", "12-01"):
        office.at(f"2026-{day} 14:00")

    resets = look_at(office.db, actor(office, growth, "Ben"), Reference(ItemKind.KEY_RESULT, 1), office.clock.now())

    assert resets.status.kind is shown


def test_the_roster_says_away_and_not_missing(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 08:00")
    goes_away(office, growth, "Ana")

    roster = office.db.read(lambda session: session.exec(select(RosterEntry)).all())

    assert [entry.is_away for entry in roster if entry.person_id == growth.people["Ana"].key] == [True]


def test_whoever_has_answered_before_they_leave_stays_in(office: Office, growth: Growth) -> None:
    office.at("2026-11-23 14:00")
    growth.checks_in("Ben", "11")

    goes_away(office, growth, "Ben")

    roster = office.db.read(lambda session: session.exec(select(RosterEntry)).all())
    assert not any(entry.is_away for entry in roster)
    assert outcomes(office, growth, "Ben") == [None]


def test_after_a_month_away_there_is_one_open_check_in(office: Office, growth: Growth) -> None:
    goes_away(office, growth, "Ben", date(2026, 12, 18))
    for monday in (23, 30):
        office.at(f"2026-11-{monday} 14:00")
    office.at("2026-12-21 14:00")

    assert [message.text.splitlines()[0] for message in office.dm("Ben Okoro")] == ["Ben, 1 update, about a minute."]
    assert outcomes(office, growth, "Ben") == [DutyOutcome.AWAY, DutyOutcome.AWAY, None]


def test_a_delegate_who_goes_away_too_is_not_asked(office: Office, growth: Growth) -> None:
    goes_away(office, growth, "Ana", delegate="Carol")
    goes_away(office, growth, "Carol")

    office.at("2026-11-23 09:00")

    assert not [message for message in office.dm("Carol Kim") if "about a minute" in message.text]


def test_back_means_asked_and_the_delegate_no_more(office: Office, growth: Growth) -> None:
    goes_away(office, growth, "Ana", delegate="Carol")
    come_back(office.db, actor(office, growth, "Ana"), growth.people["Ana"].slack_user_id, office.clock.now())

    office.at("2026-11-23 08:00")

    assert len(office.dm("Ana Diaz")) == 1
    assert not [message for message in office.dm("Carol Kim") if "about a minute" in message.text]


def test_a_delegate_has_to_be_here(office: Office, growth: Growth) -> None:
    goes_away(office, growth, "Ben")

    with pytest.raises(InvalidForm) as refused:
        goes_away(office, growth, "Ana", delegate="Ben")

    assert refused.value.problems[0].problem == "Ben is away then, too. Choose somebody who is here."


def test_a_colleague_cannot_send_ana_away(office: Office, growth: Growth) -> None:
    ben, ana = actor(office, growth, "Ben"), growth.people["Ana"].slack_user_id

    with pytest.raises(NotAllowed) as refused:
        go_away(office.db, ben, AwayEntered(ana, FRIDAY), office.clock.now())

    assert refused.value.who_could == (growth.people["Carol"].slack_user_id,)


@pytest.mark.parametrize(("by", "sees_it"), [("Ana", True), ("Carol", False)])
def test_only_a_delegate_of_her_own_choice_sees_what_is_private(
    office: Office, growth: Growth, by: str, sees_it: bool
) -> None:
    def has_a_secret(company: Company) -> None:
        ana = company.session.get_one(Person, growth.people["Ana"].key)
        company.objective("A secret", ana, visibility=Visibility.PRIVATE)

    office.build(has_a_secret)
    entered = AwayEntered(growth.people["Ana"].slack_user_id, FRIDAY, delegate=growth.people["Ben"].slack_user_id)
    go_away(office.db, actor(office, growth, by), entered, office.clock.now())

    ben = actor(office, growth, "Ben")

    seen = office.db.read(lambda session: Goals(session, ben).objectives())
    assert ("A secret" in [row.objective.title for row in seen]) is sees_it
    assert office.db.read(lambda session: len(session.exec(select(Objective)).all())) == 2


def test_the_form_remembers_what_was_said(office: Office, growth: Growth) -> None:
    goes_away(office, growth, "Ana", delegate="Carol")
    ana = growth.people["Ana"].slack_user_id

    opened = open_absence(office.db, actor(office, growth, "Ana"), ana, "", office.clock.now())

    assert opened.entered == AwayEntered(ana, FRIDAY, date(2026, 11, 19), growth.people["Carol"].slack_user_id)
