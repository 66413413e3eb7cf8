"""What somebody owns that is still worked on, and what of it an actor may give to somebody else. Shared steps; they
take the session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col

from bot.domain.cards import ItemLine
from bot.domain.people import Actor, Stake
from bot.domain.permissions import Verb, may
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemState, Stage
from bot.usecases.goals.goal_steps import is_closed
from storage.models import Ask, Cycle, Initiative, KeyResult, Objective, Person, Team
from storage.repositories.asks import Asks
from storage.repositories.goals import Goals

_WORKED_ON = (Stage.IDEA, Stage.PLANNED, Stage.ACTIVE)
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Owned:
    """One item with the team and cycle that it belongs to."""

    ref: Reference
    item: Objective | KeyResult | Initiative
    team: Team | None
    cycle: Cycle | None

    @property
    def line(self) -> ItemLine:
        """As texts name it."""
        return ItemLine(self.ref, self.item.title)


def owned_by(session: Session, actor: Actor, owner: Person | None, today: date) -> list[Owned]:
    """What the actor may take from the owner, or what nobody owns: all of one's own, as a lead what belongs to the
    team, as an OKR admin everything that they see. Objectives first; three queries."""
    found = [each for each in _rows(Goals(session, actor), owner) if each.cycle is None or _runs(each.cycle, today)]
    return [each for each in found if _may_give(actor, owner.key if owner else None, each.team)]


def asks_waiting_for(session: Session, actor: Actor, owner: Person | None) -> Sequence[Ask]:
    """The open asks to the owner that the actor may pass on, by the same rule, oldest first."""
    if owner is None:
        return ()
    asks = Asks(session, actor.workspace_id).open_to(owner.key)
    goals = Goals(session, actor)
    about = {kind: [ask.item_id for ask in asks if ask.item_kind is kind] for kind in ItemKind}
    teams: dict[tuple[ItemKind, int], Team | None] = {}
    if ids := about[ItemKind.KEY_RESULT]:
        rows = goals.key_results(col(KeyResult.id).in_(ids))
        teams |= {(ItemKind.KEY_RESULT, row.key_result.key): row.team for row in rows}
    if ids := about[ItemKind.INITIATIVE]:
        initiatives = goals.initiatives(col(Initiative.id).in_(ids))
        teams |= {(ItemKind.INITIATIVE, row.initiative.key): row.team for row in initiatives}
    places = [(ask, (ask.item_kind, ask.item_id)) for ask in asks]
    return [ask for ask, place in places if place in teams and _may_give(actor, owner.key, teams[place])]


def _rows(goals: Goals, owner: Person | None) -> list[Owned]:
    among = {kind: goals.owned_by(kind, [owner.key]) if owner else goals.unowned(kind) for kind in ItemKind}
    objectives = goals.objectives(col(Objective.state) == ItemState.OPEN, among=among[ItemKind.OBJECTIVE], limit=_MOST)
    key_results = goals.key_results(
        col(KeyResult.state) == ItemState.OPEN, among=among[ItemKind.KEY_RESULT], limit=_MOST
    )
    initiatives = goals.initiatives(
        col(Initiative.stage).in_(_WORKED_ON), among=among[ItemKind.INITIATIVE], limit=_MOST
    )
    return [
        *(_owned(ItemKind.OBJECTIVE, row.objective, row.team, row.cycle) for row in objectives),
        *(_owned(ItemKind.KEY_RESULT, row.key_result, row.team, row.cycle) for row in key_results),
        *(_owned(ItemKind.INITIATIVE, row.initiative, row.team, row.cycle) for row in initiatives),
    ]


def _owned(kind: ItemKind, item: Objective | KeyResult | Initiative, team: Team | None, cycle: Cycle | None) -> Owned:
    return Owned(Reference(kind, item.number), item, team, cycle)


def _runs(cycle: Cycle, today: date) -> bool:
    return not is_closed(cycle, today)


def _may_give(actor: Actor, owner_id: int | None, team: Team | None) -> bool:
    """What the actor may not see was never found, so it is not asked again here whether something is private. What
    neither a person nor a team has is the company's."""
    is_company = team.is_company if team else owner_id is None
    stake = Stake(owner_id, team.key if team else None, is_company)
    return may(actor, Verb.EDIT, stake)
