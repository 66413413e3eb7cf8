"""What the buttons of an item's row carry, and the forms that open from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from bot.domain.cards import CheckInLine, InitiativeCard, InitiativeCheckInLine, KeyResultCard
from bot.domain.entries import Seen
from bot.domain.references import Reference


@dataclass(frozen=True, slots=True)
class RowValue:
    """What a row's button or a modal's metadata carries: an item and the check-in that was its newest when it was
    shown (None: it had none), so that nothing newer is confirmed or overwritten unseen."""

    ref: Reference
    check_in_id: int | None

    def __str__(self) -> str:
        return f"{self.ref}@{self.check_in_id or 0}"

    @property
    def seen(self) -> Seen:
        """The same, as use cases take it."""
        return Seen(self.ref, self.check_in_id)

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read what `str()` wrote; None when it is anything else."""
        typed_ref, _, typed_id = text.partition("@")
        ref = Reference.parse(typed_ref)
        if ref is None or not (typed_id.isascii() and typed_id.isdigit() and len(typed_id) < 19):
            return None
        return cls(ref, int(typed_id) or None)

    @classmethod
    def at(cls, card: KeyResultCard | InitiativeCard, line: CheckInLine | InitiativeCheckInLine) -> Self:
        """What the buttons of one check-in carry, be it the newest or not."""
        return cls(card.ref, line.id)

    @classmethod
    def of(cls, card: KeyResultCard | InitiativeCard) -> Self:
        """What a card's button carries."""
        return cls(card.ref, card.last_check_in.id if card.last_check_in else None)


@dataclass(frozen=True, slots=True)
class RowValues:
    """The rows that one button or one form answers, in the order in which they are shown."""

    rows: tuple[RowValue, ...]

    @property
    def seen(self) -> tuple[Seen, ...]:
        """The same, as use cases take them."""
        return tuple(row.seen for row in self.rows)

    def __str__(self) -> str:
        return ",".join(str(row) for row in self.rows)

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read what `str()` wrote; None when any part of it is anything else."""
        rows = [RowValue.parse(part) for part in text.split(",")]
        return None if None in rows else cls(tuple(row for row in rows if row))

    @classmethod
    def of(cls, cards: Iterable[KeyResultCard | InitiativeCard]) -> Self:
        """All rows of a form."""
        return cls(tuple(RowValue.of(card) for card in cards))

    @classmethod
    def confirmable(cls, cards: Iterable[KeyResultCard | InitiativeCard]) -> Self:
        """The rows that *Nothing changed* answers: those that may be confirmed as they are."""
        return cls.of(card for card in cards if card.may_confirm and card.last_check_in)
