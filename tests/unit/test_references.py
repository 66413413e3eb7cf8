"""People write references in many ways and mean one item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind

KR12 = Reference(ItemKind.KEY_RESULT, 12)
references = st.builds(Reference, st.sampled_from(ItemKind), st.integers(0, 999_999_999))


@pytest.mark.parametrize("typed", ["KR12", "kr12", "kr-12", "kr 12", "KR #12", "  Kr12 ", "kr\u00a012", "kr\u201112"])
def test_every_way_of_writing_kr12_means_kr12(typed: str) -> None:
    assert Reference.parse(typed) == KR12


@pytest.mark.parametrize(
    "typed", ["", "KR", "12", "KR12a", "XKR12", "KR12 45", "KR1234567890", "KR\u0661\u0662", "\u212ar12", "KR-"]
)
def test_what_is_not_one_reference_is_none(typed: str) -> None:
    assert Reference.parse(typed) is None


@pytest.mark.parametrize(("typed", "expected"), [("", True), ("k", True), (" KR", True), ("kr1", False), ("o", False)])
def test_the_beginning_of_a_reference_is_known(typed: str, expected: bool) -> None:
    assert Reference.may_begin(ItemKind.KEY_RESULT, typed) is expected


def test_objectives_and_initiatives_have_their_own_numbers() -> None:
    assert Reference.parse("o3") == Reference(ItemKind.OBJECTIVE, 3)
    assert Reference.parse("i7") == Reference(ItemKind.INITIATIVE, 7)


@pytest.mark.parametrize(
    ("typed", "rest"),
    [("KR12 45 moved", "45 moved"), ("kr-12: 45", "45"), ("KR12=45", "45"), ("KR12", ""), ("KR12\n4", "4")],
)
def test_what_follows_a_reference_is_kept(typed: str, rest: str) -> None:
    assert Reference.take(typed) == (KR12, rest)


@pytest.mark.parametrize("typed", ["KR12th of May", "in KR12", "KR12345678901", "Kraków 12"])
def test_a_word_that_only_begins_like_a_reference_is_no_reference(typed: str) -> None:
    assert Reference.take(typed) is None


@given(references)
def test_what_is_shown_is_read_back(reference: Reference) -> None:
    assert Reference.parse(str(reference)) == reference


@given(st.text())
def test_no_text_upsets_the_reading(typed: str) -> None:
    parsed = Reference.parse(typed)
    assert parsed is None or Reference.take(typed) == (parsed, "")
