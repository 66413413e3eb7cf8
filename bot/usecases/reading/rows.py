"""Items by their references, as rows and as the cards that somebody reads. Shared steps; they take the session."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.errors import NotFound
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.usecases.checking_in.stating import ItemRow, local_date, reference_of
from bot.usecases.reading.cards import CardMaker
from storage.models import Initiative, KeyResult
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow

Card = KeyResultCard | InitiativeCard


def row_of(goals: Goals, reference: Reference, *, plain: bool = False) -> ItemRow:
    """A key result or initiative that the actor may see; raises NotFound. `plain`: without entities where that is
    quicker, for whoever writes by statements alone."""
    found: ItemRow | None = None
    if reference.kind is ItemKind.KEY_RESULT:
        found = goals.plain_key_result(reference.number) if plain else goals.key_result(reference.number)
    elif reference.kind is ItemKind.INITIATIVE:
        found = goals.initiative(reference.number)
    if found is None:
        raise NotFound(str(reference))
    return found


def card_of(session: Session, actor: Actor, row: ItemRow, now: datetime, history: int = 2) -> Card:
    """What the actor reads about it."""
    maker = CardMaker(session, actor, local_date(actor, now))
    if isinstance(row, KeyResultRow):
        return maker.key_results([row], history)[0]
    return maker.initiatives([row], history)[0]


def just_stated(session: Session, actor: Actor, row: ItemRow, for_id: int | None, now: datetime) -> Card:
    """What the actor reads about what they have just said of it; next to no look-ups, for this is the hot path."""
    if isinstance(row, KeyResultRow):
        return CardMaker(session, actor, local_date(actor, now)).just_stated(row, for_id)
    return card_of(session, actor, row, now)


def rows_of(goals: Goals, references: Iterable[Reference]) -> dict[Reference, ItemRow]:
    """Those of these items that the actor may see, in two queries."""
    numbers: dict[ItemKind, list[int]] = {kind: [] for kind in ItemKind}
    for ref in references:
        numbers[ref.kind].append(ref.number)
    found: list[ItemRow] = []
    if wanted := numbers[ItemKind.KEY_RESULT]:
        found += goals.key_results(col(KeyResult.number).in_(wanted))
    if wanted := numbers[ItemKind.INITIATIVE]:
        found += goals.initiatives(col(Initiative.number).in_(wanted))
    return {reference_of(row): row for row in found}


def cards_of(
    session: Session, actor: Actor, rows: Iterable[ItemRow], now: datetime, history: int = 3
) -> dict[Reference, Card]:
    """The cards of both kinds of rows, in a constant number of queries."""
    maker, rows = CardMaker(session, actor, local_date(actor, now)), list(rows)
    key_results = maker.key_results([row for row in rows if isinstance(row, KeyResultRow)], history)
    initiatives = maker.initiatives([row for row in rows if isinstance(row, InitiativeRow)], history)
    cards: list[Card] = [*key_results, *initiatives]
    return {card.ref: card for card in cards}
