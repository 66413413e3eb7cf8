"""How gaps in coverage are said."""

from collections.abc import Iterable

from bot.domain.capacity import Plan
from bot.domain.initiative_coverage import Gap
from bot.domain.measures import Unit
from bot.domain.numbers import show_amount
from bot.domain.vocabulary import CoverageGap

_ODD = {
    CoverageGap.KEY_RESULT_CLOSED: "{} is closed",
    CoverageGap.KEY_RESULT_REACHED: "{} is reached",
    CoverageGap.KEY_RESULT_SILENT: "no news of {}",
    CoverageGap.PAST_THE_CYCLE: "due after the cycle ends",
    CoverageGap.OVERDUE: "overdue",
}


def uncovered(gaps: Iterable[Gap]) -> list[Gap]:
    """The key results without an initiative."""
    return [gap for gap in gaps if gap.kind is CoverageGap.NO_INITIATIVE]


def odd_work(gaps: Iterable[Gap]) -> list[Gap]:
    """The initiatives to look at."""
    return [gap for gap in gaps if gap.kind is not CoverageGap.NO_INITIATIVE]


def oddity(gap: Gap) -> str:
    """What is odd about an initiative: "KR12 is reached"."""
    return _ODD[gap.kind].format(gap.serves)


def planned(plan: Plan) -> str:
    """ "planned 22 of 30 person-weeks"; without a capacity "planned 22 person-weeks"."""
    of = "" if plan.capacity is None else f" of {show_amount(plan.capacity, Unit())}"
    return f"planned {show_amount(plan.planned, Unit())}{of} person-weeks"
