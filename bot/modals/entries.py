"""What stands in the fields of a check-in form, as an entry."""

from enum import Enum
from typing import TypeVar

from bot.domain.entries import Entry, iso_or_empty
from bot.domain.references import Reference
from bot.domain.vocabulary import Health, ItemKind, Status
from bot.form_state import FormState
from messages.ids import BlockId

E = TypeVar("E", bound=Enum)


def entry_of(state: FormState, ref: Reference, *, in_a_row: bool = False) -> Entry:
    """The entry for one item; `in_a_row` when the form has several, each with its reference in its blocks' ids."""

    def block(field: BlockId) -> str:
        return field.of(ref) if in_a_row else field.value

    def typed(field: BlockId) -> str | None:
        return state.text(block(field)) if state.has(block(field)) else None

    if ref.kind is ItemKind.INITIATIVE:
        health = word_of(Health, state.choice(block(BlockId.HEALTH)))
        note, by = typed(BlockId.NOTE) or "", typed(BlockId.BLOCKED_BY)
        until = (
            iso_or_empty(state.day(block(BlockId.BLOCKED_UNTIL))) if state.has(block(BlockId.BLOCKED_UNTIL)) else None
        )
        return Entry(typed(BlockId.OUTPUT), health, note, None, by, until)
    steps = None
    if state.has(block(BlockId.STEPS)):
        steps = tuple(
            int(each)
            for each in state.choices(block(BlockId.STEPS))
            if each.isascii() and each.isdigit() and len(each) < 19
        )
    status = word_of(Status, state.choice(block(BlockId.STATUS)))
    value = typed(BlockId.VALUE)
    # A row of several may be left empty, which says as little as leaving it alone.
    return Entry(value or None if in_a_row else value, status, typed(BlockId.NOTE) or "", steps)


def word_of(words: type[E], chosen: str) -> E | None:
    """One of our words by its value; None for anything else that came back."""
    return next((each for each in words if each.value == chosen), None)
