"""Cycles, as admins make, repair and close them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.cycle_forms import ClosedCycle, ClosingEntered, CycleCard, CycleEntered
from bot.domain.errors import ChangedMeanwhile, CycleClosed, Invalid, InvalidForm, NotAllowed, NotFound
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, CycleState, ItemKind, ItemState, Unfinished, Visibility
from bot.usecases.company.closing_cycles import close_cycle, open_closing
from bot.usecases.company.cycles import begin_cycle, create_cycle, edit_cycle, list_cycles, open_cycle
from bot.usecases.company.workspaces import actor_of, open_workspace
from bot.usecases.looking.overview import look_at_overview
from storage.database import Database
from storage.models import AuditEvent, CheckIn, Cycle, Initiative, KeyResult, Objective, Person
from storage.repositories.people import People
from tests.builders import Company

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
WINTER = CycleEntered("Q1 2027", date(2027, 1, 1), date(2027, 3, 31))
O1 = Reference(ItemKind.OBJECTIVE, 1)


class Stage:
    """Ana owns O1 with KR1 (50 % there), KR2 (reached) and I1 for KR1; Olga is an OKR admin."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.workspace_id = open_workspace(db, "T1", "Acme", NOW)
        self.db.write(self._build)

    def _build(self, session: Any) -> None:
        company = Company(session, self.workspace_id, NOW)
        ana = company.person("Ana", "UANA")
        company.person("Olga", "UOLGA", is_okr_admin=True)
        team = company.team("Growth", None, ana)
        objective = company.objective("Improve the login experience", ana, team)
        resets = company.key_result("Password resets", objective, ana, "10", "0")
        company.check_in(resets, ana, "5", date(2026, 11, 16), note="SSO pilot")
        users = company.key_result("Beta users", objective, ana, "0", "10")
        company.check_in(users, ana, "10", date(2026, 11, 16))
        company.initiative("Implement SSO", resets, ana)

    def acts(self, name: str) -> Actor:
        def find(session: Any) -> Actor:
            person = People(session, self.workspace_id).of_slack(f"U{name.upper()}")
            assert isinstance(person, Person)
            return actor_of(session, person, NOW)

        return self.db.read(find)

    @property
    def quarter(self) -> CycleCard:
        return list_cycles(self.db, self.acts("Olga"), NOW)[-1]

    def closes(self, choice: Unfinished, target: str = "next", scores: str = "") -> ClosedCycle:
        entered = ClosingEntered({O1: choice}, target, scores)
        return close_cycle(self.db, self.acts("Olga"), self.quarter.id, entered, NOW)

    def rows(self, table: type[Any]) -> list[Any]:
        from sqlmodel import col, select

        return list(self.db.read(lambda session: session.exec(select(table).order_by(col(table.id))).all()))


@pytest.fixture
def stage(db: Database) -> Stage:
    return Stage(db)


def test_a_cycle_says_how_it_stands_and_how_much_is_in_it(stage: Stage) -> None:
    card = stage.quarter

    assert (card.name, card.state, card.week) == ("Q4 2026", CycleState.LIVE, "week 8 of 13")
    assert (card.objectives, card.key_results) == (1, 2)


def test_the_next_quarter_is_proposed(stage: Stage) -> None:
    assert begin_cycle(stage.db, stage.acts("Olga"), "", NOW).entered == WINTER


def test_a_period_is_understood_by_its_name(stage: Stage) -> None:
    assert begin_cycle(stage.db, stage.acts("Olga"), "2027", NOW).entered.ends_on == date(2027, 12, 31)


def test_only_admins_make_cycles(stage: Stage) -> None:
    with pytest.raises(NotAllowed) as refused:
        create_cycle(stage.db, stage.acts("Ana"), WINTER, "view:1", NOW)

    assert refused.value.who_could == ("UOLGA",)


def test_the_same_submission_makes_one_cycle(stage: Stage) -> None:
    first = create_cycle(stage.db, stage.acts("Olga"), WINTER, "view:1", NOW)

    assert create_cycle(stage.db, stage.acts("Olga"), WINTER, "view:1", NOW) == first
    assert len(stage.rows(Cycle)) == 2


