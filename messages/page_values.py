"""What the buttons and forms of lists carry that have more than one page."""

from dataclasses import dataclass
from typing import Self

from bot.domain.check_in_pages import Page
from messages.limits import BUTTON_VALUE
from messages.row_values import RowValue, RowValues


@dataclass(frozen=True, slots=True)
class ListPage:
    """The next page of a list: the command that shows it, as typed after `/okr`, and how many rows lie before it. A
    command longer than a button carries is cut: nothing is looked for that lies so far behind."""

    command: str
    offset: int

    def __str__(self) -> str:
        return f"{self.offset}:{self.command}"[:BUTTON_VALUE]

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read what `str()` wrote; None when it is anything else."""
        typed_offset, _, command = text.partition(":")
        if not (typed_offset.isascii() and typed_offset.isdigit() and len(typed_offset) < 7):
            return None
        return cls(command, int(typed_offset))


@dataclass(frozen=True, slots=True)
class PageValue:
    """What the check-in form remembers: which draft it writes to, which page it shows, and all of its rows."""

    token: str
    number: int
    rows: RowValues

    def __str__(self) -> str:
        return f"{self.token} {self.number} {self.rows}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read what `str()` wrote; None when it is anything else."""
        token, number, values = (*text.split(" "), "", "", "")[:3]
        rows = RowValues.parse(values)
        if not (0 < len(token) <= 40 and number.isascii() and number.isdigit() and len(number) < 4) or rows is None:
            return None
        return cls(token, int(number), rows)

    @classmethod
    def of(cls, page: Page) -> Self:
        """What a page carries."""
        rows = tuple(RowValue(each.ref, each.check_in_id) for each in page.seen)
        return cls(page.token, page.number, RowValues(rows))
