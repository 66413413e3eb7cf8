"""Somebody says what came of an initiative: by command or button, at any time after it was finished."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from bot.domain.vocabulary import ItemState, Verdict, Visibility
from storage.models import Cycle, KeyResult, Objective
from tests.scenarios.conftest import Office
from tests.scenarios.test_initiatives import growth, types
from tests.scenarios.test_running import row, running, says

__all__ = ["growth", "running"]


@pytest.fixture
def finished(running: Office) -> Office:
    """Ana's I1 for KR1 is done; it began at 5.5%, and KR1 stands at 4.2% by now."""
    says(running, "/okr KR1 4.2").sees("Saved: KR1")
    ana = says(running, "/okr finish I1")
    ana.submits()
    ana.sees("Finished: I1")
    ana.closes_all()
    return running


def changes(office: Office, table: type[Any], number: int, **values: Any) -> None:
    """Somebody changes a row meanwhile."""

    def write(company: Any) -> None:
        found = company.session.exec(select(table).where(col(table.number) == number)).one()
        for name, value in values.items():
            setattr(found, name, value)

    office.build(write)


def test_the_verdict_and_the_learning_fit_in_one_line(finished: Office) -> None:
    ana = says(finished, "/okr verdict I1 less than we thought, Sales never used it")

    ana.sees('Saved: I1 Implement SSO, less than we thought · "Sales never used it"')
    ana.sees("KR1 Password resets was at 5.5% when this began and was at 4.2% on 19 Nov: the right way.")
    assert (row(finished).verdict, row(finished).learning) == (Verdict.LESS, "Sales never used it")


def test_without_a_verdict_the_form_asks_with_the_facts(finished: Office) -> None:
    ana = says(finished, "/okr look back I1")
    ana.sees("KR1 Password resets was at 5.5% when this began and is at 4.2% now: the right way.")
    ana.chooses("What came of it?", "It moved the number")
    ana.fills("What did you learn?", "SSO pays")
    ana.submits()

    ana.sees("Saved: I1 Implement SSO, it moved the number", in_="modal")


def test_words_that_are_no_verdict_stand_in_the_form_as_what_was_learned(finished: Office) -> None:
    assert says(finished, "/okr verdict I1 bananas").value("What did you learn?") == "bananas"


def test_it_is_one_click_beside_the_initiative(finished: Office) -> None:
    ana = says(finished, "/okr I1")
    ana.clicks("Look back")
    ana.chooses("What came of it?", "Cannot tell")
    ana.submits()

    ana.sees("Saved: I1 Implement SSO, cannot tell", in_="modal")


def test_nothing_chosen_is_asked_for(finished: Office) -> None:
    ana = says(finished, "/okr verdict I1")
    ana.submits()

    assert "Choose what came of it" in ana.modal.errors["What came of it?"]


def test_too_early_to_tell_puts_it_off(finished: Office) -> None:
    ana = says(finished, "/okr verdict I1")
    ana.picks_date("Too early to tell? Ask again on", "2027-01-20")
    ana.submits()

    ana.sees("You are asked about I1 Implement SSO on 20 Jan.", in_="modal")
    assert str(row(finished).look_back_on) == "2027-01-20"


def test_a_verdict_against_the_number_is_stored_and_remarked_on(finished: Office) -> None:
    says(finished, "/okr KR1 6.1").sees("Saved: KR1")

    says(finished, "/okr verdict I1 moved").sees("The number says something else: it went the wrong way.")

    assert row(finished).verdict is Verdict.MOVED


def test_it_can_be_changed_and_the_history_keeps_both(finished: Office) -> None:
    says(finished, "/okr verdict I1 moved").sees("Saved: I1")
    says(finished, "/okr verdict I1 did not, it was the campaign", "Carol Kim").sees("Saved: I1")

    ana = says(finished, "/okr history I1")

    ana.sees("looked back at by Ana: verdict to it moved the number")
    ana.sees("looked back at by Carol: verdict from it moved the number to it did not move the number, learning to")


