"""What a renderer makes of a claimed row."""

from dataclasses import dataclass

from bot.usecases.delivery.outbox import Standing
from messages.payload import Message, View


@dataclass(frozen=True, slots=True)
class Send:
    """A message: posted, or put in place of the one that a repair names. With `standing` it can be repaired later;
    `thread_ts` puts it under another one."""

    message: Message
    standing: Standing | None = None
    thread_ts: str | None = None


@dataclass(frozen=True, slots=True)
class NotNeeded:
    """There is nothing to say any more; the reason is for whoever reads the outbox."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """Something else has to be sent first; look again after `seconds`."""

    reason: str
    seconds: float = 2


Outgoing = Send | View | NotNeeded | NotYet  # a View is published as the recipient's Home tab
