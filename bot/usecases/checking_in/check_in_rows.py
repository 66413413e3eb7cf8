"""What the rows of a check-in form say, decided before anything is stored. Shared steps; they take the session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from bot.domain.entries import Entry, Seen, begin_with, in_row, iso_or_empty
from bot.domain.errors import AmbiguousNumber, DomainError, Invalid
from bot.domain.numbers import amount_for_input
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.usecases.checking_in.check_ins import read_entry, refuse_bare_confirmation
from bot.usecases.checking_in.stating import ItemRow, item_of, local_date, on_behalf_of
from bot.usecases.company.locales import decimal_mark
from bot.usecases.reading.rows import Card, cards_of, rows_of
from storage.models import CheckIn
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals

# Fields that the single form has and a row of the large one has not: their problems are said beside its note.
_SHOWN_ELSEWHERE = {"output": "note", "blocked_by": "note", "blocked_until": "note"}


@dataclass(slots=True)
class Decisions:
    """`states` and `confirms` are to be stored, the first with what was entered. `problems` and `stale` rows keep the
    whole form from being saved; `newer` were left alone and updated by somebody else, `gone` cannot be changed any
    more, `left` never had a check-in and were left alone."""

    rows: dict[Reference, ItemRow] = field(default_factory=dict)
    cards: dict[Reference, Card] = field(default_factory=dict)
    for_ids: dict[Reference, int | None] = field(default_factory=dict)
    states: dict[Reference, Entry] = field(default_factory=dict)
    confirms: list[Reference] = field(default_factory=list)
    problems: dict[Reference, Invalid] = field(default_factory=dict)
    stale: list[Reference] = field(default_factory=list)
    newer: list[Reference] = field(default_factory=list)
    gone: list[Reference] = field(default_factory=list)
    left: list[Reference] = field(default_factory=list)

    @property
    def may_be_saved(self) -> bool:
        """All or nothing."""
        return not self.problems and not self.stale


def decide(
    session: Session, actor: Actor, seen: Sequence[Seen], entries: Mapping[Reference, Entry], now: datetime
) -> Decisions:
    """What each row says. A row without an entry was left alone."""
    made = Decisions(rows=rows_of(Goals(session, actor), (each.ref for each in seen)))
    made.cards = cards_of(session, actor, made.rows.values(), now)
    for each in seen:
        try:
            row = made.rows[each.ref]
            made.for_ids[each.ref] = on_behalf_of(session, actor, row, local_date(actor, now))
        except (DomainError, KeyError):
            made.gone.append(each.ref)
            continue
        try:
            _decide_row(session, actor, made, each, entries.get(each.ref, Entry()))
        except Invalid as problem:
            shown_in = _SHOWN_ELSEWHERE.get(problem.field, problem.field)
            made.problems[each.ref] = Invalid(in_row(shown_in, each.ref), problem.problem)
        except AmbiguousNumber as number:
            made.problems[each.ref] = number.as_invalid(in_row("value", each.ref))
    return made


def is_touched(actor: Actor, card: Card, entry: Entry) -> bool:
    """Whether a row says something else than what it began with."""
    begun = begin_with(card, decimal_mark(actor.locale))
    return entry.over(begun) != begun


def _decide_row(session: Session, actor: Actor, made: Decisions, seen: Seen, entry: Entry) -> None:
    row, card = made.rows[seen.ref], made.cards[seen.ref]
    if item_of(row).last_check_in_id != seen.check_in_id:
        begun = _begun_then(session, actor, seen)
        (made.newer if entry.over(begun) == begun else made.stale).append(seen.ref)
    elif is_touched(actor, card, entry):
        filled = entry.over(begin_with(card, decimal_mark(actor.locale)))
        read_entry(session, actor, row, filled)
        made.states[seen.ref] = filled
    elif seen.check_in_id is None:
        made.left.append(seen.ref)
    else:
        refuse_bare_confirmation(card, "")
        made.confirms.append(seen.ref)


def _begun_then(session: Session, actor: Actor, seen: Seen) -> Entry:
    """What a row began with when its newest check-in was another one."""
    check_in = CheckIns(session, actor.workspace_id).get(seen.check_in_id or 0)
    if check_in is None:
        return Entry("", None, "", (), "", "")
    return _as_begun(check_in, decimal_mark(actor.locale))


def _as_begun(check_in: CheckIn, mark: str | None) -> Entry:
    value = "" if check_in.value is None else amount_for_input(check_in.value, mark)
    steps = None if check_in.steps_done is None else tuple(check_in.steps_done)
    until = iso_or_empty(check_in.blocked_until)
    return Entry(value, check_in.status or check_in.health, "", steps, check_in.blocked_by, until)
