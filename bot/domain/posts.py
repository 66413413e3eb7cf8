"""What the posts to channels say: frozen facts that use cases gather and messages render."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from bot.domain.capacity import Plan
from bot.domain.cards import AskLine, InitiativeCard, ItemLine, KeyResultCard, PersonLine
from bot.domain.coverage import Attendance
from bot.domain.initiative_coverage import Gap
from bot.domain.measures import Measure
from bot.domain.progress import Progress
from bot.domain.references import Reference
from bot.domain.status import ShownKind, ShownStatus
from bot.domain.vocabulary import Lack, QuestionKind, Status, Verdict


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week of a cycle that it is on the day of a post: week 8 of 13."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Move:
    """A key result that stands elsewhere than in the post before. `by` is the initiative that its note credits."""

    card: KeyResultCard
    before: Decimal
    by: ItemLine | None = None


@dataclass(frozen=True, slots=True)
class Win:
    """A key result that reached its target, and who made it happen besides its owner: its co-owners and contributors,
    and whoever worked on the initiatives for it."""

    card: KeyResultCard
    credit: tuple[PersonLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target, start or date that was changed with a reason, and the progress by the old and the new measure.
    `starts_on` and `due_on` are the old and the new date where these changed."""

    item: ItemLine
    before: Measure
    after: Measure
    reason: str
    progress_before: Progress
    progress_after: Progress
    starts_on: tuple[date, date] | None = None
    due_on: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One thing for the team to talk about. `initiatives` are the one that is done, or those that are on track;
    `before` is the number and `said_before` the status of the summary before, where the question is about them."""

    kind: QuestionKind
    card: KeyResultCard
    initiatives: tuple[ItemLine, ...] = ()
    before: Decimal | None = None
    said_before: Status | None = None


@dataclass(frozen=True, slots=True)
class VerdictGiven:
    """What somebody says came of an initiative, and what they learned, "" where they did not say."""

    ref: Reference
    title: str
    key_result: ItemLine | None
    verdict: Verdict
    learning: str
    by: PersonLine | None


@dataclass(frozen=True, slots=True)
class PersonalNote:
    """What somebody says on top of a summary that they post."""

    by: PersonLine
    words: str


@dataclass(frozen=True, slots=True)
class ProgressPoint:
    """Where a team stood on a date: the mean of its objectives, and the share of the cycle that had passed."""

    on: date
    progress: Decimal
    pace: Decimal


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many key results stand how; those without news are not counted under what was said before."""

    on_track: int = 0
    at_risk: int = 0
    off_track: int = 0
    no_news: int = 0
    not_said: int = 0  # there are numbers, and nobody has said how it is going
    not_started: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        said = self.on_track + self.at_risk + self.off_track
        return said + self.no_news + self.not_said + self.not_started

    @classmethod
    def of(cls, shown: Iterable[ShownStatus]) -> "StatusCounts":
        """By what is shown: whoever is silent is counted as such, whatever was said before."""
        every = list(shown)
        said = [each.said for each in every if each.kind is ShownKind.SAID]
        return cls(
            on_track=said.count(Status.ON_TRACK),
            at_risk=said.count(Status.AT_RISK),
            off_track=said.count(Status.OFF_TRACK),
            no_news=sum(each.kind is ShownKind.NO_NEWS for each in every),
            not_started=sum(each.kind is ShownKind.NOT_STARTED for each in every),
            not_said=sum(each.kind is ShownKind.NOT_SAID for each in every),
        )

    @classmethod
    def together(cls, parts: Iterable["StatusCounts"]) -> "StatusCounts":
        """All of several."""
        every = list(parts)
        return cls(**{each.name: sum(getattr(part, each.name) for part in every) for each in fields(cls)})


@dataclass(frozen=True, slots=True)
class TeamSummary:
    """The weekly post of a team's channel. Every key result stands in one of the lists at most, questions and changes
    of target aside.

    `firsts` have their first number; `troubles` are at risk, off track or behind and named nowhere else; of the
    `unstarted` nobody has told anything yet; `unchanged` counts the key results that no line names; `gaps` say what has
    no key result, no work or no verdict, and which work is odd; `plan` is None where what the team has planned is
    nothing for its channel. `attendance` is None where nobody was asked yet; `since` is where the news begins.
    `skipped` are the due dates of rounds that were never posted, because the app was not running.
    """

    team_id: int
    team_name: str
    week: WeekOf | None
    attendance: Attendance | None
    since: date
    wins: tuple[Win, ...] = ()
    ups: tuple[Move, ...] = ()
    downs: tuple[Move, ...] = ()
    firsts: tuple[KeyResultCard, ...] = ()
    silent: tuple[KeyResultCard, ...] = ()
    troubles: tuple[KeyResultCard, ...] = ()
    unstarted: tuple[KeyResultCard, ...] = ()
    unchanged: int = 0
    questions: tuple[Question, ...] = ()
    asks: tuple[AskLine, ...] = ()
    target_changes: tuple[TargetChange, ...] = ()
    gaps: tuple[Gap, ...] = ()
    plan: Plan | None = None
    finished: tuple[InitiativeCard, ...] = ()
    verdicts: tuple[VerdictGiven, ...] = ()
    blocked: tuple[InitiativeCard, ...] = ()
    skipped: tuple[date, ...] = ()
    lack: Lack | None = None
    note: PersonalNote | None = None
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class SummaryOffer:
    """What a team's channel would read now, for one person: whether they may post it, and where it would go, "" while
    the team has no channel. `comes_on` is the day of the next weekly one, which comes in any case; None where no round
    is open."""

    summary: TeamSummary
    channel_id: str
    may_post: bool
    comes_on: date | None = None


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team in the overview of the company. `progress` is the mean of its objectives, None without any."""

    name: str
    objectives: int
    progress: Decimal | None
    pace: Decimal | None
    counts: StatusCounts


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """What came after the summary was posted; it is added in its thread. `move` is None for an initiative, and where
    nothing changed, which `is_unchanged` says."""

    by: PersonLine
    card: KeyResultCard | InitiativeCard
    move: Move | None = None
    is_unchanged: bool = False
