"""A team's summary: who counts, what is told, and that it speaks of its own instant whenever it is rendered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.domain.coverage import Attendance
from bot.domain.measures import MilestoneMeasure, NumberMeasure
from bot.domain.people import Actor
from bot.domain.posts import TeamSummary
from bot.domain.references import Reference
from bot.domain.vocabulary import (
    AskState,
    ClosingOutcome,
    Health,
    ItemKind,
    ItemRole,
    ItemState,
    Lack,
    MeasureKind,
    NumberRhythm,
    QuestionKind,
    Stage,
    Status,
    UnitKind,
    Visibility,
)
from bot.usecases.editions import EditionKey
from bot.usecases.key_results import edit_key_result, open_key_result
from bot.usecases.overview import look_at_overview
from bot.usecases.rounds import open_rounds
from bot.usecases.summaries import summary_of, table_of
from messages.summaries import team_summary
from storage.database import Database
from storage.models import Ask, CheckIn, Initiative, KeyResult, Objective, Person, RosterEntry, Round, Team, Workspace
from tests.usecases.looking import EARLIER, NOW, Cast, a_company, statements

MONDAY = date(2026, 11, 23)
OPENED = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
LAST_WEEK = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
KR1 = Reference(ItemKind.KEY_RESULT, 1)

Stage_ = Callable[[Cast], object]


@dataclass
class Week:
    """The round of Monday 23 November in Growth, with Ana and Ben on its roster; its summary was due on Wednesday."""

    db: Database
    ana: Actor

    @property
    def workspace_id(self) -> int:
        return self.ana.workspace_id

    def build(self, work: Callable[[Cast], Any], at: datetime = NOW) -> Any:
        """More rows, written at an instant."""

        def run(session: Session) -> Any:
            from tests.builders import Company

            people = {each.name.split()[0].lower(): each for each in session.exec(select(Person)).all()}
            growth = session.exec(select(Team).where(Team.name == "Growth")).one()
            company = Company(session, self.workspace_id, at)
            return work(Cast(company, people["ana"], people["ben"], people["carol"], people["dan"], growth))

        return self.db.write(run)

    def says(self, key_result_id: int, value: str, at: datetime = TUESDAY, **values: Any) -> None:
        """Its owner checks in."""

        def write(cast: Cast) -> None:
            item = cast.company.session.get_one(KeyResult, key_result_id)
            owner = cast.company.session.get_one(Person, item.owner_id)
            cast.company.check_in(item, owner, value, at.date(), at=at, recorded_at=at, **values)

        self.build(write)

    def says_of_initiative(self, number: int, health: Health, at: datetime = TUESDAY) -> None:
        def write(cast: Cast) -> None:
            item = cast.company.session.exec(select(Initiative).where(Initiative.number == number)).one()
            owner = cast.company.session.get_one(Person, item.owner_id)
            cast.company.effort_check_in(item, owner, health, at.date(), at=at, recorded_at=at)

        self.build(write)

    def summary(self) -> TeamSummary:
        """The scheduled one."""
        newest = self.db.read(lambda session: session.exec(select(col(Round.id)).where(Round.due_on == MONDAY)).one())
        return summary_of(self.db, self.workspace_id, EditionKey(newest), None).summary

    def attendance(self) -> Attendance:
        told = self.summary().attendance
        assert told is not None
        return told

    def asked_about(self) -> list[QuestionKind]:
        return [each.kind for each in self.summary().questions]


def a_week(db: Database, stage: Stage_, *, as_of: datetime = WEDNESDAY) -> Week:
    """Goes live, opens the round, and lets its summary be due at `as_of`."""
    week = Week(db, a_company(db, stage))

    def go_live(cast: Cast) -> None:
        session = cast.company.session
        session.get_one(Workspace, week.workspace_id).live_at = NOW
        cast.growth.next_round_on = MONDAY

    week.build(go_live)
    open_rounds(db, week.workspace_id, OPENED)
    week.build(lambda cast: setattr(_newest(cast), "summarised_at", as_of))
    return week


def _newest(cast: Cast) -> Round:
    found = select(Round).where(Round.team_id == cast.growth.key).order_by(col(Round.due_on).desc())
    newest = cast.company.session.exec(found).first()
    assert newest is not None
    return newest


def two_owners(cast: Cast) -> None:
    cast.goal("Password resets")
    cast.goal("Proposals", cast.ben)


# ---- coverage ----


def test_a_person_is_in_when_every_row_is_answered(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "5")

    assert week.attendance() == Attendance(answered=1, asked=2, missing=1)


def test_an_update_within_the_quiet_days_is_an_answer(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "5", datetime(2026, 11, 21, 9, tzinfo=UTC))

    assert week.attendance().answered == 1


def test_half_an_answer_is_partly(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_owners(cast)
        cast.goal("Churn")

    week = a_week(db, stage)
    week.says(1, "5")

    assert week.attendance() == Attendance(answered=0, asked=2, partly=1, missing=1)


def test_what_somebody_owes_in_another_team_does_not_count(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_owners(cast)
        product = cast.company.team("Product", cast.carol, cast.ana)
        cast.goal("Releases", cast.ana, product)

    week = a_week(db, stage)
    week.says(1, "5")

    assert week.attendance() == Attendance(answered=1, asked=2, missing=1)


def test_a_member_who_owns_only_things_of_another_team_is_not_counted(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        product = cast.company.team("Product", cast.carol, cast.ben)
        cast.goal("Releases", cast.ben, product)

    week = a_week(db, stage)

    assert week.attendance() == Attendance(answered=0, asked=1, missing=1)


def test_what_is_private_is_neither_counted_nor_owed(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        cast.goal("A plan", visibility=Visibility.PRIVATE)
        cast.goal("A raise", cast.ben, visibility=Visibility.PRIVATE)

    week = a_week(db, stage)
    week.says(1, "5")

    assert week.attendance() == Attendance(answered=1, asked=1)


def test_who_owns_only_what_has_no_number_yet_is_not_counted(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        cast.goal("Churn", cast.ben, number_rhythm=NumberRhythm.MONTHLY, next_number_on=date(2026, 12, 1))

    week = a_week(db, stage)

    assert week.attendance().asked == 1


def test_an_initiative_is_a_row_too(db: Database) -> None:
    def stage(cast: Cast) -> None:
        key_result = cast.company.session.get_one(KeyResult, cast.goal("Password resets"))
        cast.company.initiative("Implement SSO", key_result, cast.ben, created_at=NOW - timedelta(weeks=5))

    week = a_week(db, stage)
    week.says_of_initiative(1, Health.ON_TRACK)

    assert week.attendance() == Attendance(answered=1, asked=2, missing=1)


def test_whoever_still_has_time_is_not_missing(db: Database) -> None:
    week = a_week(db, two_owners, as_of=TUESDAY)

    assert week.attendance() == Attendance(answered=0, asked=2, has_time=2)


def test_whoever_is_away_is_shown_as_away(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_owners(cast)
        cast.ben.away_from, cast.ben.away_until = MONDAY, MONDAY

    week = a_week(db, stage)

    assert week.attendance() == Attendance(answered=0, asked=2, away=1, missing=1)


# ---- what is told ----


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


# ---- questions ----


def test_off_track_while_every_initiative_is_on_track(db: Database) -> None:
    def stage(cast: Cast) -> None:
        key_result = cast.company.session.get_one(KeyResult, cast.goal("Password resets"))
        for title in ("Implement SSO", "Magic links"):
            cast.company.initiative(title, key_result, cast.ana, created_at=NOW - timedelta(weeks=5))

    week = a_week(db, stage)
    week.says(1, "9", status=Status.OFF_TRACK)
    week.says_of_initiative(1, Health.ON_TRACK)
    assert week.asked_about() == []

    week.says_of_initiative(2, Health.ON_TRACK)
    [question] = week.summary().questions
    assert question.kind is QuestionKind.OFF_TRACK_DESPITE
    assert [each.title for each in question.initiatives] == ["Implement SSO", "Magic links"]


def test_done_but_flat(db: Database) -> None:
    def stage(cast: Cast) -> None:
        key_result = cast.company.session.get_one(KeyResult, cast.goal("Password resets"))
        ended = {"stage": Stage.DONE, "ended_on": date(2026, 11, 24), "created_at": NOW - timedelta(weeks=5)}
        cast.company.initiative("Implement SSO", key_result, cast.ana, **ended)

    week = a_week(db, stage)
    week.says(1, "5", LAST_WEEK)
    week.says(1, "5")
    assert week.asked_about() == [QuestionKind.DONE_BUT_FLAT]

    week.says(1, "4", TUESDAY + timedelta(hours=1))
    assert week.asked_about() == []


def test_a_status_that_improved_while_the_number_worsened(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "2", LAST_WEEK, status=Status.OFF_TRACK)
    week.says(1, "3", status=Status.AT_RISK)

    [question] = week.summary().questions
    assert (question.kind, question.said_before, question.before) == (
        QuestionKind.IMPROVED_WHILE_WORSE,
        Status.OFF_TRACK,
        Decimal(2),
    )


def test_green_but_behind_is_asked_about_at_most_every_third_time(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "9", status=Status.ON_TRACK)
    assert week.asked_about() == [QuestionKind.GREEN_BUT_BEHIND]

    week.build(lambda cast: cast.company.round(cast.growth, date(2026, 11, 16), cast.ana))
    week.says(1, "9", LAST_WEEK, status=Status.ON_TRACK)
    assert week.asked_about() == []


def test_a_report_of_an_earlier_week_is_not_asked_about(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "9", LAST_WEEK, status=Status.ON_TRACK)

    assert week.asked_about() == []


# ---- asks ----


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


# ---- its own instant ----


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


# ---- empty states, and many ----


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

    newest = week.build(lambda cast: _newest(cast).key)
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

    points = table_of(db, week.workspace_id, EditionKey(week.build(lambda cast: _newest(cast).key)), None).points
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
        newest = week.build(lambda cast: _newest(cast).key)
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


def test_the_roster_notes_at_its_opening_who_counts(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        cast.goal("A raise", cast.ben, visibility=Visibility.PRIVATE)

    week = a_week(db, stage)

    entries = db.read(lambda session: session.exec(select(RosterEntry).order_by(col(RosterEntry.person_id))).all())
    assert [each.is_counted for each in entries] == [True, False]
    assert week.attendance().asked == 1


def test_whoever_owns_something_of_a_team_is_on_its_roster_without_being_in_it(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        objective = cast.company.objective("Shared", cast.ana, cast.growth)
        cast.company.key_result("Proposals", objective, cast.dan, "10", "1", created_at=EARLIER)

    week = a_week(db, stage)

    roster = db.read(lambda session: session.exec(select(Person.name).join(RosterEntry).order_by(Person.name)).all())
    assert list(roster) == ["Ana Diaz", "Dan Roth"]
    assert week.attendance().asked == 2


def test_whoever_owns_something_of_another_team_is_not(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        cast.goal("Elsewhere", cast.dan, cast.company.team("Sales"))

    a_week(db, stage)

    roster = db.read(lambda session: session.exec(select(Person.name).join(RosterEntry)).all())
    assert list(roster) == ["Ana Diaz"]
