"""How sending goes, as those who run the bot read it: frozen facts."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that was given up. `to` is a person's or a team's name; `reason` is Slack's word, or ours."""

    row_id: int
    kind: str
    to: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """`ticked_at`, in the reader's zone, is the last time that the clock is known to have beaten; None: never.

    `waiting` messages are due or will be; `unsure` ones may have arrived and are looked up. `given_up` counts those of
    the last 30 days, of which `undelivered` names the newest. `paused_because` is Slack's word while nothing is sent.
    `database_fault` warns of a fault that the SQLite in use is known for.
    """

    ticked_at: datetime | None
    is_stalled: bool = False
    waiting: int = 0
    unsure: int = 0
    given_up: int = 0
    undelivered: tuple[Undelivered, ...] = ()
    paused_because: str = ""
    paused_until: datetime | None = None
    database_fault: str = ""

    @property
    def is_well(self) -> bool:
        """Whether nobody has to do anything now."""
        return not (self.is_stalled or self.given_up or self.paused_because)
