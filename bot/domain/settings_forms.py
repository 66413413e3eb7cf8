"""Settings as people enter and read them. Weekdays count from Monday, 0; times are wall times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from bot.domain.cards import PersonLine
from bot.domain.days import read_day
from bot.domain.entered import NOTHING, Choice
from bot.domain.errors import Invalid
from bot.domain.vocabulary import CoachRule, Every

MOST_HOLIDAYS = 200
_LONGEST_HOLIDAY = 80
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class MySettings:
    """When somebody wants to be asked; None where the team's or the workspace's day, hour or rhythm holds."""

    weekday: int | None = None
    at: time | None = None
    every: Every | None = None


@dataclass(frozen=True, slots=True)
class BriefSettings:
    """Who reads the executive brief, and when: a channel's id, "" for none, and Slack user ids. Without a weekday it is
    not sent by itself."""

    channel_id: str = ""
    people: tuple[str, ...] = ()
    weekday: int | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class BriefSaved:
    """Who reads the brief from now on, by name, and when."""

    chosen: BriefSettings
    people: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """What holds for everybody who chose nothing else. `quiet_days` is as typed, `holidays` one date a line."""

    zone: str
    every: Every
    prompt_weekday: int
    prompt_time: time
    summary_weekday: int
    summary_time: time
    quiet_days: str
    holidays: str
    country: Choice = NOTHING
    coach_off: tuple[CoachRule, ...] = ()  # the rules of the coach that are switched off
    brief: BriefSettings = BriefSettings()


@dataclass(frozen=True, slots=True)
class OpenedSettings:
    """The form. `workspace` is None for whoever may only choose for themselves; `zone` is the person's own, "" where
    Slack names none. What is usual holds where they chose nothing, or whatever they chose if `locked_by` names a
    team."""

    mine: MySettings
    zone: str
    workspace_zone: str
    usual_weekday: int
    usual_time: time
    usual_every: Every
    workspace: WorkspaceSettings | None
    version: int
    locked_by: str = ""
    brief: BriefSaved | None = None  # what an admin just saved


@dataclass(frozen=True, slots=True)
class Admins:
    """Who the OKR admins are; `owners` are Slack's own, as far as we have met them. `may_name` says whether the reader
    may change the list, `may_begin` whether nobody is one and the reader may become the first."""

    people: tuple[PersonLine, ...]
    owners: tuple[PersonLine, ...]
    may_name: bool
    may_begin: bool


@dataclass(frozen=True, slots=True)
class Going:
    """Whether weekly messages are sent, how many people own something that is asked about, and when the reader would
    hear first (a local date)."""

    is_live: bool
    people: int
    first_on: date
    at: time
    may_change: bool


@dataclass(frozen=True, slots=True)
class SetUp:
    """How far the set-up is. `team_name` and `objective_title` are the first of each, "" while there is none."""

    admins: tuple[PersonLine, ...]
    cycle_id: int
    cycle_name: str
    starts_on: date
    ends_on: date
    team_name: str
    objective_title: str
    is_live: bool

    @property
    def done(self) -> int:
        """How many of the four steps before *Go live* are done."""
        return sum(map(bool, (self.admins, self.cycle_name, self.team_name, self.objective_title)))


def read_quiet_days(typed: str) -> int:
    """0 to 14. Raises Invalid ("quiet_days")."""
    text = typed.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= 14):
        raise Invalid("quiet_days", "Enter a number of days from 0 to 14.")
    return int(text)


def read_holidays(typed: str, today: date) -> dict[date, str]:
    """Days by date with their names, one a line: "2026-12-25 Christmas". Raises Invalid ("holidays") with the line that
    is no day."""
    found: dict[date, str] = {}
    for line in filter(None, (each.strip() for each in typed.splitlines())):
        day, name = _day_and_name(line, today)
        found[day] = name[:_LONGEST_HOLIDAY]
    if len(found) > MOST_HOLIDAYS:
        raise Invalid("holidays", f"These are more than {MOST_HOLIDAYS} days. Leave out those that have passed.")
    return found


def say_holidays(days: Mapping[date, str]) -> str:
    """What `read_holidays` reads."""
    return "\n".join(f"{on.isoformat()} {days[on]}".strip() for on in sorted(days))


def say_rhythm(weekday: int | None, at: time | None, every: Every | None, *, locked: bool = False) -> str:
    """A choice of rhythm in words, for whoever compares two of them: "two weeks, Tue, 08:30"; "" where none is made."""
    said = (
        every.value.replace("_", " ") if every else "",
        "" if weekday is None else _WEEKDAYS[weekday],
        "" if at is None else f"{at:%H:%M}",
        "for everybody" if locked else "",
    )
    return ", ".join(filter(None, said))


def say_brief(chosen: BriefSettings) -> str:
    """Who reads the brief, and when, for whoever compares two forms: "Mon, 09:00, <#C1>, <@U2>"."""
    to = (f"<#{chosen.channel_id}>" if chosen.channel_id else "", *(f"<@{each}>" for each in chosen.people))
    return ", ".join(filter(None, (say_rhythm(chosen.weekday, chosen.at, None), *to)))


def _day_and_name(line: str, today: date) -> tuple[date, str]:
    words = line.split()
    for count in _longest_first(words):
        if (day := read_day(" ".join(words[:count]), today)) is not None:
            return day, " ".join(words[count:]).strip(" :,-")
    raise Invalid(
        "holidays", f'I cannot read a day in "{line[:60]}". Write one a line, such as 25 Dec Christmas or 2026-12-25.'
    )


def _longest_first(words: list[str]) -> Iterable[int]:
    return range(min(len(words), 4), 0, -1)
