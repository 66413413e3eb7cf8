"""The prediction, the effort and the usual due date of an initiative, and the words of a message."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.errors import Invalid
from bot.domain.initiative_forms import Prediction, read_effort, read_prediction, usual_due
from bot.domain.measures import Measure, MilestoneMeasure, NumberMeasure, Unit
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, UnitKind
from bot.forms.quoted import title_and_scope

KR12 = Reference(ItemKind.KEY_RESULT, 12)
RESETS = NumberMeasure(Decimal(10), Decimal(1), Unit(UnitKind.PERCENT))


def predicted(typed: str, measure: Measure = RESETS, current: str = "5.5") -> Prediction:
    return read_prediction(typed, KR12, measure, Decimal(current), ".")


@pytest.mark.parametrize(
    "typed", ["KR12 from 5.5 % to 3 %", "kr 12: 5.5% -> 3%", "from 5.5 to 3", "to 3%", "3", "KR12 to 3%"]
)
def test_a_prediction_is_read_as_people_write_it(typed: str) -> None:
    assert predicted(typed) == Prediction(Decimal("5.5"), Decimal(3))


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("KR13 from 5% to 3%", "speaks of KR13"),
        ("from 3% to 3%", "stay where it is"),
        ("from $5 to $3", "Write it like"),
        ("KR12 from 5.5% to banana", "Write it like"),
        ("KR12 to 3% and KR13 to 5%", "Write it like"),
        ("KR12 to 3% by June", "Write it like"),
        ("a lot better", 'Write it like "KR12 from 10% to 1%"'),
    ],
)
def test_a_prediction_that_does_not_fit_is_refused(typed: str, problem: str) -> None:
    with pytest.raises(Invalid) as refused:
        predicted(typed)
    assert problem in refused.value.problem


def test_a_prediction_that_runs_the_wrong_way_is_read_all_the_same() -> None:
    assert predicted("from 3% to 5.5%") == Prediction(Decimal(3), Decimal("5.5"))


def test_steps_are_predicted_as_a_count() -> None:
    assert predicted("from 1 to 3 steps", MilestoneMeasure(1, 5), "1") == Prediction(Decimal(1), Decimal(3))


@pytest.mark.parametrize("typed", ["2.5", "2.5 weeks", "2.5 person-weeks", "2.5w"])
def test_effort_is_in_person_weeks(typed: str) -> None:
    assert read_effort(typed, ".") == Decimal("2.5")


@pytest.mark.parametrize("typed", ["0", "-3", "5000", "some"])
def test_an_effort_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        read_effort(typed, ".")


def test_an_initiative_is_due_in_six_weeks_at_latest_when_the_cycle_ends() -> None:
    ends_on = date(2026, 12, 31)

    assert usual_due(date(2026, 10, 5), ends_on) == date(2026, 11, 16)
    assert usual_due(date(2026, 12, 1), ends_on) == ends_on


def test_the_first_line_of_a_message_is_the_title() -> None:
    said = "*Offer* annual contracts\n<@U1|ben> &amp; <#C1|growth> say: <https://example.org|they ask for it>"

    assert title_and_scope(said) == (
        "Offer annual contracts",
        "*Offer* annual contracts\n@ben & #growth say: they ask for it",
    )


def test_a_message_of_one_line_is_all_title() -> None:
    assert title_and_scope("Offer annual contracts <!channel>") == ("Offer annual contracts", "")
