"""Teams as cards, and who may change them. Shared steps; they take the session."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, SelectBase, and_, or_, union
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from bot.domain.cards import PersonLine
from bot.domain.errors import NotAllowed, NotFound
from bot.domain.people import Actor, Stake
from bot.domain.permissions import Verb, may
from bot.domain.references import Reference
from bot.domain.teams import LeftBehind, TeamCard
from bot.domain.vocabulary import ItemKind, ItemState, Stage, TeamRole
from storage.models import Initiative, KeyResult, Objective, Person, Team
from storage.repositories.goals import Goals
from storage.repositories.people import People
from storage.repositories.teams import Teams

_WORKED_ON = (Stage.IDEA, Stage.PLANNED, Stage.ACTIVE)
_NAMED_AT_MOST = 3


def team_cards(session: Session, actor: Actor, teams: Sequence[Team]) -> list[TeamCard]:
    """Cards in the order of the teams; a constant number of queries."""
    repository = Teams(session, actor.workspace_id)
    people, names = repository.everybody(), {team.key: team.name for team in repository.all()}
    leads = {team.key: [person for role, person in people.get(team.key, ()) if role is TeamRole.LEAD] for team in teams}
    managed = [team.key for team in teams if may_manage(actor, team, leads[team.key])]
    company_id = next((team.key for team in teams if team.is_company and team.key in managed), None)
    left = _left_behind(session, actor, managed, company_id) if managed else {}
    return [
        TeamCard(
            id=team.key,
            name=team.name,
            is_company=team.is_company,
            channel_id=team.channel_id or "",
            parent_name=names.get(team.parent_id or 0, ""),
            leads=tuple(line_of(person) for person in leads[team.key] if not person.is_deactivated),
            members=tuple(line_of(person) for _, person in people.get(team.key, ()) if not person.is_deactivated),
            may_manage=team.key in managed,
            is_archived=team.archived_at is not None,
            left_behind=tuple(left.get(team.key, ())),
        )
        for team in teams
    ]


def may_manage(actor: Actor, team: Team, leads: Iterable[Person]) -> bool:
    """Whether somebody may change a team's settings. `leads` are the team's: an archived team keeps them."""
    lead_ids = frozenset(person.key for person in leads)
    return may(actor, Verb.MANAGE_TEAM, Stake(None, team.key, team.is_company, lead_ids=lead_ids))


def managed_team(session: Session, actor: Actor, team_id: int) -> Team:
    """The team, if the actor may change it. Raises NotFound or NotAllowed, saying who could."""
    team = Teams(session, actor.workspace_id).get(team_id)
    if team is None or (actor.is_guest and team.key not in actor.member_of):
        raise NotFound("this team")
    leads = Teams(session, actor.workspace_id).people_of(team.key, TeamRole.LEAD)
    if not may_manage(actor, team, leads):
        raise NotAllowed("change the settings of", team.name, named_or_admins(session, actor, leads))
    return team


def named_or_admins(session: Session, actor: Actor, named: Sequence[Person] = ()) -> tuple[str, ...]:
    """The Slack user ids of those whom a refusal names: these people, else the OKR admins, else Slack's own."""
    people = People(session, actor.workspace_id)
    here = [person for person in named if not person.is_deactivated]
    return tuple(each.slack_user_id for each in (here or people.okr_admins() or people.slack_admins()))[:_NAMED_AT_MOST]


def line_of(person: Person) -> PersonLine:
    """Somebody as texts name them."""
    return PersonLine(person.slack_user_id, person.name)


def _left_behind(
    session: Session, actor: Actor, team_ids: Collection[int], company_id: int | None
) -> dict[int, list[LeftBehind]]:
    """What nobody owns in these teams, and what people own who left, by the team's row id. What neither a person nor a
    team has stands with the company, if that is among them."""
    gone = People(session, actor.workspace_id).departed()
    owned: dict[tuple[int, int | None], list[Reference]] = {}
    for team_id, owner_id, reference in _without_owner(Goals(session, actor), gone, team_ids, company_id):
        owned.setdefault((team_id, owner_id), []).append(reference)
    found: dict[int, list[LeftBehind]] = {}
    for (team_id, owner_id), references in owned.items():
        person = None if owner_id is None else line_of(gone[owner_id])
        found.setdefault(team_id, []).append(LeftBehind(person, tuple(references)))
    return found


def _without_owner(
    goals: Goals, gone: Collection[int], team_ids: Collection[int], company_id: int | None
) -> list[tuple[int, int | None, Reference]]:
    def among(kind: ItemKind) -> SelectBase:
        return union(goals.unowned(kind), goals.owned_by(kind, gone)) if gone else goals.unowned(kind)

    def within(team_id: Mapped[int | None], owner_id: Mapped[int | None]) -> ColumnElement[bool]:
        in_teams = team_id.in_(team_ids)
        return in_teams if company_id is None else or_(in_teams, and_(team_id.is_(None), owner_id.is_(None)))

    objectives = goals.objectives(
        within(col(Objective.team_id), col(Objective.owner_id)),
        col(Objective.state) == ItemState.OPEN,
        among=among(ItemKind.OBJECTIVE),
    )
    key_results = goals.key_results(
        within(col(Objective.team_id), col(KeyResult.owner_id)),
        col(KeyResult.state) == ItemState.OPEN,
        among=among(ItemKind.KEY_RESULT),
    )
    initiatives = goals.initiatives(
        within(col(Team.id), col(Initiative.owner_id)),
        col(Initiative.stage).in_(_WORKED_ON),
        among=among(ItemKind.INITIATIVE),
    )
    rows: list[tuple[Team | None, ItemKind, Objective | KeyResult | Initiative]] = []
    rows += [(row.team, ItemKind.OBJECTIVE, row.objective) for row in objectives]
    rows += [(row.team, ItemKind.KEY_RESULT, row.key_result) for row in key_results]
    rows += [(row.team, ItemKind.INITIATIVE, row.initiative) for row in initiatives]
    homes = [(team.key if team else company_id, kind, item) for team, kind, item in rows]
    return [(home, item.owner_id, Reference(kind, item.number)) for home, kind, item in homes if home is not None]
