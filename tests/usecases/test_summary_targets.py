"""A change of target in a team's summary: told once, with its reason and both progresses."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from bot.domain.measures import MilestoneMeasure, NumberMeasure
from bot.domain.vocabulary import MeasureKind, UnitKind
from bot.usecases.goals.key_results import edit_key_result, open_key_result
from storage.database import Database
from storage.models import KeyResult
from tests.usecases.looking import Cast
from tests.usecases.week import KR1, LAST_WEEK, LATER, TUESDAY, Week, a_week, two_owners


def test_a_change_of_target_is_told_with_its_reason_and_both_progresses(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "5.5", LAST_WEEK)
    retarget(week, "4", TUESDAY)

    [change] = week.summary().target_changes
    assert isinstance(change.before, NumberMeasure)
    assert isinstance(change.after, NumberMeasure)
    assert (change.before.target, change.after.target) == (Decimal(1), Decimal(4))
    assert change.reason == "annual contracts"
    assert (change.progress_before.raw, change.progress_after.raw) == (Decimal("50.00"), Decimal("75.00"))


def test_two_changes_that_lead_back_are_none(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "5.5", LAST_WEEK)
    retarget(week, "4", TUESDAY)
    retarget(week, "1", TUESDAY + timedelta(hours=1))

    assert not week.summary().target_changes


def test_a_later_change_of_target_belongs_to_the_next_summary(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "5.5")
    before = week.summary()
    retarget(week, "4", LATER)

    assert week.summary() == before


def three_steps(cast: Cast) -> None:
    """KR1 of Ana's, with the first of three steps done."""
    key_result = cast.company.session.get_one(KeyResult, cast.goal("Launch", measure_kind=MeasureKind.MILESTONES))
    key_result.start, key_result.target, key_result.unit_kind = None, None, UnitKind.PLAIN
    first, *_ = cast.company.milestones(key_result, "Design", "Beta", "Launch")
    first.is_done = True


def give_steps(week: Week, *titles: str, at: datetime) -> None:
    opened = open_key_result(week.db, week.ana, KR1, at)
    entered = replace(opened.entered, steps="\n".join(titles), reason="legal wants a say")
    edit_key_result(week.db, week.ana, KR1, opened.version, entered, at)


def test_another_number_of_steps_is_told_with_its_reason(db: Database) -> None:
    week = a_week(db, three_steps)
    week.says(1, "1", LAST_WEEK)
    give_steps(week, "Design", "Beta", "Launch", "Legal review", at=TUESDAY)

    [change] = week.summary().target_changes
    assert (change.before, change.after) == (MilestoneMeasure(1, 3), MilestoneMeasure(1, 4))
    assert change.reason == "legal wants a say"


def test_steps_that_come_and_go_are_no_change_of_target(db: Database) -> None:
    week = a_week(db, three_steps)
    week.says(1, "1", LAST_WEEK)
    give_steps(week, "Design", "Beta", "Launch", "Legal review", at=TUESDAY)
    give_steps(week, "Design", "Beta", "Launch", at=TUESDAY + timedelta(hours=1))

    assert not week.summary().target_changes


def test_a_summary_keeps_the_steps_of_its_own_instant(db: Database) -> None:
    week = a_week(db, three_steps)
    week.says(1, "1")
    give_steps(week, "Design", "Beta", "Launch", "Legal review", at=LATER)

    [up] = week.summary().ups
    assert (up.card.measure, up.card.progress.raw) == (MilestoneMeasure(1, 3), Decimal("33.33"))


def retarget(week: Week, target: str, at: datetime) -> None:
    opened = open_key_result(week.db, week.ana, KR1, at)
    entered = replace(opened.entered, target=target, reason="annual contracts")
    edit_key_result(week.db, week.ana, KR1, opened.version, entered, at)
