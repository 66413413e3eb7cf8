"""Two teams become one: people, objectives and what hangs on them go over, and the old team is archived."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.errors import Invalid
from bot.domain.people import Actor
from bot.domain.teams import MOST_LEADS, MOST_MEMBERS, TeamCard, TeamLine
from bot.domain.vocabulary import ItemChange, ItemKind, TeamChange, TeamRole
from bot.usecases.company.team_cards import managed_team, may_manage, team_cards
from bot.usecases.rhythm.scheduling import reschedule_people
from storage.database import reading, writing
from storage.models import Team
from storage.repositories.merging import Merging
from storage.repositories.people import People, Workspaces
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail

_KIND = "team"


@dataclass(frozen=True, slots=True)
class Mergeable:
    """A team and those that it can become part of: teams that the same person may change."""

    team: TeamLine
    into: tuple[TeamLine, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What was merged into which team, and how much went over."""

    name: str
    into: TeamCard
    objectives: int
    people: int


@reading
def open_merge(session: Session, actor: Actor, team_id: int) -> Mergeable:
    """Where a team can go. Raises NotFound, NotAllowed, or Invalid for the company and for an archived team."""
    team = _old_team(session, actor, team_id)
    return Mergeable(
        TeamLine(team.key, team.name), tuple(TeamLine(each.key, each.name) for each in _others(session, actor, team))
    )


@writing
def merge_team(session: Session, actor: Actor, team_id: int, into_id: int, now: datetime) -> Merged:
    """Merge a team into another, in one transaction. Raises as `open_merge`, and Invalid for a team that cannot be
    chosen, such as one that is gone by now."""
    old = _old_team(session, actor, team_id)
    into = next((each for each in _others(session, actor, old) if each.key == into_id), None)
    if into is None:
        raise Invalid("to", "This team is gone by now, or you may not change it. Choose another one.")
    people = _join(session, actor, old, into, now)
    objectives = _move_objectives(session, actor, old, into, now)
    _hand_on(session, actor, old, into, now)
    after = {"into": into.key, "objectives": objectives, "people": people}
    Trail(session, actor.workspace_id).record(now, actor.person_id, TeamChange.MERGE.value, _KIND, old.key, after=after)
    session.flush()
    return Merged(old.name, team_cards(session, actor, [into])[0], objectives, people)


@reading
def where_it_went(session: Session, actor: Actor, name: str) -> tuple[str, str] | None:
    """The name of an archived team, and of the one that it was merged into, by a name as typed; None where there is
    nothing to tell."""
    teams, wanted = Teams(session, actor.workspace_id), name.casefold()
    for old in () if actor.is_guest else teams.archived():
        if old.name.casefold() != wanted:
            continue
        events = Trail(session, actor.workspace_id).events_of(_KIND, old.key)
        into = next(
            ((each.after or {}).get("into") for each in reversed(events) if each.verb == TeamChange.MERGE), None
        )
        if into is not None and (team := teams.get(int(into))) is not None:
            return old.name, team.name
    return None


def _old_team(session: Session, actor: Actor, team_id: int) -> Team:
    team = managed_team(session, actor, team_id)
    if team.is_company:
        raise Invalid("", f"{team.name} is the company itself and stays.")
    if team.archived_at is not None:
        raise Invalid("", f"{team.name} is archived already. Bring it back first.")
    return team


def _others(session: Session, actor: Actor, old: Team) -> list[Team]:
    teams = Teams(session, actor.workspace_id)
    people = teams.everybody()
    leads = {key: [person for role, person in found if role is TeamRole.LEAD] for key, found in people.items()}
    others = [team for team in teams.all() if team.key != old.key and not team.is_company]
    return [team for team in others if may_manage(actor, team, leads.get(team.key, ()))]


def _join(session: Session, actor: Actor, old: Team, into: Team, now: datetime) -> int:
    """Everybody of the old team is in the new one; whoever led the old one leads on as far as there is room. Raises
    Invalid where they are too many."""
    teams = Teams(session, actor.workspace_id)
    everybody = teams.everybody()
    roles = {person.key: role for role, person in everybody.get(into.key, ())}
    before, room = dict(roles), MOST_LEADS - sum(role is TeamRole.LEAD for role in roles.values())
    coming = [(role, person) for role, person in everybody.get(old.key, ()) if person.key not in roles]
    for role, person in coming:
        leads_on = role is TeamRole.LEAD and room > 0
        roles[person.key] = TeamRole.LEAD if leads_on else TeamRole.MEMBER
        room -= leads_on
    if len(roles) > MOST_MEMBERS:
        raise Invalid("to", f"Together they are {len(roles)} people, and a team has at most {MOST_MEMBERS}.")
    if roles != before:
        teams.set_people(into.key, roles)
        into.version += 1
        said = ({str(key): role.value for key, role in sorted(each.items())} for each in (before, roles))
        told_before, told_after = ({"people": each} for each in said)
        Trail(session, actor.workspace_id).record(
            now, actor.person_id, TeamChange.EDIT.value, _KIND, into.key, before=told_before, after=told_after
        )
    return len(coming)


def _move_objectives(session: Session, actor: Actor, old: Team, into: Team, now: datetime) -> int:
    """All of them, private and closed ones too; what hangs on them follows by itself."""
    trail, merging = Trail(session, actor.workspace_id), Merging(session, actor.workspace_id)
    before, after = {"team_id": old.key}, {"team_id": into.key}
    for kind, items in (
        (ItemKind.OBJECTIVE, objectives := merging.objectives_of(old.key)),
        (ItemKind.INITIATIVE, merging.ideas_of(old.key)),
    ):
        for item in items:
            verb = ItemChange.MOVE.value
            trail.record(now, actor.person_id, verb, kind, item.key, before=before, after=after)
            item.team_id, item.version = into.key, item.version + 1
            session.add(item)
    merging.help_instead(old.key, into.key)
    return len(objectives)


def _hand_on(session: Session, actor: Actor, old: Team, into: Team, now: datetime) -> None:
    """The open round goes over with its roster, teams that were part of the old one get a new place, and the old one is
    put away. People are due by the rhythm of the team that they are in now."""
    Merging(session, actor.workspace_id).join_open_rounds(old.key, into.key, now)
    below = {each.key for each in Teams(session, actor.workspace_id).all() if each.parent_id == old.key}
    holds_new_one = _is_above(session, old, into)
    for each in Teams(session, actor.workspace_id).all():
        if each.key in below:
            each.parent_id = old.parent_id if holds_new_one else into.key
    old.archived_at, old.next_round_on, old.next_summary_at, old.version = now, None, None, old.version + 1
    session.flush()
    teams, trail = Teams(session, actor.workspace_id), Trail(session, actor.workspace_id)
    concerned = People(session, actor.workspace_id).of_ids(person.key for person in teams.people_of(old.key))
    reschedule_people(session, concerned.values(), Workspaces(session).get(actor.workspace_id), now)
    for person_id in concerned:
        trail.repair_personal_posts(now, person_id)


def _is_above(session: Session, old: Team, into: Team) -> bool:
    """Whether the new team is part of the old one, at whatever depth."""
    parents = {each.key: each.parent_id for each in Teams(session, old.workspace_id).all()}
    at: int | None = into.key
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        at = parents.get(at)
        if at == old.key:
            return True
    return False
