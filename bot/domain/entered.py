"""What the forms hold: the fields as they stand there, read and judged by the use case that saves them.

People are Slack user ids, "" for nobody; amounts are as typed. The same values fill a form in and come back from it.
"""

from dataclasses import dataclass
from datetime import date

from bot.domain.vocabulary import Indicator, MeasureKind, NumberRhythm, Stage, Visibility

JUST_ME = "me"  # the team of a personal objective
THIS_QUARTER = "now"  # the cycle of today, where nobody has made one yet
LINES = 3  # key results that the form of an objective takes


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen in a select: its value, "" for nothing, and the words that it shows."""

    value: str = ""
    words: str = ""


NOTHING = Choice()


def row_id_of(value: str) -> int:
    """A row id as an option carries it; 0, which no row has, for anything else."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0


@dataclass(frozen=True, slots=True)
class ObjectiveEntered:
    """`team` is a row id or JUST_ME, `cycle` a row id or THIS_QUARTER, `parent` a reference; `key_results` are lines
    such as "Password resets from 10% to 1%", taken only when the objective is new."""

    title: str = ""
    team: Choice = NOTHING
    owner: str = ""
    cycle: Choice = NOTHING
    key_results: tuple[str, ...] = ()
    visibility: Visibility = Visibility.WORKSPACE
    description: str = ""
    parent: Choice = NOTHING
    readers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyResultEntered:
    """`objective` and `leads` are references. Which of the numbers count depends on `kind`; `steps` are one a line."""

    title: str = ""
    objective: Choice = NOTHING
    kind: MeasureKind = MeasureKind.NUMBER
    start: str = ""
    target: str = ""
    lower: str = ""
    upper: str = ""
    unit: str = ""
    steps: str = ""
    owner: str = ""
    co_owners: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    indicator: Indicator = Indicator.LEADING
    leads: Choice = NOTHING
    rhythm: NumberRhythm = NumberRhythm.WEEKLY
    starts_on: date | None = None
    due_on: date | None = None
    weight: str = "1"
    is_committed: bool = False
    visibility: Visibility = Visibility.WORKSPACE
    reason: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeEntered:
    """`key_result` is a reference, `helping_teams` are row ids; `prediction` is as typed: "KR12 from 5.5% to 3%"."""

    title: str = ""
    key_result: Choice = NOTHING
    owner: str = ""
    scope: str = ""
    due_on: date | None = None
    effort: str = ""
    prediction: str = ""
    contributors: tuple[str, ...] = ()
    helping_teams: tuple[Choice, ...] = ()
    stage: Stage = Stage.ACTIVE
    visibility: Visibility = Visibility.WORKSPACE
    readers: tuple[str, ...] = ()
    source_link: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody else changed while a form was open: what is saved now and what the form holds."""

    field: str
    saved: str
    entered: str
