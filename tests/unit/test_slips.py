"""Numbers that look like a slip of the finger."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.measures import KeepMeasure, MilestoneMeasure, NumberMeasure
from bot.domain.slips import Slip, slip_in

RESETS = NumberMeasure(Decimal(10), Decimal(1))
SIGN_UPS = NumberMeasure(Decimal(0), Decimal(100))
amounts = st.decimals(-1_000_000, 1_000_000, places=2)


@pytest.mark.parametrize(("said", "meant"), [("400", "4"), ("42", "4.2"), ("4200", "4.2"), ("0.0042", None)])
def test_a_misplaced_point_is_put_right(said: str, meant: str | None) -> None:
    expected = Slip(Decimal(meant)) if meant else None
    assert slip_in(Decimal(said), RESETS, Decimal("5.5")) == expected


def test_what_is_far_off_and_fits_nowhere_is_asked_about_all_the_same() -> None:
    assert slip_in(Decimal(-700), SIGN_UPS, None) == Slip(None)


def test_a_value_before_that_was_far_off_itself_makes_nothing_plausible() -> None:
    wins = NumberMeasure(Decimal(10), Decimal(20))

    assert slip_in(Decimal(999_999), wins, Decimal(1_000)) == Slip(None)


@pytest.mark.parametrize("said", ["-60", "0", "45", "100", "130", "199"])
def test_a_bad_week_and_a_good_one_are_no_slips(said: str) -> None:
    assert slip_in(Decimal(said), SIGN_UPS, Decimal(40)) is None


def test_a_number_near_the_one_before_it_is_no_slip_however_far_both_are() -> None:
    assert slip_in(Decimal(410), RESETS, Decimal(400)) is None


@pytest.mark.parametrize(
    "measure", [MilestoneMeasure(1, 3), NumberMeasure(None, Decimal(5)), NumberMeasure(Decimal(5), Decimal(5))]
)
def test_without_a_span_nothing_is_far(measure: NumberMeasure | MilestoneMeasure) -> None:
    assert slip_in(Decimal(10**9), measure, None) is None


def test_limits_are_a_span_too() -> None:
    assert slip_in(Decimal(55), KeepMeasure(Decimal(4), Decimal(6)), None) == Slip(Decimal("5.5"))


@given(amounts, amounts, amounts, st.none() | amounts)
def test_what_is_proposed_lies_within_the_span_and_is_never_asked_about_again(
    said: Decimal, start: Decimal, target: Decimal, before: Decimal | None
) -> None:
    measure = NumberMeasure(start, target)
    slip = slip_in(said, measure, before)

    if slip and slip.meant is not None:
        assert slip_in(slip.meant, measure, before) is None
