"""On the look-back date the owner is asked once whether the initiative moved its number. KR1 stood at 5.5% when I1
began; I1 was finished with a look back on Wednesday 25 November."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import col, select

from bot.domain.look_backs import VerdictEntered
from bot.domain.references import Reference
from bot.domain.unasked import LOOK_BACK, MOST_A_WEEK, UNASKED, WEEK
from bot.domain.vocabulary import ItemKind, Stage, Verdict, Visibility
from bot.jobs.tick import tick
from bot.usecases.bets.verdicts import give_verdict
from storage.models import Holiday, Initiative, KeyResult, Objective, Person, Post, Workspace
from tests.jobs.conftest import Office, instant
from tests.jobs.growth import Growth
from tests.jobs.test_absences import actor, goes_away

WEDNESDAY = date(2026, 11, 25)
I1 = Reference(ItemKind.INITIATIVE, 1)


def finishes(office: Office, growth: Growth, number: int = 1, on: date = WEDNESDAY, **values: Any) -> None:
    """It is done, and to be looked back at on that date."""
    done = {
        "stage": Stage.DONE,
        "ended_on": on - timedelta(weeks=4),
        "value_at_start": Decimal("5.5"),
        "predicted_to": Decimal(3),
        "look_back_on": on,
        "look_back_at": datetime.combine(on, datetime.min.time(), UTC) - timedelta(hours=14),
        **values,
    }

    def write(company: Any) -> None:
        item = company.session.exec(select(Initiative).where(col(Initiative.number) == number)).one()
        for name, value in done.items():
            setattr(item, name, value)
        company.session.add(item)

    office.build(write)


def another(office: Office, growth: Growth, title: str, **values: Any) -> None:
    """One more of Ana's for KR1."""
    ana = growth.people["Ana"].key
    office.build(
        lambda company: company.initiative(
            title, company.session.get_one(KeyResult, growth.resets.key), company.session.get_one(Person, ana), **values
        )
    )


def questions(office: Office, name: str) -> list[str]:
    """The first lines of what somebody was asked about finished initiatives."""
    lines = [message.text.splitlines()[0] for message in office.dm(name)]
    return [line for line in lines if line.startswith("Did I")]


def test_the_owner_is_asked_once_at_their_own_hour_with_the_facts(office: Office, growth: Growth) -> None:
    another(office, growth, "Reset by SMS", starts_on=date(2026, 10, 28))
    finishes(office, growth)
    office.at("2026-11-25 07:59")
    assert not questions(office, "Ana Diaz")

    office.at("2026-11-25 08:00")  # nine o'clock in Madrid

    for text in ("2026-11-25 08:01", "2026-11-26 08:00", "2026-12-02 08:00"):
        office.at(text)
    assert len(questions(office, "Ana Diaz")) == 1
    ana = office.person("Ana Diaz")
    ana.sees("Did I1 Implement SSO move its number? It was finished on 28 Oct.")
    ana.sees("KR1 Password resets was at 5.5% when this began, predicted 3%, and is at 5.5% now: nowhere.")
    ana.sees("At the same time for KR1: I2 Reset by SMS")
    ana.sees("[It moved the number]  [Less than we thought]  [It did not]  [Cannot tell]")


def test_it_waits_on_home_from_then_on(office: Office, growth: Growth) -> None:
    finishes(office, growth)
    office.at("2026-11-25 08:00")

    item = office.db.read(lambda session: session.exec(select(Initiative)).one())

    assert (item.look_back_asked_on, item.look_back_asked_id) == (WEDNESDAY, growth.people["Ana"].key)


@pytest.mark.parametrize(
    ("on", "too_early", "then"),
    [
        (date(2026, 11, 28), "2026-11-29 12:00", "2026-11-30 08:00"),  # a Saturday
        (WEDNESDAY, "2026-11-25 21:00", "2026-11-26 08:00"),  # the bot was down all day
    ],
)
def test_nobody_is_asked_on_a_weekend_or_at_night(
    office: Office, growth: Growth, on: date, too_early: str, then: str
) -> None:
    finishes(office, growth, on=on)
    office.at(too_early)
    assert not questions(office, "Ana Diaz")

    office.at(then)

    assert len(questions(office, "Ana Diaz")) == 1


