"""What teams say they can do in a cycle, and what is planned of it: for their own people, never public."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.capacity import Advice, Plan, read_capacity
from bot.domain.errors import NotAllowed, NotFound
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, TeamChange, TeamRole
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.locales import decimal_mark
from bot.usecases.company.team_cards import managed_team, named_or_admins
from bot.usecases.goals.goal_steps import as_json
from bot.usecases.telling.coverage_gaps import gap_of, may_know_plan, plans_of
from storage.database import reading, writing
from storage.models import Cycle, Team
from storage.repositories.goals import Goals
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail


@reading
def look_at_plan(session: Session, actor: Actor, team_id: int, now: datetime) -> Plan:
    """What a team has planned in the running cycle. Raises NotFound, or NotAllowed for people of other teams."""
    team = Teams(session, actor.workspace_id).get(team_id)
    if team is None or (actor.is_guest and team.key not in actor.member_of):
        raise NotFound("this team")
    if not may_know_plan(actor, team):
        leads = Teams(session, actor.workspace_id).people_of(team.key, TeamRole.LEAD)
        raise NotAllowed(
            "see what is planned of the person-weeks of", team.name, named_or_admins(session, actor, leads)
        )
    return plans_of(session, actor, [team], local_date(actor, now))[team.key]


@reading
def advice_on(session: Session, actor: Actor, reference: Reference, now: datetime) -> Advice:
    """What to say of an initiative that was just saved."""
    row = Goals(session, actor).initiative(reference.number) if reference.kind is ItemKind.INITIATIVE else None
    if row is None:
        return Advice()
    plan = plan_in(session, actor, row.team, row.cycle, now)
    return Advice(plan, gap_of(session, actor, row, local_date(actor, now)))


def plan_in(session: Session, actor: Actor, team: Team | None, cycle: Cycle | None, now: datetime) -> Plan | None:
    """The plan of a team in a cycle; None where it states no capacity, or the actor may not know. A shared step; it
    takes the session."""
    if team is None or team.capacity_weeks is None or not may_know_plan(actor, team):
        return None
    return plans_of(session, actor, [team], local_date(actor, now), cycle)[team.key]


@writing
def state_capacity(session: Session, actor: Actor, team_id: int, typed: str, now: datetime) -> Plan:
    """Say how many person-weeks a team has in a cycle; "none" takes it back. Raises NotFound, NotAllowed or Invalid."""
    team = managed_team(session, actor, team_id)
    weeks = read_capacity(typed, decimal_mark(actor.locale))
    if weeks != team.capacity_weeks:
        before, after = as_json(team.capacity_weeks), as_json(weeks)
        team.capacity_weeks, team.version = weeks, team.version + 1
        session.add(team)
        Trail(session, actor.workspace_id).record(
            now,
            actor.person_id,
            TeamChange.EDIT.value,
            "team",
            team.key,
            before={"capacity_weeks": before},
            after={"capacity_weeks": after},
        )
        session.flush()
    return plans_of(session, actor, [team], local_date(actor, now))[team.key]
