"""A team's summary: what is told, and that it speaks of its own instant whenever it is rendered."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from bot.domain.vocabulary import (
    AskState,
    ClosingOutcome,
    Health,
    ItemKind,
    ItemRole,
    ItemState,
    Lack,
    MeasureKind,
    Stage,
    Status,
    Visibility,
)
from bot.usecases.looking.overview import look_at_overview
from bot.usecases.telling.editions import EditionKey
from bot.usecases.telling.summaries import summary_of, table_of
from messages.summaries import team_summary
from storage.database import Database
from storage.models import Ask, CheckIn, Initiative, KeyResult, Objective, Team
from tests.usecases.looking import NOW, Cast, a_company, statements
from tests.usecases.week import LAST_WEEK, LATER, TUESDAY, WEDNESDAY, Week, a_week, newest_round, two_owners


def test_a_win_names_co_owners_and_contributors_and_who_worked_for_it(db: Database) -> None:
    def stage(cast: Cast) -> None:
        key_result = cast.company.session.get_one(KeyResult, cast.goal("Password resets"))
        cast.names(cast.carol, ItemKind.KEY_RESULT, key_result.key, ItemRole.CO_OWNER)
        initiative = cast.company.initiative("Implement SSO", key_result, cast.ana)
        cast.company.contributes(cast.ben, initiative)
        hidden = cast.company.initiative("Layoffs", key_result, cast.dan, visibility=Visibility.PRIVATE)
        assert hidden.key

    week = a_week(db, stage)
    week.says(1, "1")

    [win] = week.summary().wins
    assert [each.name for each in win.credit] == ["Carol Kim", "Ben Okoro"]
    assert not week.summary().ups


def test_what_moved_is_up_or_down(db: Database) -> None:
    week = a_week(db, two_owners)
    for key_result_id, before, now in ((1, "5", "4"), (2, "5", "11")):
        week.says(key_result_id, before, LAST_WEEK)
        week.says(key_result_id, now)

    told = week.summary()
    assert [(str(move.card.ref), move.before) for move in told.ups] == [("KR1", Decimal(5))]
    assert [(str(move.card.ref), move.before) for move in told.downs] == [("KR2", Decimal(5))]
    assert told.lack is None


def test_steps_that_were_done_are_a_way_up(db: Database) -> None:
    def stage(cast: Cast) -> None:
        key_result_id = cast.goal("Move house", measure_kind=MeasureKind.MILESTONES)
        cast.company.milestones(cast.company.session.get_one(KeyResult, key_result_id), "Find", "Buy", "Pack", "Move")

    week = a_week(db, stage)
    week.says(1, "3", steps_done=[1, 2, 3])

    [move] = week.summary().ups
    assert (move.before, move.card.progress.raw) == (Decimal(0), Decimal("75.00"))


def test_a_first_number_without_a_baseline_is_told_and_the_second_moves(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.company.session.get_one(KeyResult, cast.goal("Churn")).start = None

    week = a_week(db, stage)
    week.says(1, "8")
    assert [str(card.ref) for card in week.summary().firsts] == ["KR1"]

    week.says(1, "8", LAST_WEEK)
    assert (week.summary().firsts, week.summary().unchanged) == ((), 1)

    week.says(1, "7", TUESDAY + timedelta(hours=1))
    assert [str(move.card.ref) for move in week.summary().ups] == ["KR1"]


def test_what_nobody_has_told_anything_of_is_named_and_not_called_unchanged(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Resets")
        cast.company.session.get_one(KeyResult, cast.goal("Churn")).start = None

    week = a_week(db, stage)
    week.says(1, "5")

    told = week.summary()

    assert ([str(card.ref) for card in told.unstarted], told.unchanged) == (["KR2"], 0)


def test_trouble_is_named_though_nothing_moved_the_worst_first_and_the_rest_is_counted(db: Database) -> None:
    def stage(cast: Cast) -> None:
        for title in ("Resets", "Proposals", "Churn"):
            cast.goal(title)

    week = a_week(db, stage)
    for key_result_id, status in ((1, Status.AT_RISK), (2, Status.OFF_TRACK), (3, Status.ON_TRACK)):
        for at in (LAST_WEEK, TUESDAY):
            week.says(key_result_id, "3", at, status=status)

    told = week.summary()
    assert [str(card.ref) for card in told.troubles] == ["KR2", "KR1"]
    assert told.unchanged == 1


def test_what_moved_keeps_what_its_owner_says_of_it(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "5", LAST_WEEK, status=Status.OFF_TRACK)
    week.says(1, "4", status=Status.OFF_TRACK)

    told = week.summary()
    assert "off track" in team_summary(summary=told).text
    assert "KR1" not in {str(card.ref) for card in told.troubles}


@pytest.mark.parametrize(
    ("value", "outcome", "wins"), [("1", "finished", 1), ("5", "finished", 0), ("1", "dropped", 0)]
)
def test_what_is_closed_with_its_target_reached_is_a_win(db: Database, value: str, outcome: str, wins: int) -> None:
    week = a_week(db, two_owners)
    week.says(1, value)

    def close(cast: Cast) -> None:
        item = cast.company.session.get_one(KeyResult, 1)
        item.state, item.outcome = ItemState.CLOSED, ClosingOutcome(outcome)
        item.closed_at = TUESDAY + timedelta(hours=2)

    week.build(close)

    assert len(week.summary().wins) == wins
    assert "KR1" not in {str(move.card.ref) for move in week.summary().ups}


def asks(week: Week, words: str, created_at: datetime, answered_at: datetime | None = None) -> None:
    def write(cast: Cast) -> None:
        cast.company.session.add(
            Ask(
                workspace_id=week.workspace_id,
                item_kind=ItemKind.KEY_RESULT,
                item_id=1,
                from_id=cast.ana.key,
                to_id=cast.carol.key,
                text=words,
                state=AskState.ANSWERED if answered_at else AskState.OPEN,
                answer="A secret" if answered_at else "",
                created_at=created_at,
                answered_at=answered_at,
            )
        )

    week.build(write)


def test_an_ask_stands_until_it_is_answered_and_its_answer_is_not_told(db: Database) -> None:
    week = a_week(db, two_owners)
    asks(week, "open", LAST_WEEK)
    asks(week, "answered before", LAST_WEEK, TUESDAY)
    asks(week, "answered since", LAST_WEEK, LATER)
    asks(week, "asked since", LATER)

    told = week.summary().asks
    assert [(each.words, each.is_answered) for each in told] == [("open", False), ("answered since", True)]
    assert not any(each.answer for each in told)


def test_what_happens_later_changes_nothing_of_it(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_owners(cast)
        key_result = cast.company.session.get_one(KeyResult, 1)
        cast.company.initiative("Implement SSO", key_result, cast.ana, created_at=NOW - timedelta(weeks=5))
        cast.company.round(cast.growth, date(2026, 11, 9), cast.ben)
        cast.company.round(cast.growth, date(2026, 11, 16), cast.ben)

    week = a_week(db, stage)
    week.says(1, "5", datetime(2026, 11, 3, 9, tzinfo=UTC), status=Status.ON_TRACK)
    week.says(2, "5", datetime(2026, 11, 3, 9, tzinfo=UTC), status=Status.ON_TRACK)
    week.says(1, "4", status=Status.AT_RISK, note="Pilot")
    week.says_of_initiative(1, Health.BLOCKED)
    before = week.summary()
    assert [str(card.ref) for card in before.silent] == ["KR2"]
    assert before.blocked

    def afterwards(cast: Cast) -> None:
        session = cast.company.session
        first, initiative = session.get_one(KeyResult, 1), session.get_one(Initiative, 1)
        initiative.stage, initiative.ended_on = Stage.DONE, LATER.date()
        first.state, first.closed_at = ItemState.CLOSED, LATER
        cast.goal("New", created_at=LATER)

    week.says(1, "3", LATER, status=Status.ON_TRACK, note="Later")
    week.says(2, "3", LATER)
    week.says_of_initiative(1, Health.ON_TRACK, LATER)
    week.build(afterwards, LATER)

    assert week.summary() == before


def test_a_correction_is_told_even_after_a_newer_answer(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "2", note="Typo")
    week.says(1, "3", LATER)

    def correct(cast: Cast) -> None:
        session = cast.company.session
        old = session.exec(select(CheckIn).where(CheckIn.note == "Typo")).one()
        old.withdrawn_at = LATER
        put_right = CheckIn(
            workspace_id=old.workspace_id,
            key_result_id=old.key_result_id,
            by_id=old.by_id,
            at=old.at,
            on=old.on,
            recorded_at=LATER,
            value=Decimal(4),
            note="Right",
            corrects_id=old.key,
        )
        session.add(put_right)

    week.build(correct)

    [move] = week.summary().ups
    assert (move.card.current, move.card.last_check_in and move.card.last_check_in.note) == (Decimal(4), "Right")


def test_a_team_with_nobody_or_nothing_says_what_to_do(db: Database) -> None:
    week = Week(db, a_company(db, lambda cast: cast.company.team("Empty")))
    empty = week.build(lambda cast: cast.company.session.exec(select(Team).where(Team.name == "Empty")).one().key)
    growth = week.build(lambda cast: cast.growth.key)

    for team_id, lack in ((empty, Lack.NOBODY), (growth, Lack.NO_KEY_RESULTS)):
        told = summary_of(db, week.workspace_id, EditionKey(None, team_id, WEDNESDAY), None).summary
        assert (told.lack, told.attendance) == (lack, None)


def test_a_week_without_news_says_so(db: Database) -> None:
    week = a_week(db, two_owners)
    assert week.summary().lack is Lack.NOTHING_NEW

    week.says(1, "10")
    assert week.summary().lack is Lack.NOTHING_MOVED


def test_the_points_of_the_chart_begin_with_the_cycle_and_end_with_the_summary(db: Database) -> None:
    week = a_week(db, two_owners)
    week.build(lambda cast: cast.company.round(cast.growth, date(2026, 11, 16), cast.ana))
    week.says(1, "5.5", LAST_WEEK)
    week.says(1, "1")

    newest = week.build(lambda cast: newest_round(cast).key)
    points = table_of(db, week.workspace_id, EditionKey(newest), None).points
    assert [(point.on.isoformat(), point.progress) for point in points] == [
        ("2026-10-01", Decimal("0.00")),
        ("2026-11-18", Decimal("25.00")),
        ("2026-11-25", Decimal("50.00")),
    ]


def test_the_chart_counts_as_the_overview_does(db: Database) -> None:
    """Each objective once, with what was finished; without what was dropped."""
    week = a_week(db, two_owners)
    more = week.build(
        lambda cast: [
            cast.company.key_result(title, cast.company.session.get_one(Objective, 1), cast.ana, "10", "0").key
            for title in ("Finished", "Dropped")
        ]
    )
    for key_result_id, value in ((1, "1"), (2, "10"), (more[0], "5"), (more[1], "10")):
        week.says(key_result_id, value)

    def close(cast: Cast) -> None:
        for key_result_id, outcome in zip(more, (ClosingOutcome.FINISHED, ClosingOutcome.DROPPED), strict=True):
            item = cast.company.session.get_one(KeyResult, key_result_id)
            item.state, item.outcome, item.closed_at = ItemState.CLOSED, outcome, TUESDAY + timedelta(hours=2)

    week.build(close)

    points = table_of(db, week.workspace_id, EditionKey(week.build(lambda cast: newest_round(cast).key)), None).points
    assert points[-1].progress == Decimal("37.50")
    assert points[-1].progress == look_at_overview(db, week.ana, "", LATER).progress


@pytest.mark.parametrize("build", [summary_of, table_of])
def test_sixty_key_results_cost_as_many_statements_as_two(db: Database, build: Callable[..., Any]) -> None:
    def more(cast: Cast) -> None:
        objective = cast.company.session.get_one(Objective, 1)
        for number in range(58):
            made = cast.company.key_result(f"No. {number}", objective, cast.ana, "10", "1", created_at=NOW)
            cast.company.initiative(f"For {number}", made, cast.ben)
            cast.company.check_in(made, cast.ana, "9", TUESDAY.date(), status=Status.ON_TRACK)

    def told(week: Week) -> int:
        newest = week.build(lambda cast: newest_round(cast).key)
        with statements(db) as run:
            build(db, week.workspace_id, EditionKey(newest), None)
        return len(run)

    def two(cast: Cast) -> None:
        two_owners(cast)
        first = cast.company.session.get_one(KeyResult, 1)
        cast.company.initiative("Implement SSO", first, cast.ben)
        cast.company.check_in(first, cast.ana, "9", TUESDAY.date(), status=Status.ON_TRACK)

    week = a_week(db, two)
    few = told(week)
    week.build(more)

    assert told(week) == few
