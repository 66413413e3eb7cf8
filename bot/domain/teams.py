"""Teams as people enter and read them, and which channels a team can have."""

from dataclasses import dataclass
from datetime import time

from bot.domain.cards import PersonLine
from bot.domain.entered import NOTHING, Choice
from bot.domain.references import Reference
from bot.domain.vocabulary import Every

APP_NAME = "OKRs"  # as people invite it; the manifest says the same
LONGEST_NAME = 80
MOST_LEADS = 3
MOST_MEMBERS = 100  # what one form can hold


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as Slack describes it just now; `is_visible` is False where Slack does not let us see it at all."""

    id: str
    name: str = ""
    is_visible: bool = True
    is_member: bool = True  # whether the bot is in it
    is_archived: bool = False
    is_shared: bool = False  # with another company
    is_private: bool = False
    has_chooser: bool = True  # whether whoever chose it is in it; asked of private channels only


@dataclass(frozen=True, slots=True)
class TeamEntered:
    """The form of a team. People and channels are Slack's ids, `parent` is a team's row id; "" and None stand for
    nothing chosen: then the workspace's rhythm and zone hold. Weekdays count from Monday, 0."""

    name: str = ""
    channel_id: str = ""
    leads: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    parent: str = ""
    prompt_weekday: int | None = None
    prompt_time: time | None = None
    every: Every | None = None
    country: Choice = NOTHING
    locks_rhythm: bool = False  # nobody in it chooses another day, hour or rhythm
    leads_decide: bool = False  # on ideas, and nobody else
    summary_weekday: int | None = None
    summary_time: time | None = None
    zone: str = ""
    capacity: str = ""  # person-weeks in a cycle, as typed


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team as a select names it; `id` is its row id."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Somebody who left, and what they still own in a team. Without a person: what nobody owns."""

    person: PersonLine | None
    items: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class TeamLeft:
    """The same with the team's name."""

    team_name: str
    left: LeftBehind


@dataclass(frozen=True, slots=True)
class TeamCard:
    """A team as one reader sees it. `members` are all of its people, leads too. `left_behind` is told to those who may
    manage the team."""

    id: int
    name: str
    is_company: bool
    channel_id: str
    parent_name: str
    leads: tuple[PersonLine, ...]
    members: tuple[PersonLine, ...]
    may_manage: bool
    is_archived: bool = False
    left_behind: tuple[LeftBehind, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedTeam:
    """What the form begins with. `parents` can be chosen; `team_id` and `version` are 0 for a new team."""

    entered: TeamEntered
    parents: tuple[TeamLine, ...]
    team_id: int = 0
    version: int = 0
    is_company: bool = False

    @property
    def parent(self) -> TeamLine | None:
        """The team that is chosen as the parent."""
        return next((each for each in self.parents if str(each.id) == self.entered.parent), None)


def channel_problem(channel: Channel) -> str:
    """Why a channel cannot be a team's, and what to do about it; "" where it can."""
    name = f"#{channel.name}"
    if not channel.is_visible:
        return f"I cannot see this channel. If it is private, type /invite @{APP_NAME} in it, then save again."
    if channel.is_archived:
        return f"{name} is archived. Choose another channel, or unarchive it first."
    if channel.is_shared:
        return f"{name} is shared with another company, and goals stay within this one. Choose another channel."
    if not channel.has_chooser:
        return "You are not in this private channel. Choose one that you are in."
    if not channel.is_member:
        return f"Invite me first: type /invite @{APP_NAME} in {name}, then save again."
    return ""
