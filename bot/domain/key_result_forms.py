"""The numbers of a key result's form, read into a measure."""

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.entered import KeyResultEntered
from bot.domain.errors import Invalid
from bot.domain.limit_lines import read_limits
from bot.domain.measures import KeepMeasure, MilestoneMeasure, NumberMeasure, Unit, refuse_standing_still
from bot.domain.numbers import read_amount, read_unit
from bot.domain.outcome_lines import LONGEST_TITLE, LONGEST_UNIT, short_unit, title_of
from bot.domain.outcomes import read_outcome_target
from bot.domain.problems import Problems
from bot.domain.vocabulary import MeasureKind

MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class ReadMeasure:
    """A measure with the titles of its steps, if it has any, and the title without the numbers that it named."""

    title: str
    measure: NumberMeasure | KeepMeasure | MilestoneMeasure | None  # None where problems were noted
    steps: tuple[str, ...] = ()


def read_measure(entered: KeyResultEntered, decimal_mark: str | None, problems: Problems) -> ReadMeasure:
    """Read the fields that count for the chosen kind; what cannot be taken is noted beside its field.

    Without numbers of their own, those in the title are taken: "Password resets from 10% to 1%"; limits in it make it
    one to keep.
    """
    title = " ".join(entered.title.split())
    match entered.kind:
        case MeasureKind.MILESTONES:
            steps = _read_steps(entered.steps, title, problems)
            return ReadMeasure(title, MilestoneMeasure(0, len(steps)), steps)
        case MeasureKind.KEEP if not (entered.lower or entered.upper) and read_limits(title, decimal_mark):
            return _from_title(title, decimal_mark, problems)
        case MeasureKind.KEEP:
            return ReadMeasure(title, _Amounts(entered, decimal_mark, problems).to_keep())
        case MeasureKind.NUMBER if entered.start or entered.target:
            return ReadMeasure(title, _Amounts(entered, decimal_mark, problems).to_move())
        case _:
            return _from_title(title, decimal_mark, problems)


def _from_title(title: str, decimal_mark: str | None, problems: Problems) -> ReadMeasure:
    if limits := read_limits(title, decimal_mark):
        return ReadMeasure(title, KeepMeasure(limits.lower, limits.upper, None, short_unit(limits.unit)))
    found = read_outcome_target(title, decimal_mark)
    if found is None:
        problems.add("target", "Enter the number to reach, for example 1%.")
        return ReadMeasure(title, None)
    measure = NumberMeasure(found.start, found.target, short_unit(found.unit))
    with problems.beside("target"):
        refuse_standing_still(measure)
    return ReadMeasure(title_of(title, found), measure)


def _read_steps(typed: str, title: str, problems: Problems) -> tuple[str, ...]:
    steps = tuple(step for line in typed.splitlines() if (step := " ".join(line.split()))) or (title,)
    if len(steps) > MOST_STEPS:
        problems.add("steps", f"These are {len(steps)} steps; {MOST_STEPS} are the most that can be followed.")
    if any(len(step) > LONGEST_TITLE for step in steps):
        problems.add("steps", f"One of the steps is longer than {LONGEST_TITLE} letters. Shorten it.")
    return steps


class _Amounts:
    """Reads amounts in the unit that is named, or that stands beside them."""

    def __init__(self, entered: KeyResultEntered, decimal_mark: str | None, problems: Problems) -> None:
        self._entered, self._mark, self._problems = entered, decimal_mark, problems
        self._unit = self._read_unit()

    def to_move(self) -> NumberMeasure | None:
        start, target = self._amount("start"), self._amount("target")
        if target is None:
            if not self._entered.target:
                self._problems.add("target", "Enter the number to reach, for example 1%.")
            return None
        measure = NumberMeasure(start, target, self._unit)
        with self._problems.beside("target"):
            refuse_standing_still(measure)
        return measure

    def to_keep(self) -> KeepMeasure | None:
        lower, upper, start = self._amount("lower"), self._amount("upper"), self._amount("start")
        try:
            return KeepMeasure(lower, upper, start, self._unit)
        except Invalid as crossed:
            self._problems.add(crossed.field, crossed.problem)
            return None

    def _amount(self, field: str) -> Decimal | None:
        typed: str = getattr(self._entered, field)
        amount = None
        if typed:
            with self._problems.beside(field):
                amount = read_amount(typed, self._unit, None, self._mark)
        return amount

    def _read_unit(self) -> Unit:
        if self._entered.unit:
            unit = read_unit(self._entered.unit)
            if len(unit.label) > LONGEST_UNIT:
                self._problems.add("unit", f"Use at most {LONGEST_UNIT} letters, such as users or calls.")
            return unit
        for typed in (self._entered.target, self._entered.upper, self._entered.lower, self._entered.start):
            if typed and (found := read_outcome_target(typed, self._mark)):
                return short_unit(found.unit)
        return Unit()