def test_it_stands_with_the_initiative_and_with_its_key_result(finished: Office) -> None:
    says(finished, "/okr verdict I1 less, Sales never used it").sees("Saved: I1")

    says(finished, "/okr I1").sees('Looked back: less than we thought · "Sales never used it"')
    says(finished, "/okr KR1").sees('I1 Implement SSO (for KR1) less than we thought · "Sales never used it"')


def test_others_may_not_and_are_told_who_could(finished: Office) -> None:
    dan = types(finished, "/okr verdict I1 moved", "Dan Roth", "general")

    dan.sees("You cannot look back at I1.")
    dan.sees("Ask @Ana Diaz or @Carol Kim")


def test_what_is_not_finished_has_no_verdict_yet(running: Office) -> None:
    says(running, "/okr verdict I1 moved").sees("I1 is active. Finish it first: /okr finish I1.")


def test_what_was_dropped_has_its_reason_instead(running: Office) -> None:
    ana = says(running, "/okr drop I1")
    ana.fills("Why?", "Legal says no")
    ana.submits()
    ana.sees("Dropped: I1")
    ana.closes_all()

    says(running, "/okr verdict I1 moved").sees("I1 was dropped, and why stands with it: type /okr I1.")


def test_a_closed_cycle_does_not_stand_in_the_way(finished: Office) -> None:
    def close(company: Any) -> None:
        for cycle in company.session.exec(select(Cycle)):
            cycle.closed_at = company.now - timedelta(hours=1)

    finished.build(close)

    says(finished, "/okr verdict I1 moved").sees("Saved: I1 Implement SSO, it moved the number")


def test_a_key_result_that_was_closed_says_so(finished: Office) -> None:
    changes(finished, KeyResult, 1, state=ItemState.CLOSED)

    says(finished, "/okr verdict I1").sees("and is at 4.2% now (closed): the right way.")


def test_what_became_private_keeps_its_numbers_to_itself(finished: Office) -> None:
    ben = says(finished, "/okr new initiative for KR1: Reset by SMS", "Ben Okoro")
    ben.submits()
    ben.sees("Saved: I2")
    ben.closes_all()
    ben = says(finished, "/okr finish I2", "Ben Okoro")
    ben.submits()
    ben.sees("Finished: I2")
    ben.closes_all()
    changes(finished, Objective, 1, visibility=Visibility.PRIVATE)

    ben = says(finished, "/okr verdict I2 moved", "Ben Okoro")

    ben.sees("KR1 is private, so its numbers are not shown here.")
    ben.sees_not("4.2%")


def test_what_was_learned_is_read_in_words_and_counts(finished: Office) -> None:
    says(finished, "/okr learnings").sees("Nobody has looked back at any initiative yet.")
    says(finished, "/okr verdict I1 did not, Sales never used it").sees("Saved: I1")

    says(finished, "/okr learnings ...").sees("I cannot look for that. Type a word")
    ana = says(finished, "/okr learnings sales")

    ana.sees("0 of 1 moved the number, 1 did not: initiatives with sales")
    ana.sees('I1 Implement SSO: it did not move the number · "Sales never used it"')


def test_whoever_writes_down_a_similar_one_hears_what_came_of_it(finished: Office) -> None:
    says(finished, "/okr verdict I1 did not, Sales never used it").sees("Saved: I1")

    ben = says(finished, "/okr new initiative for KR1: SSO, implemented for partners", "Ben Okoro")
    ben.submits()
    ben.sees_not("A similar bet")
    ben.closes_all()
    ben = says(finished, "/okr new initiative for KR1: Implement SSO for partners", "Ben Okoro")
    ben.submits()

    ben.sees('A similar bet: I1 Implement SSO: it did not move the number · "Sales never used it"')


def test_a_new_idea_hears_of_an_earlier_bet_too(finished: Office) -> None:
    says(finished, "/okr verdict I1 did not, Sales never used it").sees("Saved: I1")

    ben = says(finished, "/okr idea Implement SSO for partners", "Ben Okoro")

    ben.sees('A similar bet: I1 Implement SSO: it did not move the number · "Sales never used it"')
