"""The ranking of the executive brief, and what counts as an eased target."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.briefs import GIVES_WAY, MOST_LINES, NEWS, WRONG, BriefEntry, ranked
from bot.domain.cards import AskLine, ItemLine, PersonLine
from bot.domain.easing import is_eased
from bot.domain.measures import KeepMeasure, Measure, MilestoneMeasure, NumberMeasure
from bot.domain.posts import TargetChange
from bot.domain.progress import progress_of
from bot.domain.references import Reference
from bot.domain.vocabulary import BriefHeading, ItemKind, Stage
from tests.messages.cards import resets, sso

_ANA = PersonLine("U1", "Ana")


def entry(heading: BriefHeading, number: int, weight: int) -> BriefEntry:
    about = ItemLine(Reference(ItemKind.KEY_RESULT, number), "")
    return BriefEntry(heading, Decimal(weight), ask=AskLine(number, about, "", _ANA, _ANA, date(2026, 11, 16)))


entries = st.lists(
    st.builds(entry, st.sampled_from(BriefHeading), st.integers(1, 99), st.integers(0, 9)),
    max_size=40,
    unique_by=lambda each: (each.heading, each.ref),
)


def test_every_heading_is_news_or_wrong() -> None:
    assert sorted((*NEWS, *WRONG)) == sorted(BriefHeading)
    assert sorted(GIVES_WAY) == sorted(NEWS)


@given(entries)
def test_there_are_five_lines_at_most_and_no_fewer_than_there_can_be(said: list[BriefEntry]) -> None:
    lines, more = ranked(said)
    assert len(lines) == min(MOST_LINES, len({each.heading for each in said}))
    assert bool(more) == (len({each.heading for each in said}) > MOST_LINES)


@given(entries)
def test_everything_is_said_exactly_once(said: list[BriefEntry]) -> None:
    lines, more = ranked(said)
    told = [each for line in (*lines, *more) for each in line.entries]
    assert sorted(map(repr, told)) == sorted(map(repr, said))


@given(entries, st.randoms())
def test_the_order_in_which_things_are_found_does_not_matter(said: list[BriefEntry], chance: object) -> None:
    shuffled = sorted(said, key=lambda _each: chance.random())  # type: ignore[attr-defined]
    assert ranked(shuffled) == ranked(said)


@given(entries)
def test_what_is_gravest_is_always_in_the_post(said: list[BriefEntry]) -> None:
    lines, _more = ranked(said)
    wrong = [heading for heading in WRONG if heading in {each.heading for each in said}]
    assert not wrong or wrong[0] in {line.heading for line in lines}


@given(entries)
def test_nothing_graver_is_left_out_for_something_less_grave(said: list[BriefEntry]) -> None:
    lines, more = ranked(said)
    shown, left = ([WRONG.index(line.heading) for line in part if line.heading in WRONG] for part in (lines, more))
    assert not left or not shown or max(shown) < min(left)


@given(entries)
def test_within_a_line_what_weighs_most_comes_first(said: list[BriefEntry]) -> None:
    for line in (part for parts in ranked(said) for part in parts):
        order = [(-each.weight, each.ref.number) for each in line.entries]
        assert order == sorted(order)


amounts = st.decimals(-1000, 1000, places=1)


def changed(before: Measure, after: Measure, *, due: tuple[date, date] | None = None) -> TargetChange:
    item = ItemLine(Reference(ItemKind.KEY_RESULT, 1), "")
    return TargetChange(item, before, after, "", progress_of(before, None), progress_of(after, None), due_on=due)


@given(amounts, amounts, st.integers(1, 99))
def test_a_nearer_target_is_eased_and_a_farther_one_is_not(start: Decimal, target: Decimal, percent: int) -> None:
    if start == target:
        return
    nearer = start + (target - start) * percent / 100
    before, after = NumberMeasure(start, target), NumberMeasure(start, nearer)
    assert is_eased(changed(before, after))
    assert not is_eased(changed(after, before))


@given(amounts, amounts)
def test_nothing_is_eased_where_nothing_changed(start: Decimal, target: Decimal) -> None:
    assert not is_eased(changed(NumberMeasure(start, target), NumberMeasure(start, target)))


def test_wider_limits_fewer_steps_and_more_time_are_eased() -> None:
    band, wider = KeepMeasure(Decimal(2), Decimal(4)), KeepMeasure(Decimal(2), Decimal(5))
    assert is_eased(changed(band, wider))
    assert not is_eased(changed(wider, band))
    assert is_eased(changed(MilestoneMeasure(0, 5), MilestoneMeasure(0, 4)))
    later = (date(2026, 12, 1), date(2026, 12, 31))
    assert is_eased(changed(band, band, due=later))
    assert not is_eased(changed(band, band, due=(later[1], later[0])))


def test_nobody_is_needed_to_help_where_a_target_is_reached_or_an_initiative_is_done() -> None:
    cards = (resets(str, "1"), resets(str, "4"), sso(str, stage=Stage.DONE), sso(str))
    assert [BriefEntry(BriefHeading.MOVED, card=card).may_need_help for card in cards] == [False, True, False, True]
