"""A channel that takes no messages any more: the team's leads hear it once, with what to do."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.vocabulary import TeamRole
from bot.usecases.outbox import Claimed
from storage.database import writing
from storage.models import Person, Team
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail


@writing
def tell_leads(session: Session, claimed: Claimed, reason: str, now: datetime) -> None:
    """Tell the leads of the team whose channel refused a message, or those of the company where it has none. `reason`
    is Slack's word. What was meant for a person concerns no team: nobody is told."""
    teams = Teams(session, claimed.workspace_id)
    team = teams.of_channel(claimed.recipient)
    if team is None:
        return
    for lead in _leads(teams, team):
        Trail(session, claimed.workspace_id).send(
            now,
            "channel_refused",
            f"channel_refused:{team.key}:{claimed.recipient}:{reason}:{lead.key}"[:120],
            lead.slack_user_id,
            {"team_id": team.key, "channel": claimed.recipient, "reason": reason},
        )


def _leads(teams: Teams, team: Team) -> list[Person]:
    leads = teams.people_of(team.key, TeamRole.LEAD) or teams.people_of(teams.company().key, TeamRole.LEAD)
    return [lead for lead in leads if not (lead.is_deactivated or lead.is_bot or lead.is_external)]
