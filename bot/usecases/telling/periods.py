"""The time that a post speaks of."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo


@dataclass(frozen=True)  # without slots, so that its days are kept
class Period:
    """What a post speaks of: from the post before it up to its own instant. `zone` says which days these were."""

    since: datetime
    as_of: datetime
    zone: str

    @cached_property
    def first_day(self) -> date:
        """The day of the post before."""
        return self.local(self.since)

    @cached_property
    def today(self) -> date:
        """The day of the post."""
        return self.local(self.as_of)

    def local(self, instant: datetime) -> date:
        """Which day it is there at an instant."""
        return instant.astimezone(ZoneInfo(self.zone)).date()
