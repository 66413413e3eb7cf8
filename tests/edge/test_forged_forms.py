"""What Slack's own fields never send is refused in words, or as a form that this version does not make."""

import pytest

from bot.domain.errors import Invalid, UnreadableForm
from bot.domain.vocabulary import ClosingOutcome
from bot.form_state import FormState
from bot.forms.teams import time_in
from messages.ids import BlockId


def form_with(block_id: BlockId, element: dict[str, object]) -> FormState:
    return FormState({block_id: {"entered": element}})


@pytest.mark.parametrize(
    "typed", ["25:00", "9", "09:60", "09:00+02:00", "\u0660\u0669:\u0660\u0660", "noon", "09:00\n"]
)
def test_a_time_that_is_none_is_refused_beside_its_field(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        time_in(form_with(BlockId.SUMMARY_TIME, {"selected_time": typed}), BlockId.SUMMARY_TIME)

    assert refused.value == Invalid(BlockId.SUMMARY_TIME, "Choose a time between 00:00 and 23:59.")


@pytest.mark.parametrize("chosen", ["", "won", "DONE"])
def test_an_outcome_that_was_not_offered_is_no_outcome(chosen: str) -> None:
    with pytest.raises(UnreadableForm):
        form_with(BlockId.OUTCOME, {"selected_option": {"value": chosen}}).one_of(BlockId.OUTCOME, ClosingOutcome)
