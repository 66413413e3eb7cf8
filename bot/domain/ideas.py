"""Ideas: what a team says of them, and in which order they are worth talking about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from bot.domain.cards import ItemLine, PersonLine
from bot.domain.entered import NOTHING, Choice, InitiativeEntered
from bot.domain.references import Reference
from bot.domain.vocabulary import IdeaOutcome, ItemChange, ItemKind, Stage, Verdict

SCALE = (1, 2, 3, 4, 5)
_MIDDLE = 3
_DECISIONS = frozenset({ItemChange.PLAN.value, ItemChange.DECLINE.value})  # heard as such


@dataclass(frozen=True, slots=True)
class Score:
    """How one person judges an idea: what it would bring, and what it would cost, both from 1 to 5."""

    value: int
    effort: int


class Quadrant(StrEnum):
    """A corner of the two-by-two table. What is worth an executive's attention is both large and laborious, so the
    big rocks come first."""

    BIG_ROCK = "big_rock"
    QUICK_WIN = "quick_win"
    DOUBTFUL = "doubtful"  # much effort for little value
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a team says of an idea: how many scored it, and the middle (median) of both, None without a score."""

    count: int = 0
    value: Decimal | None = None
    effort: Decimal | None = None

    @classmethod
    def of(cls, scores: Sequence[Score]) -> Self:
        """The middle, since one person's 5 should not outweigh what the others say."""
        if not scores:
            return cls()
        return cls(len(scores), _middle(each.value for each in scores), _middle(each.effort for each in scores))

    @property
    def worth(self) -> Decimal | None:
        """Value against effort: twice the value, less the effort; None without a score.

        The value counts double because an initiative is meant to be a big rock: of two ideas with the same value the
        lighter comes first, yet a great one that costs much (5, 5) comes before a small one that costs little (1, 1),
        which a quotient or a plain difference would hold for equal.
        """
        return None if self.value is None or self.effort is None else 2 * self.value - self.effort

    @property
    def quadrant(self) -> Quadrant | None:
        """Where it stands in the two-by-two table: high is above the middle of the scale. None without a score."""
        if self.value is None or self.effort is None:
            return None
        if self.value > _MIDDLE:
            return Quadrant.BIG_ROCK if self.effort > _MIDDLE else Quadrant.QUICK_WIN
        return Quadrant.DOUBTFUL if self.effort > _MIDDLE else Quadrant.SMALL


@dataclass(frozen=True, slots=True)
class Ranked:
    """An idea as far as its rank depends on it. `key` is its row id."""

    key: int
    number: int
    title: str
    asked_at: datetime
    tally: Tally

    @property
    def ref(self) -> Reference:
        """I7."""
        return Reference(ItemKind.INITIATIVE, self.number)


def ranked(ideas: Iterable[Ranked]) -> list[Ranked]:
    """The ideas in the order in which they are worth talking about: first by `worth`, then by how many people scored
    them, since more people are less likely to be wrong, then those that have waited longest. What nobody has scored
    comes last. The number of an idea settles what is left, so that the order is always the same."""
    return sorted(ideas, key=_rank)


def _rank(idea: Ranked) -> tuple[bool, Decimal, int, datetime, int]:
    worth = idea.tally.worth
    return worth is None, -(worth or Decimal(0)), -idea.tally.count, idea.asked_at, idea.number


def _middle(marks: Iterable[int]) -> Decimal:
    """Between two marks it lies in the middle: 3.5."""
    ordered = sorted(marks)
    half = len(ordered) // 2
    return Decimal(ordered[half]) if len(ordered) % 2 else Decimal(ordered[half - 1] + ordered[half]) / 2


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What was decided on an idea, by whom, when and why."""

    outcome: IdeaOutcome
    by: PersonLine
    on: date
    reason: str = ""


class LifeStep(StrEnum):
    """What became of an initiative once it was decided on, as the thread hears in which it was an idea."""

    STARTED = "started"
    FINISHED = "finished"
    DROPPED = "dropped"
    TAKEN_UP = "taken up again"
    JUDGED = "looked back at"


_STEPS = {Stage.ACTIVE: LifeStep.STARTED, Stage.DONE: LifeStep.FINISHED, Stage.DROPPED: LifeStep.DROPPED}


@dataclass(frozen=True, slots=True)
class StepLine:
    """What became of an initiative that was an idea, by whom and when; `words` are why, or what was learned."""

    step: LifeStep
    by: PersonLine
    on: date
    words: str = ""
    verdict: Verdict | None = None


def step_of(change: str, after: Mapping[str, Any]) -> LifeStep | None:
    """What an event of an initiative is to the thread in which it was an idea, by what the trail has of it; None for
    what the thread does not hear, or hears as a decision."""
    stage = after.get("stage")
    if change in _DECISIONS or stage == Stage.IDEA:
        return None
    if after.get("verdict"):
        return LifeStep.JUDGED
    if stage is None:
        return None
    return LifeStep.TAKEN_UP if change == ItemChange.REOPEN else _STEPS.get(Stage(stage))


@dataclass(frozen=True, slots=True)
class IdeaCard:
    """An idea as one reader sees it, also once it was decided on. `by` had it; `decisions` are oldest first;
    `source_link` leads to where it came from, "" where there is none. `channel_id` is that of its team, "" without
    one. `is_open` while nothing is decided."""

    ref: Reference
    title: str
    by: PersonLine
    on: date
    team_name: str
    tally: Tally
    is_open: bool
    scope: str = ""
    key_result: ItemLine | None = None
    decisions: tuple[DecisionLine, ...] = ()
    source_link: str = ""
    channel_id: str = ""

    @property
    def is_declined(self) -> bool:
        """Whether that is what holds."""
        return self.decision is not None and self.decision.outcome is IdeaOutcome.DECLINED

    @property
    def decision(self) -> DecisionLine | None:
        """The one that holds; None while it is open."""
        return None if self.is_open or not self.decisions else self.decisions[-1]


@dataclass(frozen=True, slots=True)
class IdeaEntered:
    """The form of an idea. `team` is a row id, `key_result` a reference that may come later."""

    title: str = ""
    scope: str = ""
    team: Choice = NOTHING
    key_result: Choice = NOTHING
    source_link: str = ""


@dataclass(frozen=True, slots=True)
class IdeaBoard:
    """What `/okr ideas` shows: a page of them in their order, and the corners of the two-by-two table, each with its
    first ideas and how many there are. `unscored` counts those that stand in no corner."""

    narrowed_to: str
    ideas: tuple[IdeaCard, ...]
    total: int
    corners: tuple["Corner", ...] = ()
    unscored: int = 0


@dataclass(frozen=True, slots=True)
class Corner:
    """One of the four corners: its best ideas, and how many it has."""

    quadrant: Quadrant
    ideas: tuple[ItemLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class PlanEntered:
    """The form that plans an idea: the initiative that it becomes, and why."""

    initiative: InitiativeEntered
    reason: str = ""
