"""Reading what was typed against the item that it is about. Shared steps; they take the session."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain.entries import Entry
from bot.domain.errors import Invalid
from bot.domain.measures import Unit, is_hardly_negative
from bot.domain.numbers import read_amount, read_milestone, refuse_doubtful_minus
from bot.domain.outputs import read_output
from bot.domain.vocabulary import Health, MeasureKind, Status
from bot.usecases.reading.measuring import measure_of, unit_of
from storage.models import Initiative, KeyResult, Milestone

LONGEST_NOTE = 3000
_LONGEST_BLOCKER = 255


def read_key_result_entry(
    item: KeyResult, steps: Sequence[Milestone], entry: Entry, decimal_mark: str | None
) -> dict[str, Any]:
    """The columns of a check-in; an entry without a number keeps the last one. Raises Invalid or AmbiguousNumber."""
    status = entry.status if isinstance(entry.status, Status) else item.status
    said: dict[str, Any] = {"status": status, "note": read_note(entry.note)}
    if item.measure_kind is MeasureKind.MILESTONES:
        done = _steps_done(steps, entry, decimal_mark)
        return {**said, "value": Decimal(len(done)), "steps_done": sorted(done)}
    typed = (entry.value or "").strip()
    if not typed:
        return {**said, "value": item.current}
    value = read_amount(typed, unit_of(item), item.current, decimal_mark)
    if item.current is not None and is_hardly_negative(measure_of(item)):
        refuse_doubtful_minus(typed, value, item.current, unit_of(item))
    return {**said, "value": value}


def read_initiative_entry(item: Initiative, entry: Entry, decimal_mark: str | None) -> dict[str, Any]:
    """The columns of a check-in. Raises Invalid or AmbiguousNumber."""
    health = entry.status if isinstance(entry.status, Health) else item.health
    note = read_note(entry.note)
    done, total = item.output_done, item.output_total
    if entry.value is not None:
        done, total = read_output(entry.value, decimal_mark)
        total = item.output_total if total is None and done is not None else total
    is_blocked = health is Health.BLOCKED
    return {
        "health": health,
        "note": note,
        "blocked_by": _blocker(item, entry, note) if is_blocked else "",
        "blocked_until": _blocked_until(item, entry) if is_blocked else None,
        "output_done": done,
        "output_total": total,
    }


def read_note(typed: str) -> str:
    """One line or several; raises Invalid for what is too long to keep."""
    note = typed.strip()
    if len(note) > LONGEST_NOTE:
        raise Invalid("note", f"That is {len(note):,} characters, and {LONGEST_NOTE:,} fit. Shorten it a little.")
    return note


def tick(steps: Sequence[Milestone], done: Sequence[int]) -> None:
    """Repeat in the steps themselves which of them are done."""
    for step in steps:
        step.is_done = step.key in done


def _blocker(item: Initiative, entry: Entry, note: str) -> str:
    said = item.blocked_by if entry.blocked_by is None else entry.blocked_by.strip()
    was_blocked = item.health is Health.BLOCKED and item.last_note
    if not said and not note and not was_blocked:
        raise Invalid("blocked_by", "Say who or what blocks it, so that somebody can help.")
    if len(said) > _LONGEST_BLOCKER:
        raise Invalid("blocked_by", f"Keep this to {_LONGEST_BLOCKER} characters; the rest can stand in the note.")
    return said


def _blocked_until(item: Initiative, entry: Entry) -> date | None:
    """The day on which it should go on; left open, it stays as it was said."""
    if entry.blocked_until is None:
        return item.blocked_until
    return date.fromisoformat(entry.blocked_until) if entry.blocked_until else None


def _steps_done(steps: Sequence[Milestone], entry: Entry, decimal_mark: str | None) -> list[int]:
    """By their boxes; else by yes or no for a single step, or by how many of them are done."""
    known = [step.key for step in steps]
    standing = [step.key for step in steps if step.is_done]
    typed = (entry.value or "").strip()
    if entry.steps is not None or not typed:
        return [step for step in known if step in (standing if entry.steps is None else entry.steps)]
    if len(steps) == 1:
        return known if read_milestone(typed) else []
    try:
        count = read_amount(typed, Unit(), Decimal(len(standing)), decimal_mark)
    except Invalid as problem:
        raise _asked_for_steps(len(steps)) from problem
    if count != int(count) or not 0 <= count <= len(steps):
        raise _asked_for_steps(len(steps))
    still_open = [step for step in known if step not in standing]
    return [*standing, *still_open][: int(count)]


def _asked_for_steps(total: int) -> Invalid:
    return Invalid("value", f"Type how many of the {total} steps are done, from 0 to {total}.")
