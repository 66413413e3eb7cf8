"""Days at the ends of the calendar: one slip in one form must not break what everybody reads."""

from datetime import date

import pytest

from bot.domain.cycles import state_of
from bot.domain.days import read_day
from bot.domain.errors import Invalid, UnreadableForm
from bot.domain.vocabulary import CycleState
from bot.form_state import FormState
from bot.usecases.company.cycles import list_cycles
from bot.usecases.goals.objectives import begin_objective
from messages.ids import BlockId
from storage.database import Database
from storage.models import Cycle
from tests.usecases.looking import NOW, Cast, a_company

TODAY = date(2026, 11, 19)


def picked(day: str) -> FormState:
    return FormState({BlockId.DUE_ON: {"entered": {"type": "datepicker", "selected_date": day}}})


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31"])
def test_a_far_day_is_refused_beside_its_field(day: str) -> None:
    with pytest.raises(Invalid) as refused:
        picked(day).day(BlockId.DUE_ON)
    assert refused.value.field == BlockId.DUE_ON
    assert refused.value.problem == "Choose a day between 2000 and 2099."


@pytest.mark.parametrize("nonsense", ["soon", "2026-13-01", "2026-02-30", "9" * 5000])
def test_what_is_no_day_makes_the_form_unreadable(nonsense: str) -> None:
    with pytest.raises(UnreadableForm):
        picked(nonsense).day(BlockId.DUE_ON)


@pytest.mark.parametrize("typed", ["9999-12-31", "31 Dec 9999", "0001-01-01", "1 Jan 1999"])
def test_a_far_day_is_not_understood_in_a_command(typed: str) -> None:
    assert read_day(typed, TODAY) is None


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "state"),
    [(date(2026, 1, 1), date.max, CycleState.LIVE), (date.min, date(1, 1, 2), CycleState.CLOSED)],
)
def test_a_cycle_at_the_end_of_the_calendar_has_a_state(starts_on: date, ends_on: date, state: CycleState) -> None:
    assert state_of(starts_on, ends_on, TODAY, is_closed=False) is state


def test_a_stored_cycle_without_an_end_breaks_neither_lists_nor_forms(db: Database) -> None:
    def stage(cast: Cast) -> None:
        for_ever = Cycle(
            workspace_id=cast.company.workspace_id,
            name="For ever",
            starts_on=date(2026, 1, 1),
            ends_on=date.max,
            created_at=NOW,
        )
        cast.company.session.add(for_ever)

    ana = a_company(db, stage)

    assert "For ever" in [each.name for each in list_cycles(db, ana, NOW)]
    assert "For ever" in [each.words for each in begin_objective(db, ana, "", "C1", NOW).cycles]
