"""Whether key results have work, and whether work still has a purpose: coverage both ways.

A gap is a fact about an item on a local date. What is young is left alone: nobody has an initiative for a key result on
the day on which it is written down.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.vocabulary import CoverageGap

YOUNG_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Served:
    """A key result, as far as coverage asks. `began_on` is the first day on which it was there and had begun."""

    is_open: bool
    is_reached: bool
    is_silent: bool
    began_on: date
    active_initiatives: int


@dataclass(frozen=True, slots=True)
class Serving:
    """An active initiative, its key result, and the day on which the cycle of that ends."""

    serves: Served
    due_on: date | None
    cycle_ends_on: date


def gap_of_key_result(served: Served, today: date) -> CoverageGap | None:
    """Whether nobody works on it although there is something left to do."""
    is_young = today - served.began_on < YOUNG_FOR
    if not served.is_open or served.is_reached or served.active_initiatives or is_young:
        return None
    return CoverageGap.NO_INITIATIVE


def gap_of_initiative(serving: Serving) -> CoverageGap | None:
    """What is odd about the work, the most telling first: its key result is closed, reached or silent, or it runs past
    the end of the cycle."""
    served = serving.serves
    if not served.is_open:
        return CoverageGap.KEY_RESULT_CLOSED
    if served.is_reached:
        return CoverageGap.KEY_RESULT_REACHED
    if served.is_silent:
        return CoverageGap.KEY_RESULT_SILENT
    if serving.due_on is not None and serving.due_on > serving.cycle_ends_on:
        return CoverageGap.PAST_THE_CYCLE
    return None
