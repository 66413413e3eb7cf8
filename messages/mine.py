"""What concerns one person."""

from datetime import date

from bot.domain.cards import AskLine, InitiativeCard, KeyResultCard
from bot.domain.look_backs import LookBack
from bot.domain.references import Reference
from messages.payload import Message
from messages.render import render_message


def mine(
    *,
    name: str,
    cycle_name: str,
    owed: tuple[KeyResultCard | InitiativeCard, ...],
    key_results: tuple[KeyResultCard, ...],
    initiatives: tuple[InitiativeCard, ...],
    asks: tuple[AskLine, ...],
    next_due_on: date | None,
    away_until: date | None = None,
    contributes_to: frozenset[Reference] = frozenset(),
    look_backs: tuple[LookBack, ...] = (),
) -> Message:
    """The answer to `/okr`. What is owed comes first and is not repeated in `key_results` and `initiatives`;
    `away_until` is set while the person is away; on `contributes_to` others check in; `look_backs` wait for a
    verdict."""
    return render_message(
        "messages/mine",
        name=name,
        cycle_name=cycle_name,
        owed=owed,
        key_results=key_results,
        initiatives=initiatives,
        asks=asks,
        next_due_on=next_due_on,
        away_until=away_until,
        contributes_to=contributes_to,
        look_backs=look_backs,
    )