def test_what_was_dropped_counts_neither_here_nor_in_the_overview(stage: Stage) -> None:
    def drop(session: Any) -> None:
        for number, outcome in ((1, ClosingOutcome.DROPPED), (2, ClosingOutcome.FINISHED)):
            item = session.get_one(KeyResult, number)
            item.state, item.outcome, item.closed_at = ItemState.CLOSED, outcome, NOW

    stage.db.write(drop)

    assert (stage.quarter.objectives, stage.quarter.key_results) == (1, 1)
    assert look_at_overview(stage.db, stage.acts("Olga"), "", NOW).counts.total == 1


def test_cycles_may_overlap_and_say_so(stage: Stage) -> None:
    year = CycleEntered("2026", date(2026, 1, 1), date(2026, 12, 31))

    assert create_cycle(stage.db, stage.acts("Olga"), year, "view:1", NOW).overlaps == ("Q4 2026",)


@pytest.mark.parametrize(
    ("entered", "fields"),
    [
        (CycleEntered("", None, None), {"name", "starts_on"}),
        (CycleEntered("q4 2026", date(2027, 1, 1), date(2027, 1, 1)), {"name", "due_on"}),
        (CycleEntered("x" * 41, date(2027, 1, 1), None), {"name", "due_on"}),
    ],
)
def test_everything_wrong_is_said_at_once(stage: Stage, entered: CycleEntered, fields: set[str]) -> None:
    with pytest.raises(InvalidForm) as refused:
        create_cycle(stage.db, stage.acts("Olga"), entered, "view:1", NOW)

    assert {each.field for each in refused.value.problems} == fields
    assert len(stage.rows(Cycle)) == 1


def test_a_wrong_cycle_is_repaired_and_its_key_results_follow(stage: Stage) -> None:
    right = CycleEntered("Fall", date(2026, 9, 1), date(2026, 12, 15))

    edit_cycle(stage.db, stage.acts("Olga"), stage.quarter.id, 1, right, NOW)

    assert {(each.starts_on, each.due_on) for each in stage.rows(KeyResult)} == {(right.starts_on, right.ends_on)}
    event = stage.rows(AuditEvent)[-1]
    assert (event.verb, event.before["name"], event.after["name"]) == ("edit", "Q4 2026", "Fall")


def test_two_open_forms_lose_nothing(stage: Stage) -> None:
    cycle_id = stage.quarter.id
    edit_cycle(stage.db, stage.acts("Olga"), cycle_id, 1, CycleEntered("Fall", WINTER.starts_on, WINTER.ends_on), NOW)

    with pytest.raises(ChangedMeanwhile) as refused:
        edit_cycle(stage.db, stage.acts("Olga"), cycle_id, 1, WINTER, NOW)

    assert refused.value.fields == (("name", "Fall", "Q1 2027"),)


def test_closing_proposes_scores_and_what_becomes_of_each(stage: Stage) -> None:
    closing = open_closing(stage.db, stage.acts("Olga"), stage.quarter.id, NOW)

    [row] = closing.rows
    assert [(str(each.item.ref), each.proposed) for each in row.scores] == [
        ("KR1", Decimal("0.5")),
        ("KR2", Decimal("1.0")),
    ]
    assert row.proposal is Unfinished.KEEP
    assert closing.targets == (("next", "Q1 2027"),)


def test_finishing_scores_the_key_results_and_closes_the_cycle(stage: Stage) -> None:
    closed = stage.closes(Unfinished.FINISH)

    assert (closed.finished, closed.left, closed.cycle.state) == (1, 0, CycleState.CLOSED)
    assert [(each.score, each.outcome) for each in stage.rows(KeyResult)] == [
        (Decimal("0.5"), ClosingOutcome.FINISHED),
        (Decimal(1), ClosingOutcome.FINISHED),
    ]


def test_a_score_is_changed_with_a_reason(stage: Stage) -> None:
    stage.closes(Unfinished.FINISH, scores="KR1 0.8 the pilot was counted twice")

    resets = stage.rows(KeyResult)[0]
    assert (resets.score, resets.closing_note) == (Decimal("0.8"), "the pilot was counted twice")


