"""*No change* and *Nothing changed*: answering rows with one click, each naming the check-in that it confirms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.entries import Seen
from bot.domain.errors import DomainError, NotFound
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.usecases.checking_in.stating import (
    ItemRow,
    confirm_row,
    item_of,
    local_date,
    on_behalf_of,
    repair_what_shows,
)
from bot.usecases.reading.rows import Card, cards_of, rows_of
from storage.database import writing
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What became of the rows: `confirmed` stand as before, also when the same click came twice; of `newer` there is a
    newer check-in, and of `wordless` "no change" alone is not taken any more: nothing was written of either."""

    confirmed: tuple[Card, ...] = ()
    newer: tuple[Card, ...] = ()
    wordless: tuple[Card, ...] = ()


@writing
def confirm(session: Session, actor: Actor, seen: Sequence[Seen], now: datetime) -> Confirmed:
    """Confirm what can be. Raises NotFound, NotAllowed, CycleClosed or Invalid where a single row is asked for; among
    several, one that is gone or closed is passed over."""
    rows = rows_of(Goals(session, actor), (each.ref for each in seen))
    cards = cards_of(session, actor, rows.values(), now)
    found: dict[str, list[Reference]] = {"confirmed": [], "newer": [], "wordless": []}
    for each in seen:
        try:
            found[_answer(session, actor, rows, cards, each, now)].append(each.ref)
        except DomainError:
            if len(seen) == 1:
                raise
    repair_what_shows(session, [rows[ref] for ref in found["confirmed"]], actor, now)
    after = cards_of(session, actor, rows.values(), now)
    return Confirmed(**{name: tuple(after[ref] for ref in refs) for name, refs in found.items()})


def _answer(
    session: Session,
    actor: Actor,
    rows: dict[Reference, ItemRow],
    cards: dict[Reference, Card],
    seen: Seen,
    now: datetime,
) -> str:
    row = rows.get(seen.ref)
    if row is None:
        raise NotFound(str(seen.ref))
    for_id = on_behalf_of(session, actor, row, local_date(actor, now))
    if item_of(row).last_check_in_id != seen.check_in_id:
        return "confirmed" if _was_confirmed(session, actor, row, seen) else "newer"
    if not cards[seen.ref].may_confirm and cards[seen.ref].last_check_in is not None:
        return "wordless"
    confirm_row(session, actor, row, for_id, now)
    return "confirmed"


def _was_confirmed(session: Session, actor: Actor, row: ItemRow, seen: Seen) -> bool:
    """Whether the newer check-in is this very click, come twice."""
    newest = CheckIns(session, actor.workspace_id).get(item_of(row).last_check_in_id or 0)
    return newest is not None and newest.confirms_id == seen.check_in_id and newest.by_id == actor.person_id
