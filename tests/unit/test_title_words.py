"""A title out of many words: nothing that was typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.title_words import LONGEST_TITLE, split_title


@given(st.text(max_size=3_000))
def test_what_is_typed_stands_in_the_title_or_beside_it(words: str) -> None:
    title, beside = split_title(words)
    assert len(title.encode("utf-16-le")) <= 2 * LONGEST_TITLE
    assert beside == words.strip() if beside else title == "".join(line.strip() for line in words.splitlines())


@pytest.mark.parametrize("words", ["\U0001f680", "עברית וגם ערבית", "提供年度合同", "*bold* <b> _x_ `code` @channel"])
def test_what_fits_stays_as_it_was_typed(words: str) -> None:
    assert split_title(words) == (words, "")


def test_a_long_line_is_cut_between_two_words_and_kept_whole_beside_the_title() -> None:
    words = "word " * 600
    title, beside = split_title(words)
    assert (title[-6:], beside) == (" word…", words.strip())


def test_the_first_line_is_the_title() -> None:
    assert split_title("Offer contracts\nIn: new customers") == (
        "Offer contracts",
        "Offer contracts\nIn: new customers",
    )


def test_no_emoji_is_cut_in_two() -> None:
    title, _ = split_title("\U0001f680" * 1_000)
    assert title == "\U0001f680" * 124 + "…"
