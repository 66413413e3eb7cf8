"""Contradictions: a report says one thing, and the facts beside it another."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contradictions import (
    ASKED_EVERY,
    GRAVEST_FIRST,
    asked_first,
    is_asked_again,
    is_improved_while_worse,
    is_no_better,
    is_off_track_despite,
)
from bot.domain.vocabulary import Health, QuestionKind, Status

OFF, RISK, ON = Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK


@pytest.mark.parametrize(("before", "now"), [(OFF, RISK), (OFF, ON), (RISK, ON)])
def test_a_status_that_improves_while_the_number_worsens_is_asked_about(before: Status, now: Status) -> None:
    assert is_improved_while_worse(before, now, -1)
    assert not is_improved_while_worse(before, now, 1)
    assert not is_improved_while_worse(before, now, 0)
    assert not is_improved_while_worse(now, before, -1)


def test_a_first_status_improves_on_nothing() -> None:
    assert not is_improved_while_worse(None, ON, -1)
    assert not is_improved_while_worse(RISK, None, -1)


def test_off_track_while_all_its_initiatives_are_on_track() -> None:
    assert is_off_track_despite(OFF, [Health.ON_TRACK, Health.ON_TRACK])
    assert not is_off_track_despite(OFF, [])
    for status, health in product((ON, RISK, None), Health):
        assert not is_off_track_despite(status, [health])
    for other in (Health.AT_RISK, Health.BLOCKED, None):
        assert not is_off_track_despite(OFF, [Health.ON_TRACK, other])


def test_a_number_is_no_better_where_it_stayed_or_got_worse() -> None:
    assert [is_no_better(direction, is_news=True, is_silent=False) for direction in (-1, 0, 1)] == [True, True, False]


def test_of_a_number_that_is_only_late_nobody_can_tell_and_of_a_silent_one_everybody() -> None:
    assert not is_no_better(0, is_news=False, is_silent=False)
    assert is_no_better(0, is_news=False, is_silent=True)


def test_a_new_contradiction_is_asked_about_at_once() -> None:
    assert is_asked_again([False, True])
    assert is_asked_again([True])
    assert not is_asked_again([True, False])
    assert not is_asked_again([])


@given(st.lists(st.booleans(), max_size=30))
def test_it_is_asked_about_at_most_every_third_time_and_never_without_a_report(reported: list[bool]) -> None:
    asked = [at for at in range(len(reported)) if is_asked_again(reported[: at + 1])]

    assert all(reported[at] for at in asked)
    assert all(later - earlier >= ASKED_EVERY for earlier, later in pairwise(asked))


@given(st.integers(1, 30))
def test_one_that_stays_is_asked_about_every_third_time(times: int) -> None:
    assert is_asked_again([True] * times) == (times % ASKED_EVERY == 1)


@given(st.lists(st.sampled_from(QuestionKind)))
def test_one_question_is_asked_and_it_is_the_gravest(found: list[QuestionKind]) -> None:
    first = asked_first(found)

    assert (first is None) == (not found)
    if first is not None:
        assert first in found
        assert all(GRAVEST_FIRST.index(first) <= GRAVEST_FIRST.index(each) for each in found)


def test_every_contradiction_has_its_place_in_the_order() -> None:
    assert sorted(GRAVEST_FIRST) == sorted(QuestionKind)
