"""Whether key results have work, and whether work still has a purpose: coverage both ways. And its ends: objectives
without a key result, and work of which nobody says what it moved.

A gap is a fact about an item on a local date, and advice. What is young is left alone: nobody has an initiative for a
key result on the day on which it is written down.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.cards import ItemLine
from bot.domain.references import Reference
from bot.domain.vocabulary import CoverageGap

YOUNG_FOR = timedelta(days=14)
WAITS_FOR = timedelta(days=14)  # for what came of an initiative, from the day on which its results can show
TOLD_FOR = timedelta(weeks=13)  # after that nobody can tell any more


@dataclass(frozen=True, slots=True)
class Served:
    """A key result, as far as coverage asks. `began_on` is the first day on which it was there and had begun."""

    item: ItemLine
    is_open: bool
    is_reached: bool
    is_silent: bool
    began_on: date


@dataclass(frozen=True, slots=True)
class Serving:
    """An active initiative, the key result that it serves, and the day on which the cycle of that ends."""

    item: ItemLine
    serves: Served
    due_on: date | None
    cycle_ends_on: date


@dataclass(frozen=True, slots=True)
class Gap:
    """What lacks something, an objective, key result or initiative; or an initiative with what is odd about it, and
    the key result it serves."""

    kind: CoverageGap
    item: ItemLine
    serves: Reference | None = None


def gaps(key_results: Iterable[Served], efforts: Iterable[Serving], today: date) -> tuple[Gap, ...]:
    """Every gap once: key results first, each by its number."""
    working = list(efforts)
    served = {each.serves.item.ref for each in working}
    found = [
        Gap(CoverageGap.NO_INITIATIVE, each.item)
        for each in key_results
        if is_uncovered(each, today, has_initiative=each.item.ref in served)
    ]
    odd = [Gap(kind, each.item, each.serves.item.ref) for each in working if (kind := gap_of_initiative(each, today))]
    by_number = sorted(found, key=_number), sorted(odd, key=_number)
    return (*by_number[0], *by_number[1])


def is_uncovered(key_result: Served, today: date, *, has_initiative: bool) -> bool:
    """Whether nobody works on a key result although there is something left to do."""
    is_young = today - key_result.began_on < YOUNG_FOR
    return key_result.is_open and not (key_result.is_reached or has_initiative or is_young)


def gap_of_initiative(serving: Serving, today: date) -> CoverageGap | None:
    """What is odd about the work, the most telling first: its key result is closed, reached or silent, it runs past the
    end of the cycle, or was due already."""
    served = serving.serves
    if not served.is_open:
        return CoverageGap.KEY_RESULT_CLOSED
    if served.is_reached:
        return CoverageGap.KEY_RESULT_REACHED
    if served.is_silent:
        return CoverageGap.KEY_RESULT_SILENT
    if serving.due_on is not None and serving.due_on > serving.cycle_ends_on:
        return CoverageGap.PAST_THE_CYCLE
    return CoverageGap.OVERDUE if serving.due_on is not None and serving.due_on < today else None


def is_bare(began_on: date, today: date) -> bool:
    """Whether an objective without a key result is old enough to have one; `began_on` as for key results."""
    return today - began_on >= YOUNG_FOR


def is_unjudged(look_back_on: date, today: date) -> bool:
    """Whether an initiative without a verdict has waited long enough for one, and not too long."""
    return WAITS_FOR <= today - look_back_on <= TOLD_FOR


def _number(gap: Gap) -> int:
    return gap.item.ref.number
