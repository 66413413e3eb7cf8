"""A workspace and its people, as Slack tells of them."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.errors import OutsideWorkspace
from bot.domain.people import Actor, SlackProfile
from bot.domain.vocabulary import TeamRole
from bot.domain.zones import first_known, known_zone
from bot.usecases.company.leaving import tell_leads_of_leaver
from bot.usecases.rhythm.scheduling import is_away, reschedule_person
from storage.database import Database, reading, writing
from storage.models import Person, Team
from storage.repositories.people import People, PersonInTeam, Workspaces, look_for
from storage.repositories.teams import Cycles

PROFILE_AGE = timedelta(minutes=5)  # older than this, Slack is asked again
ACQUAINTANCE_AGE = timedelta(days=1)  # the same for people whom others name


@writing
def open_workspace(session: Session, slack_team_id: str, name: str, now: datetime) -> int:
    """The row id of the workspace that our token belongs to; a new one gets its root team and the current quarter."""
    workspaces = Workspaces(session)
    workspace = workspaces.of_slack_team(slack_team_id)
    if workspace is None:
        workspace = workspaces.add(slack_team_id, name, now)
        session.add(Team(workspace_id=workspace.key, name=name or "Company", is_company=True, created_at=now))
    elif name and workspace.name != name:
        workspace.name = name
    Cycles(session, workspace.key).current(now.date(), now)
    return workspace.key


def recall_actor(db: Database, workspace_id: int, slack_user_id: str, now: datetime) -> Actor | None:
    """Who this is, from what we know; None when Slack has to be asked (unknown, or last asked over five minutes ago).

    Raises OutsideWorkspace for whoever gets nothing from us. One statement is enough for nearly everybody.
    """
    parts = look_for(db, workspace_id, slack_user_id)
    if not parts or not timedelta(0) <= now - parts[0].refreshed_at <= PROFILE_AGE:
        return None
    if parts[0].is_guest or parts[0].is_delegate:
        return db.read(lambda session: _looked_up(session, workspace_id, parts, now))
    return _actor(workspace_id, parts)


@reading
def strangers_among(
    session: Session, workspace_id: int, slack_user_ids: Iterable[str], now: datetime
) -> tuple[str, ...]:
    """Those of these Slack users whom Slack has to be asked about before they can be named for anything."""
    wanted = tuple(dict.fromkeys(each for each in slack_user_ids if each))
    known = People(session, workspace_id).of_slack_ids(wanted)
    fresh = {person.slack_user_id for person in known if now - person.refreshed_at <= ACQUAINTANCE_AGE}
    return tuple(each for each in wanted if each not in fresh)


@writing
def meet(session: Session, workspace_id: int, profile: SlackProfile, now: datetime) -> Actor:
    """Store what Slack says of somebody, and return them as an actor; where it raises OutsideWorkspace nothing is
    stored."""
    return actor_of(session, store_profile(session, workspace_id, profile, now), now)


@writing
def acquaint(session: Session, workspace_id: int, profiles: tuple[SlackProfile, ...], now: datetime) -> None:
    """Store what Slack says of several people, whoever they are: what each of them may do is asked when they do it."""
    for profile in profiles:
        store_profile(session, workspace_id, profile, now)


def store_profile(session: Session, workspace_id: int, profile: SlackProfile, now: datetime) -> Person:
    """Add or refresh somebody."""
    people = People(session, workspace_id)
    person = people.of_slack(profile.slack_user_id) or people.add(profile.slack_user_id, now)
    person.name = profile.name[:255]
    has_moved = person.zone != profile.zone
    person.zone = profile.zone
    person.locale = profile.locale[:16]
    has_left = profile.is_deactivated and not person.is_deactivated
    person.is_deactivated = profile.is_deactivated
    person.is_bot = profile.is_bot
    person.is_guest = profile.is_guest
    person.guest_channels = list(profile.guest_channels)
    person.is_external = profile.is_external
    person.is_slack_owner = profile.is_slack_owner
    person.is_slack_admin = profile.is_slack_admin
    person.refreshed_at = now
    if has_moved:
        reschedule_person(session, person, now)
    session.add(person)
    session.flush()
    if has_left:
        tell_leads_of_leaver(session, person, now)
    return person


def actor_of(session: Session, person: Person, now: datetime) -> Actor:
    """A person with their roles at this moment. Fails closed: raises OutsideWorkspace with the reason."""
    session.flush()
    parts = People(session, person.workspace_id).with_teams(person.slack_user_id)
    return _looked_up(session, person.workspace_id, parts, now)


def _looked_up(session: Session, workspace_id: int, parts: list[PersonInTeam], now: datetime) -> Actor:
    """With what takes more queries: the channels of a guest, and whom a delegate stands in for."""
    person = parts[0]
    guest_of = People(session, workspace_id).teams_of_channels(person.guest_channels) if person.is_guest else ()
    return _actor(
        workspace_id, parts, {team.key for team in guest_of}, _absent(session, workspace_id, person, _zone(parts), now)
    )


def _actor(
    workspace_id: int,
    parts: list[PersonInTeam],
    guest_of: AbstractSet[int] = frozenset(),
    stands_in_for: frozenset[int] = frozenset(),
) -> Actor:
    person = parts[0]
    for refused, reason in (
        (person.is_external, "external"),
        (person.is_deactivated, "deactivated"),
        (person.is_bot, "bot"),
    ):
        if refused:
            raise OutsideWorkspace(reason)
    member_of = {part.team_id for part in parts if part.team_id is not None} | guest_of
    leads = [part for part in parts if part.team_id is not None and part.role is TeamRole.LEAD]
    return Actor(
        workspace_id=workspace_id,
        person_id=person.person_id,
        slack_user_id=person.slack_user_id,
        name=person.name,
        zone=_zone(parts),
        locale=person.locale,
        is_admin=person.is_okr_admin,
        is_slack_owner=person.is_slack_owner,
        is_slack_admin=person.is_slack_admin,
        is_guest=person.is_guest,
        leads=frozenset(part.team_id for part in leads if part.team_id is not None),
        member_of=frozenset(member_of),
        stands_in_for=stands_in_for,
        leads_company=any(part.is_company for part in leads),
    )


def _zone(parts: list[PersonInTeam]) -> str:
    """Their own, else their first team's, else the workspace's; the company's own team comes last."""
    person = parts[0]
    if (own := known_zone(person.zone)) is not None:
        return own
    teams = sorted(parts, key=lambda part: (bool(part.is_company), part.team_id or 0))
    return first_known(*(part.team_zone for part in teams), person.workspace_zone)


def _absent(session: Session, workspace_id: int, person: PersonInTeam, zone: str, now: datetime) -> frozenset[int]:
    """The people who are away on this person's calendar and have named them themselves."""
    if not person.is_delegate:
        return frozenset()
    today = now.astimezone(ZoneInfo(zone)).date()
    naming = People(session, workspace_id).delegating_to(person.person_id)
    return frozenset(each.key for each in naming if each.named_own_delegate and is_away(each, today))
