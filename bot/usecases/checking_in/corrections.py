"""Repairing the past: correcting or deleting a check-in. Both values stay in the history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from bot.domain.cards import CheckInLine, InitiativeCheckInLine
from bot.domain.entries import Entry, iso_or_empty
from bot.domain.errors import ChangedMeanwhile, Invalid, NotFound
from bot.domain.numbers import amount_for_input
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import MeasureKind
from bot.usecases.checking_in.check_ins import read_entry
from bot.usecases.checking_in.entries import tick
from bot.usecases.checking_in.stating import (
    ItemRow,
    as_json,
    item_of,
    local_date,
    on_behalf_of,
    reference_of,
    repair_what_shows,
)
from bot.usecases.company.locales import decimal_mark
from bot.usecases.reading.cards import CardMaker
from bot.usecases.reading.rows import Card, card_of, row_of
from storage.database import reading, writing
from storage.models import CheckIn
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals, KeyResultRow
from storage.repositories.people import People
from storage.repositories.trail import Trail

Line = CheckInLine | InitiativeCheckInLine

_AMOUNTS = ("value", "steps_done", "output_done", "output_total")
_COPIED = (*_AMOUNTS, "status", "health", "blocked_by", "blocked_until", "note")


@dataclass(frozen=True, slots=True)
class Correction:
    """What should have been said. `check_in_id` None means the newest one; `entry` leaves open what was
    right, and `keeps_note` does the same for the note."""

    reference: Reference
    entry: Entry
    check_in_id: int | None = None
    keeps_note: bool = False
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A check-in that is about to be corrected: what it says, as people read it and as a form holds it."""

    card: Card
    line: Line
    entry: Entry


@dataclass(frozen=True, slots=True)
class Past:
    """The check-ins of an item, newest first."""

    card: Card
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """The item as it stands now, and what the check-in said before; `is_deleted` when nothing took its place."""

    card: Card
    said_before: Decimal | None
    says_now: Decimal | None = None
    is_deleted: bool = False
    is_repetition: bool = False


@writing
def correct_check_in(session: Session, actor: Actor, correction: Correction, now: datetime) -> Corrected:
    """Put a check-in in the place of a wrong one, at the same moment in time; the wrong one stays in the history.

    Raises as `log_update` does; ChangedMeanwhile when the check-in was corrected or deleted already.
    """
    row = row_of(Goals(session, actor), correction.reference)
    for_id = on_behalf_of(session, actor, row, local_date(actor, now))
    old = _check_in(session, row, correction.check_in_id)
    if correction.cause and not Trail(session, actor.workspace_id).is_first(correction.cause, now):
        return Corrected(card_of(session, actor, row, now), old.value, is_repetition=True)
    _refuse_withdrawn(session, old, reference_of(row))
    said = {each: getattr(old, each) for each in _COPIED} | _corrected(session, actor, row, old, correction)
    check_ins = CheckIns(session, actor.workspace_id)
    new_id = check_ins.add({**said, **_place_of(old), "by_id": actor.person_id, "for_id": for_id, "recorded_at": now})
    check_ins.withdraw(old.key, actor.person_id, now)
    _follow_newest(session, actor, row)
    _record(session, actor, row, "correct check-in", old, now, as_json(said["value"]), {"by": new_id})
    return Corrected(card_of(session, actor, row, now), old.value, said["value"])


@writing
def delete_check_in(
    session: Session, actor: Actor, reference: Reference, check_in_id: int | None, cause: str, now: datetime
) -> Corrected:
    """Take a check-in back, None meaning the newest; it stays in the history. Raises as `correct_check_in` does."""
    row = row_of(Goals(session, actor), reference)
    on_behalf_of(session, actor, row, local_date(actor, now))
    old = _check_in(session, row, check_in_id)
    if cause and not Trail(session, actor.workspace_id).is_first(cause, now):
        return Corrected(card_of(session, actor, row, now), old.value, is_deleted=True, is_repetition=True)
    _refuse_withdrawn(session, old, reference)
    CheckIns(session, actor.workspace_id).withdraw(old.key, actor.person_id, now)
    _follow_newest(session, actor, row)
    _record(session, actor, row, "delete check-in", old, now, None, {})
    return Corrected(card_of(session, actor, row, now), old.value, is_deleted=True)


@reading
def look_at_check_in(
    session: Session, actor: Actor, reference: Reference, check_in_id: int | None, now: datetime
) -> Wrong:
    """What one check-in says, None meaning the newest. Raises NotFound, NotAllowed or CycleClosed for whoever may not
    correct it."""
    row = row_of(Goals(session, actor), reference)
    on_behalf_of(session, actor, row, local_date(actor, now))
    wrong = _check_in(session, row, check_in_id)
    line = _lines_of(session, actor, row, [wrong], now)[0]
    value = "" if wrong.value is None else amount_for_input(wrong.value, decimal_mark(actor.locale))
    if isinstance(line, InitiativeCheckInLine):
        value = line.output
    steps = None if wrong.steps_done is None else tuple(wrong.steps_done)
    entry = replace(_words_of(wrong), value=value, steps=steps)
    return Wrong(card_of(session, actor, row, now), line, entry)


