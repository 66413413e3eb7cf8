"""What the numbers say about an initiative once results can show."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.measures import KeepMeasure, Measure, MilestoneMeasure, NumberMeasure
from bot.domain.verdicts import is_surprising, movement, runs_wrong_way, usual_look_back
from bot.domain.vocabulary import Movement, Verdict

FALLING = NumberMeasure(Decimal(10), Decimal(1))
RISING = NumberMeasure(Decimal(10), Decimal(20))
BAND = KeepMeasure(Decimal(3), Decimal(5))
STEPS = MilestoneMeasure(1, 5)
AMOUNTS = st.decimals(-1000, 1000, places=2)


def moved(measure: Measure, before: str, now: str, predicted: str | None = None) -> Movement:
    return movement(measure, Decimal(before), Decimal(now), Decimal(predicted) if predicted else None)


@pytest.mark.parametrize(
    ("measure", "before", "now", "predicted", "expected"),
    [
        (FALLING, "5.5", "3", "3", Movement.AS_PREDICTED),
        (FALLING, "5.5", "2", "3", Movement.AS_PREDICTED),
        (FALLING, "5.5", "4.2", "3", Movement.PART),
        (FALLING, "5.5", "4.2", None, Movement.NEARER),
        (FALLING, "5.5", "5.5", "3", Movement.FLAT),
        (FALLING, "5.5", "6.1", "3", Movement.AWAY),
        (RISING, "12", "15", "15", Movement.AS_PREDICTED),
        (RISING, "12", "11", None, Movement.AWAY),
        (RISING, "12", "22", "25", Movement.PART),
        (BAND, "7", "4", None, Movement.NEARER),
        (BAND, "7", "6", "5", Movement.PART),
        (BAND, "4", "4.5", None, Movement.KEPT),
        (BAND, "4", "6", None, Movement.AWAY),
        (BAND, "2", "6", None, Movement.FLAT),
        (STEPS, "1", "3", "3", Movement.AS_PREDICTED),
        (STEPS, "3", "1", None, Movement.AWAY),
        (NumberMeasure(None, Decimal(1)), "5.5", "3", None, Movement.NEARER),
        (NumberMeasure(None, Decimal(1)), "1", "3", None, Movement.UNKNOWN),
    ],
)
def test_what_a_number_did(measure: Measure, before: str, now: str, predicted: str | None, expected: Movement) -> None:
    assert moved(measure, before, now, predicted) is expected


def test_a_prediction_that_ran_the_wrong_way_is_held_against_nobody() -> None:
    assert moved(FALLING, "5.5", "5", "8") is Movement.NEARER


@pytest.mark.parametrize("measure", [FALLING, RISING, BAND, STEPS])
def test_without_a_number_nobody_can_tell(measure: Measure) -> None:
    assert movement(measure, None, Decimal(3)) is movement(measure, Decimal(3), None) is Movement.UNKNOWN


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS, st.one_of(st.none(), AMOUNTS))
def test_a_falling_key_result_is_a_rising_one_seen_in_a_mirror(
    start: Decimal, target: Decimal, before: Decimal, now: Decimal, predicted: Decimal | None
) -> None:
    mirrored = NumberMeasure(-start, -target)
    as_it_is = movement(NumberMeasure(start, target), before, now, predicted)

    assert movement(mirrored, -before, -now, None if predicted is None else -predicted) is as_it_is


@given(AMOUNTS, AMOUNTS)
def test_back_is_the_opposite_of_forth(before: Decimal, now: Decimal) -> None:
    opposite = {Movement.NEARER: Movement.AWAY, Movement.AWAY: Movement.NEARER, Movement.KEPT: Movement.KEPT}
    for measure in (RISING, FALLING, BAND):
        forth = movement(measure, before, now)
        assert movement(measure, now, before) is opposite.get(forth, forth)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_only_what_moved_the_right_way_can_be_as_predicted(before: Decimal, now: Decimal, predicted: Decimal) -> None:
    if movement(RISING, before, now, predicted) in (Movement.AS_PREDICTED, Movement.PART):
        assert now > before
        assert predicted > before


def test_a_prediction_away_from_the_target_runs_the_wrong_way() -> None:
    assert runs_wrong_way(FALLING, Decimal(3), Decimal("5.5"))
    assert not runs_wrong_way(FALLING, Decimal("5.5"), Decimal(3))
    assert not runs_wrong_way(FALLING, None, Decimal(3))
    assert runs_wrong_way(BAND, Decimal(4), Decimal(6))


def test_a_verdict_against_the_numbers_is_noticed() -> None:
    assert is_surprising(Verdict.MOVED, Movement.AWAY)
    assert is_surprising(Verdict.NOT_MOVED, Movement.AS_PREDICTED)
    assert not is_surprising(Verdict.MOVED, Movement.PART)
    assert not any(is_surprising(Verdict.CANNOT_TELL, each) for each in Movement)


@given(st.dates(max_value=date(9999, 1, 1)))
def test_results_are_looked_for_four_weeks_later_on_the_same_weekday(ended_on: date) -> None:
    assert usual_look_back(ended_on) == ended_on + timedelta(days=28)
    assert usual_look_back(ended_on).weekday() == ended_on.weekday()
