"""A team's summary says what came of the initiatives that somebody looked back at in its week."""

from datetime import timedelta

import pytest

from bot.domain.look_backs import VerdictEntered
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemKind, Lack, Stage, Verdict, Visibility
from bot.usecases.bets.verdicts import give_verdict
from storage.database import Database
from storage.models import Initiative
from storage.models import KeyResult as KeyResultRow
from tests.usecases.looking import Cast
from tests.usecases.week import LAST_WEEK, LATER, TUESDAY, WEDNESDAY, Week, a_week

I1 = Reference(ItemKind.INITIATIVE, 1)


def done(cast: Cast) -> None:
    """Ana's price list has been done for weeks."""
    goal = cast.company.session.get_one(KeyResultRow, cast.goal("Sales"))
    ended_on = (LAST_WEEK - timedelta(weeks=4)).date()
    cast.company.initiative("Price list", goal, cast.ana, stage=Stage.DONE, ended_on=ended_on)


@pytest.fixture
def week(db: Database) -> Week:
    return a_week(db, done)


def says(week: Week, verdict: Verdict, learning: str | None = None, at: object = TUESDAY) -> None:
    give_verdict(week.db, week.ana, I1, VerdictEntered(verdict, learning=learning), at)  # type: ignore[arg-type]


def told(week: Week) -> list[tuple[str, Verdict, str, str]]:
    return [
        (f"{each.ref} {each.title}", each.verdict, each.learning, each.by.name if each.by else "")
        for each in week.summary().verdicts
    ]


def test_it_says_who_said_what_of_which_and_what_they_learned(week: Week) -> None:
    says(week, Verdict.MOVED, "Start with the referrals")

    assert told(week) == [("I1 Price list", Verdict.MOVED, "Start with the referrals", "Ana Diaz")]
    [given] = week.summary().verdicts
    assert given.key_result is not None
    assert str(given.key_result.ref) == "KR1"


def test_that_is_news(week: Week) -> None:
    assert week.summary().lack is Lack.NOTHING_NEW

    says(week, Verdict.NOT_MOVED)

    assert week.summary().lack is None


@pytest.mark.parametrize("at", [LAST_WEEK, LATER])
def test_what_is_said_in_another_week_is_told_in_that_one(week: Week, at: object) -> None:
    says(week, Verdict.MOVED, at=at)

    assert told(week) == []


def test_what_is_said_differently_after_the_summary_changes_nothing_of_it(week: Week) -> None:
    says(week, Verdict.MOVED, "Start early")
    says(week, Verdict.NOT_MOVED, "Do not start", at=LATER)

    assert told(week) == [("I1 Price list", Verdict.MOVED, "Start early", "Ana Diaz")]


def test_of_two_verdicts_in_one_week_the_last_is_told(week: Week) -> None:
    says(week, Verdict.CANNOT_TELL, at=TUESDAY)
    says(week, Verdict.LESS, at=TUESDAY + timedelta(hours=1))

    assert [each[1] for each in told(week)] == [Verdict.LESS]


def test_a_learning_that_is_added_to_an_old_verdict_is_no_verdict(week: Week) -> None:
    says(week, Verdict.MOVED, at=LAST_WEEK)
    says(week, Verdict.MOVED, "Start early", at=TUESDAY)

    assert told(week) == []


def test_what_the_channel_may_not_read_is_not_told_then_or_later(week: Week) -> None:
    says(week, Verdict.MOVED)
    assert len(told(week)) == 1

    week.build(lambda cast: setattr(cast.company.session.get_one(Initiative, 1), "visibility", Visibility.PRIVATE))

    assert told(week) == []


def test_it_is_told_where_the_key_result_is_closed_by_then(week: Week) -> None:
    says(week, Verdict.MOVED)

    def close(cast: Cast) -> None:
        goal = cast.company.session.get_one(KeyResultRow, 1)
        goal.outcome, goal.closed_at = ClosingOutcome.FINISHED, WEDNESDAY - timedelta(hours=1)

    week.build(close)

    assert len(told(week)) == 1
