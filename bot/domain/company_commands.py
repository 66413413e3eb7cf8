"""What can be asked for about teams, cycles and the workspace, as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Teams:
    pass


@dataclass(frozen=True, slots=True)
class TeamSettings:
    """`name` as typed, or the team's channel; neither means the team of this channel."""

    name: str = ""
    channel_id: str = ""


@dataclass(frozen=True, slots=True)
class TeamCapacity:
    """The person-weeks of a team in a cycle; `name` and `channel_id` as for TeamSettings. `weeks` as typed: "" looks at
    what is planned."""

    name: str = ""
    channel_id: str = ""
    weeks: str = ""


@dataclass(frozen=True, slots=True)
class NewTeam:
    name: str = ""


@dataclass(frozen=True, slots=True)
class Cycles:
    pass


@dataclass(frozen=True, slots=True)
class NewCycle:
    name: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """The executive brief: looked at, or sent to whom the company chose where `posts` says so."""

    posts: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    pass


@dataclass(frozen=True, slots=True)
class Admins:
    pass


@dataclass(frozen=True, slots=True)
class Setup:
    pass


@dataclass(frozen=True, slots=True)
class GoLive:
    pass
