"""What nobody answers for any more: those who lead its team hear it once. Shared steps."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.people import Actor
from bot.usecases.company.leads import leads_to_tell
from bot.usecases.goals.items import Item, kind_of
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


def tell_leads_of_ownerless(session: Session, actor: Actor, item: Item, now: datetime) -> None:
    """The same of one item that lost its owner; whoever took the owner away knows it. What belongs to no team is told
    to the leads of the company."""
    teams, trail = Teams(session, actor.workspace_id), Trail(session, actor.workspace_id)
    if Workspaces(session).get(actor.workspace_id).live_at is None:
        return
    team = teams.of_item(kind_of(item), item.key) or teams.company()
    for lead in leads_to_tell(session, team):
        if lead.key != actor.person_id:
            key = f"ownerless:{kind_of(item).value}:{item.key}:{item.version}:{lead.key}"
            trail.send(now, "left_behind", key, lead.slack_user_id, {"team_id": team.key, "person_id": 0})
        trail.repair_personal_posts(now, lead.key)
