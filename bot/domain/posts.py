"""What the posts to channels say: frozen facts that use cases gather and messages render."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.cards import AskLine, InitiativeCard, ItemLine, KeyResultCard, PersonLine
from bot.domain.measures import Measure
from bot.domain.progress import Progress


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week of a cycle that a post speaks of: week 8 of 13."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who answered a round. A person counts once; `missing` are those whose time is over, and nobody is named."""

    answered: int
    asked: int
    partly: int = 0
    away: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """A key result that stands elsewhere than in the post before. `by` is the initiative that its note credits."""

    card: KeyResultCard
    before: Decimal
    by: ItemLine | None = None


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target, start or date that was changed with a reason, and the progress by the old and the new measure."""

    item: ItemLine
    before: Measure
    after: Measure
    reason: str
    progress_before: Progress
    progress_after: Progress


@dataclass(frozen=True, slots=True)
class Question:
    """One thing for the team to talk about: an initiative is done, and its key result is flat."""

    initiative: ItemLine
    key_result: ItemLine


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many key results stand how; those without news are not counted under what was said before."""

    on_track: int = 0
    at_risk: int = 0
    off_track: int = 0
    no_news: int = 0
    not_started: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.on_track + self.at_risk + self.off_track + self.no_news + self.not_started


@dataclass(frozen=True, slots=True)
class TeamSummary:
    """The weekly post of a team's channel. Every key result stands in one of the lists at most.

    `skipped` are the due dates of rounds that were never posted, because the app was not running.
    """

    team_id: int
    team_name: str
    week: WeekOf | None
    attendance: Attendance
    wins: tuple[KeyResultCard, ...] = ()
    ups: tuple[Move, ...] = ()
    downs: tuple[Move, ...] = ()
    silent: tuple[KeyResultCard, ...] = ()
    questions: tuple[Question, ...] = ()
    asks: tuple[AskLine, ...] = ()
    target_changes: tuple[TargetChange, ...] = ()
    finished: tuple[InitiativeCard, ...] = ()
    blocked: tuple[InitiativeCard, ...] = ()
    skipped: tuple[date, ...] = ()
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team in the overview of the company. `progress` is the mean of its objectives, None without any."""

    name: str
    objectives: int
    progress: Decimal | None
    pace: Decimal | None
    counts: StatusCounts


@dataclass(frozen=True, slots=True)
class ExecutiveBrief:
    """The post for executives, since the one before."""

    since: date
    counts: StatusCounts
    moved: tuple[Move, ...] = ()
    started: tuple[InitiativeCard, ...] = ()
    paid_off: tuple[InitiativeCard, ...] = ()
    decisions: tuple[AskLine, ...] = ()
    untouched: tuple[KeyResultCard, ...] = ()


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """What came after the summary was posted; it is added in its thread."""

    by: PersonLine
    move: Move
