"""Planning and declining ideas: who may, why, what stays, and two people at the same second."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from threading import Barrier
from typing import Any

import pytest
from sqlmodel import func, select

from bot.domain.cards import InitiativeCard
from bot.domain.closing_forms import ClosingEntered
from bot.domain.entered import Choice, InitiativeEntered
from bot.domain.errors import AlreadyDecided, ChangedMeanwhile, Invalid, InvalidForm, NotAllowed
from bot.domain.ideas import PlanEntered
from bot.domain.vocabulary import ClosingOutcome, IdeaOutcome, ItemState, Stage, Visibility
from bot.usecases.bets.deciding import look_at_planning, plan_idea
from bot.usecases.bets.running import start_initiative
from bot.usecases.goals.closings import close_item, reopen_item
from bot.usecases.goals.initiatives import create_initiative, edit_initiative, open_initiative
from bot.usecases.goals.turning import as_key_result, turn_into_key_result
from bot.usecases.looking.show import look_at_history, look_at_item
from storage.database import Database
from storage.models import IdeaDecision, Initiative, KeyResult, OutboxRow
from tests.usecases.brainstorm import I1, Brainstorm
from tests.usecases.looking import NOW


@pytest.fixture
def team(db: Database) -> Brainstorm:
    """With Ana's idea, I1."""
    begun = Brainstorm(db).begins()
    begun.has()
    return begun


@pytest.fixture
def told(sqlite_url: str) -> Brainstorm:
    """The same on one database, where both would say the same."""
    begun = Brainstorm(Database.open(sqlite_url)).begins()
    begun.has()
    return begun


def stored(team: Brainstorm) -> Initiative:
    return team.db.read(lambda session: session.exec(select(Initiative)).one())


def decided(team: Brainstorm) -> list[tuple[IdeaOutcome, str]]:
    rows = team.db.read(lambda session: session.exec(select(IdeaDecision).order_by(IdeaDecision.id)).all())  # type: ignore[arg-type]
    return [(each.outcome, each.reason) for each in rows]


def problems(refused: pytest.ExceptionInfo[InvalidForm]) -> dict[str, str]:
    return {each.field: each.problem for each in refused.value.problems}


def test_planning_makes_an_initiative_of_it_and_keeps_why(team: Brainstorm) -> None:
    card = team.plans(effort="4", prediction="KR1 from 10% to 5%", due_on=date(2026, 12, 11))

    item = stored(team)
    assert (item.stage, item.starts_on, item.effort_weeks) == (Stage.PLANNED, None, Decimal(4))
    assert (item.predicted_from, item.predicted_to) == (Decimal(10), Decimal(5))
    assert card.prediction == "KR1 from 10% to 5%"
    assert decided(team) == [(IdeaOutcome.PLANNED, "Two customers asked")]


def test_it_can_start_at_once(told: Brainstorm) -> None:
    told.plans(stage=Stage.ACTIVE)
    assert (stored(told).stage, stored(told).starts_on) == (Stage.ACTIVE, NOW.date())


def test_what_the_short_form_does_not_ask_for_stays(told: Brainstorm) -> None:
    opened = open_initiative(told.db, told.people["Ana"], I1, NOW)
    entered = replace(opened.entered, contributors=("U1",), visibility=Visibility.WORKSPACE)
    edit_initiative(told.db, told.people["Ana"], I1, opened.version, entered, NOW)
    card = told.plans()
    assert [each.slack_user_id for each in card.contributors] == ["U1"]


@pytest.mark.parametrize("decide", ["plans", "declines"])
def test_a_decision_needs_a_reason(told: Brainstorm, decide: str) -> None:
    with pytest.raises(InvalidForm) as refused:
        getattr(told, decide)(reason="  ")
    assert list(problems(refused)) == ["reason"]
    assert stored(told).stage is Stage.IDEA


@pytest.mark.parametrize("who", ["Ana", "Ben", "Carol", "Olga"])
def test_anybody_in_the_team_may_decide(told: Brainstorm, who: str) -> None:
    assert told.declines(who).stage is Stage.DROPPED


