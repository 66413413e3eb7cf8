"""The set-up: a few steps that can be left and taken up again. Each is saved when it is done, so how far it is follows
from what is there."""

from datetime import date, datetime

from sqlmodel import Session, col

from bot.domain.cards import PersonLine
from bot.domain.errors import Invalid, NotAllowed
from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.settings_forms import SetUp
from bot.domain.teams import OpenedTeam, TeamEntered
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.admins import NO_ADMIN_YET, admins_of
from bot.usecases.company.cycle_cards import refuse_unless_manages
from bot.usecases.company.team_cards import named_or_admins
from bot.usecases.company.team_fields import possible_parents
from bot.usecases.rhythm.owing import Owing, owed_by
from bot.usecases.rhythm.scheduling import rhythm_of_person
from storage.database import reading, writing
from storage.models import Objective
from storage.repositories.goals import Goals
from storage.repositories.people import People, Workspaces
from storage.repositories.teams import Cycles, Teams

MOST_TICKED = 100


@writing
def how_far_it_is(session: Session, actor: Actor, now: datetime) -> SetUp:
    """How far the set-up is; the current quarter is made if it is not there.

    Raises NotAllowed naming the OKR admins, or Invalid where nobody is one and this person cannot begin."""
    admins = admins_of(session, actor)
    if not admins.people and not admins.may_begin:
        raise Invalid("", NO_ADMIN_YET)
    if admins.people:
        refuse_unless_manages(session, actor, "the set-up")
    today = local_date(actor, now)
    cycle = Cycles(session, actor.workspace_id).current(today, now)
    teams = [team for team in Teams(session, actor.workspace_id).all() if not team.is_company]
    objectives = Goals(session, actor).objectives(col(Objective.cycle_id) == cycle.key, limit=1)
    return SetUp(
        admins=admins.people,
        cycle_id=cycle.key,
        cycle_name=cycle.name,
        starts_on=cycle.starts_on,
        ends_on=cycle.ends_on,
        team_name=teams[0].name if teams else "",
        objective_title=objectives[0].objective.title if objectives else "",
        is_live=Workspaces(session).get(actor.workspace_id).live_at is not None,
    )


@reading
def is_setting_up(session: Session, actor: Actor) -> bool:
    """Whether this person is an admin of a workspace that is not live yet."""
    return may(actor, Verb.MANAGE_WORKSPACE) and Workspaces(session).get(actor.workspace_id).live_at is None


@reading
def team_from_channel(
    session: Session, actor: Actor, channel_id: str, name: str, slack_user_ids: tuple[str, ...]
) -> OpenedTeam:
    """The form of a team made from a channel: its people are ticked; apps, guests, people who left and other companies'
    people are left out. Raises NotAllowed to guests, Invalid ("channel") where the channel has its team already."""
    if actor.is_guest:
        raise NotAllowed(Verb.CREATE.value, "teams", named_or_admins(session, actor))
    teams = Teams(session, actor.workspace_id)
    if (owner := teams.of_channel(channel_id)) is not None:
        raise Invalid("channel", f"#{name} is the channel of {owner.name} already. Choose another one.")
    found = {each.slack_user_id: each for each in People(session, actor.workspace_id).of_slack_ids(slack_user_ids)}
    ticked = tuple(
        each
        for each in slack_user_ids
        if (person := found.get(each))
        and not (person.is_bot or person.is_guest or person.is_deactivated or person.is_external)
    )
    entered = TeamEntered(
        name=name.replace("-", " ").replace("_", " ").capitalize(),
        channel_id=channel_id,
        leads=(actor.slack_user_id,),
        members=ticked[:MOST_TICKED],
        parent=str(teams.company().key),
    )
    return OpenedTeam(entered, possible_parents(session, actor, None))


@reading
def next_prompt_of(session: Session, actor: Actor, now: datetime) -> tuple[PersonLine, date, Owing]:
    """What the actor's next weekly message would ask and on which date, as things stand now."""
    person = People(session, actor.workspace_id).of_ids([actor.person_id])[actor.person_id]
    rhythm = rhythm_of_person(session, person, Workspaces(session).get(actor.workspace_id))
    due_on = person.next_prompt_on or rhythm.first(local_date(actor, now))
    return PersonLine(actor.slack_user_id, actor.name), due_on, owed_by(session, actor, due_on)
