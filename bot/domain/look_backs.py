"""What somebody sees who looks back at an initiative: frozen facts, and what their form holds."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.cards import ItemLine, PersonLine
from bot.domain.measures import Measure
from bot.domain.references import Reference
from bot.domain.verdicts import is_surprising
from bot.domain.vocabulary import Movement, Verdict


@dataclass(frozen=True, slots=True)
class LookBack:
    """A finished initiative beside the number that it was meant to move.

    `measure` is None where the reader may not see the key result, or there is none; then there are no values either.
    `now` is the key result's value when the verdict was given, before that its value of today, which is that of
    `successor` where it was carried over. `others` are the other initiatives for it that ran in the same time, as far
    as the reader may see them.
    """

    item: ItemLine
    owner: PersonLine | None
    key_result: ItemLine | None
    ended_on: date | None
    look_back_on: date | None
    measure: Measure | None = None
    at_start: Decimal | None = None
    predicted: Decimal | None = None
    now: Decimal | None = None
    moved: Movement = Movement.UNKNOWN
    is_closed: bool = False  # the key result, or its successor
    successor: Reference | None = None
    others: tuple[ItemLine, ...] = ()
    verdict: Verdict | None = None
    learning: str = ""
    judged_on: date | None = None
    judged_by: PersonLine | None = None

    @property
    def is_surprising(self) -> bool:
        """Whether the verdict and the numbers say opposite things."""
        return self.verdict is not None and is_surprising(self.verdict, self.moved)


@dataclass(frozen=True, slots=True)
class VerdictEntered:
    """As chosen and typed; without a verdict, `look_back_on` says when to ask again. A learning of None was not asked
    for, so what was learned stays."""

    verdict: Verdict | None = None
    learning: str | None = None
    look_back_on: date | None = None


@dataclass(frozen=True, slots=True)
class VerdictCounts:
    """How many of the initiatives that somebody asked about came out how."""

    moved: int = 0
    less: int = 0
    not_moved: int = 0
    cannot_tell: int = 0

    @property
    def total(self) -> int:
        """All that have a verdict."""
        return self.moved + self.less + self.not_moved + self.cannot_tell
