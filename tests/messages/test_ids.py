"""What a button carries comes back as it went out, and nothing else is taken for it."""

import pytest

from messages.ids import BlockId
from messages.row_values import RowValue, RowValues
from tests.messages.cards import never_checked_in, ref, resets, wins


def as_it_is(text: str) -> str:
    return text


@pytest.mark.parametrize("check_in_id", [381, None])
def test_a_row_comes_back_as_it_went_out(check_in_id: int | None) -> None:
    value = RowValue(ref("KR12"), check_in_id)
    assert RowValue.parse(str(value)) == value


@pytest.mark.parametrize("forged", ["", "KR12", "KR12@", "KR12@x", "@381", "KR12@-1", "KR12@٣", "KR12@1,KR13@2"])
def test_what_we_did_not_write_is_no_row(forged: str) -> None:
    assert RowValue.parse(forged) is None


def test_a_card_is_confirmed_as_it_was_shown() -> None:
    assert str(RowValue.of(resets(as_it_is))) == "KR12@381"
    assert str(RowValue.of(never_checked_in(as_it_is))) == "KR20@0"


def test_several_rows_come_back_in_their_order() -> None:
    rows = RowValues.of((resets(as_it_is), wins(as_it_is)))
    assert RowValues.parse(str(rows)) == rows


def test_one_forged_row_spoils_all_of_them() -> None:
    assert RowValues.parse("KR12@381,KR13") is None


def test_nothing_changed_answers_only_what_may_be_confirmed() -> None:
    cards = (resets(as_it_is), wins(as_it_is, may_confirm=False), never_checked_in(as_it_is))
    assert str(RowValues.confirmable(cards)) == "KR12@381"


def test_the_blocks_of_a_row_carry_its_reference() -> None:
    assert BlockId.VALUE.of(ref("KR12")) == "value:KR12"
