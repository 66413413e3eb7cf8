"""Numbers as people type them, in many habits and scripts."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.errors import AmbiguousNumber, Invalid
from bot.domain.measures import Unit
from bot.domain.numbers import (
    LARGEST,
    amount_for_input,
    read_amount,
    read_milestone,
    refuse_doubtful_minus,
    show_amount,
    unit_sign,
    without_leading_unit,
)
from bot.domain.vocabulary import UnitKind

PLAIN = Unit()
PERCENT = Unit(UnitKind.PERCENT)
DOLLARS = Unit(UnitKind.CURRENCY, "USD")
USERS = Unit(UnitKind.WORD, "users")

amounts = st.decimals(min_value=-LARGEST, max_value=LARGEST, places=6)
marks = st.sampled_from([".", ",", None])
words = ["users", "beta users", "m", "k", "m2", "Straße", "NPS points", "t CO2", "人", "kg", "million", "gas"]
units = st.one_of(
    st.sampled_from([PLAIN, PERCENT]),
    st.builds(
        Unit, st.just(UnitKind.CURRENCY), st.sampled_from(["USD", "EUR", "CAD", "CHF", "SEK", "BRL", "JPY", "XYZ"])
    ),
    st.builds(Unit, st.just(UnitKind.WORD), st.sampled_from(words)),
)


def read(typed: str, unit: Unit = PLAIN, current: str | None = "10", mark: str | None = None) -> Decimal:
    return read_amount(typed, unit, None if current is None else Decimal(current), mark)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("45", "45"),
        (" 45 ", "45"),
        ("45.", "45"),
        ("0045", "45"),
        (".5", "0.5"),
        ("1.2k", "1200"),
        ("1.2 K", "1200"),
        ("10million", "10000000"),
        ("3m", "3000000"),
        ("3 bn", "3000000000"),
        ("2 crore", "20000000"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1,00,000", "100000"),
        ("1 234 567,89", "1234567.89"),
        ("1\u00a0234,567", "1234.567"),
        ("1'234.50", "1234.5"),
        ("1\u2019234", "1234"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("12,5", "12.5"),
        ("\uff11\uff12\uff0e\uff15", "12.5"),
        ("\u0663\u066b\u0661\u0662\u0665", "3.125"),
        ("\u0661\u066c\u0662\u0663\u0664", "1234"),
        ("-3", "-3"),
        ("\u22123", "-3"),
    ],
)
def test_a_number_is_read_however_it_is_written(typed: str, expected: str) -> None:
    assert read(typed) == Decimal(expected)


@pytest.mark.parametrize(
    ("typed", "unit", "expected"),
    [
        ("45%", PERCENT, "45"),
        ("45 %", PERCENT, "45"),
        ("%45", PERCENT, "45"),
        ("45 percent", PERCENT, "45"),
        ("-0.5%", PERCENT, "-0.5"),
        ("$1.2k", DOLLARS, "1200"),
        ("-$3", DOLLARS, "-3"),
        ("$-3", DOLLARS, "-3"),
        ("US$ 5", DOLLARS, "5"),
        ("5 usd", DOLLARS, "5"),
        ("USD5", DOLLARS, "5"),
        ("\u20ac1,50", Unit(UnitKind.CURRENCY, "EUR"), "1.5"),
        ("1,50 \u20ac", Unit(UnitKind.CURRENCY, "EUR"), "1.5"),
        ("200 kr", Unit(UnitKind.CURRENCY, "SEK"), "200"),
        ("10 users", USERS, "10"),
        ("1 user", USERS, "1"),
        ("10Users", USERS, "10"),
        ("1.2k users", USERS, "1200"),
        ("3m", Unit(UnitKind.WORD, "m"), "3"),
    ],
)
def test_the_unit_may_be_typed_with_the_number(typed: str, unit: Unit, expected: str) -> None:
    assert read(typed, unit) == Decimal(expected)


@pytest.mark.parametrize(
    ("typed", "expected"), [("+3", "13"), ("+ 3", "13"), ("+=3", "13"), ("-=3", "7"), ("- 3", "7"), ("+1.5k", "1510")]
)
def test_a_plus_counts_on_and_a_set_apart_minus_takes_away(typed: str, expected: str) -> None:
    assert read(typed) == Decimal(expected)


@pytest.mark.parametrize(("typed", "mark"), [("2.5", "."), ("2.5", None), ("2,5", ",")])
def test_a_unit_of_figures_eats_no_decimals(typed: str, mark: str | None) -> None:
    assert read_amount(typed, Unit(UnitKind.WORD, "5"), None, mark) == Decimal("2.5")


def test_percent_points_are_added_to_percent() -> None:
    assert read("+3%", PERCENT) == Decimal(13)


def test_there_is_nothing_to_count_from_before_the_first_value() -> None:
    with pytest.raises(Invalid, match="no value to count from") as refusal:
        read("+3", current=None)
    assert refusal.value.field == "value"


@pytest.mark.parametrize("typed", ["1.234", "1,234", "1.234k", "+1.234", "-1,234"])
def test_one_separator_before_three_digits_is_two_numbers_while_the_locale_is_unknown(typed: str) -> None:
    with pytest.raises(AmbiguousNumber):
        read(typed)


def test_an_ambiguous_number_offers_both_readings_as_they_can_be_typed_back() -> None:
    with pytest.raises(AmbiguousNumber) as doubt:
        read("1.234")
    assert [each.typed for each in doubt.value.readings] == ["1234", "1.2340"]
    assert [read(each.typed) for each in doubt.value.readings] == [Decimal(1234), Decimal("1.234")]


def test_both_readings_say_which_they_are_and_in_what_they_count() -> None:
    with pytest.raises(AmbiguousNumber) as doubt:
        read_amount("+1.234", PERCENT, Decimal(5), None)
    assert [str(each) for each in doubt.value.readings] == ["+1,234% (thousands)", "+1.234% (decimals)"]


@pytest.mark.parametrize(("mark", "expected"), [(".", "1.234"), (",", "1234")])
def test_the_locale_settles_it(mark: str, expected: str) -> None:
    assert read("1.234", mark=mark) == Decimal(expected)


def test_american_dollars_are_read_the_american_way() -> None:
    assert read("$1,200", DOLLARS, mark=".") == Decimal(1200)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "yes", "done", "no", "1e3", "0x10", "nan", "inf", "1.2.3", "12 34", "1,2,3", "45/100", "45 of 100"),
        *("--3", "+", "-", "%", "$", "1.234.56", "10\u00b2", "\u00bd", "forty", "4 5", "1'23", "~45", "9" * 100),
    ],
)
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Invalid, match="for example 45"):
        read(typed)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("45%", USERS), ("$45", PERCENT), ("45 \u20ac", DOLLARS), ("45 customers", USERS), ("45%", PLAIN)],
)
def test_another_unit_is_refused(typed: str, unit: Unit) -> None:
    with pytest.raises(Invalid, match=r"for example \$?45"):
        read(typed, unit)


@pytest.mark.parametrize("typed", ["1" * 19, "1000000000000000000", "999999999999999999 k", "-1" + "0" * 18])
def test_a_number_too_large_to_keep_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="too large"):
        read(typed)


def test_the_largest_number_is_kept_and_one_more_is_not() -> None:
    assert read(str(LARGEST)) == LARGEST
    with pytest.raises(Invalid, match="too large"):
        read("+0.000001", current=str(LARGEST))


def test_a_seventh_decimal_is_refused_but_zeros_are_not() -> None:
    assert read("0.1000000000") == Decimal("0.1")
    with pytest.raises(Invalid, match="six decimals"):
        read("0.1234567")


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("5.50", PERCENT, "5.5%"),
        ("1200", DOLLARS, "$1,200"),
        ("-1200.5", DOLLARS, "-$1,200.5"),
        ("10", USERS, "10 users"),
        ("-3", PLAIN, "-3"),
        ("1E+3", PLAIN, "1,000"),
        ("-0.00", PLAIN, "0"),
        ("100.00", PERCENT, "100%"),
        ("1200", Unit(UnitKind.CURRENCY, "CHF"), "CHF 1,200"),
        ("5", Unit(UnitKind.CURRENCY, "CAD"), "CA$5"),
    ],
)
def test_amounts_are_shown_exactly_and_without_idle_zeros(value: str, unit: Unit, shown: str) -> None:
    assert show_amount(Decimal(value), unit) == shown


@pytest.mark.parametrize(
    ("value", "mark", "held"),
    [
        ("1234.5", ",", "1234,5"),
        ("1234.5", None, "1234.5"),
        ("1.234", ".", "1.2340"),
        ("-0.5", ",", "-0,5"),
        ("1E3", None, "1000"),
    ],
)
def test_a_form_holds_an_amount_in_the_persons_own_way(value: str, mark: str | None, held: str) -> None:
    assert amount_for_input(Decimal(value), mark) == held


def test_the_sign_beside_an_input_is_short() -> None:
    assert [unit_sign(unit) for unit in (PLAIN, PERCENT, DOLLARS, USERS)] == ["", "%", "$", "users"]
    assert unit_sign(Unit(UnitKind.CURRENCY, "CHF")) == "CHF"


@pytest.mark.parametrize("typed", ["yes", "Done", "DONE.", "x", "\u2705", "100%", "1"])
def test_a_step_is_done(typed: str) -> None:
    assert read_milestone(typed)


@pytest.mark.parametrize("typed", ["no", "not yet", "0", "0%"])
def test_a_step_is_not_done(typed: str) -> None:
    assert not read_milestone(typed)


@pytest.mark.parametrize("typed", ["", "45", "maybe", "half"])
def test_a_step_knows_nothing_between_yes_and_no(typed: str) -> None:
    with pytest.raises(Invalid, match="yes or no"):
        read_milestone(typed)


@given(amounts, units)
def test_reading_what_is_shown_gives_the_value_back(value: Decimal, unit: Unit) -> None:
    assert read_amount(show_amount(value, unit), unit, None, ".") == value


@given(amounts, units, marks, marks)
def test_what_a_form_holds_is_read_back_in_any_locale(
    value: Decimal, unit: Unit, written: str | None, reading: str | None
) -> None:
    assert read_amount(amount_for_input(value, written), unit, None, reading) == value


@given(amounts, amounts)
def test_a_step_up_and_down_again_ends_where_it_began(current: Decimal, step: Decimal) -> None:
    assume(abs(current + abs(step)) <= LARGEST)
    risen = read_amount(f"+{abs(step):f}", PLAIN, current, ".")
    assert read_amount(f"-={abs(step):f}", PLAIN, risen, ".") == current


@given(st.text(max_size=100), units, marks)
def test_no_text_does_more_than_be_refused(typed: str, unit: Unit, mark: str | None) -> None:
    try:
        value = read_amount(typed, unit, Decimal(1), mark)
    except (Invalid, AmbiguousNumber):
        return
    assert abs(value) <= LARGEST
    assert value == round(value, 6)


@given(st.text(alphabet="0123456789.,' +-%$k\u00a0\u0663", max_size=14), marks)
def test_a_text_of_figures_is_never_misread_by_a_known_locale_only(typed: str, mark: str | None) -> None:
    """What is certain without a locale stays the same in every locale."""
    try:
        certain = read_amount(typed, PLAIN, Decimal(1), None)
    except (Invalid, AmbiguousNumber):
        return
    assert read_amount(typed, PLAIN, Decimal(1), mark) == certain


@pytest.mark.parametrize(("value", "shown"), [("1", "1 hour"), ("3", "3 hours"), ("0.5", "0.5 hours")])
def test_one_hour_and_several_hours(value: str, shown: str) -> None:
    for label in ("hour", "hours"):
        assert show_amount(Decimal(value), Unit(UnitKind.WORD, label)) == shown


def test_minus_one_is_doubted_where_the_number_is_not_negative_yet() -> None:
    with pytest.raises(AmbiguousNumber) as doubt:
        refuse_doubtful_minus("-1", Decimal(-1), Decimal("13.5"), PERCENT)

    readings = [read_amount(each.typed, PERCENT, Decimal("13.5"), ".") for each in doubt.value.readings]
    assert readings == [Decimal("12.5"), Decimal(-1)]
    assert [str(each) for each in doubt.value.readings] == ["12.5% (1 less)", "-1% (below zero)"]
    refuse_doubtful_minus("-=20", Decimal("-6.5"), Decimal("13.5"), PERCENT)
    refuse_doubtful_minus("-2", Decimal(-2), Decimal(-1), PERCENT)


@pytest.mark.parametrize(
    ("note", "kept"),
    [("hours 20 left", "20 left"), ("hour", ""), ("Hours, 20 left", "20 left"), ("20 left", "20 left")],
)
def test_the_unit_behind_a_number_is_no_part_of_the_note(note: str, kept: str) -> None:
    assert without_leading_unit(note, Unit(UnitKind.WORD, "hours")) == kept


def test_a_note_that_begins_with_another_word_stays_whole() -> None:
    assert without_leading_unit("users complain", PERCENT) == "users complain"
