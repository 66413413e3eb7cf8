"""A channel that takes no messages any more: the team's leads hear it once, with what to do."""

from datetime import datetime

from sqlmodel import Session

from bot.usecases.company.leads import leads_to_tell
from bot.usecases.delivery.outbox import Claimed
from storage.database import writing
from storage.repositories.people import Workspaces
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail


@writing
def tell_leads(session: Session, claimed: Claimed, reason: str, now: datetime) -> None:
    """Tell the leads of the team whose channel refused a message, or those of the company where it has none. `reason`
    is Slack's word. What was meant for a person concerns no team: nobody is told."""
    _tell(session, claimed.workspace_id, claimed.recipient, reason, now)


@writing
def lose_channel(session: Session, workspace_id: int, channel_id: str, reason: str, now: datetime) -> None:
    """The same as soon as Slack says that a channel is gone, or that the app was removed from it; before *Go live*
    nobody is told, since nothing would be posted there."""
    if Workspaces(session).get(workspace_id).live_at is not None:
        _tell(session, workspace_id, channel_id, reason, now)


def _tell(session: Session, workspace_id: int, channel_id: str, reason: str, now: datetime) -> None:
    teams, trail = Teams(session, workspace_id), Trail(session, workspace_id)
    team = teams.of_channel(channel_id)
    if team is None:
        return
    since = trail.newest_post_in(channel_id)  # once each time, until something could be posted there again
    for lead in leads_to_tell(session, team):
        trail.send(
            now,
            "channel_refused",
            f"channel_refused:{team.key}:{channel_id}:{since}:{lead.key}",
            lead.slack_user_id,
            {"team_id": team.key, "channel": channel_id, "reason": reason},
        )
