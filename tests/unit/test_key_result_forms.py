"""The numbers of a key result's form and of a key result in one line."""

from decimal import Decimal

import pytest

from bot.domain.entered import KeyResultEntered
from bot.domain.errors import Invalid, InvalidForm
from bot.domain.key_result_forms import ReadMeasure, read_measure
from bot.domain.measures import KeepMeasure, MilestoneMeasure, NumberMeasure, Unit
from bot.domain.numbers import read_unit
from bot.domain.outcome_lines import read_outcome_line
from bot.domain.problems import Problems
from bot.domain.vocabulary import MeasureKind, UnitKind

PERCENT = Unit(UnitKind.PERCENT)


def read(**fields: object) -> ReadMeasure:
    problems = Problems()
    found = read_measure(KeyResultEntered(**{"title": "Churn", **fields}), ".", problems)  # type: ignore[arg-type]
    problems.refuse()
    return found


def problems_of(**fields: object) -> dict[str, str]:
    with pytest.raises(InvalidForm) as refused:
        read(**fields)
    return {each.field: each.problem for each in refused.value.problems}


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("", Unit()),
        ("%", PERCENT),
        ("percent", PERCENT),
        ("$", Unit(UnitKind.CURRENCY, "USD")),
        ("eur", Unit(UnitKind.CURRENCY, "EUR")),
        ("CHF", Unit(UnitKind.CURRENCY, "CHF")),
        ("beta  users", Unit(UnitKind.WORD, "beta users")),
    ],
)
def test_a_unit_is_read_as_people_name_it(typed: str, unit: Unit) -> None:
    assert read_unit(typed) == unit


def test_the_unit_beside_a_number_is_enough() -> None:
    assert read(start="10%", target="1%").measure == NumberMeasure(Decimal(10), Decimal(1), PERCENT)


@pytest.mark.parametrize(
    ("title", "lower", "upper", "unit"),
    [
        ("Uptime between 99 and 100", "99", "100", Unit()),
        ("Uptime between 99% and 100%", "99", "100", PERCENT),
        ("Satisfaction stays above 90%", "90", None, PERCENT),
        ("Keep satisfaction at least 90%", "90", None, PERCENT),
        ("Errors below 5 %", None, "5", PERCENT),
        ("Replies under 4h", None, "4", Unit(UnitKind.WORD, "h")),
    ],
)
def test_limits_in_the_title_make_it_one_to_keep(title: str, lower: str | None, upper: str | None, unit: Unit) -> None:
    floor, ceiling = (None if each is None else Decimal(each) for each in (lower, upper))

    assert read(title=title).measure == KeepMeasure(floor, ceiling, None, unit)


@pytest.mark.parametrize(
    ("title", "start", "target"), [("Replies from 4h to 0.5h", 4, "0.5"), ("Load from 4s to 2s", 4, 2)]
)
def test_a_unit_may_touch_its_number(title: str, start: int, target: str) -> None:
    measure = read(title=title).measure

    assert isinstance(measure, NumberMeasure)
    assert (measure.start, measure.target) == (Decimal(start), Decimal(target))


def test_a_start_alone_is_refused_beside_the_target() -> None:
    assert "target" in problems_of(title="NPS from 20")


def test_an_unknown_start_is_allowed() -> None:
    assert read(target="10", unit="users").measure == NumberMeasure(None, Decimal(10), Unit(UnitKind.WORD, "users"))


def test_numbers_of_the_title_are_taken_where_there_are_no_others() -> None:
    found = read(title="Reduce password resets from 10% to 1%")

    assert (found.title, found.measure) == (
        "Reduce password resets",
        NumberMeasure(Decimal(10), Decimal(1), PERCENT),
    )


def test_numbers_of_their_own_count_more_than_those_of_the_title() -> None:
    found = read(title="Top 3 pages from 10% to 1%", start="8", target="2", unit="%")

    assert (found.title, found.measure) == (
        "Top 3 pages from 10% to 1%",
        NumberMeasure(Decimal(8), Decimal(2), PERCENT),
    )


def test_a_missing_target_is_asked_for() -> None:
    assert list(problems_of()) == ["target"]
    assert list(problems_of(start="10")) == ["target"]


def test_a_floor_above_its_ceiling_is_refused_beside_the_ceiling() -> None:
    assert list(problems_of(kind=MeasureKind.KEEP, lower="5", upper="4")) == ["upper"]


def test_limits_need_one_at_least() -> None:
    assert list(problems_of(kind=MeasureKind.KEEP)) == ["lower"]


def test_a_ceiling_alone_is_enough() -> None:
    assert read(kind=MeasureKind.KEEP, upper="4%").measure == KeepMeasure(None, Decimal(4), None, PERCENT)


def test_without_steps_the_title_is_the_only_one() -> None:
    found = read(kind=MeasureKind.MILESTONES)

    assert (found.steps, found.measure) == (("Churn",), MilestoneMeasure(0, 1))


def test_a_unit_that_is_too_long_is_refused() -> None:
    assert list(problems_of(target="4", unit="customers of the northern region")) == ["unit"]


@pytest.mark.parametrize(
    ("typed", "title", "start", "target"),
    [
        ("Password resets from 10% to 1%", "Password resets", "10", "1"),
        (
            "Increase visitor to lead conversion rate from 2% to 5%",
            "Increase visitor to lead conversion rate",
            "2",
            "5",
        ),
        ("Resets: 10 -> 1", "Resets", "10", "1"),
        ("Get 10 beta users", "Get 10 beta users", None, "10"),
        ("From 3 to 10 beta users", "From 3 to 10 beta users", "3", "10"),
        ("Resets from 10% to 1% for Sales", "Resets from 10% to 1% for Sales", "10", "1"),
    ],
)
def test_one_line_is_a_key_result(typed: str, title: str, start: str | None, target: str) -> None:
    line = read_outcome_line(typed, ".")

    assert (line.title, line.start, line.target) == (title, start and Decimal(start), Decimal(target))


@pytest.mark.parametrize("typed", ["Fewer resets", "Resets from 10% to 10%", "x" * 300 + " from 1 to 2"])
def test_a_line_that_says_nothing_certain_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        read_outcome_line(typed, ".")
