"""What a row of a check-in form holds, before it is read: typed or chosen, and not yet checked."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.numbers import amount_for_input
from bot.domain.references import Reference
from bot.domain.vocabulary import Health, ItemKind, Status


def in_row(field: str, row: Reference) -> str:
    """The name of a field in a form with several rows: `value:KR12`."""
    return f"{field}:{row}"


@dataclass(frozen=True, slots=True)
class Seen:
    """An item as somebody saw it: `check_in_id` was its newest check-in then, None where it had none."""

    ref: Reference
    check_in_id: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. None stands for a field that the form did not show, or in which nothing was chosen: what held before
    stays. `value` is a number or, for an initiative, what is finished ("120 of 300"); `steps` are the row ids of the
    milestones that are done; `blocked_until` is a date as forms write it, "" for none."""

    value: str | None = None
    status: Status | Health | None = None
    note: str = ""
    steps: tuple[int, ...] | None = None
    blocked_by: str | None = None
    blocked_until: str | None = None

    def over(self, before: Self) -> Self:
        """This entry, with what it leaves open taken from the one that the form began with."""
        absent = {each.name: getattr(before, each.name) for each in fields(self) if getattr(self, each.name) is None}
        return replace(self, **absent)

    def as_json(self) -> dict[str, Any]:
        """What a draft keeps of it."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def from_json(cls, kind: ItemKind, kept: Mapping[str, Any]) -> Self:
        """The opposite of `as_json`."""
        words = Health if kind is ItemKind.INITIATIVE else Status
        steps, status = kept["steps"], kept["status"]
        return cls(
            kept["value"],
            None if status is None else words(status),
            kept["note"],
            None if steps is None else tuple(steps),
            kept["blocked_by"],
            kept.get("blocked_until"),
        )


def iso_or_empty(day: date | None) -> str:
    """A date as an entry holds it."""
    return "" if day is None else day.isoformat()


def begin_with(card: KeyResultCard | InitiativeCard, decimal_mark: str | None) -> Entry:
    """What a row holds when it opens: how things were said to stand, so that leaving it alone says "no change".

    A row that may not be confirmed any more begins without a number, so that one has to be typed.
    """
    if isinstance(card, InitiativeCard):
        health = card.status.said if isinstance(card.status.said, Health) else None
        return Entry(card.output, health, "", None, card.blocked_by, iso_or_empty(card.blocked_until))
    status = card.status.said if isinstance(card.status.said, Status) else None
    if card.steps:
        return Entry(None, status, "", tuple(step.id for step in card.steps if step.is_done))
    if card.current is None or not card.may_confirm:
        return Entry("", status)
    return Entry(amount_for_input(card.current, decimal_mark), status)
