"""What the permissions of an item depend on, read from storage. Shared steps; they take the session."""

from datetime import date

from sqlmodel import Session

from bot.domain.people import Actor, Stake
from bot.domain.permissions import Verb
from bot.domain.vocabulary import ItemKind, ItemRole, TeamRole, Visibility
from bot.usecases.rhythm.scheduling import is_away
from storage.models import KeyResult, Objective, Person, Team
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow, ObjectiveRow
from storage.repositories.people import People
from storage.repositories.teams import Teams


def deciding_verb(row: InitiativeRow) -> Verb:
    """What whoever decides on an idea has to be allowed: where its team wants that, only a lead may."""
    return Verb.DECIDE_IDEA if row.team is not None and row.team.leads_decide else Verb.SETTLE_IDEA


class Stakes:
    """Reads stakes for one actor on one local date (a delegate stands in only while the owner is away)."""

    def __init__(self, session: Session, actor: Actor, today: date) -> None:
        self._goals = Goals(session, actor)
        self._people = People(session, actor.workspace_id)
        self._teams = Teams(session, actor.workspace_id)
        self._today = today

    def of_objective(self, row: ObjectiveRow) -> Stake:
        """Towards an objective."""
        is_private = row.objective.visibility is Visibility.PRIVATE
        return self._stake(ItemKind.OBJECTIVE, row.objective.key, row.objective.owner_id, row.team, is_private)

    def of_key_result(self, row: KeyResultRow) -> Stake:
        """Towards a key result; privacy is inherited from its objective."""
        is_private = Visibility.PRIVATE in (row.key_result.visibility, row.objective.visibility)
        circle = self._circle_above_key_result(row.key_result, row.objective)
        item = row.key_result
        return self._stake(ItemKind.KEY_RESULT, item.key, item.owner_id, row.team, is_private, circle)

    def of_initiative(self, row: InitiativeRow) -> Stake:
        """Towards an initiative itself; what its key result's owner may do is asked with `of_key_result`."""
        above = [item.visibility for item in (row.key_result, row.objective) if item is not None]
        is_private = Visibility.PRIVATE in (row.initiative.visibility, *above)
        item, circle = row.initiative, frozenset[int]()
        if item.visibility is not Visibility.PRIVATE and row.key_result is not None and row.objective is not None:
            circle = self._circle(ItemKind.KEY_RESULT, row.key_result)
            circle |= self._circle_above_key_result(row.key_result, row.objective)
        return self._stake(ItemKind.INITIATIVE, item.key, item.owner_id, row.team, is_private, circle)

    def of_item(self, row: ObjectiveRow | KeyResultRow | InitiativeRow) -> tuple[Stake, Stake | None]:
        """Towards any item and, for an initiative, towards the key result that it serves."""
        match row:
            case ObjectiveRow():
                return self.of_objective(row), None
            case KeyResultRow():
                return self.of_key_result(row), None
            case InitiativeRow():
                serves = self._goals.key_result(row.key_result.number) if row.key_result else None
                return self.of_initiative(row), self.of_key_result(serves) if serves else None

    def of_team(self, team: Team | None, owner_id: int | None = None) -> Stake:
        """Towards what is about to be created for a team, or for oneself when it is None."""
        return self._stake(None, 0, owner_id, team, is_private=False)

    def who_could(self, stake: Stake) -> tuple[str, ...]:
        """The Slack user ids of those a refusal can name: the owner and the team's leads who are still here, else the
        OKR admins, who may not do anything with what is private."""
        ids = [*([stake.owner_id] if stake.owner_id else []), *sorted(stake.lead_ids)]
        people = self._people.of_ids(ids)
        here = [people[each] for each in dict.fromkeys(ids) if each in people and not people[each].is_deactivated]
        named = here or ([] if stake.is_private else self._people.okr_admins())
        return tuple(each.slack_user_id for each in named)[:3]

    def _circle_above_key_result(self, key_result: KeyResult, objective: Objective) -> frozenset[int]:
        """Whoever owns or is named in the objective also sees its key results that are not private themselves."""
        if key_result.visibility is Visibility.PRIVATE:
            return frozenset()
        return self._circle(ItemKind.OBJECTIVE, objective)

    def _circle(self, kind: ItemKind, item: Objective | KeyResult) -> frozenset[int]:
        named = {part.person_id for part in self._goals.participants(kind, [item.key])}
        owner = self._people.get(item.owner_id) if item.owner_id is not None else None
        return frozenset(named | ({owner.key} | self._standing_in_for(owner, is_private=True) if owner else set()))

    def _standing_in_for(self, owner: Person, *, is_private: bool) -> set[int]:
        """The delegate of somebody who is away; for what is private, one whom they chose themselves."""
        if owner.delegate_id is None or not is_away(owner, self._today):
            return set()
        return {owner.delegate_id} if owner.named_own_delegate or not is_private else set()

    def _stake(
        self,
        kind: ItemKind | None,
        item_id: int,
        owner_id: int | None,
        team: Team | None,
        is_private: bool,
        circle_above: frozenset[int] = frozenset(),
    ) -> Stake:
        parts = self._goals.participants(kind, [item_id]) if kind else ()
        owner = self._people.get(owner_id) if owner_id else None
        leads = self._teams.people_of(team.key, TeamRole.LEAD) if team else ()
        return Stake(
            owner_id=owner_id,
            team_id=team.key if team else None,
            is_company=bool(team and team.is_company),
            is_private=is_private,
            co_owner_ids=frozenset(part.person_id for part in parts if part.role is ItemRole.CO_OWNER),
            delegate_ids=frozenset(self._standing_in_for(owner, is_private=is_private) if owner else ()),
            reader_ids=circle_above | {part.person_id for part in parts if part.role is not ItemRole.CO_OWNER},
            lead_ids=frozenset(person.key for person in leads),
        )
