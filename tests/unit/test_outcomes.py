"""Titles and predictions name their numbers themselves."""

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.measures import Unit
from bot.domain.outcome_lines import title_of
from bot.domain.outcomes import read_outcome_target
from bot.domain.vocabulary import UnitKind

PERCENT = Unit(UnitKind.PERCENT)


@pytest.mark.parametrize(
    ("typed", "start", "target"),
    [
        ("Reduce password resets from 10% to 1%", "10", "1"),
        ("KR12 from 5.5 % to 3 %", "5.5", "3"),
        ("Churn 9.1% -> 4%", "9.1", "4"),
        ("Churn 9.1%\u00a0-\u2060>\u00a04%", "9.1", "4"),  # copied from a message of ours
        ("Churn 9,1 % \u2192 4 %", "9.1", "4"),
        ("Margin from -3 to 40%", "-3", "40"),
        ("from 2 to 5% by 2027", "2", "5"),
    ],
)
def test_from_and_to_are_read_in_a_sentence(typed: str, start: str, target: str) -> None:
    found = read_outcome_target(typed)
    assert found is not None
    assert (found.start, found.target, found.unit) == (Decimal(start), Decimal(target), PERCENT)


@pytest.mark.parametrize(
    ("typed", "target", "unit"),
    [
        ("Lose 10 lbs", "10", Unit(UnitKind.WORD, "lbs")),
        ("$0 in credit card debt", "0", Unit(UnitKind.CURRENCY, "USD")),
        ("10million new signups", "10000000", Unit(UnitKind.WORD, "new signups")),
        ("50% new car sales are electric by 2025", "50", PERCENT),
        ("Earth's temperature to 95.2 by 2050", "95.2", Unit()),
        ("Provide 3million people with access to water", "3000000", Unit(UnitKind.WORD, "people")),
        ("Get 10 BETA users", "10", Unit(UnitKind.WORD, "BETA users")),
        ("Q4 revenue to \u20ac2m", "2000000", Unit(UnitKind.CURRENCY, "EUR")),
        ("By 2027 answer in 3 hours", "3", Unit(UnitKind.WORD, "hours")),
    ],
)
def test_a_single_number_is_where_to_arrive(typed: str, target: str, unit: Unit) -> None:
    found = read_outcome_target(typed)
    assert found is not None
    assert (found.start, found.target, found.unit) == (None, Decimal(target), unit)


def test_the_word_may_stand_behind_either_number() -> None:
    for typed in ("from 5 days to 2", "from 5 to 2 days", "from 5 days to 2 days"):
        found = read_outcome_target(typed)
        assert found is not None
        assert found.unit == Unit(UnitKind.WORD, "days")


def test_spaced_thousands_are_one_number() -> None:
    found = read_outcome_target("from 1 200 to 2 400 users")
    assert found is not None
    assert (found.start, found.target) == (Decimal(1200), Decimal(2400))


def test_what_stands_ahead_of_the_numbers_is_kept() -> None:
    found = read_outcome_target("KR12 from 5.5% to 3%")
    assert found is not None
    assert found.before == "KR12"


def test_a_doubtful_number_is_left_for_the_person_unless_their_locale_settles_it() -> None:
    assert read_outcome_target("from 1.200 to 2.400") is None
    settled = read_outcome_target("from 1.200 to 2.400", ",")
    assert settled is not None
    assert settled.target == Decimal(2400)


@pytest.mark.parametrize(
    "typed", ["", "Launch new website", "A/B testing", "COVID-19", "Support 24/7", "Ready by 2027", "KR12"]
)
def test_names_years_and_words_are_no_targets(typed: str) -> None:
    assert read_outcome_target(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "Resets from 10% to banana",
        "Resets from 10% to a few",
        "Resets 10% -> banana",
        "Resets from --10 to 5",
        "Resets from 10% to 5% or 6%",
        "Resets from 10% to 5% to 1%",
        "Resets from 10 to 1e5",
        "Resets from 10 to 1 00",
        "Resets from 1 00 to 5",
        "Resets from 10 to 5-6",
        "Resets 10% - 1%",
        "Income from 10% to $5",
        "Wait from 5 days to 2 weeks",
    ],
)
def test_half_of_what_was_typed_is_never_taken(typed: str) -> None:
    assert read_outcome_target(typed, ".") is None


@pytest.mark.parametrize(
    "typed", ["Sell 10 tickets to customers", "Hire from 3 universities", "Q4 revenue -> 10", "COVID-19 cases -> 10"]
)
def test_words_that_only_look_like_a_way_do_not_hide_the_target(typed: str) -> None:
    found = read_outcome_target(typed, ".")
    assert found is not None
    assert found.start is None


_AMOUNTS = st.decimals(0, 99_999, places=2).map(lambda value: (value, f"{value:f}"))
_BETWEEN = st.sampled_from([" to ", " -> ", " or ", "-", " - ", "/", " ", " to x", " and ", "%", "% to ", ": "])
_AHEAD = st.sampled_from(["from ", "", "Resets from ", "Resets ", "Top 3 ", "Q4: ", "from about "])
_AFTER = st.sampled_from(["", "%", " users", " by 2027", " 00", " to 7", " or 6", "-3", "e5", "/8", " banana", ", 4"])


@given(_AHEAD, _AMOUNTS, _BETWEEN, _AMOUNTS, _AFTER)
def test_two_numbers_are_both_taken_or_the_whole_line_stays_in_view(
    ahead: str, first: tuple[Decimal, str], between: str, second: tuple[Decimal, str], after: str
) -> None:
    line = f"{ahead}{first[1]}{between}{second[1]}{after}"
    assume(re.search(r"\d \d{3}\b", line) is None)  # "3 100.00" is one number: three thousand and one hundred
    found = read_outcome_target(line, ".")

    if found is not None and found.start is not None:
        assert (found.start, found.target) in {(first[0], second[0]), (second[0], Decimal(7))}
        assert found.target == second[0] or "from" not in ahead
    elif found is not None:  # one number is the target; the other one is no start that was lost
        assert found.target in {first[0], second[0], Decimal(3)}
        assert "from" not in ahead or " to" not in between
        assert title_of(line, found) == line


@given(st.text(max_size=40))
def test_a_start_is_never_taken_for_the_target(arrival: str) -> None:
    found = read_outcome_target(f"Resets from 10% to {arrival}", ".")

    assert found is None or found.start == 10


@given(st.text(alphabet=st.sampled_from("0123456789 .,%$tofrmk->\u2192a"), max_size=400))
def test_no_text_upsets_the_search(typed: str) -> None:
    found = read_outcome_target(typed)
    assert found is None or found.before in typed
