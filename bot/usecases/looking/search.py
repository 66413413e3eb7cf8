"""Finding items by the words of their titles and notes, as far as one may see them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col

from bot.domain.cards import FoundLine, PersonLine
from bot.domain.errors import Invalid
from bot.domain.people import Actor
from bot.domain.vocabulary import ItemKind
from bot.usecases.goals.items import Item, kind_of, reference_to
from bot.usecases.looking.lists import PAGE
from bot.usecases.reading.endings import ending_of
from storage.database import reading
from storage.models import Initiative, KeyResult, Objective
from storage.repositories.check_ins import CheckIns, noted_on_initiative, noted_on_key_result
from storage.repositories.goals import Goals
from storage.repositories.matching import has_word
from storage.repositories.people import People

_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Found:
    """One page of `total` items: objectives first, then key results, then initiatives."""

    lines: tuple[FoundLine, ...]
    total: int


@reading
def search(session: Session, actor: Actor, typed: str, _now: datetime, offset: int = 0) -> Found:
    """Items whose title, description, scope or check-in notes have all of the words; raises Invalid without a word."""
    words = tuple(dict.fromkeys(typed.split()))[:_MOST_WORDS]
    if not words:
        raise Invalid("", "Type what to look for, for example /okr search pricing.")
    found, total = _page(_sources(Goals(session, actor), words), offset)
    notes = CheckIns(session, actor.workspace_id).notes_with(
        words,
        [item.key for item in found if isinstance(item, KeyResult)],
        [item.key for item in found if isinstance(item, Initiative)],
    )
    people = People(session, actor.workspace_id).of_ids(item.owner_id for item in found if item.owner_id)
    names = {key: PersonLine(person.slack_user_id, person.name) for key, person in people.items()}
    return Found(tuple(_line(item, names.get(item.owner_id or 0), notes) for item in found), total)


_Source = tuple[int, Callable[[int, int], Sequence[Item]]]  # how many there are, and a page of them


def _sources(goals: Goals, words: tuple[str, ...]) -> tuple[_Source, ...]:
    objective, key_result, initiative = (
        and_(*(or_(*places(word)) for word in words)) for places in (_in_objective, _in_key_result, _in_initiative)
    )
    return (
        (
            goals.count_objectives(objective),
            lambda limit, offset: [row.objective for row in goals.objectives(objective, limit=limit, offset=offset)],
        ),
        (
            goals.count_key_results(key_result),
            lambda limit, offset: [row.key_result for row in goals.key_results(key_result, limit=limit, offset=offset)],
        ),
        (
            goals.count_initiatives(initiative),
            lambda limit, offset: [row.initiative for row in goals.initiatives(initiative, limit=limit, offset=offset)],
        ),
    )


def _in_objective(word: str) -> tuple[ColumnElement[bool], ...]:
    return has_word(col(Objective.title), word), has_word(col(Objective.description), word)


def _in_key_result(word: str) -> tuple[ColumnElement[bool], ...]:
    return has_word(col(KeyResult.title), word), noted_on_key_result(word)


def _in_initiative(word: str) -> tuple[ColumnElement[bool], ...]:
    return has_word(col(Initiative.title), word), has_word(col(Initiative.scope), word), noted_on_initiative(word)


def _page(sources: Sequence[_Source], offset: int) -> tuple[list[Item], int]:
    """A page of the sources set one behind the other."""
    found: list[Item] = []
    for count, fetch in sources:
        if offset < count and len(found) < PAGE:
            found += fetch(PAGE - len(found), offset)
        offset = max(offset - count, 0)
    return found, sum(count for count, _ in sources)


def _line(item: Item, owner: PersonLine | None, notes: dict[tuple[ItemKind, int], str]) -> FoundLine:
    note = notes.get((kind_of(item), item.key), "")
    return FoundLine(reference_to(item), item.title, owner, note, ending_of(item))
