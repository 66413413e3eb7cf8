"""What is in a cycle, and what follows an item into another one."""

from collections.abc import Sequence

from sqlalchemy import func
from sqlalchemy import select as wide_select
from sqlmodel import Session, col, select

from bot.domain.people import Actor
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

    def counts_by_cycle(self) -> tuple[dict[int, int], dict[int, int]]:
        """How many objectives and key results the actor may see in each cycle, by its row id."""
        sight, cycle_id = Sight.of(self._actor), col(Objective.cycle_id)
        objectives = (
            wide_select(cycle_id, func.count())
            .where(col(Objective.workspace_id) == self._actor.workspace_id, sight.of_objectives())
            .group_by(cycle_id)
        )
        key_results = (
            wide_select(cycle_id, func.count())
            .select_from(KeyResult)
            .join(Objective, col(Objective.id) == KeyResult.objective_id)
            .where(col(KeyResult.workspace_id) == self._actor.workspace_id, sight.of_key_results())
            .group_by(cycle_id)
        )
        first, second = ({row[0]: row[1] for row in self._session.execute(each)} for each in (objectives, key_results))
        return first, second
