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
_LABELS = {
    CoverageGap.NO_KEY_RESULT: "No key result yet",
    CoverageGap.NO_INITIATIVE: "No initiative",
    **dict.fromkeys(_ODD, "Work to look at"),
    CoverageGap.NOT_LOOKED_BACK: "Not looked back at",
}  # in the order in which they are told


def labelled_gaps(gaps: Iterable[Gap]) -> list[tuple[str, list[Gap]]]:
    """The lines in which gaps are told, each by its label; what is empty is left out."""
    lines: dict[str, list[Gap]] = {label: [] for label in _LABELS.values()}
    for gap in gaps:
        lines[_LABELS[gap.kind]].append(gap)
    return [(label, named) for label, named in lines.items() if named]


def oddity(gap: Gap) -> str:
    """What is odd about an initiative: "KR12 is reached"; "" where the label of the line says it all."""
    return _ODD[gap.kind].format(gap.serves) if gap.kind in _ODD else ""


def planned(plan: Plan) -> str:
    """ "planned 22 of 30 person-weeks"; without a capacity "planned 22 person-weeks"."""
    of = "" if plan.capacity is None else f" of {show_amount(plan.capacity, Unit())}"
    return f"planned {show_amount(plan.planned, Unit())}{of} person-weeks"