@pytest.mark.parametrize("typed", ["KR1 0.8", "KR1 8", "KR9 0.5 why", "good enough", "KR1", "O1 0.5 why"])
def test_a_score_that_cannot_be_taken_closes_nothing(stage: Stage, typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        stage.closes(Unfinished.FINISH, scores=typed)

    assert refused.value.field == "scores"
    assert {each.state for each in stage.rows(Objective)} == {ItemState.OPEN}


def test_what_is_carried_over_keeps_its_progress_and_no_check_ins(stage: Stage) -> None:
    closed = stage.closes(Unfinished.KEEP)

    assert (closed.carried, closed.target_name) == (1, "Q1 2027")
    carried = stage.rows(KeyResult)[-1]
    assert (carried.title, carried.start, carried.current, carried.last_check_in_id) == ("Password resets", 10, 5, None)
    assert (carried.starts_on, carried.due_on) == (date(2027, 1, 1), date(2027, 3, 31))
    assert {each.key_result_id for each in stage.rows(CheckIn)} == {1, 2}


def test_what_is_reached_is_not_carried_over(stage: Stage) -> None:
    stage.closes(Unfinished.KEEP)

    assert [each.title for each in stage.rows(KeyResult)] == ["Password resets", "Beta users", "Password resets"]
    assert stage.rows(KeyResult)[1].outcome is ClosingOutcome.FINISHED


def test_starting_from_here_makes_today_the_new_baseline(stage: Stage) -> None:
    stage.closes(Unfinished.RESET)

    carried = stage.rows(KeyResult)[-1]
    assert (carried.start, carried.target, carried.current) == (5, 0, None)


def test_an_initiative_goes_on_for_the_key_result_that_was_carried_over(stage: Stage) -> None:
    stage.closes(Unfinished.KEEP)

    [initiative] = stage.rows(Initiative)
    assert initiative.key_result_id == stage.rows(KeyResult)[-1].id


def test_what_is_dropped_is_dropped(stage: Stage) -> None:
    assert stage.closes(Unfinished.DROP).dropped == 1
    assert stage.rows(Objective)[0].outcome is ClosingOutcome.DROPPED


def test_closing_twice_closes_once(stage: Stage) -> None:
    cycle_id = stage.quarter.id
    stage.closes(Unfinished.KEEP)

    with pytest.raises(CycleClosed):
        close_cycle(stage.db, stage.acts("Olga"), cycle_id, ClosingEntered({O1: Unfinished.KEEP}, "next"), NOW)

    assert len(stage.rows(Objective)) == 2


def test_a_closed_cycle_is_not_changed_any_more(stage: Stage) -> None:
    cycle_id = stage.quarter.id
    stage.closes(Unfinished.FINISH)

    with pytest.raises(CycleClosed):
        open_cycle(stage.db, stage.acts("Olga"), cycle_id, NOW)


def test_what_the_form_does_not_name_keeps_the_cycle_open(stage: Stage) -> None:
    entered = ClosingEntered({}, "next")

    closed = close_cycle(stage.db, stage.acts("Olga"), stage.quarter.id, entered, NOW)

    assert (closed.left, closed.cycle.state) == (1, CycleState.LIVE)


def test_hidden_objectives_are_finished_with_the_cycle_and_stay_hidden(stage: Stage) -> None:
    def build(session: Any) -> None:
        company = Company(session, stage.workspace_id, NOW)
        ana = People(session, stage.workspace_id).of_slack("UANA")
        assert ana is not None
        company.objective("Something private", ana, visibility=Visibility.PRIVATE)

    stage.db.write(build)

    assert len(open_closing(stage.db, stage.acts("Olga"), stage.quarter.id, NOW).rows) == 1
    stage.closes(Unfinished.FINISH)
    assert {each.state for each in stage.rows(Objective)} == {ItemState.CLOSED}


def test_a_cycle_that_has_not_begun_is_not_closed(stage: Stage) -> None:
    card = create_cycle(stage.db, stage.acts("Olga"), WINTER, "view:1", NOW)

    with pytest.raises(Invalid, match="has not begun"):
        open_closing(stage.db, stage.acts("Olga"), card.id, NOW)


def test_a_cycle_of_another_workspace_is_not_found(stage: Stage) -> None:
    elsewhere = open_workspace(stage.db, "T2", "Other", NOW)
    stage.db.write(lambda session: Company(session, elsewhere, NOW).person("Zoe", "UZOE", is_okr_admin=True))

    def find(session: Any) -> Actor:
        person = People(session, elsewhere).of_slack("UZOE")
        assert person is not None
        return actor_of(session, person, NOW)

    zoe = stage.db.read(find)
    for attempt in (open_cycle, open_closing):
        with pytest.raises(NotFound):
            attempt(stage.db, zoe, stage.quarter.id, NOW)