def test_a_holiday_of_the_company_is_no_day_to_ask(office: Office, growth: Growth) -> None:
    office.build(
        lambda company: company.session.add(Holiday(workspace_id=company.workspace_id, on=WEDNESDAY, name="Founders"))
    )
    finishes(office, growth)
    office.at("2026-11-25 12:00")
    assert not questions(office, "Ana Diaz")

    office.at("2026-11-26 08:00")

    assert len(questions(office, "Ana Diaz")) == 1


def test_nobody_is_asked_before_go_live(office: Office) -> None:
    growth = Growth(office)
    finishes(office, growth)

    office.at("2026-11-25 08:00")

    assert not office.rows("look_back")


def test_while_the_owner_is_away_their_delegate_is_asked(office: Office, growth: Growth) -> None:
    finishes(office, growth)
    goes_away(office, growth, "Ana", delegate="Ben")

    office.at("2026-11-25 14:00")  # nine o'clock in New York

    assert not questions(office, "Ana Diaz")
    assert len(questions(office, "Ben Okoro")) == 1
    office.person("Ben Okoro").sees("Ana owns it and cannot be asked.")


def test_without_a_delegate_they_are_asked_once_they_are_back(office: Office, growth: Growth) -> None:
    finishes(office, growth)
    goes_away(office, growth, "Ana")
    for text in ("2026-11-25 08:00", "2026-11-26 08:00", "2026-11-27 08:00"):
        office.at(text)
    assert not questions(office, "Ana Diaz")

    office.at("2026-11-30 08:00")

    assert len(questions(office, "Ana Diaz")) == 1


def test_a_lead_is_asked_about_what_somebody_left_behind(office: Office, growth: Growth) -> None:
    finishes(office, growth)

    def leaves(company: Any) -> None:
        company.session.get_one(Person, growth.people["Ana"].key).is_deactivated = True

    office.build(leaves)
    office.at("2026-11-25 09:00")

    assert len(questions(office, "Carol Kim")) == 1
    assert not office.dm("Ana Diaz")


def test_one_question_a_day_and_no_fifth_unasked_message_a_week(office: Office, growth: Growth) -> None:
    finishes(office, growth)
    for number, title in enumerate(("Reset by SMS", "Shorter form", "Longer sessions", "Magic links"), start=2):
        another(office, growth, title)
        finishes(office, growth, number)
    for days in range(21):
        office.clock.move_to(instant("2026-11-25 08:00") + timedelta(days=days))
        for _ in range(2):
            tick(office.deps)
            office.deliver()

    found = select(Post).where(Post.person_id == growth.people["Ana"].key, col(Post.kind).in_(UNASKED))
    sent = office.db.read(lambda session: [(post.kind, post.posted_at) for post in session.exec(found)])
    asked = [at for kind, at in sent if kind == LOOK_BACK]
    assert len({at.date() for at in asked}) == len(asked) == 5
    for at in asked:
        assert sum(at - WEEK <= other < at for _, other in sent) < MOST_A_WEEK


def test_what_was_answered_before_is_not_asked(office: Office, growth: Growth) -> None:
    finishes(office, growth)
    entered = VerdictEntered(Verdict.MOVED, "SSO pays")
    give_verdict(office.db, actor(office, growth, "Ana"), I1, entered, office.clock.now())

    office.at("2026-11-25 08:00")

    assert not office.rows("look_back")


