"""People put items elsewhere, and make new ones from old ones."""

from datetime import date

import pytest
from sqlmodel import select

from bot.domain.vocabulary import ItemState, Status
from storage.models import AuditEvent, CheckIn, Cycle, Initiative, KeyResult, Objective
from tests.builders import Company
from tests.pretend_slack.people import Person
from tests.scenarios.conftest import Office


def two_objectives(company: Company, office: Office) -> None:
    """O1 with KR1 and I1, O2 with KR2, all Ana's of Growth; Ben is her team-mate; Q1 2027 is planned."""
    ana, ben = (
        company.person(name, office.slack_id(full)) for name, full in (("Ana", "Ana Diaz"), ("Ben", "Ben Okoro"))
    )
    team = company.team("Growth", None, ana, ben)
    first, second = company.objective("Improve the login experience", ana, team), company.objective("Grow", ana, team)
    resets = company.key_result("Password resets", first, ana, "10", "1")
    company.check_in(resets, ana, "5.5", date(2026, 11, 16), status=Status.ON_TRACK)
    company.key_result("Proposal to win", second, ana, "10", "20")
    company.initiative("Implement SSO", resets, ana)
    company.session.add(
        Cycle(
            workspace_id=company.workspace_id,
            name="Q1 2027",
            starts_on=date(2027, 1, 1),
            ends_on=date(2027, 3, 31),
            created_at=company.now,
        )
    )


@pytest.fixture
def growth(office: Office) -> Office:
    office.build(lambda company: two_objectives(company, office))
    return office


def types(office: Office, typed: str, name: str = "Ana Diaz") -> Person:
    person = office.person(name)
    person.types(typed, channel="growth")
    return person


def test_a_key_result_moves_with_its_check_ins(growth: Office) -> None:
    ana = types(growth, "/okr move KR1 to O2")

    ana.sees("Moved: KR1 Password resets 10% -> 1%")
    ana.sees("For O2 Grow")
    assert growth.count(CheckIn) == 1


def test_a_key_result_moves_by_the_form(growth: Office) -> None:
    ana = types(growth, "/okr move KR1")
    ana.chooses("To which objective?", "O2 Grow")
    ana.submits()

    ana.sees("For O2 Grow")


def test_an_initiative_moves_to_another_key_result(growth: Office) -> None:
    types(growth, "/okr move I1 to KR2").sees("Moved: I1 Implement SSO (for KR2)")


def test_an_objective_moves_to_the_next_cycle_with_its_key_results(growth: Office) -> None:
    types(growth, "/okr move O1 to q1 2027").sees("Growth, Q1 2027, Ana")

    moved = growth.db.read(lambda session: session.exec(select(KeyResult).where(KeyResult.number == 1)).one())
    assert (moved.starts_on, moved.due_on) == (date(2027, 1, 1), date(2027, 3, 31))


def test_an_unknown_cycle_is_answered_with_the_known_ones(growth: Office) -> None:
    types(growth, "/okr move O1 to Q7").sees("I know no open cycle called Q7. There are Q1 2027, Q4 2026.")


def test_nothing_moves_under_an_item_of_the_wrong_kind(growth: Office) -> None:
    types(growth, "/okr move KR1 to I1").sees("I cannot find I1. Choose another objective.")


def test_a_team_mate_may_not_move_it(growth: Office) -> None:
    types(growth, "/okr move KR1 to O2", "Ben Okoro").sees("You cannot edit KR1.")


def test_an_objective_is_duplicated_with_its_key_results_and_without_check_ins(growth: Office) -> None:
    ana = types(growth, "/okr duplicate O1")

    ana.sees("Duplicated as: O3 Improve the login experience")
    ana.sees("KR3 Password resets 10% -> 1%")
    assert growth.count(CheckIn) == 1


def test_two_clicks_on_duplicate_make_one_copy(growth: Office) -> None:
    ana = types(growth, "/okr O1")
    shown = ana.message("O1 Improve the login experience", in_="growth")
    before = growth.count(Objective)

    ana.clicks("Duplicate", in_=shown)
    ana.clicks("Duplicate", in_=shown)

    ana.sees("Duplicated as: O3 Improve the login experience")
    assert growth.count(Objective) == before + 1


def test_what_is_shown_is_moved_with_a_click(growth: Office) -> None:
    ana = types(growth, "/okr KR1")

    ana.clicks("Move")

    ana.sees("KR1 Password resets", in_="modal")
    assert "Move" in ana.modal.title


def test_a_key_result_is_duplicated_as_a_filled_in_form(growth: Office) -> None:
    ana = types(growth, "/okr duplicate KR1")
    assert (ana.value("Start"), ana.value("Target"), ana.value("Counted in")) == ("10", "1", "%")
    ana.submits()

    ana.sees("Saved: KR3 Password resets 10% -> 1%")


def test_an_initiative_is_duplicated_as_a_filled_in_form(growth: Office) -> None:
    ana = types(growth, "/okr duplicate I1")
    ana.fills("What will you do?", "Implement SSO for partners")
    ana.submits()

    ana.sees("Saved: I2 Implement SSO for partners (for KR1)")


