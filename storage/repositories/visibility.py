"""What an actor may see, as conditions of a query.

They say the same as `bot.domain.permissions` says of SEE, which tests/storage/test_visibility.py checks against every
kind of actor.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, or_, select, true
from sqlalchemy.orm import Mapped
from sqlmodel import col

from bot.domain.people import Actor
from bot.domain.vocabulary import ItemKind, ItemRole, TeamRole, Visibility
from storage.models import Initiative, KeyResult, Membership, Objective, Participant, Team


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose view it is. Its values are an actor's own, or parameters of a statement that is prepared for all actors."""

    workspace_id: Any
    person_id: Any
    answers_for: Any  # themselves, and those for whom they stand in
    leads: Any
    member_of: Any
    is_guest: bool

    @classmethod
    def of(cls, actor: Actor) -> "Sight":
        """The view of one actor."""
        answers_for = [actor.person_id, *actor.stands_in_for]
        return cls(actor.workspace_id, actor.person_id, answers_for, actor.leads, actor.member_of, actor.is_guest)

    @classmethod
    def prepared(cls) -> "Sight":
        """The view of whoever `parameters` names when the statement runs. Not for guests, who see what their channels'
        teams own, nor for whoever stands in for somebody."""
        return cls(
            bindparam("workspace_id"),
            bindparam("person_id"),
            (bindparam("person_id"),),
            _led_by(bindparam("person_id")),
            (),
            is_guest=False,
        )

    def of_objectives(self) -> ColumnElement[bool]:
        """Public ones; private ones for the owner or whoever stands in, the team's leads and named people; for guests,
        their teams'."""
        mine = col(Objective.owner_id).in_(self.answers_for)
        led = col(Objective.team_id).in_(self.leads)
        named = self._named(ItemKind.OBJECTIVE, col(Objective.id))
        public = col(Objective.visibility) == Visibility.WORKSPACE
        return or_(mine, led, named, and_(public, self._within_reach()))

    def of_key_results(self) -> ColumnElement[bool]:
        """As its objective, unless it is private itself; its own owner and named people see it in any case."""
        mine = col(KeyResult.owner_id).in_(self.answers_for)
        named = self._named(ItemKind.KEY_RESULT, col(KeyResult.id))
        led = col(Objective.team_id).in_(self.leads)
        public = col(KeyResult.visibility) == Visibility.WORKSPACE
        return or_(mine, named, led, and_(public, self.of_objectives()))

    def of_initiatives(self) -> ColumnElement[bool]:
        """As its key result, unless it is private itself; an idea without one as its team."""
        mine = col(Initiative.owner_id).in_(self.answers_for)
        named = self._named(ItemKind.INITIATIVE, col(Initiative.id))
        led = col(Team.id).in_(self.leads)
        public = col(Initiative.visibility) == Visibility.WORKSPACE
        above = or_(and_(col(KeyResult.id).is_(None), self._team_within_reach()), self.of_key_results())
        return or_(mine, named, led, and_(public, above))

    def _within_reach(self) -> ColumnElement[bool]:
        return col(Objective.team_id).in_(self.member_of) if self.is_guest else true()

    def _team_within_reach(self) -> ColumnElement[bool]:
        return col(Team.id).in_(self.member_of) if self.is_guest else true()

    def _named(self, kind: ItemKind, item_id: Mapped[int | None]) -> ColumnElement[bool]:
        return exists().where(
            col(Participant.workspace_id) == self.workspace_id,
            col(Participant.item_kind) == kind,
            col(Participant.item_id) == item_id,
            col(Participant.person_id) == self.person_id,
            or_(*(col(Participant.role) == role for role in ItemRole)),
        )


def is_usual(actor: Actor) -> bool:
    """Whether `Sight.prepared` is for them."""
    return not actor.is_guest and not actor.stands_in_for


def parameters(actor: Actor) -> dict[str, Any]:
    """What a statement made with `Sight.prepared` is given."""
    return {"workspace_id": actor.workspace_id, "person_id": actor.person_id}


def _led_by(person_id: Any) -> Select[Any]:
    """The teams that somebody leads, as `actor.leads` has them."""
    led: Select[Any] = (
        select(col(Team.id))
        .join(Membership, col(Membership.team_id) == Team.id)
        .where(
            col(Membership.workspace_id) == bindparam("workspace_id"),
            col(Membership.person_id) == person_id,
            col(Membership.role) == TeamRole.LEAD,
            col(Team.archived_at).is_(None),
        )
        .correlate(None)
    )
    return led
