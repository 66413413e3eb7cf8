"""References: O3, KR12, I7. Numbered per workspace and kind, never reused."""

import re
from dataclasses import dataclass
from typing import Self

from bot.domain.vocabulary import ItemKind

_PREFIXES = {ItemKind.OBJECTIVE: "O", ItemKind.KEY_RESULT: "KR", ItemKind.INITIATIVE: "I"}
_KINDS = {prefix: kind for kind, prefix in _PREFIXES.items()}
# Nine digits fit every database's integer column; a longer number was never handed out.
# ASCII letters and digits only: no look-alike is read. The spaces and dashes that phones put in are.
_APART = re.compile("^[ \\t\\n,:;=]*?(?:(?==\\s*[-\u2212])|(?![ \\t\\n,:;=]))")  # "= -1" is minus one, not one less
_TYPED = re.compile("(kr|o|i)[\\s\u00a0\u202f#\u2010\u2011\u2013-]*([0-9]{1,9})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """An item's name that people type and read."""

    kind: ItemKind
    number: int

    def __str__(self) -> str:
        return f"{_PREFIXES[self.kind]}{self.number}"

    @classmethod
    def parse(cls, typed: str) -> Self | None:
        """Read `KR12`, `kr-12` or `kr 12`; None when the whole text is not one reference."""
        match = _TYPED.fullmatch(typed.strip())
        return cls(_KINDS[match[1].upper()], int(match[2])) if match else None

    @staticmethod
    def may_begin(kind: ItemKind, typed: str) -> bool:
        """Whether a text is how somebody begins to type a reference of this kind: `K` and `kr`, on the way to KR12."""
        return _PREFIXES[kind].casefold().startswith(typed.strip().casefold())

    @classmethod
    def take(cls, typed: str) -> tuple[Self, str] | None:
        """Read a reference at the beginning of a text and return it with the rest; None when there is none."""
        match = _TYPED.match(typed.lstrip())
        rest = typed.lstrip()[match.end() :] if match else ""
        if not match or (rest and not rest[0].isspace() and rest[0] not in ",:;=("):
            return None
        return cls(_KINDS[match[1].upper()], int(match[2])), _APART.sub("", rest)