def test_the_question_shows_the_answer_once_it_is_given(office: Office, growth: Growth) -> None:
    finishes(office, growth)
    office.at("2026-11-25 08:00")
    entered = VerdictEntered(Verdict.LESS, "Sales never used it")

    give_verdict(office.db, actor(office, growth, "Carol"), I1, entered, office.clock.now())
    office.deliver()

    ana = office.person("Ana Diaz")
    ana.sees('I1 Implement SSO: less than we thought · "Sales never used it"')
    ana.sees_not("[Cannot tell]")


def test_who_puts_it_off_is_asked_again_on_that_day(office: Office, growth: Growth) -> None:
    finishes(office, growth)
    office.at("2026-11-25 08:00")
    later = VerdictEntered(look_back_on=date(2027, 1, 13))  # in the next cycle
    give_verdict(office.db, actor(office, growth, "Ana"), I1, later, office.clock.now())
    office.at("2026-12-16 08:00")
    assert len(questions(office, "Ana Diaz")) == 1

    office.at("2027-01-13 08:00")

    assert len(questions(office, "Ana Diaz")) == 2


def test_a_key_result_that_became_private_is_not_shown(office: Office, growth: Growth) -> None:
    another(office, growth, "Reset by SMS", owner_id=growth.people["Ben"].key)
    finishes(office, growth, 2)

    def hide(company: Any) -> None:
        company.session.get_one(Objective, growth.resets.objective_id).visibility = Visibility.PRIVATE

    office.build(hide)
    office.at("2026-11-25 14:00")

    office.person("Ben Okoro").sees("KR1 is private, so its numbers are not shown here.")
    office.person("Ben Okoro").sees_not("5.5%")


def test_a_pause_sends_nothing(office: Office, growth: Growth) -> None:
    finishes(office, growth)

    def pause(company: Any) -> None:
        company.session.get_one(Workspace, office.workspace_id).live_at = None

    office.build(pause)
    office.at("2026-11-25 08:00")
    assert not office.rows("look_back")

    office.goes_live()
    office.at("2026-11-26 08:00")

    assert len(questions(office, "Ana Diaz")) == 1


def test_a_clock_that_was_ahead_asks_on_the_right_day_all_the_same(office: Office, growth: Growth) -> None:
    goes_away(office, growth, "Ana", until=date(2026, 12, 9))
    finishes(office, growth)
    office.at("2026-12-08 08:00")
    office.clock.is_set_back_to(instant("2026-11-24 08:00"))

    def comes_back(company: Any) -> None:
        company.session.get_one(Person, growth.people["Ana"].key).away_until = None

    office.build(comes_back)
    office.at("2026-11-25 08:00")

    assert len(questions(office, "Ana Diaz")) == 1


def test_what_is_private_waits_for_its_owner_where_a_lead_chose_the_delegate(office: Office, growth: Growth) -> None:
    finishes(office, growth, visibility=Visibility.PRIVATE)

    def goes(company: Any) -> None:
        ana = company.session.get_one(Person, growth.people["Ana"].key)
        ana.away_from, ana.away_until = date(2026, 11, 20), date(2026, 11, 30)
        ana.delegate_id, ana.named_own_delegate = growth.people["Ben"].key, False

    office.build(goes)
    for text in ("2026-11-25 08:00", "2026-11-25 15:00", "2026-12-01 08:00", "2026-12-02 08:00"):
        office.at(text)

    assert (len(questions(office, "Ben Okoro")), len(questions(office, "Ana Diaz"))) == (0, 1)


def test_when_its_owner_leaves_before_the_question_does_a_lead_is_asked(office: Office, growth: Growth) -> None:
    finishes(office, growth)
    office.clock.move_to(instant("2026-11-25 08:00"))
    tick(office.deps)
    office.build(
        lambda company: setattr(company.session.get_one(Person, growth.people["Ana"].key), "is_deactivated", True)
    )
    office.deliver()

    for text in ("2026-11-25 09:00", "2026-11-26 09:00", "2026-11-27 09:00"):
        office.at(text)

    assert (len(questions(office, "Ana Diaz")), len(questions(office, "Carol Kim"))) == (0, 1)
