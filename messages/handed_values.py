"""What the buttons under a hand-over carry."""

from dataclasses import dataclass
from typing import Self

from bot.domain.entered import row_id_of


@dataclass(frozen=True, slots=True)
class HandedValue:
    """The event of the whole, and that of one item, 0 for all."""

    handover_id: int
    event_id: int = 0

    def __str__(self) -> str:
        return f"{self.handover_id}:{self.event_id}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str()` wrote; zeros, which no event has, for anything else."""
        whole, _, one = text.partition(":")
        return cls(row_id_of(whole), row_id_of(one))
