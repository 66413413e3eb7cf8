"""Slack reads & < > and nothing else; nobody can smuggle in what is not to be seen."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from messages.escaping import BREAK, as_formatted, as_typed, escape, isolated, marked, strip_unsafe


def test_three_characters_are_escaped_and_no_others() -> None:
    assert escape("""<!channel> & "it's" *bold*""") == """&lt;!channel&gt; &amp; "it's" *bold*"""


def test_what_we_made_is_not_escaped_again() -> None:
    assert escape(Markup("&lt;")) == "&lt;"


@given(text=st.text())
def test_what_is_typed_comes_back_from_its_escape(text: str) -> None:
    assert as_typed(text) == strip_unsafe(text).strip()


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\ufeff", "\x00", "\x1b", "\x85", "\ud800"])
def test_what_cannot_be_seen_is_dropped(mark: str) -> None:
    assert strip_unsafe(f"a{mark}b") in {"ab", "a\nb"}


@pytest.mark.parametrize("title", ["\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627 SSO", "a \u05d0 <b>"])
def test_words_written_from_right_to_left_keep_their_direction_to_themselves(title: str) -> None:
    within = as_typed(Markup("KR1 ") + isolated(escape(title)) + Markup(" 10% -&gt; 1%"))

    assert within == f"KR1 \u2068{title}\u2069 10% -> 1%"


def test_every_letter_that_is_written_from_right_to_left_is_known() -> None:
    for letter in map(chr, range(sys.maxunicode + 1)):
        if unicodedata.bidirectional(letter) in {"R", "AL"}:
            assert isolated(marked(letter)) != letter, f"U+{ord(letter):04X}"


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_latin_words_are_left_alone(text: str) -> None:
    assert isolated(escape(text)) == escape(text)


def test_joined_emoji_stay_joined() -> None:
    assert strip_unsafe("👩‍👧 ❤️") == "👩‍👧 ❤️"


def test_the_line_breaks_of_a_template_are_spaces() -> None:
    assert as_formatted(Markup("  Saved:\n    now 5  \n")) == "Saved: now 5"


def test_the_line_breaks_that_people_type_stay() -> None:
    assert as_formatted(Markup("Note:\n  ") + escape("one\r\ntwo")) == "Note: one\ntwo"


def test_a_template_can_ask_for_a_line_break() -> None:
    assert as_formatted(Markup("one\n  ") + BREAK + Markup("\n  two")) == "one\ntwo"
