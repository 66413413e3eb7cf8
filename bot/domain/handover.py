"""Handing over what somebody owns: the form, what came of it, and what the new owner reads."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.cards import AskLine, ItemLine, PersonLine
from bot.domain.references import Reference
from bot.domain.vocabulary import OwnerAnswer

MOST_ITEMS = 80  # in one form; whoever owns more hands over twice
MOST_ASKS = 10  # the same
NOBODY = "nobody"  # in place of a giver: what has no owner at all
_TICKS = 10  # Slack's limit for the boxes of one block


@dataclass(frozen=True, slots=True)
class HandoverEntered:
    """What the form holds. `giver` (or NOBODY) and `taker` are Slack user ids, asks are row ids."""

    giver: str
    taker: str
    items: tuple[Reference, ...] = ()
    ask_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedHandover:
    """What somebody owns that the one who looks may hand over, and the asks that wait for them; without a giver, what
    nobody owns. `taker` is the Slack user id of whoever was named already, "" where none was; `more` is how much the
    form has no room for."""

    giver: PersonLine | None
    taker: str
    items: tuple[ItemLine, ...]
    asks: tuple[AskLine, ...]
    may_choose_giver: bool
    more: int = 0

    @property
    def item_groups(self) -> tuple[Sequence[ItemLine], ...]:
        """The items in groups as large as one block may hold."""
        return tuple(self.items[start : start + _TICKS] for start in range(0, len(self.items), _TICKS))


@dataclass(frozen=True, slots=True)
class HandoverDone:
    """What moved. `gone` are items that were not the giver's any more; `is_told`: the new owner hears of it. What moved
    from nobody has no giver."""

    giver: PersonLine | None
    taker: PersonLine
    items: tuple[ItemLine, ...]
    asks: tuple[AskLine, ...] = ()
    gone: tuple[Reference, ...] = ()
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class HandedItem:
    """One item as its new owner reads it. `event_id` is the audit event that made them the owner."""

    event_id: int
    item: ItemLine
    answer: OwnerAnswer


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What a new owner is told. `id` is the audit event of the whole; asks that are answered are left out. What nobody
    owned has no giver."""

    id: int
    giver: PersonLine | None
    by: PersonLine
    items: tuple[HandedItem, ...]
    asks: tuple[AskLine, ...]

    @property
    def is_from_giver(self) -> bool:
        """Whether the one who owned it gave it away themselves."""
        return self.giver == self.by

    @property
    def is_open(self) -> bool:
        """Whether any item waits for its new owner's answer."""
        return any(each.answer is OwnerAnswer.OPEN for each in self.items)
