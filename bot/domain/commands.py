"""What somebody can ask for with `/okr`, as values. `bot.domain.command_words` reads them from text."""

from dataclasses import dataclass

from bot.domain import company_commands as company
from bot.domain import initiative_commands as bets
from bot.domain.filters import EVERYTHING, Filter
from bot.domain.references import Reference
from bot.domain.vocabulary import Health, ItemKind, Status


@dataclass(frozen=True, slots=True)
class Mine:
    """Nothing typed: what I own and owe."""


@dataclass(frozen=True, slots=True)
class Help:
    """`topic` is a key of the command table, "" for all of it; `word` is what was asked about where no command is named
    so."""

    topic: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class New:
    """`title` may be empty. `under` is the parent named in the text: an objective, or an initiative's key result.
    `said_task` shows the line that asks whether this is worth an executive's attention."""

    kind: ItemKind
    title: str = ""
    under: Reference | None = None
    said_task: bool = False


@dataclass(frozen=True, slots=True)
class Idea:
    """`title` as typed, "" opens the form; `under` is the key result that it names."""

    title: str = ""
    under: Reference | None = None


@dataclass(frozen=True, slots=True)
class Ideas:
    """Those of a team, named in the words or by its channel, those that somebody had, and those that have the other
    words."""

    words: str = ""
    channel_id: str = ""
    who_id: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """`value` is as typed (a number, "done", for an initiative an output such as "120 of 300"), "" opens the form.
    `status` is a Health for an initiative; None keeps the last one. `unchanged` confirms the last check-in."""

    ref: Reference
    value: str = ""
    status: Status | Health | None = None
    note: str = ""
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Correct:
    """Like an update, of the last check-in."""

    ref: Reference
    value: str = ""
    status: Status | Health | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    pass


@dataclass(frozen=True, slots=True)
class Asks:
    pass


@dataclass(frozen=True, slots=True)
class DeleteCheckIn:
    ref: Reference


@dataclass(frozen=True, slots=True)
class Show:
    ref: Reference


@dataclass(frozen=True, slots=True)
class History:
    ref: Reference


@dataclass(frozen=True, slots=True)
class ListItems:
    filter: Filter = EVERYTHING


@dataclass(frozen=True, slots=True)
class Initiatives:
    """`ref` is a key result or objective whose initiatives are meant."""

    filter: Filter = EVERYTHING
    ref: Reference | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """`cycle` is its name as typed, "" for the current one."""

    cycle: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """A team's, by its name as typed or its channel; neither means the team of this channel, or one's own. `posts`
    opens the form that puts it into the channel."""

    name: str = ""
    channel_id: str = ""
    posts: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    words: str


@dataclass(frozen=True, slots=True)
class Learnings:
    words: str = ""


@dataclass(frozen=True, slots=True)
class Examples:
    """`shelf` as typed, "" for the first."""

    shelf: str = ""


@dataclass(frozen=True, slots=True)
class Coach:
    """What to look at: an item, a team by its name as typed, or neither for what one owns."""

    ref: Reference | None = None
    team: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    ref: Reference


@dataclass(frozen=True, slots=True)
class Move:
    """To another item, or to a cycle named as typed; neither opens the form."""

    ref: Reference
    to: Reference | None = None
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    ref: Reference


@dataclass(frozen=True, slots=True)
class Close:
    ref: Reference


@dataclass(frozen=True, slots=True)
class Reopen:
    ref: Reference


@dataclass(frozen=True, slots=True)
class Away:
    """`until` as typed ("Friday", "4 Dec"), "" opens the form. Slack user ids; an empty `who_id` is whoever types."""

    until: str = ""
    delegate_id: str = ""
    who_id: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """A Slack user id; "" is whoever types."""

    who_id: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """Slack user ids; an empty `from_id` is the person who types."""

    from_id: str = ""
    to_id: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """A command that names no item. `key` is that of the command table, `words` what stands behind it: perhaps a part
    of a title."""

    key: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """`nearest` is the command, ready to be typed after `/okr`, that was probably meant."""

    typed: str
    nearest: str


Command = (
    Mine
    | Help
    | New
    | Idea
    | Ideas
    | Update
    | Correct
    | CheckIn
    | DeleteCheckIn
    | Show
    | History
    | ListItems
    | Initiatives
    | Overview
    | Summary
    | Search
    | Learnings
    | Examples
    | Coach
    | Edit
    | Move
    | Duplicate
    | Close
    | Reopen
    | bets.Start
    | bets.Block
    | bets.Unblock
    | bets.Finish
    | bets.Drop
    | bets.LookBack
    | bets.Plan
    | bets.Decline
    | bets.ScoreIdea
    | Away
    | Back
    | Handover
    | Asks
    | company.Teams
    | company.TeamSettings
    | company.TeamCapacity
    | company.NewTeam
    | company.Cycles
    | company.NewCycle
    | company.Brief
    | company.Settings
    | company.Admins
    | company.Setup
    | company.GoLive
    | Choose
    | Unknown
)
