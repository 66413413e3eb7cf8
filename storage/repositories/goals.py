"""Objectives, key results and initiatives, each with what it hangs on."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    SelectBase,
    Table,
    delete,
    exists,
    func,
    union,
)
from sqlalchemy import select as wide_select  # SQLModel's own takes four tables at most
from sqlmodel import Session, col, select

from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemRole, Stage, Verdict
from storage.models import (
    Cycle,
    Initiative,
    KeyResult,
    Milestone,
    Objective,
    Participant,
    ReferenceCounter,
    Team,
)
from storage.repositories.goal_queries import (
    INITIATIVE,
    KEY_RESULT,
    OBJECTIVE,
    TABLES,
    initiatives_seen,
    items_seen,
    key_results_seen,
    next_number,
    objectives_seen,
    one_key_result,
)
from storage.repositories.visibility import Sight, is_usual, parameters


class ObjectiveRow(NamedTuple):
    """An objective with its cycle and team; a personal one has no team."""

    objective: Objective
    cycle: Cycle
    team: Team | None


class KeyResultRow(NamedTuple):
    """A key result with what it hangs on."""

    key_result: KeyResult
    objective: Objective
    cycle: Cycle
    team: Team | None


class InitiativeRow(NamedTuple):
    """An initiative with what it hangs on; an idea may hang on its team alone."""

    initiative: Initiative
    key_result: KeyResult | None
    objective: Objective | None
    cycle: Cycle | None
    team: Team | None


class Goals:
    """The items of one workspace, as far as one actor may see them: whatever is hidden is not found."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self._session = session
        self._actor = actor
        self._sight = Sight.of(actor)
        self._parameters = parameters(actor)

    def next_reference(self, kind: ItemKind) -> Reference:
        """A number that was never used before; gaps are possible, repetitions are not."""
        which = {"workspace_id": self._actor.workspace_id, "kind": kind}
        number = next((number for (number,) in next_number().rows(self._session, which)), None)
        if number is None:
            self._session.add(ReferenceCounter(workspace_id=self._actor.workspace_id, kind=kind, last_number=1))
            self._session.flush()
            number = 1
        return Reference(kind, number)

    def objective(self, number: int) -> ObjectiveRow | None:
        """O-number."""
        return self._first_objective(col(Objective.number) == number)

    def objective_of_id(self, objective_id: int) -> ObjectiveRow | None:
        """By row id."""
        return self._first_objective(col(Objective.id) == objective_id)

    def objectives(
        self,
        *conditions: ColumnElement[bool],
        among: SelectBase | None = None,
        limit: int = 200,
        offset: int = 0,
        by: Sequence[ColumnElement[Any]] = (),
    ) -> list[ObjectiveRow]:
        """Those that the actor may see, in the order `by`, then by number; `among` as for key results."""
        found = items_seen(self._actor, ItemKind.OBJECTIVE, among).where(*conditions)
        page = found.order_by(*by, col(Objective.number)).limit(limit).offset(offset)
        return [ObjectiveRow(*row) for row in self._session.execute(page, self._parameters)]

    def count_objectives(self, *conditions: ColumnElement[bool]) -> int:
        """How many of them there are."""
        return int(self._session.execute(objectives_seen(self._sight, func.count()).where(*conditions)).scalar_one())

    def key_result(self, number: int) -> KeyResultRow | None:
        """KR-number."""
        return next(iter(self.key_results(col(KeyResult.number) == number, limit=1)), None)

    def plain_key_result(self, number: int) -> KeyResultRow | None:
        """KR-number as plain rows instead of entities, to be read and changed by statements: every update begins so."""
        if not is_usual(self._actor):
            return self.key_result(number)
        which = {**self._parameters, "number": number}
        plain: dict[str, Any] = one_key_result().plain_row(self._session, which)
        if not plain:
            return None
        team = plain["team"] if plain["team"].id is not None else None
        return KeyResultRow(plain["key_result"], plain["objective"], plain["cycle"], team)

    def key_results(
        self, *conditions: ColumnElement[bool], among: SelectBase | None = None, limit: int = 200, offset: int = 0
    ) -> list[KeyResultRow]:
        """Those that the actor may see, by number; `among` names the few row ids that come into question."""
        found = items_seen(self._actor, ItemKind.KEY_RESULT, among).where(*conditions)
        page = found.order_by(col(KeyResult.number)).limit(limit).offset(offset)
        return [KeyResultRow(*row) for row in self._session.execute(page, self._parameters)]

    def count_key_results(self, *conditions: ColumnElement[bool]) -> int:
        """How many of them there are."""
        return int(self._session.execute(key_results_seen(self._sight, func.count()).where(*conditions)).scalar_one())

    def key_result_ids(self, *conditions: ColumnElement[bool]) -> set[int]:
        """The row ids of those that the actor may see."""
        return set(self._session.execute(key_results_seen(self._sight, col(KeyResult.id)).where(*conditions)).scalars())

    def objectives_with(self, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        """The condition that an objective has a key result, seen by the actor, of which these conditions hold."""
        inner = key_results_seen(self._sight, col(KeyResult.objective_id)).where(*conditions).correlate(None)
        return col(Objective.id).in_(inner)

    def has_active_initiative(self) -> ColumnElement[bool]:
        """The condition that a key result has an active initiative that the actor may see."""
        serves = col(Initiative.key_result_id) == col(KeyResult.id)
        is_active = col(Initiative.stage) == Stage.ACTIVE
        return exists().where(serves, is_active, self._sight.of_initiatives())

    def initiative(self, number: int) -> InitiativeRow | None:
        """I-number."""
        return next(iter(self.initiatives(col(Initiative.number) == number, limit=1)), None)

    def initiatives(
        self,
        *conditions: ColumnElement[bool],
        among: SelectBase | None = None,
        limit: int = 200,
        offset: int = 0,
        by: Sequence[ColumnElement[Any]] = (),
    ) -> list[InitiativeRow]:
        """Those that the actor may see, in the order `by`, then by number; `among` as for key results."""
        found = items_seen(self._actor, ItemKind.INITIATIVE, among)
        page = found.where(*conditions).order_by(*by, col(Initiative.number)).limit(limit).offset(offset)
        return [InitiativeRow(*row) for row in self._session.execute(page, self._parameters)]

    def count_initiatives(self, *conditions: ColumnElement[bool]) -> int:
        """How many of them there are."""
        return int(self._session.execute(initiatives_seen(self._sight, func.count()).where(*conditions)).scalar_one())

    def count_verdicts(self, *conditions: ColumnElement[bool]) -> dict[Verdict, int]:
        """How many of them came out how."""
        found = initiatives_seen(self._sight, col(Initiative.verdict), func.count()).where(*conditions)
        counted = self._session.execute(found.group_by(col(Initiative.verdict)))
        return {verdict: count for verdict, count in counted if verdict is not None}

    def milestones(self, key_result_ids: Collection[int]) -> Sequence[Milestone]:
        """The steps of these key results, in order."""
        if not key_result_ids:
            return ()
        found = select(Milestone).where(
            Milestone.workspace_id == self._actor.workspace_id, col(Milestone.key_result_id).in_(key_result_ids)
        )
        return self._session.exec(found.order_by(col(Milestone.key_result_id), col(Milestone.position))).all()

    def participants(self, kind: ItemKind, item_ids: Collection[int]) -> Sequence[Participant]:
        """Co-owners, contributors and readers of these items."""
        if not item_ids:
            return ()
        found = select(Participant).where(
            Participant.workspace_id == self._actor.workspace_id,
            Participant.item_kind == kind,
            col(Participant.item_id).in_(item_ids),
        )
        return self._session.exec(found).all()

    def owned_by(self, kind: ItemKind, owner_ids: Collection[int]) -> Select[tuple[int]]:
        """The row ids of what these people own."""
        table: Table = TABLES[kind]
        return wide_select(table.c.id).where(
            table.c.workspace_id == self._actor.workspace_id, table.c.owner_id.in_(owner_ids)
        )

    def unowned(self, kind: ItemKind) -> Select[tuple[int]]:
        """The row ids of what has no owner at all."""
        table: Table = TABLES[kind]
        return wide_select(table.c.id).where(
            table.c.workspace_id == self._actor.workspace_id, table.c.owner_id.is_(None)
        )

    def under(self, objective_ids: Collection[int]) -> Select[tuple[int]]:
        """The row ids of the key results of these objectives."""
        return wide_select(KEY_RESULT.c.id).where(KEY_RESULT.c.objective_id.in_(objective_ids))

    def of_teams(self, team_ids: Collection[int], *cycles: ColumnElement[bool]) -> Select[tuple[int]]:
        """The row ids of these teams' objectives in the cycles of which the conditions hold."""
        in_cycle = wide_select(col(Cycle.id)).where(col(Cycle.workspace_id) == self._actor.workspace_id, *cycles)
        return wide_select(OBJECTIVE.c.id).where(
            OBJECTIVE.c.workspace_id == self._actor.workspace_id,
            OBJECTIVE.c.cycle_id.in_(in_cycle),
            OBJECTIVE.c.team_id.in_(team_ids),
        )

    def key_results_of_teams(self, team_ids: Collection[int], *cycles: ColumnElement[bool]) -> Select[tuple[int]]:
        """The row ids of what these teams' objectives in those cycles have as key results."""
        return wide_select(KEY_RESULT.c.id).where(KEY_RESULT.c.objective_id.in_(self.of_teams(team_ids, *cycles)))

    def initiatives_of_teams(self, team_ids: Collection[int], *cycles: ColumnElement[bool]) -> Select[tuple[int]]:
        """The row ids of what serves the key results of these teams in those cycles."""
        above = self.key_results_of_teams(team_ids, *cycles)
        return wide_select(INITIATIVE.c.id).where(INITIATIVE.c.key_result_id.in_(above))

    def concerning_me(self, kind: ItemKind) -> CompoundSelect[tuple[int]]:
        """The row ids of what the actor owns, co-owns or contributes to."""
        owned = self.owned_by(kind, [self._actor.person_id])
        taken_part_in = wide_select(col(Participant.item_id)).where(
            col(Participant.workspace_id) == self._actor.workspace_id,
            col(Participant.person_id) == self._actor.person_id,
            col(Participant.item_kind) == kind,
            col(Participant.role).in_((ItemRole.CO_OWNER, ItemRole.CONTRIBUTOR)),
        )
        return union(owned, taken_part_in)

    def name_participants(self, kind: ItemKind, item_id: int, role: ItemRole, person_ids: Iterable[int]) -> None:
        """Let exactly these people have this part in an item."""
        mine = (
            (col(Participant.workspace_id) == self._actor.workspace_id)
            & (col(Participant.item_kind) == kind)
            & (col(Participant.item_id) == item_id)
            & (col(Participant.role) == role)
        )
        self._session.execute(delete(Participant).where(mine))
        for person_id in sorted(set(person_ids)):
            self._session.add(
                Participant(
                    workspace_id=self._actor.workspace_id,
                    item_kind=kind,
                    item_id=item_id,
                    person_id=person_id,
                    role=role,
                )
            )
        self._session.flush()

    def everything_under(self, objective_id: int) -> Sequence[KeyResult]:
        """The key results of an objective, also those hidden from the actor: they follow where it goes."""
        found = select(KeyResult).where(
            KeyResult.workspace_id == self._actor.workspace_id, KeyResult.objective_id == objective_id
        )
        return self._session.exec(found.order_by(col(KeyResult.number))).all()

    def initiatives_under(self, key_result_ids: Collection[int]) -> list[int]:
        """The row ids of the initiatives for these key results, also of those hidden from the actor."""
        found = select(col(Initiative.id)).where(
            Initiative.workspace_id == self._actor.workspace_id, col(Initiative.key_result_id).in_(key_result_ids)
        )
        return [each for each in self._session.exec(found) if each is not None]

    def _first_objective(self, condition: ColumnElement[bool]) -> ObjectiveRow | None:
        return next(iter(self.objectives(condition, limit=1)), None)
