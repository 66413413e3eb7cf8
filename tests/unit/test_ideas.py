"""The order of ideas, and the corners that they stand in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ideas import SCALE, Quadrant, Ranked, Score, Tally, ranked

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
marks = st.sampled_from(SCALE)
scores = st.lists(st.builds(Score, marks, marks), max_size=7)


@st.composite
def ideas(draw: st.DrawFn) -> list[Ranked]:
    """Some ideas, each with a number of its own, as they have in a workspace."""
    said = draw(st.lists(st.tuples(scores, st.integers(0, 30)), max_size=12))
    return [
        Ranked(number, number, f"Idea {number}", NOW - timedelta(days=days), Tally.of(given_scores))
        for number, (given_scores, days) in enumerate(said, start=1)
    ]


def an_idea(number: int, value: int, effort: int, times: int = 1, days: int = 0) -> Ranked:
    return Ranked(number, number, "Idea", NOW - timedelta(days=days), Tally.of([Score(value, effort)] * times))


@given(ideas(), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_in_which_they_come(some: list[Ranked], random: object) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ranked(shuffled) == ranked(some)


@given(ideas())
def test_none_is_lost_and_those_without_a_score_come_last(some: list[Ranked]) -> None:
    found = ranked(some)
    scored = [idea.tally.count > 0 for idea in found]
    assert sorted(idea.number for idea in found) == [idea.number for idea in some]
    assert scored == sorted(scored, reverse=True)


@given(scores.filter(bool), st.sampled_from(["value", "effort"]))
def test_more_value_never_lowers_an_idea_and_more_effort_never_raises_it(said: list[Score], part: str) -> None:
    more = [replace(score, **{part: min(5, getattr(score, part) + 1)}) for score in said]
    before, after = Tally.of(said).worth, Tally.of(more).worth
    assert before is not None
    assert after is not None
    assert after >= before if part == "value" else after <= before


@given(st.lists(st.builds(Score, marks, marks), min_size=1, max_size=7))
def test_the_middle_lies_between_the_marks_and_does_not_depend_on_their_order(said: list[Score]) -> None:
    tally, backwards = Tally.of(said), Tally.of(said[::-1])
    assert tally == backwards
    assert tally.value is not None
    assert min(score.value for score in said) <= tally.value <= max(score.value for score in said)


@given(marks, marks)
def test_a_score_stands_in_one_corner(value: int, effort: int) -> None:
    assert Tally.of([Score(value, effort)]).quadrant is not None


def test_one_person_does_not_outweigh_the_others() -> None:
    assert Tally.of([Score(1, 1), Score(4, 2), Score(5, 5)]) == Tally(3, Decimal(4), Decimal(2))
    assert Tally.of([Score(3, 1), Score(4, 2)]) == Tally(2, Decimal("3.5"), Decimal("1.5"))
    assert Tally.of([]) == Tally()


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (an_idea(1, 5, 1), an_idea(2, 5, 2)),  # the same value for less effort
        (an_idea(1, 5, 5), an_idea(2, 1, 1)),  # a big rock before a small thing
        (an_idea(2, 3, 1, times=3), an_idea(1, 3, 1, times=2, days=9)),  # more people
        (an_idea(2, 3, 1, days=9), an_idea(1, 3, 1, days=2)),  # waits longer
        (an_idea(1, 3, 1), an_idea(2, 3, 1)),
    ],
)
def test_what_comes_first(first: Ranked, then: Ranked) -> None:
    assert ranked([then, first]) == [first, then]


@pytest.mark.parametrize(
    ("value", "effort", "quadrant"),
    [
        (4, 4, Quadrant.BIG_ROCK),
        (5, 3, Quadrant.QUICK_WIN),
        (3, 5, Quadrant.DOUBTFUL),
        (3, 3, Quadrant.SMALL),
    ],
)
def test_the_corners(value: int, effort: int, quadrant: Quadrant) -> None:
    assert Tally.of([Score(value, effort)]).quadrant is quadrant
    assert Tally().quadrant is None
