"""What an initiative has finished so far, as people type it."""

from decimal import Decimal

import pytest

from bot.domain.errors import AmbiguousNumber, Invalid
from bot.domain.outputs import read_output


@pytest.mark.parametrize("typed", ["120 of 300", "120/300", "120 out of 300", " 120 OF 300 "])
def test_a_part_of_a_whole(typed: str) -> None:
    assert read_output(typed, None) == (Decimal(120), Decimal(300))


def test_a_number_alone_names_no_whole() -> None:
    assert read_output("120", None) == (Decimal(120), None)


def test_nothing_is_nothing() -> None:
    assert read_output("  ", None) == (None, None)


@pytest.mark.parametrize("typed", ["most of it", "1 of 2 of 3", "-3 of 5", "120 of", "of 300"])
def test_anything_else_is_answered_with_an_example(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_output(typed, None)
    assert (refused.value.field, "120 of 300" in refused.value.problem) == ("output", True)


def test_a_number_with_two_readings_is_asked_about() -> None:
    with pytest.raises(AmbiguousNumber):
        read_output("1.200 of 3", None)
