"""Cycles as people enter, read and close them. Dates are local calendar dates, and both days belong to a cycle."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.domain.cards import ItemLine
from bot.domain.errors import Invalid
from bot.domain.references import Reference
from bot.domain.scoring import accepted_score
from bot.domain.vocabulary import CycleState, ItemKind, Unfinished

LONGEST_CYCLE_NAME = 40
MOST_CLOSED_AT_ONCE = 40  # objectives in one form; the rest is closed with the next
NEXT_QUARTER = "next"  # the cycle to carry over into, where it has not been made yet
_SCORE_LINE = re.compile(r"(?P<score>[0-9]+(?:[.,][0-9]+)?)[\s,:;]*(?P<reason>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CycleEntered:
    """The form of a cycle."""

    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class OpenedCycle:
    """What the form begins with; the id and the version are 0 for a new cycle. `may_close` offers to close it."""

    entered: CycleEntered
    cycle_id: int = 0
    version: int = 0
    may_close: bool = False


@dataclass(frozen=True, slots=True)
class CycleCard:
    """A cycle as one reader sees it: `objectives` and `key_results` count what they may see. `week` is "week 8 of 13",
    "" unless it is live. `overlaps` names other open cycles that share days with it."""

    id: int
    name: str
    starts_on: date
    ends_on: date
    state: CycleState
    week: str
    objectives: int
    key_results: int
    may_manage: bool
    overlaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A key result with the score that its progress suggests, None while the progress is not known."""

    item: ItemLine
    proposed: Decimal | None


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """An open objective of the cycle that is being closed, and what is proposed for it."""

    item: ItemLine
    progress: Decimal | None
    scores: tuple[ScoreLine, ...]
    proposal: Unfinished


@dataclass(frozen=True, slots=True)
class Closing:
    """The form that closes a cycle: `rows` are those that fit, `beyond` how many more there are. `targets` are cycles
    to carry over into, (value, name), the first of them proposed."""

    cycle: CycleCard
    rows: tuple[ClosingRow, ...]
    beyond: int
    targets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ClosingEntered:
    """The form that closes a cycle, filled in: by objective what becomes of it, where to, and scores that differ."""

    choices: Mapping[Reference, Unfinished]
    target: str
    scores: str = ""


@dataclass(frozen=True, slots=True)
class ClosedCycle:
    """What closing did, in numbers of objectives; `left` are still open, and then so is the cycle."""

    cycle: CycleCard
    finished: int
    carried: int
    dropped: int
    target_name: str
    left: int


def refuse_dates(starts_on: date | None, ends_on: date | None) -> None:
    """Raise Invalid beside the date that cannot be."""
    if starts_on is None:
        raise Invalid("starts_on", "Choose the first day.")
    if ends_on is None:
        raise Invalid("due_on", "Choose the last day.")
    if ends_on <= starts_on:
        raise Invalid("due_on", "The last day has to come after the first.")


def read_scores(typed: str) -> dict[Reference, tuple[Decimal, str]]:
    """Scores that differ from the proposals, one a line: "KR12 0.8 the pilot counted twice". Raises Invalid
    ("scores") with the line that it cannot read."""
    found: dict[Reference, tuple[Decimal, str]] = {}
    for line in filter(None, (each.strip() for each in typed.splitlines())):
        taken = Reference.take(line)
        score = _SCORE_LINE.fullmatch(taken[1].strip()) if taken else None
        if taken is None or taken[0].kind is not ItemKind.KEY_RESULT or score is None:
            raise Invalid("scores", f'I cannot read "{line[:60]}". Write one score a line, such as: KR12 0.8 and why.')
        found[taken[0]] = (_amount(score["score"]), score["reason"].strip())
    return found


def settled_score(item: Reference, given: tuple[Decimal, str], proposed: Decimal | None) -> Decimal:
    """The score to store. Raises Invalid ("scores") where one differs from the proposal without a reason."""
    try:
        return accepted_score(given[0], proposed, given[1])
    except Invalid as error:
        raise Invalid("scores", f"{item}: {error.problem}") from error


def _amount(typed: str) -> Decimal:
    try:
        return Decimal(typed.replace(",", "."))
    except InvalidOperation as error:
        raise Invalid("scores", f"{typed} is no score. Enter one from 0.0 to 1.0.") from error
