"""Somebody left: the leads of the teams in which they still own something hear it once. A shared step."""

from datetime import datetime

from sqlmodel import Session

from bot.usecases.leads import leads_to_tell
from storage.models import Person
from storage.repositories.people import Workspaces
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail


def tell_leads_of_leaver(session: Session, person: Person, now: datetime) -> None:
    """Put it into the outbox, once for each team, person and lead; their Home shows it until it is handed over."""
    if Workspaces(session).get(person.workspace_id).live_at is None:
        return
    trail = Trail(session, person.workspace_id)
    for team in Teams(session, person.workspace_id).with_items_of(person.key):
        facts = {"team_id": team.key, "person_id": person.key}
        for lead in leads_to_tell(session, team):
            key = f"left_behind:{team.key}:{person.key}:{lead.key}"
            trail.send(now, "left_behind", key, lead.slack_user_id, facts)
            trail.repair_personal_posts(now, lead.key)
