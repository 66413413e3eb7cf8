"""Coverage: everybody of a roster counts, and counts once."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.coverage import Answered, Answering, attendance_of, counted_as

people = st.builds(Answering, st.lists(st.booleans(), max_size=4).map(tuple), st.booleans(), st.booleans())
rosters = st.lists(people, max_size=30)


@given(rosters)
def test_everybody_counts_once(roster: list[Answering]) -> None:
    told = attendance_of(roster)

    assert told.answered + told.partly + told.away + told.has_time + told.missing == told.asked == len(roster)


@given(rosters)
def test_nobody_who_answered_all_or_is_away_or_has_time_is_missing(roster: list[Answering]) -> None:
    excused = [each for each in roster if any(each.rows) or not each.rows or each.is_away or each.has_time]

    assert attendance_of(excused).missing == 0


@given(rosters, st.randoms())
def test_the_order_of_a_roster_says_nothing(roster: list[Answering], random: object) -> None:
    shuffled = sorted(roster, key=lambda _: random.random())  # type: ignore[attr-defined]

    assert attendance_of(shuffled) == attendance_of(roster)


@given(people)
def test_in_means_every_row(person: Answering) -> None:
    if not all(person.rows):
        assert counted_as(person) is not Answered.IN


def test_half_an_answer_is_named_as_such_even_while_there_is_time() -> None:
    assert counted_as(Answering((True, False), has_time=True)) is Answered.PARTLY


def test_whoever_has_nothing_left_to_answer_is_in() -> None:
    assert counted_as(Answering(())) is Answered.IN


def test_whoever_is_away_and_was_answered_for_is_in() -> None:
    assert counted_as(Answering((True,), is_away=True)) is Answered.IN
    assert counted_as(Answering((), is_away=True)) is Answered.AWAY
    assert counted_as(Answering((True, False), is_away=True)) is Answered.AWAY