@pytest.mark.parametrize("who", ["Dan", "Gus"])
def test_strangers_and_guests_may_not(told: Brainstorm, who: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        told.declines(who)
    assert refused.value.who_could == ("U2",)


@pytest.mark.parametrize("decide", ["plans", "declines"])
@pytest.mark.parametrize("who", ["Ana", "Ben"])
def test_where_a_lead_must_agree_a_member_hears_who_could(told: Brainstorm, who: str, decide: str) -> None:
    told.growth(leads_decide=True)
    with pytest.raises(NotAllowed) as refused:
        getattr(told, decide)(who)
    assert (refused.value.verb, refused.value.who_could) == ("decide on", ("U2",))


@pytest.mark.parametrize("who", ["Carol", "Olga"])
def test_leads_and_admins_then_decide(told: Brainstorm, who: str) -> None:
    told.growth(leads_decide=True)
    assert told.plans(who).stage is Stage.PLANNED


@pytest.mark.parametrize("who", ["Ana", "Ben"])
def test_nor_does_a_member_then_start_something_that_was_no_idea(told: Brainstorm, who: str) -> None:
    told.growth(leads_decide=True)
    with pytest.raises(InvalidForm) as refused:
        begins(told, who)
    assert "In Growth a lead agrees first." in problems(refused)["key_result"]
    assert begins(told, "Carol").stage is Stage.ACTIVE


def test_nor_is_anything_begun_for_a_key_result_that_was_closed_while_its_form_was_open(told: Brainstorm) -> None:
    told.key_result(state=ItemState.CLOSED)
    with pytest.raises(InvalidForm) as refused:
        begins(told, "Ana")
    assert problems(refused) == {"key_result": "KR1 is closed. Choose another key result, or reopen it."}


def begins(told: Brainstorm, who: str) -> InitiativeCard:
    entered = InitiativeEntered("Implement SSO", Choice("KR1", "KR1"), owner=told.people[who].slack_user_id)
    return create_initiative(told.db, told.people[who], entered, "form:9", NOW)


def test_an_idea_is_not_started_past_the_decision(told: Brainstorm) -> None:
    told.db.write(lambda session: setattr(session.get_one(Initiative, 1), "key_result_id", 1))
    with pytest.raises(Invalid):
        start_initiative(told.db, told.people["Ana"], I1, NOW)


def test_closing_an_idea_declines_it_and_it_cannot_be_done(told: Brainstorm) -> None:
    with pytest.raises(Invalid):
        close_item(told.db, told.people["Ana"], I1, ClosingEntered(ClosingOutcome.FINISHED), NOW)
    close_item(told.db, told.people["Ana"], I1, ClosingEntered(ClosingOutcome.DROPPED, reason="Too dear"), NOW)
    assert decided(told) == [(IdeaOutcome.DECLINED, "Too dear")]


def test_what_was_declined_can_be_taken_up_again_with_its_history(team: Brainstorm) -> None:
    team.declines("Carol")
    reopen_item(team.db, team.people["Ana"], I1, NOW)
    team.plans("Ben")

    shown = look_at_item(team.db, team.people["Dan"], I1, NOW)
    assert shown.idea is not None
    assert [(each.outcome, each.by.name, each.reason) for each in shown.idea.decisions] == [
        (IdeaOutcome.DECLINED, "Carol Kim", "Too dear"),
        (IdeaOutcome.TAKEN_UP, "Ana Diaz", ""),
        (IdeaOutcome.PLANNED, "Ben Okoro", "Two customers asked"),
    ]
    history = look_at_history(team.db, team.people["Ana"], I1, NOW)
    assert [(each.verb, each.reason) for each in history.changes][1:] == [
        ("decline", "Too dear"),
        ("reopen", ""),
        ("plan", "Two customers asked"),
    ]


def test_an_idea_that_becomes_a_key_result_says_so_in_its_thread_and_comes_back_as_an_idea(told: Brainstorm) -> None:
    told.db.write(lambda session: setattr(session.get_one(Initiative, 1), "key_result_id", 1))
    entered = as_key_result(told.db, told.people["Ana"], I1, NOW)
    turn_into_key_result(told.db, told.people["Ana"], I1, replace(entered, start="2", target="5"), "form:2", NOW)
    assert decided(told) == [(IdeaOutcome.DECLINED, "Turned into KR2")]

    reopen_item(told.db, told.people["Ana"], I1, NOW)
    assert stored(told).stage is Stage.IDEA


def test_an_initiative_that_was_planned_comes_back_as_one(told: Brainstorm) -> None:
    told.plans()
    close_item(told.db, told.people["Ana"], I1, ClosingEntered(ClosingOutcome.DROPPED, reason="No time"), NOW)
    reopen_item(told.db, told.people["Ana"], I1, NOW)
    assert stored(told).stage is Stage.PLANNED


def test_what_was_dropped_later_is_not_said_to_be_decided_by_whoever_planned_it(told: Brainstorm) -> None:
    told.plans("Carol")
    close_item(told.db, told.people["Ana"], I1, ClosingEntered(ClosingOutcome.DROPPED, reason="No time"), NOW)
    with pytest.raises(AlreadyDecided) as refused:
        told.declines("Ben")
    assert (refused.value.stage, refused.value.by) == (Stage.DROPPED, "")


def test_a_declined_idea_with_a_key_result_comes_back_as_an_idea(told: Brainstorm) -> None:
    told.db.write(lambda session: setattr(session.get_one(Initiative, 1), "key_result_id", 1))
    told.declines()
    reopen_item(told.db, told.people["Ana"], I1, NOW)
    assert stored(told).stage is Stage.IDEA


class TestWhileTheFormIsOpen:
    """What happens meanwhile is said beside its field, and nothing that was typed is lost."""

    def test_its_key_result_is_closed(self, told: Brainstorm) -> None:
        told.key_result(state=ItemState.CLOSED)
        with pytest.raises(InvalidForm) as refused:
            told.plans()
        assert problems(refused) == {"key_result": "KR1 is closed. Choose another key result, or reopen it."}

    def test_also_where_the_idea_had_it_all_along(self, told: Brainstorm) -> None:
        told.db.write(lambda session: setattr(session.get_one(Initiative, 1), "key_result_id", 1))
        told.key_result(state=ItemState.CLOSED)
        with pytest.raises(InvalidForm) as refused:
            told.plans()
        assert list(problems(refused)) == ["key_result"]
        assert stored(told).stage is Stage.IDEA

    def test_its_key_result_is_deleted(self, told: Brainstorm) -> None:
        told.db.write(lambda session: session.delete(session.get_one(KeyResult, 1)))
        with pytest.raises(InvalidForm) as refused:
            told.plans()
        assert problems(refused) == {"key_result": "I cannot find KR1. Choose another key result."}

    def test_its_key_result_becomes_private(self, told: Brainstorm) -> None:
        told.objective(visibility=Visibility.PRIVATE)
        with pytest.raises(InvalidForm) as refused:
            told.plans("Ben")
        assert problems(refused) == {"key_result": "I cannot find KR1. Choose another key result."}

    def test_somebody_else_changes_the_idea(self, told: Brainstorm) -> None:
        opened = look_at_planning(told.db, told.people["Carol"], I1, NOW)
        mine = open_initiative(told.db, told.people["Ana"], I1, NOW)
        edit_initiative(
            told.db, told.people["Ana"], I1, mine.version, replace(mine.entered, title="Sell by the year"), NOW
        )
        entered = PlanEntered(replace(opened.entered, key_result=Choice("KR1", "KR1")), "Why not")
        with pytest.raises(ChangedMeanwhile) as conflict:
            plan_idea(told.db, told.people["Carol"], I1, opened.version, entered, NOW)
        assert ("title", "Sell by the year", "Offer annual contracts") in conflict.value.fields


@pytest.mark.parametrize(
    ("prediction", "says"),
    [
        ("KR1 from 5% to 5%", "It would stay where it is. Say where it should arrive."),
        ("KR9 from 10% to 5%", "It serves KR1, and this speaks of KR9. An initiative moves one of them."),
        ("a lot", 'Write it like "KR1 from 10% to 1%".'),
    ],
)
def test_a_prediction_of_something_else_is_refused_beside_its_field(
    told: Brainstorm, prediction: str, says: str
) -> None:
    with pytest.raises(InvalidForm) as refused:
        told.plans(prediction=prediction)
    assert problems(refused) == {"prediction": says}
    assert decided(told) == []


def test_a_prediction_that_runs_the_wrong_way_is_kept_and_asked_about(told: Brainstorm) -> None:
    card = told.plans(prediction="KR1 from 3% to 9%")
    assert (card.prediction, card.predicts_wrong_way) == ("KR1 from 3% to 9%", True)


def at_once(team: Brainstorm, *attempts: Any) -> list[Any]:
    """What each of them gets: a card, or the error."""
    ready = Barrier(len(attempts))

    def attempt(act: Any) -> Any:
        ready.wait()
        try:
            return act()
        except AlreadyDecided as error:
            return error

    with ThreadPoolExecutor(len(attempts)) as crowd:
        return list(crowd.map(attempt, attempts))


def test_of_two_who_decide_in_the_same_second_one_decides_and_the_other_is_told(team: Brainstorm) -> None:
    got = at_once(team, lambda: team.plans("Carol", reason="Yes"), lambda: team.declines("Ben", reason="No"))

    [error] = [each for each in got if isinstance(each, AlreadyDecided)]
    [(outcome, reason)] = decided(team)
    first, stage = ("Carol Kim", Stage.PLANNED) if outcome is IdeaOutcome.PLANNED else ("Ben Okoro", Stage.DROPPED)
    assert (error.by, error.reason, error.stage) == (first, reason, stage)
    assert stored(team).stage is stage
    rows = team.db.read(
        lambda session: session.exec(select(func.count()).where(OutboxRow.kind == "idea_decided")).one()
    )
    assert rows == 1


def test_scores_of_two_at_the_same_second_both_count(team: Brainstorm) -> None:
    at_once(team, *[lambda who=who: team.scores(who, 4, 2) for who in ("Ana", "Ben", "Carol", "Olga")])
    assert team.board().ideas[0].tally.count == 4


def test_of_one_person_who_saves_twice_at_once_there_is_one_score(team: Brainstorm) -> None:
    at_once(team, *[lambda value=value: team.scores("Ben", value, 2) for value in (1, 2, 3, 4)])
    assert team.board().ideas[0].tally.count == 1
