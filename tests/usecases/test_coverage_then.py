"""Objectives without a key result and look-backs that nobody answered: in the team's summary, as of its instant."""

from datetime import date, timedelta
from typing import Any

from bot.domain.closing_forms import ClosingEntered
from bot.domain.look_backs import VerdictEntered
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, CoverageGap, ItemKind, Stage, Verdict, Visibility
from bot.usecases.bets.verdicts import give_verdict
from bot.usecases.goals.closings import close_item
from bot.usecases.goals.moves import Aim, move_item
from storage.database import Database
from storage.models import KeyResult, Objective
from tests.usecases.looking import EARLIER, NOW, Cast
from tests.usecases.week import LATER, WEDNESDAY, Week, a_week

I1 = Reference(ItemKind.INITIATIVE, 1)
KR1 = Reference(ItemKind.KEY_RESULT, 1)
DROPPED = ClosingEntered(ClosingOutcome.DROPPED, reason="Nobody measures it")
TWO_WEEKS_AGO = WEDNESDAY.date() - timedelta(days=14)


def told(week: Week, kind: CoverageGap) -> list[str]:
    return [f"{gap.item.ref} {gap.item.title}" for gap in week.summary().gaps if gap.kind is kind]


def bare(week: Week) -> list[str]:
    return told(week, CoverageGap.NO_KEY_RESULT)


def unjudged(week: Week) -> list[str]:
    return told(week, CoverageGap.NOT_LOOKED_BACK)


def aims(cast: Cast) -> None:
    """O1 has nothing; O2 is young; O3 is private; O4 has a key result."""
    cast.company.objective("Grow", cast.ana, cast.growth, created_at=EARLIER)
    cast.company.objective("Shine", cast.ana, cast.growth, created_at=NOW)
    cast.company.objective("Zebra", cast.ana, cast.growth, created_at=EARLIER, visibility=Visibility.PRIVATE)
    keep = cast.company.objective("Keep", cast.ana, cast.growth, created_at=EARLIER)
    cast.company.key_result("Churn", keep, cast.ana, created_at=EARLIER)


def done(cast: Cast, title: str = "Price list", on: date = TWO_WEEKS_AGO, **values: Any) -> None:
    """Finished work for a key result of its own, to be looked back at on a day."""
    goal = cast.company.session.get_one(KeyResult, cast.goal(f"Goal of {title}", **values))
    ended = {"stage": Stage.DONE, "ended_on": on - timedelta(weeks=4), "look_back_on": on}
    cast.company.initiative(title, goal, cast.ana, **ended)


def test_a_public_objective_without_a_key_result_is_told_after_two_weeks(db: Database) -> None:
    assert bare(a_week(db, aims)) == ["O1 Grow"]


def test_it_is_told_no_more_once_it_has_one_and_an_old_summary_still_tells_it(db: Database) -> None:
    week = a_week(db, aims)

    def measured(cast: Cast) -> None:
        grow = cast.company.session.get_one(Objective, 1)
        cast.company.key_result("Sign-ups", grow, cast.ana, created_at=LATER)

    week.build(measured)
    assert bare(week) == ["O1 Grow"]
    week.build(lambda cast: setattr(cast.company.session.get_one(KeyResult, 2), "created_at", EARLIER))
    assert bare(week) == []


def test_a_key_result_that_the_channel_may_not_read_is_one(db: Database) -> None:
    def stage(cast: Cast) -> None:
        aims(cast)
        grow = cast.company.session.get_one(Objective, 1)
        cast.company.key_result("Purchase", grow, cast.ana, created_at=EARLIER, visibility=Visibility.PRIVATE)

    assert bare(a_week(db, stage)) == []


def test_one_that_was_dropped_by_then_is_none(db: Database) -> None:
    week = a_week(db, aims)

    close_item(db, week.ana, KR1, DROPPED, WEDNESDAY - timedelta(hours=1))
    assert bare(week) == ["O1 Grow", "O4 Keep"]


def test_one_that_was_dropped_after_the_summary_still_counts_in_it(db: Database) -> None:
    week = a_week(db, aims)

    close_item(db, week.ana, KR1, DROPPED, LATER)
    assert bare(week) == ["O1 Grow"]


def test_one_that_went_to_another_objective_after_the_summary_counts_where_it_was(db: Database) -> None:
    week = a_week(db, aims)

    move_item(db, week.ana, KR1, Aim(to=Reference(ItemKind.OBJECTIVE, 1)), LATER)
    assert bare(week) == ["O1 Grow"]


def test_a_look_back_that_nobody_answered_for_two_weeks_is_told(db: Database) -> None:
    def stage(cast: Cast) -> None:
        done(cast)
        done(cast, "Young", TWO_WEEKS_AGO + timedelta(days=1))
        done(cast, "Zebra", visibility=Visibility.PRIVATE)

    assert unjudged(a_week(db, stage)) == ["I1 Price list"]


def test_with_a_verdict_it_is_not_and_an_old_summary_still_tells_it(db: Database) -> None:
    week = a_week(db, done)

    give_verdict(db, week.ana, I1, VerdictEntered(Verdict.NOT_MOVED), LATER)
    assert unjudged(week) == ["I1 Price list"]


def test_a_verdict_of_before_the_summary_ends_it(db: Database) -> None:
    week = a_week(db, done)

    give_verdict(db, week.ana, I1, VerdictEntered(Verdict.NOT_MOVED), WEDNESDAY - timedelta(hours=1))
    assert unjudged(week) == []


def test_whoever_asks_for_a_later_day_is_left_alone_until_then(db: Database) -> None:
    week = a_week(db, done)

    later = VerdictEntered(look_back_on=LATER.date() + timedelta(days=7))
    give_verdict(db, week.ana, I1, later, WEDNESDAY - timedelta(hours=1))
    assert unjudged(week) == []


def test_one_that_was_postponed_after_the_summary_stays_in_it(db: Database) -> None:
    week = a_week(db, done)

    give_verdict(db, week.ana, I1, VerdictEntered(look_back_on=LATER.date() + timedelta(days=7)), LATER)
    assert unjudged(week) == ["I1 Price list"]
