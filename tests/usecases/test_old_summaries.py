"""What was posted long ago is rendered again after a correction: it still speaks of the team and cycle as they were."""

from datetime import timedelta

from bot.domain.posts import TeamSummary
from bot.usecases.company.merging import merge_team
from bot.usecases.company.workspaces import actor_of
from bot.usecases.telling.editions import EditionKey
from bot.usecases.telling.summaries import table_of
from storage.database import Database
from tests.usecases.looking import Cast
from tests.usecases.week import LATER, Week, a_week, newest_round, two_owners


def posted(db: Database) -> Week:
    """Ana's number went up, Ben's did not."""
    week = a_week(db, two_owners)
    week.says(1, "4")
    return week


def shown(told: TeamSummary) -> tuple[list[str], str]:
    return [str(move.card.ref) for move in told.ups], str(told.week)


def chart(week: Week) -> int:
    newest = week.build(newest_round).key
    return len(table_of(week.db, week.workspace_id, EditionKey(newest), None).points)


def test_after_the_team_was_merged_its_summary_names_what_it_named(db: Database) -> None:
    week = posted(db)
    before = week.summary()

    def merge_into_sales(cast: Cast) -> tuple[int, int]:
        return cast.growth.key, cast.company.team("Sales", cast.carol, cast.dan).key

    growth, sales = week.build(merge_into_sales)
    carol = week.build(lambda cast: actor_of(cast.company.session, cast.carol, LATER))
    merge_team(db, carol, growth, sales, LATER)

    assert shown(week.summary()) == shown(before)
    assert week.summary().attendance == before.attendance


def test_what_came_to_the_new_team_later_is_not_in_its_old_summary(db: Database) -> None:
    week = posted(db)

    def sales_wants_something(cast: Cast) -> tuple[int, int]:
        sales = cast.company.team("Sales", cast.carol, cast.dan)
        cast.goal("Deals", cast.dan, sales)
        return sales.key, cast.growth.key

    sales, growth = week.build(sales_wants_something)
    before = week.summary()
    carol = week.build(lambda cast: actor_of(cast.company.session, cast.carol, LATER))
    merge_team(db, carol, sales, growth, LATER)

    assert week.summary() == before


def test_after_its_cycle_was_closed_it_still_names_its_week_and_has_its_chart(db: Database) -> None:
    week = posted(db)
    before, points = week.summary(), chart(week)
    assert before.week is not None

    week.build(lambda cast: setattr(cast.company.cycle(), "closed_at", LATER + timedelta(days=40)))

    assert shown(week.summary()) == shown(before)
    assert chart(week) == points
