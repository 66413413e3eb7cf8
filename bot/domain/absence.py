"""Being away: who, from when to when, and who stands in. All days are local to whoever is away; the last one counts."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.cards import PersonLine
from bot.domain.problems import Problems

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class AwayEntered:
    """What was typed or chosen. People are Slack user ids; `since` is today where it is None."""

    who: str
    until: date | None = None
    since: date | None = None
    delegate: str = ""


@dataclass(frozen=True, slots=True)
class OpenedAbsence:
    """The form. `may_choose_who`: whether the reader may also say it of others."""

    entered: AwayEntered
    today: date
    may_choose_who: bool


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody who is away, or will be; `is_mine` is the reader's own. `until` is None once they are back."""

    who: PersonLine
    is_mine: bool
    today: date
    since: date | None = None
    until: date | None = None
    delegate: PersonLine | None = None
    owed: int = 0  # what waits for them once they are back
    was_away: bool = True  # for somebody who is said to be back

    @property
    def has_begun(self) -> bool:
        """Whether they are away today."""
        return self.since is None or self.since <= self.today


def read_days(entered: AwayEntered, today: date, problems: Problems) -> tuple[date, date]:
    """The first and the last day; what is wrong with them is added to `problems`."""
    since = entered.since or today
    until = entered.until or since
    if entered.until is None:
        problems.add("until", "Choose the last day.")
    elif until < today:
        problems.add("until", "This day has passed. Choose the last day of the absence.")
    elif until < since:
        problems.add("until", "The last day lies before the first.")
    elif until - since > LONGEST:
        problems.add("until", "This is longer than a year. Hand over what is owned instead: /okr handover.")
    return since, until
