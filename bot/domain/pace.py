"""The pace: how much of a key result's own time has passed, to hold its progress against."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from bot.domain.progress import Progress, Remark, rounded
from bot.domain.vocabulary import MeasureKind, NumberRhythm, Status

BEHIND_BY_MORE_THAN = Decimal(20)  # percentage points
ASKED_AGAIN_AFTER = timedelta(weeks=3)
_SAYS_OTHERWISE = (Remark.WORSE_THAN_START, Remark.OUTSIDE_LIMITS)


def pace_of(
    starts_on: date,
    due_on: date,
    today: date,
    *,
    kind: MeasureKind = MeasureKind.NUMBER,
    rhythm: NumberRhythm = NumberRhythm.WEEKLY,
) -> Decimal | None:
    """The percentage of the time passed, 0 to 100 with two decimals. All three are local calendar dates.

    None for what is kept and for what is measured only at the end: neither is expected to grow with the days.
    """
    if kind is MeasureKind.KEEP or rhythm is NumberRhythm.AT_END:
        return None
    if today >= due_on:
        return Decimal("100.00")
    passed = max((today - starts_on).days, 0)
    return rounded(Fraction(passed * 100, max((due_on - starts_on).days, 1)))


def is_behind(percent: Decimal | None, pace: Decimal | None) -> bool:
    """More than 20 points below the pace; never where one of them does not exist."""
    return percent is not None and pace is not None and pace - percent > BEHIND_BY_MORE_THAN


def is_contradicted(reported: Status | None, progress: Progress, pace: Decimal | None) -> bool:
    """Whether a report of "on track" stands beside a value that is behind its pace, worse than at the start, or outside
    the limits in which it is to be kept."""
    says_otherwise = progress.remark in _SAYS_OTHERWISE or is_behind(progress.percent, pace)
    return reported is Status.ON_TRACK and says_otherwise


def may_ask_again(last_asked_on: date | None, today: date) -> bool:
    """A contradiction is asked about at most every third week."""
    return last_asked_on is None or today - last_asked_on >= ASKED_AGAIN_AFTER
