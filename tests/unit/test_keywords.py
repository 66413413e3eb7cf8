"""The words by which earlier initiatives are found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.keywords import LONGEST, MOST, is_alike, keywords_of, likeness


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Annual CONTRACTS", "Offer annual contracts"),
        ("contract", "Offer annual contracts"),
        ("uber", "Ein Über-Projekt"),
        ("契約", "年次契約を提供する"),
        ("SSO", "年次SSOログイン"),
        ("تسويقية", "حملة تسويقية"),
    ],
)
def test_it_is_found_however_it_is_typed(typed: str, stored: str) -> None:
    assert keywords_of(typed) <= keywords_of(stored)


def test_little_words_and_emoji_say_nothing() -> None:
    assert keywords_of("🚀 ... on the way to it") == {"way"}


@given(st.lists(st.text(max_size=400), max_size=3))
def test_any_text_has_few_and_short_words(texts: list[str]) -> None:
    found = keywords_of(*texts)

    assert len(found) <= MOST
    assert all(0 < len(word) <= LONGEST for word in found)


@given(st.text(max_size=200))
def test_capital_letters_make_no_difference(text: str) -> None:
    lowered = text.lower()
    if lowered.casefold() == text.casefold():
        assert keywords_of(lowered) == keywords_of(text)


@given(st.frozensets(st.sampled_from("abcdefg")), st.frozensets(st.sampled_from("abcdefg")))
def test_likeness_is_mutual(mine: frozenset[str], theirs: frozenset[str]) -> None:
    assert likeness(mine, theirs) == likeness(theirs, mine)
    assert is_alike(mine, theirs) is is_alike(theirs, mine)
    assert is_alike(mine, mine) is bool(mine)


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("Offer annual contracts", "Annual contracts for resellers", True),
        ("Implement SSO", "Implement a learning program", False),
        ("SSO", "SSO", True),
        ("Launch the new website", "Launch a partner program in Spain", False),
    ],
)
def test_titles_of_the_same_thing_are_alike(mine: str, theirs: str, *, expected: bool) -> None:
    assert is_alike(keywords_of(mine), keywords_of(theirs)) is expected
