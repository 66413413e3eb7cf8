"""Looking back at an initiative: when, and what the numbers beside it tell. What came of it is for its owner to say."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from bot.domain.cadence import FIRST_SOMEWHERE
from bot.domain.measures import Direction, KeepMeasure, Measure, MilestoneMeasure, NumberMeasure, direction
from bot.domain.vocabulary import Movement, Verdict

USUAL_WAIT = timedelta(weeks=4)  # until results can show
LONGEST_WAIT = timedelta(days=2 * 366)
_AGAINST = {
    Verdict.MOVED: frozenset({Movement.FLAT, Movement.AWAY}),
    Verdict.LESS: frozenset({Movement.AWAY}),
    Verdict.NOT_MOVED: frozenset({Movement.AS_PREDICTED}),
    Verdict.CANNOT_TELL: frozenset[Movement](),
}


def usual_look_back(ended_on: date) -> date:
    """Four weeks after it was finished, whichever cycle that lies in."""
    return ended_on + USUAL_WAIT


def first_look_at(look_back_on: date) -> datetime:
    """The instant from which the clock looks for the right hour to ask: when that date begins first anywhere."""
    return datetime.combine(look_back_on, time(0), UTC) - FIRST_SOMEWHERE


def movement(
    measure: Measure, at_start: Decimal | None, now: Decimal | None, predicted: Decimal | None = None
) -> Movement:
    """What a key result did between two of its values; `predicted` is where it was thought to arrive. Values of
    milestones are how many were done. A prediction that ran the wrong way is held against nobody."""
    if at_start is None or now is None:
        return Movement.UNKNOWN
    if isinstance(measure, KeepMeasure) and measure.outside(at_start) == measure.outside(now) == 0:
        return Movement.KEPT
    gain = _gain(measure, at_start, now)
    if gain is None:
        return Movement.UNKNOWN
    if gain <= 0:
        return Movement.AWAY if gain < 0 else Movement.FLAT
    hoped = None if predicted is None else _gain(measure, at_start, predicted)
    if hoped is None or hoped <= 0:
        return Movement.NEARER
    return Movement.AS_PREDICTED if gain >= hoped else Movement.PART


def is_surprising(verdict: Verdict, moved: Movement) -> bool:
    """Whether a verdict and the numbers say opposite things, so that whoever reads both is told of it."""
    return moved in _AGAINST[verdict]


def runs_wrong_way(measure: Measure, start: Decimal | None, end: Decimal | None) -> bool:
    """Whether a prediction leads away from where the key result is meant to go."""
    if start is None or end is None:
        return False
    gain = _gain(measure, start, end)
    return gain is not None and gain < 0


def _gain(measure: Measure, before: Decimal, after: Decimal) -> Decimal | None:
    """How far a value moved the right way, below zero for the wrong one; None where nobody knows which is right."""
    match measure:
        case MilestoneMeasure():
            return after - before
        case KeepMeasure():
            return measure.outside(before) - measure.outside(after)
        case NumberMeasure(start, target):
            way = direction(before if start is None else start, target)
            if way is None:
                return Decimal(0) if before == after else None
            return after - before if way is Direction.RISING else before - after
