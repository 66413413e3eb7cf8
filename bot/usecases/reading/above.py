"""What an item hangs on, as its reader may name it. Shared steps; they take the session.

Owners and named people see their own item also where what is above it is hidden from them: then they read that
something private is there, and no more.
"""

from collections.abc import Sequence

from sqlmodel import Session, col

from bot.domain.cards import ItemLine
from bot.domain.entered import Choice
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Visibility
from storage.models import KeyResult, Objective
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow

HIDDEN_OBJECTIVE = "a private objective"
HIDDEN_KEY_RESULT = "a private key result"


def objectives_above(session: Session, actor: Actor, rows: Sequence[KeyResultRow]) -> dict[int, ItemLine]:
    """The objective of each key result, by the objective's row id; one query more where one could be hidden."""
    above = {row.objective.key: row.objective for row in rows}
    doubtful = {key for key, each in above.items() if actor.is_guest or each.visibility is Visibility.PRIVATE}
    seen = set[int]()
    if doubtful:
        found = Goals(session, actor).objectives(col(Objective.id).in_(doubtful), limit=len(doubtful))
        seen = {row.objective.key for row in found}
    return {
        key: ItemLine(
            Reference(ItemKind.OBJECTIVE, each.number), HIDDEN_OBJECTIVE if key in doubtful - seen else each.title
        )
        for key, each in above.items()
    }


def key_results_above(session: Session, actor: Actor, rows: Sequence[InitiativeRow]) -> dict[int, ItemLine]:
    """The key result of each initiative, by the key result's row id; one query more where one could be hidden."""
    above = {row.key_result.key: row.key_result for row in rows if row.key_result is not None}
    doubtful = {row.key_result.key for row in rows if row.key_result and (actor.is_guest or _is_private(row))}
    seen = Goals(session, actor).key_result_ids(col(KeyResult.id).in_(doubtful)) if doubtful else set[int]()
    return {
        key: ItemLine(
            Reference(ItemKind.KEY_RESULT, each.number), HIDDEN_KEY_RESULT if key in doubtful - seen else each.title
        )
        for key, each in above.items()
    }


def choice_of(line: ItemLine | None) -> Choice:
    """It as a select shows it; nothing where there is none."""
    return Choice(str(line.ref), f"{line.ref} {line.title}") if line else Choice()


def _is_private(row: InitiativeRow) -> bool:
    return Visibility.PRIVATE in {each.visibility for each in (row.key_result, row.objective) if each is not None}
