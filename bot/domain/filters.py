"""What a list is narrowed to, as a value. `bot.domain.filter_words` reads it from text."""

from dataclasses import dataclass
from enum import StrEnum


class FilterBy(StrEnum):
    """What a list is narrowed to."""

    ALL = "all"
    MINE = "mine"
    COMPANY = "company"
    AT_RISK = "at risk"
    BEHIND = "behind"
    NO_NEWS = "no news"
    NO_INITIATIVE = "no initiative"
    CLOSED = "closed"
    IDEAS = "ideas"  # which have a list of their own
    PERSON = "person"  # slack_id is set
    TEAM = "team"  # slack_id of its channel, or its name as typed
    CYCLE = "cycle"  # its name as typed
    NAMED = "named"  # a name as typed: of a person, a team or a cycle


@dataclass(frozen=True, slots=True)
class Filter:
    """`slack_id` comes from a mention, `name` is what was typed without one."""

    by: FilterBy = FilterBy.ALL
    name: str = ""
    slack_id: str = ""


EVERYTHING = Filter()