@reading
def past_check_ins(session: Session, actor: Actor, reference: Reference, now: datetime) -> Past:
    """Every check-in of an item, those that do not stand any more too. Raises NotFound, NotAllowed or CycleClosed for
    whoever may not correct them."""
    row = row_of(Goals(session, actor), reference)
    on_behalf_of(session, actor, row, local_date(actor, now))
    check_ins, item = CheckIns(session, actor.workspace_id), item_of(row)
    is_key_result = isinstance(row, KeyResultRow)
    found = (check_ins.history_of_key_result if is_key_result else check_ins.history_of_initiative)(item.key)
    lines = _lines_of(session, actor, row, found, now)
    return Past(card_of(session, actor, row, now), tuple(reversed(lines)))


def _lines_of(
    session: Session, actor: Actor, row: ItemRow, check_ins: Sequence[CheckIn], now: datetime
) -> Sequence[Line]:
    maker = CardMaker(session, actor, local_date(actor, now))
    is_key_result = isinstance(row, KeyResultRow)
    return (maker.lines_of_key_result if is_key_result else maker.lines_of_initiative)(check_ins)


def _check_in(session: Session, row: ItemRow, check_in_id: int | None) -> CheckIn:
    item = item_of(row)
    found = CheckIns(session, item.workspace_id).get(check_in_id or item.last_check_in_id or 0)
    is_of_row = found is not None and item.key == (
        found.key_result_id if isinstance(row, KeyResultRow) else found.initiative_id
    )
    if found is None or not is_of_row:
        raise NotFound(f"a check-in of {reference_of(row)}")
    return found


def _refuse_withdrawn(session: Session, old: CheckIn, reference: Reference) -> None:
    if old.withdrawn_at is not None:
        by = People(session, old.workspace_id).get(old.withdrawn_by_id or 0)
        raise ChangedMeanwhile(str(reference), by.slack_user_id if by else "")


def _corrected(session: Session, actor: Actor, row: ItemRow, old: CheckIn, correction: Correction) -> dict[str, Any]:
    entry = correction.entry.over(_words_of(old))
    if correction.keeps_note:
        entry = replace(entry, note=old.note)
    said = read_entry(session, actor, row, entry)
    if entry.value is None and entry.steps is None:  # only the words were wrong
        said |= {name: getattr(old, name) for name in _AMOUNTS if name in said}
    if all(value == getattr(old, name) for name, value in said.items()):
        raise Invalid("value", "That is what the check-in says already. Type what it should say.")
    return said


def _words_of(old: CheckIn) -> Entry:
    return Entry(None, old.status or old.health, old.note, None, old.blocked_by, iso_or_empty(old.blocked_until))


def _place_of(old: CheckIn) -> dict[str, Any]:
    return {
        "key_result_id": old.key_result_id,
        "initiative_id": old.initiative_id,
        "at": old.at,
        "on": old.on,
        "due_on": old.due_on,
        "corrects_id": old.key,
    }


def _follow_newest(session: Session, actor: Actor, row: ItemRow) -> None:
    """Let the item's row, and its steps, repeat the newest check-in that stands."""
    item, check_ins = item_of(row), CheckIns(session, actor.workspace_id)
    is_key_result = isinstance(row, KeyResultRow)
    find = check_ins.latest_of_key_results if is_key_result else check_ins.latest_of_initiatives
    standing = find([item.key], 4).get(item.key, [])
    newest = standing[-1] if standing else None
    shown: dict[str, Any] = {
        "last_note": newest.note if newest else "",
        "last_check_in_id": newest.key if newest else None,
        "checked_in_on": newest.on if newest else None,
        "unchanged_times": _unchanged_times(standing),
    }
    if is_key_result:
        shown |= {"current": newest.value if newest else None, "status": newest.status if newest else None}
        check_ins.show_on_key_result(item.key, shown)
    else:
        names = ("health", "blocked_until", "output_done", "output_total")
        shown |= {name: getattr(newest, name, None) for name in names}
        shown["blocked_by"] = newest.blocked_by if newest else ""
        check_ins.show_on_initiative(item.key, shown)
    if isinstance(row, KeyResultRow) and row.key_result.measure_kind is MeasureKind.MILESTONES:
        tick(Goals(session, actor).milestones([item.key]), (newest.steps_done or []) if newest else [])
    session.flush()
    session.refresh(item)


def _unchanged_times(standing: list[CheckIn]) -> int:
    times = 0
    for check_in in reversed(standing):
        if check_in.confirms_id is None or check_in.note:
            break
        times += 1
    return times


def _record(
    session: Session,
    actor: Actor,
    row: ItemRow,
    verb: str,
    old: CheckIn,
    now: datetime,
    says_now: str | None,
    more: dict[str, Any],
) -> None:
    trail, item = Trail(session, actor.workspace_id), item_of(row)
    before = {"check_in": old.key, "value": as_json(old.value), "status": old.status or old.health, "note": old.note}
    trail.record(
        now, actor.person_id, verb, reference_of(row).kind, item.key, before=before, after={"value": says_now, **more}
    )
    trail.repair_posts_showing(now, [old.key])
    repair_what_shows(session, [row], actor, now)
