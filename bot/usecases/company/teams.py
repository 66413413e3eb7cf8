"""Teams: seeing, making, changing and archiving them."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.errors import ChangedMeanwhile, Invalid, NotAllowed
from bot.domain.people import Actor
from bot.domain.settings_forms import say_rhythm
from bot.domain.teams import Channel, OpenedTeam, TeamCard, TeamEntered
from bot.domain.vocabulary import TeamChange, TeamRole
from bot.usecases.company.team_cards import managed_team, named_or_admins, team_cards
from bot.usecases.company.team_fields import TeamFields, entered_of, is_taken, possible_parents, read_team
from bot.usecases.goals.goal_steps import as_json, assign, differences, names_of
from bot.usecases.rhythm.scheduling import reschedule_people, reschedule_team
from storage.database import reading, writing
from storage.models import Team
from storage.repositories.people import People, Workspaces
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail

KIND = "team"


@reading
def list_teams(session: Session, actor: Actor) -> list[TeamCard]:
    """The teams, the company first; guests see those of their channels."""
    return team_cards(session, actor, _visible(session, actor))


@reading
def find_team(session: Session, actor: Actor, name: str, channel_id: str) -> TeamCard | None:
    """The team that is meant by a name as typed, else by a channel; None where there is none."""
    teams = _visible(session, actor)
    if name:
        wanted = name.casefold()
        exact = [team for team in teams if team.name.casefold() == wanted]
        near = [team for team in teams if wanted in team.name.casefold()]
        found = exact or (near if len(near) == 1 else [])
    else:
        found = [team for team in teams if channel_id and team.channel_id == channel_id]
    return team_cards(session, actor, found[:1])[0] if found else None


@reading
def begin_team(session: Session, actor: Actor, name: str, channel_id: str) -> OpenedTeam:
    """The form of a new team, with its maker as its lead. `channel_id` is where it was asked for. Raises NotAllowed."""
    _refuse_guest(session, actor)
    teams = Teams(session, actor.workspace_id)
    is_free = channel_id.startswith(("C", "G")) and teams.of_channel(channel_id) is None
    me = (actor.slack_user_id,)
    entered = TeamEntered(
        name=name, channel_id=channel_id if is_free else "", leads=me, members=me, parent=str(teams.company().key)
    )
    return OpenedTeam(entered, possible_parents(session, actor, None))


@reading
def open_team(session: Session, actor: Actor, team_id: int) -> OpenedTeam:
    """The form of a team as it stands. Raises NotFound or NotAllowed."""
    team = managed_team(session, actor, team_id)
    parents = possible_parents(session, actor, team)
    return OpenedTeam(entered_of(session, team), parents, team.key, team.version, team.is_company)


@writing
def create_team(
    session: Session, actor: Actor, entered: TeamEntered, channel: Channel | None, cause: str, now: datetime
) -> TeamCard:
    """Make a team. The same `cause` makes no second one. Raises InvalidForm or NotAllowed; then nothing is stored."""
    _refuse_guest(session, actor)
    teams, trail = Teams(session, actor.workspace_id), Trail(session, actor.workspace_id)
    if (first := trail.repeats(cause, now)) is not None:
        made = teams.get(first)
        return team_cards(session, actor, [made] if made else [])[0]
    fields = read_team(session, actor, entered, channel)
    team = Team(workspace_id=actor.workspace_id, created_at=now, **fields.columns)
    session.add(team)
    session.flush()
    teams.set_people(team.key, fields.roles)
    _record(session, actor, TeamChange.CREATE, team, {}, _as_trail(fields), now)
    trail.settle(cause, team.key)
    return _card(session, actor, team)


@writing
def edit_team(
    session: Session,
    actor: Actor,
    team_id: int,
    version: int,
    entered: TeamEntered,
    channel: Channel | None,
    now: datetime,
) -> TeamCard:
    """Change a team. Raises ChangedMeanwhile with what is saved when somebody saved after `version`, NotFound,
    NotAllowed, InvalidForm, or Invalid where it was archived meanwhile."""
    team = managed_team(session, actor, team_id)
    if team.archived_at is not None:
        raise Invalid("", f"{team.name} was archived or merged meanwhile, so nothing of it is saved.")
    saved = entered_of(session, team)
    fields = read_team(session, actor, entered, channel, team)
    if team.version != version and saved != entered:
        raise ChangedMeanwhile(team.name, _last_editor(session, team), _both_texts(session, actor, saved, entered))
    before, after = differences(team, fields.columns)
    teams = Teams(session, actor.workspace_id)
    roles = {person.key: role for role, person in teams.everybody().get(team.key, ())}
    if roles != fields.roles:
        before["people"], after["people"] = _people(roles), _people(fields.roles)
    if after:
        assign(team, {**fields.columns, "version": team.version + 1})
        teams.set_people(team.key, fields.roles)
        reschedule_team(session, team, now)
        session.flush()
        concerned = People(session, actor.workspace_id).of_ids({*roles, *fields.roles})
        reschedule_people(session, concerned.values(), Workspaces(session).get(actor.workspace_id), now)
        _record(session, actor, TeamChange.EDIT, team, before, after, now)
    return _card(session, actor, team)


@writing
def archive_team(session: Session, actor: Actor, team_id: int, now: datetime) -> TeamCard:
    """Put a team away with its history; the teams that are part of it become part of its parent. Raises NotFound,
    NotAllowed, or Invalid for the company."""
    team = managed_team(session, actor, team_id)
    if team.is_company:
        raise Invalid("", f"{team.name} is the company itself and stays.")
    if team.archived_at is None:
        for each in Teams(session, actor.workspace_id).all():
            if each.parent_id == team.key:
                each.parent_id = team.parent_id
        assign(team, {"archived_at": now, "next_round_on": None, "next_summary_at": None})
        _record(session, actor, TeamChange.ARCHIVE, team, {}, {}, now)
    return _card(session, actor, team)


@writing
def restore_team(session: Session, actor: Actor, team_id: int, now: datetime) -> TeamCard:
    """Bring an archived team back, without its channel if that is another team's by now. Raises NotFound, NotAllowed,
    or Invalid where another team has its name."""
    team = managed_team(session, actor, team_id)
    if team.archived_at is not None:
        if is_taken(session, actor, team.name):
            raise Invalid("", f"There is another team called {team.name} by now. Rename that one first.")
        if team.channel_id and Teams(session, actor.workspace_id).of_channel(team.channel_id):
            team.channel_id = None
        team.archived_at = None
        _record(session, actor, TeamChange.RESTORE, team, {}, {}, now)
    return _card(session, actor, team)


def _visible(session: Session, actor: Actor) -> list[Team]:
    teams = Teams(session, actor.workspace_id).all()
    return [team for team in teams if not actor.is_guest or team.key in actor.member_of]


def _refuse_guest(session: Session, actor: Actor) -> None:
    """Any member may make a team, and is its lead."""
    if actor.is_guest:
        raise NotAllowed("create", "teams", named_or_admins(session, actor))


def _last_editor(session: Session, team: Team) -> str:
    person_id = Trail(session, team.workspace_id).last_actor_of(KIND, team.key)
    person = People(session, team.workspace_id).get(person_id) if person_id else None
    return person.slack_user_id if person else ""


def _both_texts(
    session: Session, actor: Actor, saved: TeamEntered, entered: TeamEntered
) -> tuple[tuple[str, str, str], ...]:
    """Where a form differs from what is saved: field, what is saved and what is entered, in words."""
    names = names_of(session, actor, *saved.leads, *saved.members, *entered.leads, *entered.members)
    teams = Teams(session, actor.workspace_id)
    parents = {str(team.key): team.name for team in teams.all()}
    said = tuple(
        {
            "name": form.name,
            "channel": "another channel" if form is saved and form.channel_id else "the one chosen here",
            "led by": ", ".join(names[each] for each in form.leads),
            "members": ", ".join(names[each] for each in sorted({*form.leads, *form.members})),
            "part of": parents.get(form.parent, teams.company().name),
            "check-in": say_rhythm(form.prompt_weekday, form.prompt_time, form.every, locked=form.locks_rhythm),
            "summary": say_rhythm(form.summary_weekday, form.summary_time, None),
            "who decides on ideas": "leads only" if form.leads_decide else "anybody in the team",
            "public holidays": form.country.words,
            "time zone": form.zone,
            "person-weeks in a cycle": form.capacity,
        }
        for form in (saved, entered)
    )
    same_channel = saved.channel_id == entered.channel_id
    return tuple(
        (field, said[0][field], said[1][field])
        for field in said[0]
        if said[0][field] != said[1][field] and not (field == "channel" and same_channel)
    )


def _card(session: Session, actor: Actor, team: Team) -> TeamCard:
    session.flush()
    return team_cards(session, actor, [team])[0]


def _record(
    session: Session,
    actor: Actor,
    verb: TeamChange,
    team: Team,
    before: dict[str, Any],
    after: dict[str, Any],
    now: datetime,
) -> None:
    Trail(session, actor.workspace_id).record(
        now, actor.person_id, verb.value, KIND, team.key, before=before or None, after=after or None
    )


def _as_trail(fields: TeamFields) -> dict[str, Any]:
    columns = {name: as_json(value) for name, value in fields.columns.items() if value is not None}
    return {**columns, "people": _people(fields.roles)}


def _people(roles: dict[int, TeamRole]) -> dict[str, str]:
    return {str(person_id): role.value for person_id, role in sorted(roles.items())}
