"""The form of a team and its columns, in both directions. Shared steps; they take the session."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from bot.domain.capacity import read_capacity
from bot.domain.numbers import amount_for_input
from bot.domain.people import Actor
from bot.domain.problems import Problems
from bot.domain.teams import (
    LONGEST_NAME,
    MOST_LEADS,
    MOST_MEMBERS,
    Channel,
    TeamEntered,
    TeamLine,
    channel_problem,
)
from bot.domain.vocabulary import TeamRole
from bot.domain.zones import is_zone, known_zone
from bot.usecases.company.locales import decimal_mark
from bot.usecases.rhythm.days_off import country_choice, read_country
from storage.models import Person, Team
from storage.repositories.people import People
from storage.repositories.teams import Teams


@dataclass(frozen=True, slots=True)
class TeamFields:
    """What a valid form stands for: the team's columns, and its people's roles by row id."""

    columns: dict[str, Any]
    roles: dict[int, TeamRole]


def entered_of(session: Session, team: Team) -> TeamEntered:
    """The form of a team as it stands. People who left are not offered again."""
    people = [each for each in Teams(session, team.workspace_id).people_of(team.key) if not each.is_deactivated]
    leads = {each.key for each in Teams(session, team.workspace_id).people_of(team.key, TeamRole.LEAD)}
    return TeamEntered(
        name=team.name,
        channel_id=team.channel_id or "",
        leads=tuple(each.slack_user_id for each in people if each.key in leads),
        members=tuple(each.slack_user_id for each in people),
        parent=str(team.parent_id or ""),
        prompt_weekday=team.prompt_weekday,
        prompt_time=team.prompt_time,
        every=team.every,
        country=country_choice(team.holiday_country),
        locks_rhythm=team.locks_rhythm,
        leads_decide=team.leads_decide,
        summary_weekday=team.summary_weekday,
        summary_time=team.summary_time,
        zone=known_zone(team.zone) or "",
        capacity="" if team.capacity_weeks is None else amount_for_input(team.capacity_weeks),
    )


def possible_parents(session: Session, actor: Actor, team: Team | None) -> tuple[TeamLine, ...]:
    """The teams that a team can be part of: not itself, and nothing that is part of it."""
    teams = Teams(session, actor.workspace_id).all()
    below = {team.key} if team else set[int]()
    while more := {each.key for each in teams if each.parent_id in below} - below:
        below |= more
    return tuple(TeamLine(each.key, each.name) for each in teams if each.key not in below)


def read_team(
    session: Session, actor: Actor, entered: TeamEntered, channel: Channel | None, team: Team | None = None
) -> TeamFields:
    """Read the whole form; raises InvalidForm with everything that is wrong. `channel` is what Slack says of the chosen
    one, None where none was chosen; `team` is the team as it stands, None for a new one."""
    problems = Problems()
    columns: dict[str, Any] = {
        "name": _name(session, actor, entered.name, team, problems),
        "channel_id": _channel_id(session, actor, channel, team, problems),
        "prompt_weekday": entered.prompt_weekday,
        "prompt_time": entered.prompt_time,
        "every": entered.every,
        "holiday_country": read_country(entered.country, problems),
        "locks_rhythm": entered.locks_rhythm,
        "leads_decide": entered.leads_decide,
        "summary_weekday": entered.summary_weekday,
        "summary_time": entered.summary_time,
        "zone": entered.zone or None,
    }
    if team is None or not team.is_company:
        columns["parent_id"] = _parent_id(session, actor, entered.parent, team, problems)
    columns["capacity_weeks"] = None
    with problems.beside_own():
        columns["capacity_weeks"] = read_capacity(entered.capacity, decimal_mark(actor.locale))
    if entered.zone and not is_zone(entered.zone):
        problems.add("zone", "Choose a time zone from the list, such as Europe/Madrid.")
    roles = _roles(session, actor, entered, is_company=bool(team and team.is_company), problems=problems)
    problems.refuse()
    return TeamFields(columns, roles)


def _name(session: Session, actor: Actor, typed: str, team: Team | None, problems: Problems) -> str:
    name = " ".join(typed.split())
    if not name:
        problems.add("name", "Give the team a name.")
    if len(name) > LONGEST_NAME:
        problems.add("name", f"This is longer than {LONGEST_NAME} letters. Shorten it.")
    if is_taken(session, actor, name, team):
        problems.add("name", f"There is a team called {name} already. Choose another name.")
    return name


def is_taken(session: Session, actor: Actor, name: str, team: Team | None = None) -> bool:
    """Whether another team has this name."""
    others = Teams(session, actor.workspace_id).all()
    return any(each.name.casefold() == name.casefold() and each is not team for each in others)


def _channel_id(
    session: Session, actor: Actor, channel: Channel | None, team: Team | None, problems: Problems
) -> str | None:
    if channel is None:
        return None
    owner = Teams(session, actor.workspace_id).of_channel(channel.id)
    problem = channel_problem(channel)
    if owner is not None and owner is not team:
        problem = f"#{channel.name} is the channel of {owner.name} already. A channel belongs to one team."
    if problem:
        problems.add("channel", problem)
    return channel.id


def _parent_id(session: Session, actor: Actor, chosen: str, team: Team | None, problems: Problems) -> int | None:
    parents = {str(each.id): each.id for each in possible_parents(session, actor, team)}
    if chosen and chosen not in parents:
        problems.add("parent", "Choose another team: this one is gone, or part of the team itself.")
    return parents.get(chosen, Teams(session, actor.workspace_id).company().key)


def _roles(
    session: Session, actor: Actor, entered: TeamEntered, *, is_company: bool, problems: Problems
) -> dict[int, TeamRole]:
    if len(set(entered.leads)) > MOST_LEADS or not (entered.leads or is_company):
        problems.add("leads", "Choose one to three leads.")
    if len(set(entered.members)) > MOST_MEMBERS:
        problems.add("members", f"Choose at most {MOST_MEMBERS} people; parts of a larger team can be teams.")
    found = People(session, actor.workspace_id).of_slack_ids({*entered.leads, *entered.members})
    known = {person.slack_user_id: person for person in found}
    roles: dict[int, TeamRole] = {}
    for field, chosen, role in (
        ("members", entered.members, TeamRole.MEMBER),
        ("leads", entered.leads, TeamRole.LEAD),
    ):
        for slack_user_id in chosen:
            person = known.get(slack_user_id)
            if person is None or (problem := person_problem(person, role)):
                problems.add(field, problem if person else "I do not know everybody here yet. Try again in a minute.")
            else:
                roles[person.key] = role
    return roles


def person_problem(person: Person, role: TeamRole) -> str:
    """Why somebody cannot have a role in a team; "" where they can."""
    if person.is_bot:
        return f"{person.name} is an app. Choose people."
    if person.is_external:
        return f"{person.name} works for another company, and goals stay within this one."
    if person.is_deactivated:
        return f"The account of {person.name} is no longer active. Choose somebody else."
    if person.is_guest and role is TeamRole.LEAD:
        return f"{person.name} is a guest. A lead has to be a full member of the workspace."
    return ""
