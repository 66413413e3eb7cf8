"""What a form's metadata carries through its life: which item it changes, and what it must not forget."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from bot.domain.errors import UnreadableForm
from bot.domain.references import Reference

TURNED_FROM = "turned_from"
GIVER = "giver"


@dataclass(frozen=True, slots=True)
class FormValue:
    """`token` names one opened form, so that submitting it twice stores one thing; `ref` and `version` are those of the
    item that it changes, None and 0 for a new one. `more` says that all options are shown, and `kept` holds what was
    typed into fields that are out of sight at the moment."""

    token: str
    ref: Reference | None = None
    version: int = 0
    more: bool = False
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def turned_from(self) -> Reference | None:
        """The item that the new one takes the place of, if there is one."""
        return Reference.parse(self.kept.get(TURNED_FROM, ""))

    def __str__(self) -> str:
        ref = str(self.ref) if self.ref else ""
        return json.dumps([self.token, ref, self.version, self.more, dict(self.kept)], ensure_ascii=False)

    @classmethod
    def new(cls, ref: Reference | None = None, version: int = 0) -> Self:
        """A form that is opened now; for an item that exists it shows all options."""
        return cls(uuid.uuid4().hex, ref, version, more=ref is not None)

    @classmethod
    def begun(cls, kept: Mapping[str, str]) -> Self:
        """A form that is opened now and belongs to no item."""
        return cls(uuid.uuid4().hex, kept=kept)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str()` wrote; raises UnreadableForm for anything else."""
        try:
            token, ref, version, more, kept = json.loads(text)
            words = {str(name): str(value) for name, value in kept.items()}
            return cls(str(token), Reference.parse(str(ref)), int(version), bool(more), words)
        except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise UnreadableForm from error


@dataclass(frozen=True, slots=True)
class Version:
    """What the form of a team or a cycle carries: row id and version as it began, zeros for a new one."""

    row_id: int = 0
    version: int = 0

    def __str__(self) -> str:
        return f"{self.row_id}@{self.version}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read what `str()` wrote; None when it is anything else."""
        row_id, _, version = text.partition("@")
        known = all(each.isascii() and each.isdigit() and len(each) < 19 for each in (row_id, version))
        return cls(int(row_id), int(version)) if known else None
