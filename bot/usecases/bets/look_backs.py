"""What the numbers beside finished initiatives say, as far as the reader may see them. Shared steps; they take the
session, and a constant number of queries."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col

from bot.domain.cards import ItemLine, PersonLine
from bot.domain.look_backs import LookBack
from bot.domain.measures import Measure
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.verdicts import movement
from bot.domain.vocabulary import ItemKind, ItemState, MeasureKind, Movement, Stage
from bot.usecases.bets.values import value_of
from bot.usecases.reading.above import key_results_above
from bot.usecases.reading.measuring import measure_of, steps_by_key_result
from storage.models import Initiative, KeyResult, Milestone
from storage.repositories.goals import Goals, InitiativeRow
from storage.repositories.people import People

_RAN = (Stage.ACTIVE, Stage.DONE, Stage.DROPPED)


class LookBacks:
    """Makes what one actor reads on one local date."""

    def __init__(self, session: Session, actor: Actor, today: date) -> None:
        self._session, self._actor, self._today = session, actor, today
        self._goals = Goals(session, actor)

    def of(self, rows: Sequence[InitiativeRow]) -> list[LookBack]:
        """In the order of the rows."""
        ids = {row.initiative.key_result_id for row in rows if row.initiative.key_result_id is not None}
        seen = self._goals.key_result_ids(col(KeyResult.id).in_(ids)) if ids else set[int]()
        served = {row.key_result.key: row.key_result for row in rows if row.key_result and row.key_result.key in seen}
        in_steps = [each.key for each in served.values() if each.measure_kind is MeasureKind.MILESTONES]
        steps = steps_by_key_result(self._goals.milestones(in_steps))
        above, people = key_results_above(self._session, self._actor, rows), self._people(rows)
        beside = self._beside(ids)
        return [
            self._look_back(
                row.initiative,
                above.get(row.initiative.key_result_id or 0),
                self._numbers(row.initiative, served.get(row.initiative.key_result_id or 0), steps),
                [each for each in beside if _ran_beside(each, row.initiative)],
                people,
            )
            for row in rows
        ]

    def _look_back(
        self,
        item: Initiative,
        key_result: ItemLine | None,
        numbers: "_Numbers",
        others: Iterable[Initiative],
        people: Mapping[int, PersonLine],
    ) -> LookBack:
        return LookBack(
            item=_line(item),
            owner=people.get(item.owner_id or 0),
            key_result=key_result,
            ended_on=item.ended_on,
            look_back_on=item.look_back_on,
            measure=numbers.measure,
            at_start=numbers.at_start,
            predicted=numbers.predicted,
            now=numbers.now,
            moved=numbers.moved,
            is_closed=numbers.is_closed,
            others=tuple(map(_line, others)),
            verdict=item.verdict,
            learning=item.learning,
            judged_on=item.judged_on,
            judged_by=people.get(item.judged_by_id or 0),
        )

    def _numbers(self, item: Initiative, serves: KeyResult | None, steps: Mapping[int, list[Milestone]]) -> "_Numbers":
        if serves is None:
            return _Numbers()
        own = steps.get(serves.key, [])
        measure = measure_of(serves, own)
        now = value_of(serves, own) if item.verdict is None else item.value_at_verdict
        return _Numbers(
            measure,
            item.value_at_start,
            item.predicted_to,
            now,
            movement(measure, item.value_at_start, now, item.predicted_to),
            serves.state is ItemState.CLOSED,
        )

    def _beside(self, key_result_ids: Collection[int]) -> list[Initiative]:
        """Whatever ran for these key results, earliest first."""
        if not key_result_ids:
            return []
        ran = (col(Initiative.stage).in_(_RAN), col(Initiative.starts_on).is_not(None))
        rows = self._goals.initiatives(col(Initiative.key_result_id).in_(key_result_ids), *ran)
        return [row.initiative for row in rows]

    def _people(self, rows: Iterable[InitiativeRow]) -> dict[int, PersonLine]:
        ids = {each for row in rows for each in (row.initiative.owner_id, row.initiative.judged_by_id) if each}
        people = People(self._session, self._actor.workspace_id).of_ids(ids)
        return {key: PersonLine(person.slack_user_id, person.name) for key, person in people.items()}


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the reader may know of the key result."""

    measure: Measure | None = None
    at_start: Decimal | None = None
    predicted: Decimal | None = None
    now: Decimal | None = None
    moved: Movement = Movement.UNKNOWN
    is_closed: bool = False


def _ran_beside(other: Initiative, item: Initiative) -> bool:
    """Whether another initiative ran for the same key result on a day on which a finished one did."""
    if other.key == item.key or other.key_result_id != item.key_result_id:
        return False
    if item.starts_on is None or item.ended_on is None:
        return False
    began_in_time = other.starts_on is not None and other.starts_on <= item.ended_on
    return began_in_time and (other.ended_on is None or other.ended_on >= item.starts_on)


def _line(item: Initiative) -> ItemLine:
    return ItemLine(Reference(ItemKind.INITIATIVE, item.number), item.title)
