"""Who the OKR admins are. Slack's workspace owners appoint them; after that they are their own list."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.errors import Invalid, NotAllowed
from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.settings_forms import Admins
from bot.domain.vocabulary import TeamRole
from bot.usecases.company.team_cards import line_of, named_or_admins
from bot.usecases.company.team_fields import person_problem
from storage.database import reading, writing
from storage.models import Person
from storage.repositories.people import People, Workspaces
from storage.repositories.trail import Trail

_FIELD = "admins"
_UNCHOSEN = "UTC"  # where a workspace begins, before anybody says where its people are
NO_ADMIN_YET = (
    "Nobody is an OKR admin here yet. Ask one of your workspace's owners or admins in Slack to type /okr setup: "
    "whoever of them does it first can begin."
)


@reading
def who_are_admins(session: Session, actor: Actor) -> Admins:
    """Everybody may know."""
    return admins_of(session, actor)


@writing
def name_admins(
    session: Session, actor: Actor, chosen: tuple[str, ...], seen: tuple[str, ...], now: datetime
) -> Admins:
    """Let the chosen people be OKR admins, and those no more who were seen in the form and left out; whoever somebody
    else has named or removed since stays so. All by Slack user id. Raises NotAllowed, or Invalid for nobody at all and
    for people who cannot be one."""
    people = People(session, actor.workspace_id)
    if not may_name(session, actor):
        raise NotAllowed("name", "OKR admins", named_or_admins(session, actor))
    before = list(people.okr_admins())
    stay = {each.slack_user_id for each in before} - (set(seen) - set(chosen))
    wanted = stay | (set(chosen) - set(seen))
    named = people.of_slack_ids(wanted)
    if not named or len(named) != len(wanted):
        raise Invalid(_FIELD, "At least one person has to be an OKR admin, and I have to know everybody you choose.")
    for person in named:
        if person.slack_user_id in chosen and (problem := person_problem(person, TeamRole.LEAD)):
            raise Invalid(_FIELD, problem.replace("A lead", "An OKR admin"))
    _store(session, actor, before, list(named), now)
    return admins_of(session, actor)


@writing
def become_first_admin(session: Session, actor: Actor, now: datetime) -> Admins:
    """Where nobody is an OKR admin yet, one of Slack's owners or admins becomes the first; where somebody is,
    nothing happens. Their time zone becomes the workspace's, which the settings change later. Raises Invalid for
    anybody else."""
    found = admins_of(session, actor)
    if not found.people:
        if not found.may_begin:
            raise Invalid("", NO_ADMIN_YET)
        _store(session, actor, [], list(People(session, actor.workspace_id).of_slack_ids([actor.slack_user_id])), now)
        workspace = Workspaces(session).get(actor.workspace_id)
        if workspace.zone == _UNCHOSEN:
            workspace.zone = actor.zone
            session.add(workspace)
    return admins_of(session, actor)


def may_set_up(actor: Actor, admins: Admins) -> bool:
    """OKR admins; where there is none yet, whoever can become the first. A shared step."""
    return may(actor, Verb.MANAGE_WORKSPACE) or admins.may_begin


def admins_of(session: Session, actor: Actor) -> Admins:
    """A shared step."""
    people = People(session, actor.workspace_id)
    admins = people.okr_admins()
    return Admins(
        people=tuple(map(line_of, admins)),
        owners=tuple(map(line_of, people.slack_admins())),
        may_name=may_name(session, actor),
        may_begin=actor.is_slack_admin and not actor.is_guest and not admins,
    )


def may_name(session: Session, actor: Actor) -> bool:
    """Slack's owners and OKR admins; where there is none yet, Slack's admins as well. A shared step."""
    nobody_is = not People(session, actor.workspace_id).okr_admins()
    return may(actor, Verb.APPOINT_ADMINS) or (actor.is_slack_admin and nobody_is and not actor.is_guest)


def _store(session: Session, actor: Actor, before: list[Person], after: list[Person], now: datetime) -> None:
    for person in before:
        person.is_okr_admin = False
    for person in after:
        person.is_okr_admin = True
    session.add_all([*before, *after])
    session.flush()
    old, new = ({"admins": sorted(person.key for person in each)} for each in (before, after))
    if old != new:
        trail = Trail(session, actor.workspace_id)
        trail.record(now, actor.person_id, "name admins", "workspace", actor.workspace_id, before=old, after=new)
