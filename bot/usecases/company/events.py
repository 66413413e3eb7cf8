"""What follows from Slack's events."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain.people import SlackProfile
from bot.usecases.company.workspaces import store_profile
from storage.database import writing
from storage.repositories.people import People
from storage.repositories.trail import Trail


@writing
def is_first_time(session: Session, workspace_id: int, event_id: str, now: datetime) -> bool:
    """Take note of an event; False when Slack delivers it again."""
    return Trail(session, workspace_id).is_first(f"event:{event_id}", now)


@writing
def refresh_known(session: Session, workspace_id: int, profile: SlackProfile, now: datetime) -> None:
    """Store what has changed about somebody whom we know; nobody is added."""
    person = People(session, workspace_id).of_slack(profile.slack_user_id)
    if person is not None:
        store_profile(session, workspace_id, replace(profile, locale=profile.locale or person.locale), now)
