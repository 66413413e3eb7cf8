"""People's words are cut where a reader would cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.clipping import clip, length

FAMILY = "👩‍👩‍👧‍👦"


def test_a_text_that_fits_stays() -> None:
    assert clip("Password resets", 15) == "Password resets"


def test_a_longer_text_ends_with_an_ellipsis() -> None:
    assert clip("Password resets", 9) == "Password…"


@pytest.mark.parametrize("limit", range(2, 12))
def test_an_entity_is_never_cut(limit: int) -> None:
    assert clip("&amp;&lt;&gt;&amp;", limit).removesuffix("…") in {"", "&amp;", "&amp;&lt;"}


def test_a_link_is_never_cut() -> None:
    assert clip("See <https://example.com|the post> now", 20) == "See…"


def test_a_mention_is_never_cut() -> None:
    assert clip("Ask <@U0ANA0001> and others", 18) == "Ask <@U0ANA0001>…"


def test_a_family_stays_together() -> None:
    assert clip(f"Us {FAMILY} and more", 6) == "Us…"
    assert clip(f"Us {FAMILY} and more", 3 + length(FAMILY) + 1) == f"Us {FAMILY}…"


def test_a_letter_keeps_its_accent() -> None:
    assert clip("caffe\u0301 ole\u0301", 6) == "caff…"


def test_a_flag_stays_a_flag() -> None:
    assert clip("🇪🇸🇫🇷🇩🇪", 10) == "🇪🇸🇫🇷…"


@given(text=st.text(st.characters(exclude_categories=["Cs"])), limit=st.integers(1, 50))
def test_whatever_is_typed_fits_afterwards(text: str, limit: int) -> None:
    clipped = clip(text, limit)
    assert length(clipped) <= limit
    assert text.startswith(clipped.removesuffix("…"))


@given(text=st.text(st.sampled_from("ab  <>&;é\u0301😀"), min_size=1), limit=st.integers(2, 12))
def test_a_text_is_cut_in_the_same_place_whatever_stands_before_it(text: str, limit: int) -> None:
    """Plain texts are cut in one go, others piece by piece: one and the same rule."""
    assert clip(f"éa{text}", limit + 1) == "é" + clip(f"a{text}", limit)
