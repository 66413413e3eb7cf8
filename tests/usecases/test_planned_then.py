"""What a team has planned, beside what it says it can do: in its summary, as of the summary's instant."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from bot.domain.closing_forms import ClosingEntered
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemKind, Stage, Visibility
from bot.usecases.goals.closings import close_item
from bot.usecases.telling.capacity import state_capacity
from storage.database import Database
from storage.models import KeyResult
from tests.usecases.looking import EARLIER, Cast
from tests.usecases.week import LATER, WEDNESDAY, Week, a_week

I1 = Reference(ItemKind.INITIATIVE, 1)
DROPPED = ClosingEntered(ClosingOutcome.DROPPED, reason="Nobody needs it")


def planned(week: Week) -> tuple[Decimal, Decimal | None, int] | None:
    plan = week.summary().plan
    return None if plan is None else (plan.planned, plan.capacity, plan.unknown)


def bets(cast: Cast) -> None:
    """12 of 30 weeks are under way and 10 done; of one that is planned nobody said how much it takes, an idea counts
    nothing, and what is private is nothing for a channel."""
    cast.growth.capacity_weeks = Decimal(30)
    goal = cast.company.session.get_one(KeyResult, cast.goal("Churn"))

    def bet(title: str, weeks: int | None, **values: Any) -> None:
        effort = None if weeks is None else Decimal(weeks)
        cast.company.initiative(title, goal, cast.ana, effort_weeks=effort, created_at=EARLIER, **values)

    bet("Pilot", 12)
    bet("Price list", 10, stage=Stage.DONE, ended_on=EARLIER.date())
    bet("Shop", None, stage=Stage.PLANNED)
    bet("Perhaps", 20, stage=Stage.IDEA)
    bet("Purchase", 20, visibility=Visibility.PRIVATE)


def test_the_channel_reads_what_is_planned_of_what_the_team_has(db: Database) -> None:
    assert planned(a_week(db, bets)) == (Decimal(22), Decimal(30), 1)


def test_where_more_is_planned_than_there_is_it_reads_nothing(db: Database) -> None:
    def too_much(cast: Cast) -> None:
        bets(cast)
        cast.growth.capacity_weeks = Decimal(20)

    assert planned(a_week(db, too_much)) is None


def test_a_team_that_states_no_capacity_is_not_measured(db: Database) -> None:
    def unstated(cast: Cast) -> None:
        bets(cast)
        cast.growth.capacity_weeks = None

    assert planned(a_week(db, unstated)) is None


def test_what_was_dropped_by_then_takes_no_weeks(db: Database) -> None:
    week = a_week(db, bets)

    close_item(db, week.ana, I1, DROPPED, WEDNESDAY - timedelta(hours=1))
    assert planned(week) == (Decimal(10), Decimal(30), 1)


def test_what_is_dropped_after_a_summary_still_counts_in_it(db: Database) -> None:
    week = a_week(db, bets)

    close_item(db, week.ana, I1, DROPPED, LATER)
    assert planned(week) == (Decimal(22), Decimal(30), 1)


def test_an_old_summary_keeps_the_capacity_that_was_stated_then(db: Database) -> None:
    week = a_week(db, bets)

    lead = replace(week.ana, leads=week.ana.member_of)
    state_capacity(db, lead, next(iter(lead.leads)), "40", LATER)
    assert planned(week) == (Decimal(22), Decimal(30), 1)


def test_what_is_planned_after_a_summary_is_not_in_it(db: Database) -> None:
    week = a_week(db, bets)

    def more(cast: Cast) -> None:
        goal = cast.company.session.get_one(KeyResult, 1)
        cast.company.initiative("Late", goal, cast.ana, effort_weeks=Decimal(1), created_at=LATER)

    week.build(more)
    assert planned(week) == (Decimal(22), Decimal(30), 1)
