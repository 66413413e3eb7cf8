"""Coverage both ways, and how much of a team's person-weeks is planned."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.capacity import plan_of, read_capacity
from bot.domain.cards import ItemLine
from bot.domain.errors import Invalid
from bot.domain.initiative_coverage import YOUNG_FOR, Gap, Served, Serving, gaps, is_bare, is_unjudged
from bot.domain.references import Reference
from bot.domain.vocabulary import CoverageGap, ItemKind

TODAY = date(2026, 11, 23)
ENDS = date(2026, 12, 31)
days = st.integers(0, 60).map(lambda count: TODAY - timedelta(days=count))


def line(kind: ItemKind, number: int) -> ItemLine:
    return ItemLine(Reference(kind, number), "")


@st.composite
def companies(draw: st.DrawFn) -> tuple[list[Served], list[Serving]]:
    """Some key results, and initiatives for some of them."""
    key_results = [
        Served(
            line(ItemKind.KEY_RESULT, number), draw(st.booleans()), draw(st.booleans()), draw(st.booleans()), draw(days)
        )
        for number in range(1, draw(st.integers(1, 6)) + 1)
    ]
    efforts = [
        Serving(
            line(ItemKind.INITIATIVE, number),
            draw(st.sampled_from(key_results)),
            draw(st.none() | st.sampled_from([TODAY - timedelta(days=1), TODAY, ENDS, ENDS + timedelta(days=1)])),
            ENDS,
        )
        for number in range(1, draw(st.integers(0, 6)) + 1)
    ]
    return key_results, efforts


def by_ref(found: tuple[Gap, ...]) -> dict[Reference, CoverageGap]:
    return {gap.item.ref: gap.kind for gap in found}


@given(companies())
def test_every_item_has_one_gap_at_most(company: tuple[list[Served], list[Serving]]) -> None:
    found = gaps(*company, TODAY)
    assert len(by_ref(found)) == len(found)


@given(companies())
def test_a_key_result_is_uncovered_if_it_is_open_unreached_old_enough_and_nobody_works_on_it(
    company: tuple[list[Served], list[Serving]],
) -> None:
    key_results, efforts = company
    found = by_ref(gaps(key_results, efforts, TODAY))
    for each in key_results:
        has_work = any(effort.serves is each for effort in efforts)
        is_old = TODAY - each.began_on >= YOUNG_FOR
        is_gap = each.is_open and not each.is_reached and not has_work and is_old
        assert (each.item.ref in found) == is_gap


@given(companies())
def test_work_is_odd_exactly_if_its_purpose_or_its_end_is(company: tuple[list[Served], list[Serving]]) -> None:
    key_results, efforts = company
    found = by_ref(gaps(key_results, efforts, TODAY))
    for each in efforts:
        is_off = each.due_on is not None and not TODAY <= each.due_on <= each.cycle_ends_on
        served = each.serves
        assert (each.item.ref in found) == (not served.is_open or served.is_reached or served.is_silent or is_off)


@given(companies(), companies())
def test_gaps_of_two_teams_do_not_touch_each_other(
    one: tuple[list[Served], list[Serving]], other: tuple[list[Served], list[Serving]]
) -> None:
    apart = [
        Served(line(ItemKind.KEY_RESULT, 100 + each.item.ref.number), each.is_open, each.is_reached, False, TODAY)
        for each in other[0]
    ]
    alone = gaps(*one, TODAY)
    together = gaps([*one[0], *apart], one[1], TODAY)
    assert set(alone) <= set(together)


@pytest.mark.parametrize(("days_old", "is_told"), [(0, False), (13, False), (14, True), (60, True)])
def test_an_objective_has_two_weeks_to_get_a_key_result(days_old: int, is_told: bool) -> None:
    assert is_bare(TODAY - timedelta(days=days_old), TODAY) == is_told


@pytest.mark.parametrize(
    ("days_late", "is_told"), [(-3, False), (0, False), (13, False), (14, True), (91, True), (92, False)]
)
def test_a_look_back_is_told_two_weeks_after_its_day_and_for_a_quarter_at_most(days_late: int, is_told: bool) -> None:
    assert is_unjudged(TODAY - timedelta(days=days_late), TODAY) == is_told


weeks = st.none() | st.decimals(Decimal("0.5"), 40, places=1)


@given(st.lists(weeks), st.none() | st.integers(1, 100).map(Decimal))
def test_a_plan_adds_up_what_is_known_and_counts_the_rest(
    efforts: list[Decimal | None], capacity: Decimal | None
) -> None:
    plan = plan_of("Growth", efforts, capacity)
    known = [each for each in efforts if each is not None]
    assert plan.planned == sum(known)
    assert plan.unknown == len(efforts) - len(known)
    assert plan.is_beyond == (capacity is not None and sum(known) > capacity)


@pytest.mark.parametrize(
    ("typed", "read"), [("30", "30"), ("30 person-weeks", "30"), ("12.5 weeks", "12.5"), ("", None), ("none", None)]
)
def test_capacity_is_read_as_people_type_it(typed: str, read: str | None) -> None:
    assert read_capacity(typed, None) == (None if read is None else Decimal(read))


@pytest.mark.parametrize("typed", ["0", "-3", "many", "1001", "1.234"])
def test_nonsense_is_answered_beside_the_field(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_capacity(typed, None)
    assert refused.value.field == "capacity"
