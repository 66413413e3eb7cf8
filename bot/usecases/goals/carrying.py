"""Closing objectives with all that is under them, and carrying them over into another cycle. Shared steps.

What is carried over becomes a new item that names the one it came from: check-ins stay where they were said.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from bot.domain.people import Actor
from bot.domain.progress import progress_of
from bot.domain.references import Reference
from bot.domain.scoring import proposed_score
from bot.domain.vocabulary import (
    ClosingOutcome,
    ItemChange,
    ItemKind,
    ItemState,
    MeasureKind,
    Stage,
)
from bot.usecases.goals.goal_rows import KEY_RESULT_COLUMNS, OBJECTIVE_COLUMNS, add_item, copy_parts
from bot.usecases.goals.goal_steps import as_json, assign
from bot.usecases.reading.measuring import measure_of
from storage.models import Cycle, Initiative, KeyResult, Milestone, Objective
from storage.repositories.cycle_contents import CycleContents
from storage.repositories.goals import Goals
from storage.repositories.trail import Trail

Score = tuple[Decimal | None, str]  # the score and, where it is not the proposed one, why
_HUNDRED = Decimal(100)
_GOES_ON = (Stage.IDEA, Stage.PLANNED, Stage.ACTIVE)


class Carrying:
    """Closes items for one actor at one time."""

    def __init__(self, session: Session, actor: Actor, now: datetime) -> None:
        self._session, self._actor, self._now = session, actor, now
        self._goals, self._trail = Goals(session, actor), Trail(session, actor.workspace_id)

    def percent_of(self, item: KeyResult) -> Decimal | None:
        """The progress of a key result, 0 to 100, as its score is proposed from it."""
        return progress_of(measure_of(item, self._steps(item)), item.current).percent

    def close(
        self, objective: Objective, outcome: ClosingOutcome, scores: Mapping[int, Score] | None = None, reason: str = ""
    ) -> None:
        """Close an objective and its open key results. `scores` are by the key result's row id; the rest gets what its
        progress suggests. What is fully reached is finished, whatever becomes of the rest."""
        for item in self._open_under(objective):
            score, why = (scores or {}).get(item.key, (proposed_score(self.percent_of(item)), ""))
            is_reached = self.percent_of(item) == _HUNDRED
            own = ClosingOutcome.FINISHED if is_reached else outcome
            self._close(item, ItemKind.KEY_RESULT, {"outcome": own, "score": score}, why or reason)
        self._close(objective, ItemKind.OBJECTIVE, {"outcome": outcome}, reason)

    def carry_over(
        self,
        objective: Objective,
        into: Cycle,
        scores: Mapping[int, Score] | None = None,
        *,
        keeps_progress: bool,
        reason: str = "",
    ) -> Objective:
        """Copy an objective with its unfinished key results into another cycle, then close it here. Initiatives that
        still go on serve the new key results from now on."""
        values = {name: getattr(objective, name) for name in OBJECTIVE_COLUMNS}
        made: Objective = self._copy(Objective, ItemKind.OBJECTIVE, objective, {**values, "cycle_id": into.key})
        for item in self._open_under(objective):
            if self.percent_of(item) != _HUNDRED:
                self._carry_key_result(item, made, into, keeps_progress=keeps_progress)
        self.close(objective, ClosingOutcome.CARRIED_OVER, scores, reason)
        return made

    def _carry_key_result(self, item: KeyResult, objective: Objective, into: Cycle, *, keeps_progress: bool) -> None:
        values: dict[str, Any] = {name: getattr(item, name) for name in KEY_RESULT_COLUMNS}
        values |= {"objective_id": objective.key, "starts_on": into.starts_on, "due_on": into.ends_on, "leads_id": None}
        is_number = item.measure_kind is MeasureKind.NUMBER
        if keeps_progress:
            values["current"] = item.current
        elif is_number and item.current is not None and item.current != item.target:
            values["start"] = item.current
        made = self._copy(KeyResult, ItemKind.KEY_RESULT, item, values)
        for step in self._steps(item):
            self._session.add(
                Milestone(
                    workspace_id=self._actor.workspace_id,
                    key_result_id=made.key,
                    position=step.position,
                    title=step.title,
                    is_done=step.is_done and keeps_progress,
                )
            )
        for initiative in self._going_on(item):
            before, after = (str(Reference(ItemKind.KEY_RESULT, each.number)) for each in (item, made))
            self._trail.record(
                self._now,
                self._actor.person_id,
                ItemChange.MOVE.value,
                ItemKind.INITIATIVE,
                initiative.key,
                before={"key_result": before},
                after={"key_result": after},
            )
            assign(initiative, {"key_result_id": made.key, "version": initiative.version + 1})
        self._session.flush()

    def _copy(self, table: Any, kind: ItemKind, item: Any, values: dict[str, Any]) -> Any:
        made = add_item(self._session, self._actor, table, {**values, "carried_from_id": item.key}, self._now)
        copy_parts(self._goals, kind, item.key, made.key)
        return made

    def _close(self, item: KeyResult | Objective, kind: ItemKind, values: dict[str, Any], reason: str) -> None:
        before = {"state": as_json(item.state)}
        assign(
            item,
            {
                **values,
                "state": ItemState.CLOSED,
                "closing_note": reason,
                "closed_at": self._now,
                "version": item.version + 1,
            },
        )
        after = {"state": as_json(item.state), **{name: as_json(value) for name, value in values.items()}}
        self._trail.record(
            self._now,
            self._actor.person_id,
            ItemChange.CLOSE.value,
            kind,
            item.key,
            before=before,
            after=after,
            reason=reason,
        )
        self._session.flush()
        if item.owner_id is not None:
            self._trail.repair_personal_posts(self._now, item.owner_id)

    def _open_under(self, objective: Objective) -> list[KeyResult]:
        return [each for each in self._goals.everything_under(objective.key) if each.state is ItemState.OPEN]

    def _going_on(self, item: KeyResult) -> list[Initiative]:
        return [
            each for each in CycleContents(self._session, self._actor).all_serving(item.key) if each.stage in _GOES_ON
        ]

    def _steps(self, item: KeyResult) -> Sequence[Milestone]:
        return self._goals.milestones([item.key]) if item.measure_kind is MeasureKind.MILESTONES else ()
