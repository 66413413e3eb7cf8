"""What people read about an item: frozen facts that use cases build and messages render.

A card holds no words of ours and nothing that a reader may not see: the use case has asked for the reader's permission
before it built one. Dates are local calendar dates; amounts are exact and in the unit of the measure beside them;
shares, such as a pace, are percentages from 0 to 100.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.contradictions import is_improved_while_worse
from bot.domain.measures import Measure
from bot.domain.progress import Progress
from bot.domain.references import Reference
from bot.domain.status import ShownKind, ShownStatus
from bot.domain.verdicts import movement
from bot.domain.vocabulary import ClosingOutcome, Health, Indicator, Movement, NumberRhythm, Stage, Status, Verdict


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as texts name them. The name is shown; the id is used only where they are meant to be called."""

    slack_user_id: str
    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class ItemLine:
    """Another item, as far as a line names it."""

    ref: Reference
    title: str


@dataclass(frozen=True, slots=True)
class Ending:
    """How an item ended: what became of it, the score of a key result, and why, "" where nobody said."""

    outcome: ClosingOutcome
    score: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CheckInLine:
    """One check-in on a key result. `on` is the date that it speaks of; `late` and `corrected` mark it in the history,
    as do `replaced` (a later correction stands in its place) and `withdrawn` (taken back, and nothing in its place).
    `on_behalf_of` is set when somebody else than the owner or a co-owner checked in."""

    id: int
    on: date
    value: Decimal | None
    status: Status | None
    note: str
    by: PersonLine
    on_behalf_of: PersonLine | None = None
    pace: Decimal | None = None
    is_late: bool = False
    is_corrected: bool = False
    is_unchanged: bool = False
    is_replaced: bool = False
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class StepLine:
    """One yes/no step of a milestone key result."""

    id: int
    title: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class KeyResultCard:
    """A key result as it stands for one reader on one day.

    `current` is None before the first number, and for milestones, whose count is in the measure. `check_ins` are the
    latest ones, oldest first. `pace` is the share of the time passed, None where none applies. `unchanged_times` counts
    the check-ins in a row, up to the last, that confirmed the value. `permalink` leads to its latest reply under the
    channel's summary; it is "" where there is none. `may_confirm` says whether *No change* can answer it: there is
    something to confirm, and it was not just confirmed too often or contradicted. `is_contradicted`: it is said to be
    on track, its number says otherwise, and its owner was not asked about that lately.
    """

    ref: Reference
    title: str
    owner: PersonLine | None
    objective: ItemLine
    measure: Measure
    current: Decimal | None
    current_on: date | None
    progress: Progress
    pace: Decimal | None
    is_behind: bool
    status: ShownStatus
    due_on: date
    next_number_on: date | None = None
    unchanged_times: int = 0
    may_confirm: bool = False
    is_contradicted: bool = False
    check_ins: tuple[CheckInLine, ...] = ()
    steps: tuple[StepLine, ...] = ()
    rhythm: NumberRhythm = NumberRhythm.WEEKLY
    indicator: Indicator | None = None
    team_name: str = ""
    contributors: tuple[PersonLine, ...] = ()
    is_private: bool = False
    is_closed: bool = False
    ending: Ending | None = None
    permalink: str = ""

    @property
    def last_check_in(self) -> CheckInLine | None:
        """The newest one shown, which *No change* confirms."""
        return self.check_ins[-1] if self.check_ins else None

    @property
    def is_improved_while_worse(self) -> bool:
        """Whether its last report got better than the one before while its number got worse. It needs both of them in
        `check_ins`."""
        if len(self.check_ins) < 2:
            return False
        before, last = self.check_ins[-2:]
        is_worse = movement(self.measure, before.value, last.value) is Movement.AWAY
        return is_improved_while_worse(before.status, last.status, -1 if is_worse else 0)

    @property
    def said_trouble(self) -> Status | None:
        """At risk or off track, where that is the report that still holds."""
        said = self.status.said
        holds = self.status.kind is ShownKind.SAID and isinstance(said, Status) and said is not Status.ON_TRACK
        return said if holds and isinstance(said, Status) else None

    @property
    def is_in_trouble(self) -> bool:
        """Whether its owner says so, or its number does."""
        return self.said_trouble is not None or self.is_behind


