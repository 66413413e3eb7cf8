"""How facts are said in words. Amounts are worded by `bot.domain.numbers`; here is what stands around them."""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from bot.domain.cards import KeyResultCard
from bot.domain.measures import KeepMeasure, Measure, MilestoneMeasure, NumberMeasure, Unit
from bot.domain.numbers import show_amount, unit_sign
from bot.domain.progress import Progress, Remark
from bot.domain.status import ShownKind, ShownStatus
from bot.domain.vocabulary import (
    ClosingOutcome,
    CoachRule,
    Every,
    Health,
    Indicator,
    ItemChange,
    MeasureKind,
    NumberRhythm,
    Stage,
    Status,
    UnitKind,
    Visibility,
)

# No line may end before, after or within the arrow: a reader would take the half of it for a minus.
_TO = "-\u2060>\u00a0"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_REMARKS = {
    Remark.WORSE_THAN_START: "worse than where it began",
    Remark.BASELINE_UNKNOWN: "start not known yet",
}


def day(on: date) -> str:
    """A date within the year that people speak of: "16 Nov"."""
    return f"{on.day} {_MONTHS[on.month - 1]}"


def full_day(on: date) -> str:
    """A date with its year: "16 Nov 2026"."""
    return f"{day(on)} {on.year}"


def score(value: Decimal) -> str:
    """A score: "0.7"."""
    return f"{value:.1f}"


def weekday(number: int) -> str:
    """ "Monday" for 0."""
    return _WEEKDAYS[number]


def rhythm(every: Every, weekday_number: int) -> str:
    """On which days somebody is asked, behind "on": "Monday", "every second Monday", "the last Monday of the month"."""
    return _RHYTHMS[every].format(weekday(weekday_number))


def clock(at: time) -> str:
    """A wall time: "09:00"."""
    return f"{at:%H:%M}"


def moment(at: datetime) -> str:
    """An instant in the reader's zone: "16 Nov, 09:00"."""
    return f"{day(at.date())}, {clock(at.time())}"


def percent(share: Decimal) -> str:
    """A share in whole percent. What is nearly all or nearly nothing is not rounded to all or nothing."""
    if 99 < share < 100:
        return "99%"
    if 0 < share < 1:
        return "under 1%"
    return f"{int(share.quantize(Decimal(1), rounding=ROUND_HALF_UP)):,}%"


def unit(measure: Measure) -> str:
    """What stands beside an input: "%", "$", "users", or nothing; milestones count themselves."""
    return "" if isinstance(measure, MilestoneMeasure) else unit_sign(measure.unit)


def amount(value: Decimal, measure: Measure) -> str:
    """A value of a key result: "5.5%", "$1,200", "3 of 5 steps"."""
    if isinstance(measure, MilestoneMeasure):
        return f"{show_amount(value, Unit())} of {measure.total} {'step' if measure.total == 1 else 'steps'}"
    return show_amount(value, measure.unit)


def reading(card: KeyResultCard) -> str:
    """Where a key result stands: "5.5%", "3 of 5 steps"; "no number yet" before the first."""
    if isinstance(card.measure, MilestoneMeasure):
        return amount(Decimal(card.measure.done), card.measure)
    return "no number yet" if card.current is None else amount(card.current, card.measure)


def change(before: Decimal, card: KeyResultCard) -> str:
    """From a value to where a key result stands now: "6.1% -> 5.5%"."""
    return _from_to(bare(before, card.measure), reading(card))


def goal(measure: Measure) -> str:
    """What a key result is meant to do: "10% -> 1%", "at most 4%", "5 steps"."""
    match measure:
        case NumberMeasure(start, target, unit):
            goes_to = show_amount(target, unit)
            return f"{_TO}{goes_to}" if start is None else _from_to(bare(start, measure), goes_to)
        case KeepMeasure():
            return _limits(measure)
        case MilestoneMeasure(_, total):
            return "done or not" if total == 1 else f"{total} steps"


def goal_change(before: Measure, after: Measure) -> str:
    """What changed about a goal: "2% -> 4%" where only the target did, both goals otherwise."""
    match before, after:
        case NumberMeasure(), NumberMeasure() if before.start == after.start and before.unit == after.unit:
            return _from_to(bare(before.target, before), show_amount(after.target, after.unit))
        case _:
            return f"{goal(before)}, now {goal(after)}"


def _from_to(before: str, after: str) -> str:
    return f"{before}\u00a0{_TO}{after}"


def bare(value: Decimal, measure: Measure) -> str:
    """The first of two amounts: a word that both share is said once, with the second: "0 -> 10 users"."""
    is_worded = isinstance(measure, MilestoneMeasure) or measure.unit.kind is UnitKind.WORD
    return show_amount(value, Unit()) if is_worded else amount(value, measure)


def percent_change(before: Decimal, after: Decimal) -> str:
    """Two shares: "11% -> 15%"."""
    return _from_to(percent(before), percent(after))


def day_change(dates: tuple[date, date]) -> str:
    """Two dates: "4 Dec -> 18 Dec"."""
    before, after = dates
    return _from_to(day(before), day(after))


def _limits(measure: KeepMeasure) -> str:
    lower, upper = (
        None if limit is None else show_amount(limit, measure.unit) for limit in (measure.lower, measure.upper)
    )
    if lower and upper:
        return f"between {lower} and {upper}"
    return f"at least {lower}" if lower else f"at most {upper}"


