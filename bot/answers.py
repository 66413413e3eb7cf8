"""What a handler answers, as a value. One place (`bot.dispatch`) turns it into Slack's calls and acknowledgements."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from messages.payload import Message, View


@dataclass(frozen=True, slots=True)
class Nothing:
    """The change shows elsewhere: in a message that is repaired, or on Home."""


@dataclass(frozen=True, slots=True)
class Say:
    """A message that only the person sees, where they are."""

    message: Message


@dataclass(frozen=True, slots=True)
class Edit:
    """Put this in place of the message that was clicked."""

    message: Message


@dataclass(frozen=True, slots=True)
class Open:
    """A modal; on top of the one that is open, if the click came from inside one."""

    view: View


@dataclass(frozen=True, slots=True)
class Update:
    """Show this instead of the view that was submitted or clicked in. What was typed in blocks that keep their ids
    stays."""

    view: View


@dataclass(frozen=True, slots=True)
class FormErrors:
    """Keep the modal open and show each problem beside its field: block id -> words."""

    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Close:
    """Close this modal, or all of the stack; `then` is said afterwards in the DM's or channel's ephemeral answer."""

    everything: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What a select that searches offers: (words, value), at most 100."""

    options: tuple[tuple[str, str], ...] = field(default_factory=tuple)


Answer = Nothing | Say | Edit | Open | Update | FormErrors | Close | Options