@dataclass(frozen=True, slots=True)
class InitiativeCheckInLine:
    """One check-in on an initiative. `blocked_by` says by whom or what, "" unless health is blocked."""

    id: int
    on: date
    health: Health | None
    note: str
    by: PersonLine
    blocked_by: str = ""
    blocked_until: date | None = None
    output: str = ""  # "120 of 300 wells", "" when none was told
    is_corrected: bool = False
    is_replaced: bool = False
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """An initiative as it stands for one reader on one day. `key_result` is None for an idea that serves none yet.
    `check_ins` are the latest ones, oldest first. `may_confirm` as in KeyResultCard."""

    ref: Reference
    title: str
    key_result: ItemLine | None
    owner: PersonLine | None
    stage: Stage
    status: ShownStatus  # its health, as its owner reports it while it is active
    due_on: date | None
    scope: str = ""
    note: str = ""
    blocked_by: str = ""
    blocked_until: date | None = None
    output: str = ""
    effort_weeks: Decimal | None = None
    prediction: str = ""  # "KR12 from 5.5% to 3%"
    predicts_wrong_way: bool = False  # away from where its key result is meant to go
    verdict: Verdict | None = None
    learning: str = ""
    may_confirm: bool = False
    check_ins: tuple[InitiativeCheckInLine, ...] = ()
    contributors: tuple[PersonLine, ...] = ()
    team_name: str = ""
    is_overdue: bool = False
    is_private: bool = False
    ending: Ending | None = None
    look_back_on: date | None = None  # when its owner is asked what came of it; None once that is said
    permalink: str = ""

    @property
    def last_check_in(self) -> InitiativeCheckInLine | None:
        """The newest one shown, which *No change* confirms."""
        return self.check_ins[-1] if self.check_ins else None


@dataclass(frozen=True, slots=True)
class ObjectiveCard:
    """An objective with its key results. `progress` is None without a key result that counts: it then has none yet."""

    ref: Reference
    title: str
    owner: PersonLine | None
    team_name: str
    cycle_name: str
    progress: Decimal | None
    pace: Decimal | None = None
    key_results: tuple[KeyResultCard, ...] = ()
    initiatives: tuple[InitiativeCard, ...] = ()
    parent: ItemLine | None = None
    is_private: bool = False
    is_closed: bool = False
    ending: Ending | None = None
    twin: ItemLine | None = None  # once it is saved: another open one of the same title, team and cycle


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective at a glance; `key_results` says how many it has."""

    ref: Reference
    title: str
    team_name: str
    progress: Decimal | None
    pace: Decimal | None
    key_results: int


@dataclass(frozen=True, slots=True)
class AskLine:
    """One line to one person, for help or a decision; open until it is answered or withdrawn. `answer` is for the two
    of them: where others read, `is_answered` alone says that there is one."""

    id: int
    about: ItemLine
    words: str
    by: PersonLine
    to: PersonLine
    asked_on: date
    due_on: date | None = None
    answer: str = ""
    is_answered: bool = False
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class FoundLine:
    """An item that a search found; `note` is the newest note with one of the words, "" where the title has them;
    `ending` is None while it is open."""

    ref: Reference
    title: str
    owner: PersonLine | None
    note: str = ""
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One entry of an item's audit trail, other than a check-in. `changes` are (field, before, after) of the fields
    that people know, "" for nothing; `by` is None where the clock did it."""

    on: date
    verb: str
    by: PersonLine | None
    changes: tuple[tuple[str, str, str], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Everything that was said and changed about an item, oldest first; an objective has no check-ins of its own.
    `turned_from` is the item in whose place it stands, and whose history goes before."""

    card: KeyResultCard | InitiativeCard | ObjectiveCard
    check_ins: tuple[CheckInLine, ...] = ()
    health_check_ins: tuple[InitiativeCheckInLine, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    turned_from: Reference | None = None
