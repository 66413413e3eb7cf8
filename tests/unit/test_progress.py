"""Progress as people work it out on paper."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Invalid
from bot.domain.measures import (
    Direction,
    KeepMeasure,
    Measure,
    MilestoneMeasure,
    NumberMeasure,
    direction,
    kind_of,
    refuse_standing_still,
)
from bot.domain.progress import Progress, Remark, is_reached, objective_progress, progress_of, rounded
from bot.domain.vocabulary import MeasureKind

amounts = st.decimals(min_value=-(10**17), max_value=10**17, places=6)
weights = st.decimals(min_value=0, max_value=100, places=2)
percents = st.decimals(min_value=0, max_value=100, places=2)


def d(text: str) -> Decimal:
    return Decimal(text)


def moving(start: str, target: str) -> NumberMeasure:
    return NumberMeasure(d(start), d(target))


def kept(lower: str | None, upper: str | None, start: str | None = None) -> KeepMeasure:
    floor, ceiling, began = (None if value is None else d(value) for value in (lower, upper, start))
    return KeepMeasure(floor, ceiling, began)


def percent(measure: Measure, current: str | None) -> str:
    return str(progress_of(measure, None if current is None else d(current)).percent)


@pytest.mark.parametrize(
    ("start", "target", "current", "expected"),
    [
        ("10", "1", "5.5", "50.00"),
        ("10", "20", "10.1", "1.00"),
        ("0", "3", "1", "33.33"),
        ("0", "3", "2", "66.67"),
        ("-10", "10", "0", "50.00"),
        ("0", "-8", "-2", "25.00"),
        ("0", "80000", "1", "0.00"),
        ("0", "20000", "1", "0.01"),
    ],
)
def test_rising_and_falling_numbers_share_one_formula(start: str, target: str, current: str, expected: str) -> None:
    assert percent(moving(start, target), current) == expected


def test_a_number_without_a_check_in_is_still_where_it_began() -> None:
    assert progress_of(moving("10", "1"), None) == Progress(d("0.00"), d("0.00"))


@pytest.mark.parametrize(("start", "target", "current"), [("10", "20", "9.4"), ("10", "1", "12")])
def test_a_value_worse_than_the_start_says_so(start: str, target: str, current: str) -> None:
    progress = progress_of(moving(start, target), d(current))
    assert progress.percent == 0
    assert progress.raw is not None
    assert progress.raw < 0
    assert progress.remark is Remark.WORSE_THAN_START


def test_a_value_beyond_the_target_says_so() -> None:
    assert progress_of(moving("0", "8"), d("10")) == Progress(d("125.00"), d("100.00"), Remark.BEYOND_TARGET)


def test_a_hair_beyond_the_target_is_beyond_though_it_rounds_to_a_hundred() -> None:
    assert progress_of(moving("0", "100"), d("100.000001")).remark is Remark.BEYOND_TARGET


def test_an_unknown_baseline_is_no_zero() -> None:
    assert progress_of(NumberMeasure(None, d("5")), d("4")) == Progress(None, None, Remark.BASELINE_UNKNOWN)


def test_a_number_imported_with_its_start_as_its_target_has_come_nowhere() -> None:
    assert progress_of(moving("5", "5"), d("7")) == Progress(d("0.00"), d("0.00"))


@pytest.mark.parametrize("current", ["40", "50", "60"])
def test_both_edges_of_a_band_belong_to_it(current: str) -> None:
    assert progress_of(kept("40", "60"), d(current)) == Progress(d("100.00"), d("100.00"))


@pytest.mark.parametrize(("current", "expected"), [("30", "50.00"), ("65", "75.00"), ("20", "0.00"), ("200", "0.00")])
def test_outside_a_band_progress_falls_and_ends_one_width_away(current: str, expected: str) -> None:
    assert percent(kept("40", "60"), current) == expected


def test_outside_a_band_is_said_even_where_the_percentage_is_already_zero() -> None:
    assert progress_of(kept("40", "60"), d("200")).remark is Remark.OUTSIDE_LIMITS


def test_further_outside_than_at_the_start_is_worse_than_where_it_began() -> None:
    assert progress_of(kept("40", "60", start="65"), d("70")).remark is Remark.WORSE_THAN_START


@pytest.mark.parametrize(("current", "expected"), [("5", "100.00"), ("5.000001", "0.00"), ("4", "0.00")])
def test_a_band_of_width_zero_is_all_or_nothing(current: str, expected: str) -> None:
    assert percent(kept("5", "5"), current) == expected


@pytest.mark.parametrize(
    ("current", "expected"), [("95", "100.00"), ("120", "100.00"), ("92.5", "50.00"), ("90", "0.00")]
)
def test_a_floor_counts_the_way_from_the_start(current: str, expected: str) -> None:
    assert percent(kept("95", None, start="90"), current) == expected


@pytest.mark.parametrize(("current", "expected"), [("2", "100.00"), ("0", "100.00"), ("3", "75.00"), ("9", "0.00")])
def test_a_ceiling_counts_the_way_from_the_start(current: str, expected: str) -> None:
    assert percent(kept(None, "2", start="6"), current) == expected


def test_a_floor_without_a_start_is_kept_or_not_and_nobody_knows_by_how_much() -> None:
    assert percent(kept("95", None), "96") == "100.00"
    assert progress_of(kept("95", None), d("94")) == Progress(None, None, Remark.OUTSIDE_LIMITS)
    assert progress_of(kept("95", None), None) == Progress(None, None, Remark.BASELINE_UNKNOWN)


def test_what_is_kept_counts_from_its_start_until_the_first_check_in() -> None:
    assert percent(kept("95", None, start="97"), None) == "100.00"
    assert percent(kept("95", None, start="90"), None) == "0.00"


@pytest.mark.parametrize(
    ("done", "total", "expected"), [(0, 1, "0.00"), (1, 1, "100.00"), (2, 3, "66.67"), (0, 0, "0.00")]
)
def test_milestones_count_the_share_that_is_done(done: int, total: int, expected: str) -> None:
    assert percent(MilestoneMeasure(done, total), None) == expected


def test_almost_there_is_not_there() -> None:
    almost = moving("0", "1000000")
    assert percent(almost, "999999") == "100.00"
    assert not is_reached(almost, d("999999"))
    assert is_reached(almost, d("1000000"))


def test_reaching_follows_the_direction_the_limits_and_the_steps() -> None:
    assert is_reached(moving("10", "1"), d("0.5"))
    assert not is_reached(moving("10", "1"), None)
    assert is_reached(kept("40", "60"), d("60"))
    assert not is_reached(kept("40", "60"), d("61"))
    assert is_reached(MilestoneMeasure(3, 3), None)
    assert not is_reached(MilestoneMeasure(0, 0), None)


def test_an_objective_is_the_weighted_mean_of_its_key_results() -> None:
    assert objective_progress([(d("100"), d("1")), (d("50"), d("3"))]) == d("62.50")


def test_weight_zero_and_unknown_baselines_are_left_out() -> None:
    assert objective_progress([(d("100"), d("0")), (None, d("1")), (d("40"), d("1"))]) == d("40.00")


@pytest.mark.parametrize("parts", [[], [(None, Decimal(1))], [(Decimal(50), Decimal(0))]])
def test_an_objective_in_which_nothing_counts_has_no_progress(parts: list[tuple[Decimal | None, Decimal]]) -> None:
    assert objective_progress(parts) is None


@pytest.mark.parametrize(
    ("exact", "expected"), [("1/200", "0.01"), ("-1/200", "-0.01"), ("1/3", "0.33"), ("-1/300", "0.00"), ("5", "5.00")]
)
def test_halves_are_rounded_away_from_zero(exact: str, expected: str) -> None:
    assert rounded(Fraction(exact)) == d(expected)


def test_start_and_target_alone_say_the_direction() -> None:
    assert direction(d("10"), d("20")) is Direction.RISING
    assert direction(d("10"), d("1")) is Direction.FALLING
    assert direction(None, d("1")) is None
    assert direction(d("1"), d("1.0")) is None


def test_each_measure_knows_the_word_it_is_stored_under() -> None:
    measures = (moving("1", "2"), kept("1", None), MilestoneMeasure(0, 1))
    assert [kind_of(measure) for measure in measures] == list(MeasureKind)


def test_a_form_refuses_a_target_equal_to_the_start() -> None:
    with pytest.raises(Invalid):
        refuse_standing_still(moving("5", "5.0"))


def test_limits_that_are_missing_or_crossed_are_refused() -> None:
    with pytest.raises(Invalid):
        kept(None, None)
    with pytest.raises(Invalid):
        kept("6", "5")


def test_more_steps_done_than_there_are_is_refused() -> None:
    with pytest.raises(Invalid):
        MilestoneMeasure(4, 3)


@given(amounts, amounts, amounts)
def test_mirroring_all_amounts_changes_no_progress(start: Decimal, target: Decimal, current: Decimal) -> None:
    mirrored = NumberMeasure(-start, -target)
    assert progress_of(mirrored, -current) == progress_of(NumberMeasure(start, target), current)


@given(amounts, amounts, amounts)
def test_the_percentage_stays_within_bounds_and_a_remark_explains_every_clamp(
    start: Decimal, target: Decimal, current: Decimal
) -> None:
    progress = progress_of(NumberMeasure(start, target), current)
    assert progress.raw is not None
    assert progress.percent is not None
    assert 0 <= progress.percent <= 100
    if progress.raw != progress.percent:
        assert progress.remark in {Remark.WORSE_THAN_START, Remark.BEYOND_TARGET}


@given(amounts, amounts, amounts, amounts)
def test_moving_towards_the_target_never_lowers_progress(
    a: Decimal, b: Decimal, start: Decimal, target: Decimal
) -> None:
    nearer, further = (max(a, b), min(a, b)) if target > start else (min(a, b), max(a, b))
    measure = NumberMeasure(start, target)
    after, before = progress_of(measure, nearer).raw, progress_of(measure, further).raw
    assert after is not None
    assert before is not None
    assert after >= before


@given(amounts, amounts, amounts)
def test_a_band_is_full_exactly_inside(a: Decimal, b: Decimal, current: Decimal) -> None:
    band = KeepMeasure(min(a, b), max(a, b))
    progress = progress_of(band, current)
    assert (progress.remark is None) == (min(a, b) <= current <= max(a, b))
    assert progress.percent is not None
    assert 0 <= progress.percent <= 100


@given(st.lists(st.tuples(percents, weights), max_size=6))
def test_a_mean_lies_between_its_least_and_its_greatest_part(parts: list[tuple[Decimal, Decimal]]) -> None:
    mean = objective_progress(parts)
    counted = [part for part, weight in parts if weight]
    assert (mean is None) == (not counted)
    if mean is not None:
        assert min(counted) <= mean <= max(counted)
