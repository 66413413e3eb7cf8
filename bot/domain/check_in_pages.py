"""The form for everything that somebody owes, page by page, as facts: use cases fill it, messages show it."""

from dataclasses import dataclass
from datetime import date

from bot.domain.cards import InitiativeCard, ItemLine, KeyResultCard
from bot.domain.entries import Entry, Seen
from bot.domain.references import Reference

ROWS_A_PAGE = 6
ROWS_AT_MOST = 60  # what a form remembers of its rows has to fit into it


@dataclass(frozen=True, slots=True)
class AskEntry:
    """The ask at the form's end, as typed; `to` is a Slack user id."""

    words: str = ""
    about: Reference | None = None
    to: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked: what it would be about is chosen ahead, so that alone says nothing."""
        return not (self.words or self.to)


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row: `entry` is what stands in its fields, `problem` why it could not be saved; `is_stale` when somebody else
    checked in meanwhile."""

    card: KeyResultCard | InitiativeCard
    entry: Entry
    problem: str = ""
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page, of which `number` counts from 1. `seen` are all rows of the form, `items` what an ask can be about (on
    the last page). `resumed_on` is the day of the draft that the form goes on with; `waiting` counts the rows that do
    not fit into one form."""

    token: str
    number: int
    pages: int
    rows: tuple[PageRow, ...]
    seen: tuple[Seen, ...]
    items: tuple[ItemLine, ...] = ()
    ask: AskEntry = AskEntry()
    resumed_on: date | None = None
    waiting: int = 0

    @property
    def asked_about(self) -> ItemLine | None:
        """The item that is chosen for the ask; where there is only one, that one."""
        chosen = [item for item in self.items if item.ref == self.ask.about] or self.items
        return chosen[0] if len(chosen) == 1 else None

    @property
    def is_last(self) -> bool:
        """Whether submitting it saves."""
        return self.number == self.pages


def pages_of(rows: int) -> int:
    """How many pages so many rows take."""
    return max(1, -(-rows // ROWS_A_PAGE))
