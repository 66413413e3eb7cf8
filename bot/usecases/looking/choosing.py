"""What a command could be meant for that names no item: one's own, or whatever has the words that were typed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, true
from sqlmodel import Session, col

from bot.domain.cards import ItemLine
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import Health, ItemKind, ItemState, Stage
from bot.usecases.checking_in.stating import local_date
from bot.usecases.looking.mine import not_over
from storage.database import reading
from storage.models import Cycle, Initiative, KeyResult, Objective
from storage.repositories.goals import Goals
from storage.repositories.matching import has_words

MOST_OF_A_KIND = 5
_MOST_WORDS = 8
_OF_CHECK_INS = frozenset({"correct", "delete"})
_OVER = (Stage.DONE, Stage.DROPPED)
# Commands for initiatives alone, with the stage that they must be in.
_OF_INITIATIVES = {
    "start": Stage.PLANNED,
    "block": Stage.ACTIVE,
    "unblock": Stage.ACTIVE,
    "verdict": Stage.DONE,
    "score": Stage.IDEA,
    "plan": Stage.IDEA,
    "decline": Stage.IDEA,
}
_NOT_OF_OBJECTIVES = _OF_CHECK_INS | {"update"} | _OF_INITIATIVES.keys()


@dataclass(frozen=True, slots=True)
class Choosable:
    """At most five of each kind; `is_more` when there are others beside them."""

    lines: tuple[ItemLine, ...]
    is_more: bool


@reading
def choose_from(session: Session, actor: Actor, key: str, words: str, now: datetime) -> Choosable:
    """The items that the command `key` can be used for. Without words only those that the actor owns."""
    return choosable(session, actor, key, words, local_date(actor, now))


def choosable(session: Session, actor: Actor, key: str, words: str, today: date) -> Choosable:
    """As `choose_from`. A shared step."""
    goals, running = Goals(session, actor), not_over(today)
    found = [_initiatives(goals, actor, key, words, running)]
    if key not in _OF_INITIATIVES:
        found.insert(0, _key_results(goals, actor, key, words, running))
    if key not in _NOT_OF_OBJECTIVES:
        found.insert(0, _objectives(goals, actor, key, words, running))
    lines = tuple(line for of_kind in found for line in of_kind[:MOST_OF_A_KIND])
    return Choosable(lines, any(len(of_kind) > MOST_OF_A_KIND for of_kind in found))


_Conditions = Sequence[ColumnElement[bool]]


def _objectives(goals: Goals, actor: Actor, key: str, words: str, running: _Conditions) -> list[ItemLine]:
    state = ItemState.CLOSED if key == "reopen" else ItemState.OPEN
    meant = _meant(col(Objective.title), col(Objective.owner_id), actor, words)
    rows = _some(goals.objectives, meant, col(Objective.state) == state, *running)
    return _lines(ItemKind.OBJECTIVE, (row.objective for row in rows))


def _key_results(goals: Goals, actor: Actor, key: str, words: str, running: _Conditions) -> list[ItemLine]:
    state = ItemState.CLOSED if key == "reopen" else ItemState.OPEN
    checked_in = (col(KeyResult.last_check_in_id).is_not(None),) if key in _OF_CHECK_INS else ()
    meant = _meant(col(KeyResult.title), col(KeyResult.owner_id), actor, words)
    rows = _some(goals.key_results, meant, col(KeyResult.state) == state, *checked_in, *running)
    return _lines(ItemKind.KEY_RESULT, (row.key_result for row in rows))


def _initiatives(goals: Goals, actor: Actor, key: str, words: str, running: _Conditions) -> list[ItemLine]:
    is_over = col(Initiative.stage).in_(_OVER)
    checked_in = (col(Initiative.last_check_in_id).is_not(None),) if key in _OF_CHECK_INS else ()
    meant = _meant(col(Initiative.title), col(Initiative.owner_id), actor, words)
    or_without_cycle = or_(col(Cycle.id).is_(None), and_(*running))  # ideas have none
    if stage := _OF_INITIATIVES.get(key):
        in_stage: ColumnElement[bool] = col(Initiative.stage) == stage
        or_without_cycle = true() if stage is Stage.DONE else or_without_cycle  # one looks back from the next cycle
        if key == "unblock":
            in_stage = and_(in_stage, col(Initiative.health) == Health.BLOCKED)
    else:
        in_stage = is_over if key == "reopen" else ~is_over
    rows = _some(goals.initiatives, meant, in_stage, *checked_in, or_without_cycle)
    return _lines(ItemKind.INITIATIVE, (row.initiative for row in rows))


def _meant(title: Any, owner_id: Any, actor: Actor, words: str) -> ColumnElement[bool]:
    is_mine: ColumnElement[bool] = owner_id == actor.person_id
    return has_words(title, tuple(words.split()[:_MOST_WORDS])) if words else is_mine


def _some(find: Callable[..., list[Any]], *conditions: ColumnElement[bool]) -> list[Any]:
    return find(*conditions, limit=MOST_OF_A_KIND + 1)


def _lines(kind: ItemKind, items: Iterable[Objective | KeyResult | Initiative]) -> list[ItemLine]:
    return [ItemLine(Reference(kind, item.number), item.title) for item in items]
