"""The time that a post speaks of."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Period:
    """What a post speaks of: from the post before it up to its own instant. `zone` says which days these were."""

    since: datetime
    as_of: datetime
    zone: str

    @property
    def first_day(self) -> date:
        """The day of the post before."""
        return self.local(self.since)

    @property
    def today(self) -> date:
        """The day of the post."""
        return self.local(self.as_of)

    def local(self, instant: datetime) -> date:
        """Which day it is there at an instant."""
        return instant.astimezone(ZoneInfo(self.zone)).date()