def test_closing_proposes_a_score(growth: Office) -> None:
    ana = types(growth, "/okr close KR1")
    assert ana.value("Score") == "0.5"
    ana.chooses("What became of it?", "Finished")
    ana.submits()

    ana.sees("Closed: KR1 Password resets")


def test_another_score_needs_a_reason(growth: Office) -> None:
    ana = types(growth, "/okr close KR1")
    ana.fills("Score", "0.7")
    ana.chooses("What became of it?", "Finished")
    ana.submits()
    assert "The progress suggests 0.5" in ana.modal.errors["Why?"]

    ana.fills("Why?", "SSO halved the calls as well")
    ana.submits()
    ana.sees("Closed: KR1")


def test_a_score_that_is_none_is_refused(growth: Office) -> None:
    ana = types(growth, "/okr close KR1")
    ana.fills("Score", "7")
    ana.chooses("What became of it?", "Finished")
    ana.submits()

    assert "from 0.0 to 1.0" in ana.modal.errors["Score"]


def test_a_closed_key_result_opens_again_with_one_click(growth: Office) -> None:
    ana = types(growth, "/okr close KR1")
    ana.chooses("What became of it?", "Finished")
    ana.submits()
    ana.sees("Closed: KR1")
    ana.clicks("Reopen")

    ana.sees("Open again: KR1 Password resets")


def test_an_objective_that_is_dropped_needs_a_reason(growth: Office) -> None:
    ana = types(growth, "/okr close O1")
    ana.chooses("What became of it?", "Dropped")
    ana.submits()

    assert "Say in one line why" in ana.modal.errors["Why?"]


def test_an_objective_is_carried_over_with_what_is_open(growth: Office) -> None:
    ana = types(growth, "/okr close O1")
    ana.chooses("What became of it?", "Carry it over into another cycle")
    ana.chooses("Carry over into", "Q1 2027")
    ana.fills("Why?", "SSO came late")
    ana.submits()
    ana.sees("Closed: O1")

    objective, key_result, initiative = growth.db.read(
        lambda session: (
            session.exec(select(Objective).where(Objective.number == 3)).one(),
            session.exec(select(KeyResult).where(KeyResult.number == 3)).one(),
            session.exec(select(Initiative)).one(),
        )
    )
    assert (objective.state, objective.carried_from_id) == (ItemState.OPEN, 1)
    assert (key_result.objective_id, key_result.due_on) == (objective.id, date(2027, 3, 31))
    assert initiative.key_result_id == key_result.id
    assert growth.count(CheckIn) == 1


def test_progress_can_begin_again_where_it_is(growth: Office) -> None:
    ana = types(growth, "/okr close O1")
    ana.chooses("What became of it?", "Carry it over into another cycle")
    ana.chooses("Carry over into", "Q1 2027")
    ana.chooses("With what progress?", "Start again from where it is now")
    ana.fills("Why?", "SSO came late")
    ana.submits()
    ana.sees("Closed: O1")

    types(growth, "/okr edit KR3")
    assert ana.value("Start") == "5.5"


def test_a_key_result_of_a_closed_objective_does_not_open_alone(growth: Office) -> None:
    ana = types(growth, "/okr close O1")
    ana.chooses("What became of it?", "Finished")
    ana.submits()
    ana.sees("Closed: O1")

    types(growth, "/okr reopen KR1").sees("O1 is closed. Type /okr reopen O1 first.")


def test_an_initiative_is_dropped_with_a_reason(growth: Office) -> None:
    ana = types(growth, "/okr close I1")
    ana.chooses("What became of it?", "Dropped")
    ana.submits()
    assert "Say in one line why" in ana.modal.errors["Why?"]
    ana.fills("Why?", "The vendor left")
    ana.submits()

    ana.sees("Dropped: I1 Implement SSO")
    ana.sees("Dropped, Ana")


def test_final_values_are_scored_while_the_cycle_closes(growth: Office) -> None:
    growth.build(lambda company: setattr(company.cycle(), "ends_on", date(2026, 11, 10)))
    ana = types(growth, "/okr close KR1")
    ana.chooses("What became of it?", "Finished")
    ana.submits()

    ana.sees("Closed: KR1")


def test_a_closed_cycle_takes_no_more_scores(growth: Office) -> None:
    growth.build(lambda company: setattr(company.cycle(), "closed_at", company.now))

    types(growth, "/okr close KR1").sees("Q4 2026 is closed")


def test_a_team_mate_may_not_close_it(growth: Office) -> None:
    types(growth, "/okr close KR1", "Ben Okoro").sees("You cannot close KR1.")


@pytest.mark.parametrize("ref", ["O1", "KR1", "I1"])
def test_what_is_open_is_said_to_be_open(growth: Office, ref: str) -> None:
    types(growth, f"/okr reopen {ref}").sees(f"Open already: {ref}")
    assert growth.count(AuditEvent) == 0


def test_what_is_closed_is_said_to_be_closed(growth: Office) -> None:
    ana = types(growth, "/okr close KR1")
    ana.chooses("What became of it?", "Finished")
    ana.submits()
    ana.sees("Closed: KR1")
    ana.closes_all()

    types(growth, "/okr close KR1").sees("KR1 is closed already. To take it up again, type /okr reopen KR1.")
