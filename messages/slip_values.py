"""What the button carries that puts a mistyped number right."""

from dataclasses import dataclass
from typing import Self

from bot.domain.cards import KeyResultCard
from bot.domain.numbers import amount_for_input
from bot.domain.slips import Slip
from messages.row_values import RowValue


@dataclass(frozen=True, slots=True)
class SlipValue:
    """A check-in whose number may be mistyped, and the number that was probably meant, as it would be typed."""

    row: RowValue
    meant: str

    def __str__(self) -> str:
        return f"{self.row}={self.meant}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read what `str()` wrote; None when it is anything else."""
        typed_row, _, meant = text.partition("=")
        row = RowValue.parse(typed_row)
        return cls(row, meant) if row and meant else None

    @classmethod
    def of(cls, card: KeyResultCard, slip: Slip) -> Self:
        """What the button for one slip carries; only for one whose meaning can be told."""
        if slip.meant is None:
            raise ValueError("nobody knows what was meant")
        return cls(RowValue.of(card), amount_for_input(slip.meant))