def way(progress: Progress, measure: Measure) -> str:
    """How far a key result has come: "50% of the way", "worse than where it began"."""
    if progress.remark in _REMARKS:
        return _REMARKS[progress.remark]
    if isinstance(measure, KeepMeasure):
        return "outside its limits" if progress.remark is Remark.OUTSIDE_LIMITS else "within its limits"
    if progress.raw is None:
        return _REMARKS[Remark.BASELINE_UNKNOWN]
    if progress.remark is Remark.BEYOND_TARGET:
        return f"beyond target, {percent(progress.raw)}"
    return "target reached" if progress.raw == 100 else f"{percent(progress.raw)} of the way"


def status(shown: ShownStatus) -> str:
    """What is said of an item: as reported, or that nobody has said anything for a while."""
    said = "" if shown.said is None else reported(shown.said)
    match shown.kind:
        case ShownKind.NOT_STARTED:
            return "not started"
        case ShownKind.NOT_SAID:
            return "no status yet"
        case ShownKind.SAID:
            return said
        case ShownKind.NO_NEWS:
            return silence(shown) + (f" (said: {said})" if said else "")


def trouble(card: KeyResultCard) -> str:
    """What is wrong with a key result: "off track", "at risk", or "behind" where only its number says so."""
    return "behind" if card.said_trouble is None else reported(card.said_trouble)


def silence(shown: ShownStatus) -> str:
    """How long nobody has said anything: "no news since 9 Nov"."""
    return f"no news since {day(shown.since)}" if shown.since else "no news"


def reported(word: Status | Health | Stage) -> str:
    """An enum of ours as people say it: "on track"."""
    return word.value.replace("_", " ")


_WORDS: dict[StrEnum, str] = {
    Visibility.WORKSPACE: "Everybody here",
    Visibility.PRIVATE: "Only its owner, the leads and people named",
    MeasureKind.NUMBER: "Move a number",
    MeasureKind.KEEP: "Keep a number within limits",
    MeasureKind.MILESTONES: "Take steps that are done or not",
    Indicator.LEADING: "Leading: moves early",
    Indicator.LAGGING: "Lagging: shows late",
    NumberRhythm.WEEKLY: "Every week",
    NumberRhythm.TWO_WEEKLY: "Every two weeks",
    NumberRhythm.MONTHLY: "Every month",
    NumberRhythm.AT_END: "Only at the end",
    Stage.ACTIVE: "Start now",
    Stage.PLANNED: "Plan it for later",
    Stage.IDEA: "Keep it as an idea",
    Stage.DONE: "Done",
    Stage.DROPPED: "Dropped",
    ClosingOutcome.FINISHED: "Finished",
    ClosingOutcome.CARRIED_OVER: "Carried over",
    ClosingOutcome.DROPPED: "Dropped",
    Every.WEEK: "Every week",
    Every.TWO_WEEKS: "Every two weeks",
    Every.MONTH_FIRST: "On the first such day of a month",
    Every.MONTH_LAST: "On the last such day of a month",
    CoachRule.TASK: "Initiatives that read like a task",
    CoachRule.INITIATIVE_AS_KEY_RESULT: "Initiatives that read like a key result",
    CoachRule.KEY_RESULT_AS_ACTIVITY: "Key results that read like an activity",
    CoachRule.OBJECTIVE_AS_NUMBER: "Objectives that are a number",
    CoachRule.NO_KEY_RESULT: "Objectives without a key result",
    CoachRule.MANY_KEY_RESULTS: "Objectives with more than five key results",
    CoachRule.ONLY_LAGGING: "Objectives with only lagging key results",
}
_RHYTHMS = {
    Every.WEEK: "{}",
    Every.TWO_WEEKS: "every second {}",
    Every.MONTH_FIRST: "the first {} of the month",
    Every.MONTH_LAST: "the last {} of the month",
}
_DONE = {
    ItemChange.CREATE: "Saved",
    ItemChange.PLAN: "Planned",
    ItemChange.DECLINE: "Declined",
    ItemChange.EDIT: "Changed",
    ItemChange.RETARGET: "Changed",
    ItemChange.MOVE: "Moved",
    ItemChange.DUPLICATE: "Duplicated as",
    ItemChange.START: "Started",
    ItemChange.CLOSE: "Closed",
    ItemChange.REOPEN: "Open again",
    ItemChange.TURN: "Turned into",
}
# Where the label of a field is not its name.
_FIELDS = {
    "lower": "at least",
    "upper": "at most",
    "unit": "counted in",
    "cycle": "cycle",
    "visibility": "who can see it",
    "readers": "who else may see it",
    "parent": "supports",
    "leads": "leads to",
    "rhythm": "new number",
    "starts_on": "starts",
    "due_on": "due",
    "is_committed": "commitment",
    "kind": "measured how",
    "effort": "person-weeks",
}


def worded(word: StrEnum) -> str:
    """A choice of a form, as its option says it."""
    return _WORDS[word]


def done(change: ItemChange | None) -> str:
    """What became of an item, as the first word of an answer: "Saved", "Moved"; None: nothing, because it was open."""
    return "Open already" if change is None else _DONE[change]


def weeks(effort: Decimal) -> str:
    """An effort: "4 person-weeks"."""
    return show_amount(effort, Unit(UnitKind.WORD, "person-week" if effort == 1 else "person-weeks"))


def field_label(name: str) -> str:
    """A field of a form, as the beginning of a line."""
    label = _FIELDS.get(name, name.replace("_", " "))
    return label[:1].upper() + label[1:]


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th ... 11th, 12th, 13th."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def counted(number: int, one: str, many: str) -> str:
    """ "1 update", "3 updates"."""
    return f"{number} {one if number == 1 else many}"
