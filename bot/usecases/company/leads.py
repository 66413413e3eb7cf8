"""Who hears what concerns a team as a whole. A shared step; it takes the session."""

from sqlmodel import Session

from bot.domain.vocabulary import TeamRole
from storage.models import Person, Team
from storage.repositories.teams import Teams


def leads_to_tell(session: Session, team: Team) -> list[Person]:
    """The leads of a team, or those of the company where it has none; only people who may be messaged."""
    teams = Teams(session, team.workspace_id)
    leads = teams.people_of(team.key, TeamRole.LEAD) or teams.people_of(teams.company().key, TeamRole.LEAD)
    return [lead for lead in leads if not (lead.is_deactivated or lead.is_bot or lead.is_external)]
