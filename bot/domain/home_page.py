"""What somebody's Home tab shows: frozen facts, gathered by one use case."""

from dataclasses import dataclass
from datetime import date, time

from bot.domain.capacity import TeamCoverage
from bot.domain.cards import AskLine, InitiativeCard, KeyResultCard, ObjectiveLine, PersonLine
from bot.domain.delivery_report import DeliveryReport
from bot.domain.look_backs import LookBack
from bot.domain.references import Reference
from bot.domain.teams import TeamLeft
from bot.domain.vocabulary import Every


@dataclass(frozen=True, slots=True)
class HomeSettings:
    """When somebody is asked, as they read it: Monday (0), 09:00, "Europe/Madrid". `away_until` is their last
    day away, None while they are here."""

    weekday: int
    at: time
    every: Every
    zone: str
    away_until: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """How due dates went: on time, late, missed, away."""

    on_time: int = 0
    late: int = 0
    missed: int = 0
    away: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.on_time + self.late + self.missed + self.away


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """The same for all of a team, which its leads see."""

    team_name: str
    record: Record


@dataclass(frozen=True, slots=True)
class HomePage:
    """`key_results` and `initiatives` leave out what is owed; `objectives` are the first ones of the person's teams.

    `is_live` is False until an admin has chosen go live: nothing is sent before. `may_set_up` says whether this person
    could; `admins` are the OKR admins, who could in any case. `page`, from 0, is that of the key results and
    initiatives; `has_more` says that another one follows.
    """

    me: PersonLine
    cycle_name: str
    settings: HomeSettings
    owed: tuple[KeyResultCard | InitiativeCard, ...] = ()
    key_results: tuple[KeyResultCard, ...] = ()
    initiatives: tuple[InitiativeCard, ...] = ()
    asks: tuple[AskLine, ...] = ()
    look_backs: tuple[LookBack, ...] = ()
    objectives: tuple[ObjectiveLine, ...] = ()
    has_more_objectives: bool = False
    next_due_on: date | None = None
    is_live: bool = True
    may_set_up: bool = False
    record: Record = Record()  # of this person's last due dates
    team_records: tuple[TeamRecord, ...] = ()  # of the teams that they lead
    left_behind: tuple[TeamLeft, ...] = ()  # what people who left still own in the teams that they lead
    coverage: tuple[TeamCoverage, ...] = ()  # of the teams that they lead
    admins: tuple[PersonLine, ...] = ()
    delivery: DeliveryReport | None = None  # for OKR admins
    page: int = 0
    has_more: bool = False
    contributes_to: frozenset[Reference] = frozenset()  # whose check-ins are others' to make

    @property
    def owns_nothing(self) -> bool:
        """Somebody without any key result or initiative is told what to do first."""
        return not (self.owed or self.key_results or self.initiatives)
