"""What the numbers beside finished initiatives say, as far as the reader may see them. Shared steps; they take the
session, and a constant number of queries."""

from collections.abc import Iterable, Mapping, Sequence
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
from bot.usecases.bets.values import carried_into, goes_on, value_of
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
        served = self._served(rows)
        steps = self._steps(served.values())
        above, people = key_results_above(self._session, self._actor, rows), self._people(rows)
        beside = self._beside(rows, served)
        return [
            self._look_back(
                row.initiative,
                above.get(row.initiative.key_result_id or 0),
                _numbers(row.initiative, served.get(row.initiative.key_result_id or 0), steps),
                [each for each in beside if _ran_beside(each, row.initiative, served)],
                people,
            )
            for row in rows
        ]

    def _served(self, rows: Sequence[InitiativeRow]) -> dict[int, "_Served"]:
        """The key results that the reader may see, by row id, each with what it was carried over into."""
        found = {row.key_result.key: row.key_result for row in rows if row.key_result}
        if not found:
            return {}
        successors = carried_into(self._session, self._actor.workspace_id, found.values())
        ids = {*found, *(each.key for each in successors.values())}
        seen = self._goals.key_result_ids(col(KeyResult.id).in_(ids))
        visible = {key: each for key, each in successors.items() if each.key in seen}
        hidden = successors.keys() - visible.keys()
        return {key: _Served(each, visible.get(key), key in hidden) for key, each in found.items() if key in seen}

    def _steps(self, served: Iterable["_Served"]) -> Mapping[int, list[Milestone]]:
        in_steps = [each.key for pair in served for each in pair.both if each.measure_kind is MeasureKind.MILESTONES]
        return steps_by_key_result(self._goals.milestones(in_steps))

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
            successor=numbers.successor,
            others=tuple(map(_line, others)),
            verdict=item.verdict,
            learning=item.learning,
            judged_on=item.judged_on,
            judged_by=people.get(item.judged_by_id or 0),
        )

    def _beside(self, rows: Iterable[InitiativeRow], served: Mapping[int, "_Served"]) -> list[Initiative]:
        """Whatever ran for their key results, earliest first; what went on with these serves their successors now."""
        ids = {row.initiative.key_result_id for row in rows if row.initiative.key_result_id is not None}
        if not ids:
            return []
        ids |= {each.key for pair in served.values() for each in pair.both}
        ran = (col(Initiative.stage).in_(_RAN), col(Initiative.starts_on).is_not(None))
        found = self._goals.initiatives(col(Initiative.key_result_id).in_(ids), *ran)
        return [row.initiative for row in found]

    def _people(self, rows: Iterable[InitiativeRow]) -> dict[int, PersonLine]:
        ids = {each for row in rows for each in (row.initiative.owner_id, row.initiative.judged_by_id) if each}
        people = People(self._session, self._actor.workspace_id).of_ids(ids)
        return {key: PersonLine(person.slack_user_id, person.name) for key, person in people.items()}


@dataclass(frozen=True, slots=True)
class _Served:
    """The key result of an initiative, and what it was carried over into, unless that `is_hidden` from the reader."""

    item: KeyResult
    successor: KeyResult | None
    is_hidden: bool

    @property
    def both(self) -> tuple[KeyResult, ...]:
        """The two, or the one."""
        return (self.item, self.successor) if self.successor else (self.item,)

    def may_show_verdict_on(self, day: date | None) -> bool:
        """Whether the value of a verdict was that of the key result itself, or of a successor that the reader may
        see."""
        closed_at = self.item.closed_at
        return not self.is_hidden or day is None or closed_at is None or day < closed_at.date()


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the reader may know of the key result."""

    measure: Measure | None = None
    at_start: Decimal | None = None
    predicted: Decimal | None = None
    now: Decimal | None = None
    moved: Movement = Movement.UNKNOWN
    is_closed: bool = False
    successor: Reference | None = None


def _numbers(item: Initiative, served: _Served | None, steps: Mapping[int, list[Milestone]]) -> _Numbers:
    if served is None:
        return _Numbers()
    key_result, successor = served.item, served.successor
    measure = measure_of(key_result, steps.get(key_result.key, []))
    now = value_of(key_result, steps.get(key_result.key, []))
    if successor is not None:
        then = value_of(successor, steps.get(successor.key, []))
        if goes_on(key_result, now, successor, then):
            now, key_result = then, successor
    if item.verdict is not None and served.may_show_verdict_on(item.judged_on):
        now = item.value_at_verdict
    return _Numbers(
        measure,
        item.value_at_start,
        item.predicted_to,
        now,
        movement(measure, item.value_at_start, now, item.predicted_to),
        key_result.state is ItemState.CLOSED,
        None if key_result is served.item else Reference(ItemKind.KEY_RESULT, key_result.number),
    )


def _ran_beside(other: Initiative, item: Initiative, served: Mapping[int, _Served]) -> bool:
    """Whether another initiative ran for the same key result on a day on which a finished one did."""
    pair = served.get(item.key_result_id or 0)
    same = {item.key_result_id, *(each.key for each in (pair.both if pair else ()))}
    if other.key == item.key or other.key_result_id not in same:
        return False
    if item.starts_on is None or item.ended_on is None:
        return False
    began_in_time = other.starts_on is not None and other.starts_on <= item.ended_on
    return began_in_time and (other.ended_on is None or other.ended_on >= item.starts_on)


def _line(item: Initiative) -> ItemLine:
    return ItemLine(Reference(ItemKind.INITIATIVE, item.number), item.title)
