"""What the buttons under a brief carry."""

from dataclasses import dataclass
from typing import Self

from bot.domain.briefs import BriefEntry
from bot.domain.entered import row_id_of
from bot.domain.references import Reference


@dataclass(frozen=True, slots=True)
class BriefValue:
    """An item, and the row id of the brief that names it."""

    ref: Reference
    brief_id: int

    def __str__(self) -> str:
        return f"{self.ref}@{self.brief_id}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read what `str()` wrote; None when it is anything else."""
        typed_ref, _, typed_id = text.partition("@")
        ref = Reference.parse(typed_ref)
        return cls(ref, row_id_of(typed_id)) if ref else None

    @classmethod
    def of(cls, entry: BriefEntry, brief_id: int) -> Self:
        """What the buttons beside one entry carry."""
        return cls(entry.ref, brief_id)
