"""What concerns one person: what they owe, own and take part in, and what they are asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col

from bot.domain.cards import AskLine, InitiativeCard, KeyResultCard
from bot.domain.cycles import CLOSING_DAYS
from bot.domain.look_backs import LookBack
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemRole, ItemState, Stage
from bot.usecases.bets.look_backs import LookBacks
from bot.usecases.checking_in.asking import asks_to
from bot.usecases.checking_in.stating import ItemRow, item_of, local_date, reference_of
from bot.usecases.reading.cards import CardMaker
from bot.usecases.rhythm.owing import Owing, last_due_on, owed_by
from bot.usecases.rhythm.scheduling import is_away, rhythm_of_person
from storage.database import reading
from storage.models import Cycle, Initiative, KeyResult
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow
from storage.repositories.people import People, Workspaces
from storage.repositories.teams import Cycles

Card = KeyResultCard | InitiativeCard
AnyCard = TypeVar("AnyCard", KeyResultCard, InitiativeCard)
_MOST = 200  # items of one person; what lies beyond is found with /okr list mine


@dataclass(frozen=True, slots=True)
class Mine:
    """What `/okr` answers. What is owed is not repeated in `key_results` and `initiatives`.

    `contributes_to` are those of them whose check-ins are others' to make, `look_backs` finished initiatives of which
    nobody has said what came of them. `next_due_on` is a local date, None before
    *Go live* and for whoever owns nothing; `away_until` is set while they are away.
    """

    name: str
    cycle_name: str
    owed: tuple[Card, ...]
    key_results: tuple[KeyResultCard, ...]
    initiatives: tuple[InitiativeCard, ...]
    asks: tuple[AskLine, ...]
    next_due_on: date | None
    away_until: date | None = None
    contributes_to: frozenset[Reference] = frozenset()
    look_backs: tuple[LookBack, ...] = ()


@reading
def what_is_mine(session: Session, actor: Actor, now: datetime) -> Mine:
    """What somebody owes, owns and takes part in."""
    return mine_of(session, actor, local_date(actor, now))


def mine_of(session: Session, actor: Actor, today: date) -> Mine:
    """The same as a shared step, on a local date; a constant number of queries."""
    owing = owed_by(session, actor, today)
    owed = {card.ref for card in owing.owed}
    goals, made = Goals(session, actor), _Made(session, actor, today, owing)
    key_result_rows, initiative_rows = _key_results_of(goals, today), _initiatives_of(goals, today)
    key_results, initiatives = made.key_results(key_result_rows), made.initiatives(initiative_rows)
    cycle = Cycles(session, actor.workspace_id).covering(today)
    return Mine(
        name=actor.name,
        cycle_name=cycle.name if cycle else "this quarter",
        owed=owing.owed,
        key_results=_without(key_results, owed),
        initiatives=_without(initiatives, owed),
        asks=asks_to(session, actor),
        next_due_on=_next_due_on(session, actor, owing, today),
        away_until=_away_until(session, actor, today),
        contributes_to=_of_others(goals, actor, ItemKind.KEY_RESULT, key_result_rows)
        | _of_others(goals, actor, ItemKind.INITIATIVE, initiative_rows),
        look_backs=_look_backs(session, actor, today),
    )


class _Made:
    """Cards, each made once: those of what somebody answers for are there already."""

    def __init__(self, session: Session, actor: Actor, today: date, owing: Owing) -> None:
        self._maker = CardMaker(session, actor, today)
        self._cards: dict[Reference, Card] = {
            card.ref: card for card in (*owing.owed, *owing.up_to_date, *owing.not_asked)
        }

    def key_results(self, rows: list[KeyResultRow]) -> list[KeyResultCard]:
        missing = [row for row in rows if reference_of(row) not in self._cards]
        self._cards.update({card.ref: card for card in self._maker.key_results(missing)})
        return [card for row in rows if isinstance(card := self._cards[reference_of(row)], KeyResultCard)]

    def initiatives(self, rows: list[InitiativeRow]) -> list[InitiativeCard]:
        missing = [row for row in rows if reference_of(row) not in self._cards]
        self._cards.update({card.ref: card for card in self._maker.initiatives(missing)})
        return [card for row in rows if isinstance(card := self._cards[reference_of(row)], InitiativeCard)]


def not_over(today: date) -> tuple[ColumnElement[bool], ...]:
    """The condition that a cycle is a draft, live or closing."""
    return (col(Cycle.closed_at).is_(None), col(Cycle.ends_on) >= today - timedelta(days=CLOSING_DAYS))


def unfinished(today: date) -> tuple[ColumnElement[bool], ...]:
    """The condition that an initiative is an idea, planned or under way, in such a cycle or, as an idea, in none."""
    is_unfinished = col(Initiative.stage).in_((Stage.IDEA, Stage.PLANNED, Stage.ACTIVE))
    without_cycle = col(Cycle.id).is_(None)  # an idea
    return (is_unfinished, *(or_(without_cycle, each) for each in not_over(today)))


def _key_results_of(goals: Goals, today: date) -> list[KeyResultRow]:
    is_open = col(KeyResult.state) == ItemState.OPEN
    return goals.key_results(is_open, *not_over(today), among=goals.concerning_me(ItemKind.KEY_RESULT), limit=_MOST)


def _initiatives_of(goals: Goals, today: date) -> list[InitiativeRow]:
    return goals.initiatives(*unfinished(today), among=goals.concerning_me(ItemKind.INITIATIVE), limit=_MOST)


def _of_others(goals: Goals, actor: Actor, kind: ItemKind, rows: Sequence[ItemRow]) -> frozenset[Reference]:
    """Those on which a check-in of the actor would be refused, in one query: neither owner, co-owner nor delegate, nor
    a lead of the team or an admin. What `may` says of each; tests/usecases/test_mine.py compares the two."""
    asked = [row for row in rows if not _answers_for(actor, row)]
    parts = goals.participants(kind, [item_of(row).key for row in asked])
    is_mine = {part.item_id for part in parts if part.role is ItemRole.CO_OWNER and part.person_id == actor.person_id}
    return frozenset(reference_of(row) for row in asked if item_of(row).key not in is_mine)


def _answers_for(actor: Actor, row: ItemRow) -> bool:
    if item_of(row).owner_id in {actor.person_id, *actor.stands_in_for} or actor.is_admin:
        return True
    return row.team is not None and (row.team.key in actor.leads or (row.team.is_company and actor.leads_company))


def _look_backs(session: Session, actor: Actor, today: date) -> tuple[LookBack, ...]:
    """What they finished and have not looked back at, although results can show by now; the longest waiting first."""
    waits = (col(Initiative.stage) == Stage.DONE, col(Initiative.verdict).is_(None))
    goals, mine = Goals(session, actor), col(Initiative.owner_id) == actor.person_id
    rows = goals.initiatives(
        *waits, col(Initiative.look_back_on) <= today, mine, by=(col(Initiative.look_back_on).asc(),)
    )
    return tuple(LookBacks(session, actor, today).of(rows)) if rows else ()


def _next_due_on(session: Session, actor: Actor, owing: Owing, today: date) -> date | None:
    workspace = Workspaces(session).get(actor.workspace_id)
    person = People(session, actor.workspace_id).get(actor.person_id)
    if workspace.live_at is None or person is None or owing.owns_nothing:
        return None
    if person.next_prompt_on is not None and person.next_prompt_on > today:
        return person.next_prompt_on
    return rhythm_of_person(session, person, workspace).after(last_due_on(person, workspace, today))


def _away_until(session: Session, actor: Actor, today: date) -> date | None:
    person = People(session, actor.workspace_id).get(actor.person_id)
    return person.away_until if person is not None and is_away(person, today) else None


def _without(cards: Iterable[AnyCard], refs: set[Reference]) -> tuple[AnyCard, ...]:
    return tuple(card for card in cards if card.ref not in refs)
