"""Whether a key result became easier to reach when somebody changed what it aims at."""

from decimal import Decimal

from bot.domain.measures import KeepMeasure, Measure, MilestoneMeasure, NumberMeasure
from bot.domain.posts import TargetChange
from bot.domain.progress import progress_of

_NOTHING, _EVERYTHING = Decimal(0), Decimal(100)


def is_eased(change: TargetChange) -> bool:
    """A target that is nearer, limits that are wider, fewer steps, or more time."""
    has_more_time = change.due_on is not None and change.due_on[1] > change.due_on[0]
    return has_more_time or _is_easier(change.before, change.after)


def _is_easier(before: Measure, after: Measure) -> bool:
    match before, after:
        case NumberMeasure(), NumberMeasure():
            return before.unit == after.unit and _is_number_easier(before, after)
        case KeepMeasure(), KeepMeasure():
            return before.unit == after.unit and _is_wider(before, after)
        case MilestoneMeasure(), MilestoneMeasure():
            return after.total < before.total
        case _:
            return False  # measured in another way: nobody can compare the two


def _is_number_easier(before: NumberMeasure, after: NumberMeasure) -> bool:
    """The old target would be beyond the new one, or the old start already be a part of the way."""
    if before.start is None or after.start is None:
        return False
    at_old_target, at_old_start = (progress_of(after, value).raw for value in (before.target, before.start))
    is_beyond = at_old_target is not None and at_old_target > _EVERYTHING
    return is_beyond or (at_old_start is not None and at_old_start > _NOTHING)


def _is_wider(before: KeepMeasure, after: KeepMeasure) -> bool:
    is_lower = before.lower is not None and (after.lower is None or after.lower < before.lower)
    is_higher = before.upper is not None and (after.upper is None or after.upper > before.upper)
    return is_lower or is_higher
