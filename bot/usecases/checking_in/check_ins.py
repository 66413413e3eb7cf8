"""Saying how one key result or initiative stands: at once, or from its form."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from bot.domain.cards import KeyResultCard
from bot.domain.days import refuse_passed
from bot.domain.doubts import Doubt
from bot.domain.entries import Entry, Seen, begin_with
from bot.domain.errors import Invalid
from bot.domain.numbers import without_leading_unit
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.slips import Slip, slip_in
from bot.domain.vocabulary import MeasureKind
from bot.usecases.checking_in.doubts import JustSaid, doubt_about
from bot.usecases.checking_in.entries import read_initiative_entry, read_key_result_entry, read_note, tick
from bot.usecases.checking_in.stating import (
    ItemRow,
    confirm_row,
    item_of,
    local_date,
    on_behalf_of,
    refuse_if_newer,
    repair_what_shows,
    state_initiative,
    state_key_result,
)
from bot.usecases.company.locales import decimal_mark
from bot.usecases.reading.measuring import unit_of
from bot.usecases.reading.rows import Card, card_of, just_stated, row_of
from storage.database import reading, writing
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow
from storage.repositories.trail import Trail


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says of one item.

    `is_unchanged` confirms the last check-in, perhaps with a note. `seen` is set when a form stood open between reading
    and writing. `cause` names the trigger or view that it came with: the same cause never counts twice.
    """

    reference: Reference
    entry: Entry
    is_unchanged: bool = False
    seen: Seen | None = None
    cause: str = ""
    is_one_line: bool = False  # number and note were typed one behind the other


@dataclass(frozen=True, slots=True)
class Stated:
    """What was stored: the item as it now stands and, for a key result, its value before (None: there was none).
    `doubt`: what was said and the facts beside it contradict each other, and it is time to ask about that. `slip`: its
    number lies so far off that it may be mistyped; then nothing else is asked."""

    card: Card
    before: Decimal | None = None
    is_repetition: bool = False
    doubt: Doubt | None = None
    slip: Slip | None = None


@writing
def log_update(session: Session, actor: Actor, statement: Statement, now: datetime) -> Stated:
    """Store one check-in. Raises NotFound, NotAllowed, CycleClosed, ChangedMeanwhile, Invalid or AmbiguousNumber."""
    row = row_of(Goals(session, actor), statement.reference, plain=True)
    for_id = on_behalf_of(session, actor, row, local_date(actor, now))
    if statement.cause and not Trail(session, actor.workspace_id).is_first(statement.cause, now):
        return Stated(card_of(session, actor, row, now), _value_before(session, row), is_repetition=True)
    if statement.seen is not None:
        refuse_if_newer(session, row, statement.seen)
    before = row.key_result.current if isinstance(row, KeyResultRow) else None
    said_before = row.key_result.status if isinstance(row, KeyResultRow) else None
    if statement.is_unchanged or _is_left_alone(session, actor, row, statement, now):
        refuse_bare_confirmation(card_of(session, actor, row, now), statement.entry.note)
        confirm_row(session, actor, row, for_id, now, read_note(statement.entry.note))
    else:
        state_entry(session, actor, row, for_id, _entry_of(statement, row), now)
    repair_what_shows(session, [row], actor, now)
    card = just_stated(session, actor, row, for_id, now)
    if isinstance(row, KeyResultRow) and said_before not in (None, row.key_result.status):
        card = card_of(session, actor, row, now)  # with the report before, which this one may contradict
    slip = slip_of(card, before)
    doubt = None
    if slip is None and isinstance(row, KeyResultRow) and isinstance(card, KeyResultCard):
        doubt = doubt_about(session, actor, [JustSaid(row, card, statement.entry.note)], now)
    return Stated(card, before, doubt=doubt, slip=slip)


@reading
def look_at(session: Session, actor: Actor, reference: Reference, now: datetime, history: int = 3) -> Card:
    """A key result or initiative with its last check-ins; raises NotFound."""
    return card_of(session, actor, row_of(Goals(session, actor), reference), now, history)


@reading
def look_at_own(session: Session, actor: Actor, reference: Reference, now: datetime) -> Card:
    """The same for whoever is about to check in, refused before they write; raises as `log_update` does."""
    row = row_of(Goals(session, actor), reference)
    on_behalf_of(session, actor, row, local_date(actor, now))
    return card_of(session, actor, row, now, history=3)


def state_entry(session: Session, actor: Actor, row: ItemRow, for_id: int | None, entry: Entry, now: datetime) -> int:
    """Read what was typed and store it; returns the check-in's id. Raises Invalid or AmbiguousNumber."""
    said = read_entry(session, actor, row, entry)
    if isinstance(row, InitiativeRow):
        until = said["blocked_until"]
        if until is not None and until != row.initiative.blocked_until:
            refuse_passed(until, local_date(actor, now), "blocked_until")
        return state_initiative(session, actor, row, for_id, said, now)
    if said.get("steps_done") is not None:
        tick(Goals(session, actor).milestones([row.key_result.key]), said["steps_done"])
    return state_key_result(session, actor, row, for_id, said, now)


def read_entry(session: Session, actor: Actor, row: ItemRow, entry: Entry) -> dict[str, Any]:
    """The columns of a check-in that an entry stands for, nothing stored. Raises Invalid or AmbiguousNumber."""
    mark = decimal_mark(actor.locale)
    if isinstance(row, InitiativeRow):
        return read_initiative_entry(row.initiative, entry, mark)
    has_steps = row.key_result.measure_kind is MeasureKind.MILESTONES
    steps = Goals(session, actor).milestones([row.key_result.key]) if has_steps else ()
    return read_key_result_entry(row.key_result, steps, entry, mark)


def _entry_of(statement: Statement, row: ItemRow) -> Entry:
    entry = statement.entry
    if not statement.is_one_line or not entry.value or not isinstance(row, KeyResultRow):
        return entry
    return replace(entry, note=without_leading_unit(entry.note, unit_of(row.key_result)))


def refuse_bare_confirmation(card: Card, note: str) -> None:
    """Raise Invalid for a "no change" without a word where it was said too often, or the numbers say otherwise."""
    if card.may_confirm or note.strip() or card.last_check_in is None:
        return
    if isinstance(card, KeyResultCard) and card.is_contradicted:
        problem = f"{card.ref} is said to be on track, and its number says otherwise. Type a number or one line."
    else:
        problem = f"{card.ref} has been unchanged three times in a row. Type a number or one line."
    raise Invalid("note", problem)


def slip_of(card: Card, before: Decimal | None) -> Slip | None:
    """Whether the number that was just stored may be mistyped; what was said before is not asked about again."""
    if not isinstance(card, KeyResultCard) or card.current == before:
        return None
    return slip_in(card.current, card.measure, before)


def _is_left_alone(session: Session, actor: Actor, row: ItemRow, statement: Statement, now: datetime) -> bool:
    """Whether a form comes back as it was opened, which says that nothing changed."""
    if statement.seen is None or item_of(row).last_check_in_id is None:
        return False
    begun = begin_with(card_of(session, actor, row, now), decimal_mark(actor.locale))
    return statement.entry.over(begun) == begun


def _value_before(session: Session, row: ItemRow) -> Decimal | None:
    """The value before the last check-in, to answer a repetition with the same words."""
    if not isinstance(row, KeyResultRow):
        return None
    latest = CheckIns(session, row.key_result.workspace_id).latest_of_key_results([row.key_result.key], 2)
    check_ins = latest.get(row.key_result.key, [])
    return check_ins[0].value if len(check_ins) == 2 else None
