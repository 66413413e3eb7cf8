"""What is in a cycle, and what follows an item into another one."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, or_
from sqlalchemy import select as wide_select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from bot.domain.people import Actor
from bot.domain.vocabulary import ClosingOutcome
from storage.models import Initiative, KeyResult, Objective
from storage.repositories.visibility import Sight


class CycleContents:
    """Counted as far as one actor may see it; what follows an item follows whoever may see it."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self._session = session
        self._actor = actor

    def all_serving(self, key_result_id: int) -> Sequence[Initiative]:
        """The initiatives of a key result, also those hidden from the actor: they follow where it goes."""
        found = select(Initiative).where(
            Initiative.workspace_id == self._actor.workspace_id, Initiative.key_result_id == key_result_id
        )
        return self._session.exec(found.order_by(col(Initiative.number))).all()

    def objective_ids(self, cycle_id: int) -> set[int]:
        """The row ids of the objectives of a cycle that the actor may see."""
        found = select(Objective.id).where(
            Objective.workspace_id == self._actor.workspace_id,
            Objective.cycle_id == cycle_id,
            Sight.of(self._actor).of_objectives(),
        )
        return {each for each in self._session.exec(found) if each is not None}

    def counts_by_cycle(self) -> tuple[dict[int, int], dict[int, int]]:
        """How many objectives and key results the actor may see in each cycle, by its row id; what was dropped does
        not count."""
        sight, cycle_id = Sight.of(self._actor), col(Objective.cycle_id)
        objectives = (
            wide_select(cycle_id, func.count())
            .where(col(Objective.workspace_id) == self._actor.workspace_id, sight.of_objectives())
            .where(_is_kept(col(Objective.outcome)))
            .group_by(cycle_id)
        )
        key_results = (
            wide_select(cycle_id, func.count())
            .select_from(KeyResult)
            .join(Objective, col(Objective.id) == KeyResult.objective_id)
            .where(col(KeyResult.workspace_id) == self._actor.workspace_id, sight.of_key_results())
            .where(_is_kept(col(KeyResult.outcome)))
            .group_by(cycle_id)
        )
        first, second = ({row[0]: row[1] for row in self._session.execute(each)} for each in (objectives, key_results))
        return first, second


def _is_kept(outcome: Mapped[ClosingOutcome | None]) -> ColumnElement[bool]:
    return or_(outcome.is_(None), outcome != ClosingOutcome.DROPPED)
