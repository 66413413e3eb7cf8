"""A team's summary on demand: anybody who sees the team may look at it, its leads and OKR admins may post it.

What is posted speaks of the instant at which it was. It ends no round: the scheduled summary comes at its hour,
complete in itself, and looks back to the scheduled one before.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.errors import Invalid, NotAllowed, NotFound
from bot.domain.people import Actor
from bot.domain.posts import SummaryOffer
from bot.domain.vocabulary import TeamRole
from bot.domain.zones import first_known
from bot.usecases.company.team_cards import may_manage, named_or_admins
from bot.usecases.telling.announcing import announce
from bot.usecases.telling.editions import Edition, EditionKey
from bot.usecases.telling.summaries import read_summary
from storage.database import reading, writing
from storage.models import Team
from storage.repositories.people import Workspaces
from storage.repositories.teams import Teams
from storage.repositories.trail import OWN_WORDS, Trail

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Posted:
    """Which team's summary is on its way, and into which channel."""

    team_name: str
    channel_id: str
    comes_on: date | None


@reading
def offer_summary(session: Session, actor: Actor, team_id: int, now: datetime) -> SummaryOffer:
    """What the team's channel would read now. Raises NotFound."""
    return _offer(session, actor, _seen(session, actor, team_id), now)


@reading
def find_summary(session: Session, actor: Actor, name: str, channel_id: str, now: datetime) -> SummaryOffer:
    """The same for a team by its name as typed, else by a channel, else for the only team that the actor is in. Raises
    Invalid where none of these names a team."""
    return _offer(session, actor, _named(session, actor, name, channel_id), now)


@writing
def post_summary(session: Session, actor: Actor, team_id: int, note: str, cause: str, now: datetime) -> Posted:
    """Put the summary as of now into the team's channel, with a note on top. The same `cause` posts nothing twice.

    Raises NotFound, NotAllowed, or Invalid (field "note") where nothing can be posted.
    """
    team, words = _seen(session, actor, team_id), note.strip()
    if not _may_post(session, actor, team):
        leads = Teams(session, actor.workspace_id).people_of(team.key, TeamRole.LEAD)
        raise NotAllowed("post the summary of", team.name, named_or_admins(session, actor, leads))
    if Workspaces(session).get(actor.workspace_id).live_at is None:
        raise Invalid("note", "Nothing is posted before an OKR admin goes live: /okr go live.")
    if team.channel_id is None:
        raise Invalid("note", f"{team.name} has no channel yet. Choose one with /okr team {team.name}.")
    if len(words) > LONGEST_NOTE:
        raise Invalid("note", f"Keep it to {LONGEST_NOTE} characters; the rest can stand in the thread.")
    posted = Posted(team.name, team.channel_id, _comes_on(session, team))
    trail = Trail(session, actor.workspace_id)
    if not trail.is_first(cause, now):
        return posted
    event_id = trail.record(now, actor.person_id, "post summary", "team", team.key, after={"note": words})
    said = {"note": words, "by": actor.slack_user_id, "by_name": actor.name} if words else {}
    key, unique = EditionKey(None, team.key, now), f"summary_on_demand:{event_id}"
    announce(session, actor.workspace_id, key, unique, team.channel_id, now, priority=OWN_WORDS, more=said)
    return posted


def _offer(session: Session, actor: Actor, team: Team, now: datetime) -> SummaryOffer:
    edition = Edition(session, actor.workspace_id, EditionKey(None, team.key, now))
    return SummaryOffer(
        summary=read_summary(session, edition, edition.standings(), None, None),
        channel_id=team.channel_id or "",
        may_post=_may_post(session, actor, team),
        comes_on=_comes_on(session, team),
    )


def _named(session: Session, actor: Actor, name: str, channel_id: str) -> Team:
    teams = [team for team in Teams(session, actor.workspace_id).all() if _may_see(actor, team)]
    mine = [team for team in teams if team.key in actor.member_of and not team.is_company]
    if name:
        exact = [team for team in teams if team.name.casefold() == name.casefold()]
        found = exact or [team for team in teams if team.name.casefold().startswith(name.casefold())]
        if len(found) != 1:
            raise Invalid("", f"I know no team called {name}. Type /okr teams to see all of them.")
        return found[0]
    here = [team for team in teams if channel_id and team.channel_id == channel_id]
    if here or len(mine) == 1:
        return (here or mine)[0]
    examples = ", ".join(f"/okr summary {team.name}" for team in (mine or teams)[:3])
    raise Invalid("", f"Which team? Type {examples}.")


def _seen(session: Session, actor: Actor, team_id: int) -> Team:
    team = Teams(session, actor.workspace_id).get(team_id)
    if team is None or team.archived_at is not None or not _may_see(actor, team):
        raise NotFound("this team")
    return team


def _may_see(actor: Actor, team: Team) -> bool:
    return not actor.is_guest or team.key in actor.member_of


def _may_post(session: Session, actor: Actor, team: Team) -> bool:
    return may_manage(actor, team, Teams(session, actor.workspace_id).people_of(team.key, TeamRole.LEAD))


def _comes_on(session: Session, team: Team) -> date | None:
    if team.next_summary_at is None:
        return None
    zone = first_known(team.zone, Workspaces(session).get(team.workspace_id).zone)
    return team.next_summary_at.astimezone(ZoneInfo(zone)).date()
