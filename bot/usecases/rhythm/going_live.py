"""Letting the weekly messages begin, and pausing them."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.settings_forms import Going
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.cycle_cards import refuse_unless_manages
from bot.usecases.rhythm.scheduling import rhythm_of_person, schedule_newcomers, stop_everybody
from storage.database import reading, writing
from storage.repositories.due import Due
from storage.repositories.people import People, Workspaces
from storage.repositories.trail import Trail


@reading
def how_it_goes(session: Session, actor: Actor, now: datetime) -> Going:
    """Whether messages are sent, and who would be asked."""
    return _going(session, actor, now)


@writing
def go_live(session: Session, actor: Actor, now: datetime) -> Going:
    """Let the weekly messages begin: first due dates lie strictly after today. Raises NotAllowed."""
    refuse_unless_manages(session, actor, "when messages begin")
    workspace = Workspaces(session).get(actor.workspace_id)
    if workspace.live_at is None:
        workspace.live_at = now
        session.flush()
        schedule_newcomers(session, workspace.key, now)
        Trail(session, workspace.key).record(now, actor.person_id, "go live", "workspace", workspace.key)
    return _going(session, actor, now)


@writing
def pause(session: Session, actor: Actor, now: datetime) -> Going:
    """Send nothing any more until somebody goes live again. Raises NotAllowed."""
    refuse_unless_manages(session, actor, "when messages begin")
    workspace = Workspaces(session).get(actor.workspace_id)
    if workspace.live_at is not None:
        workspace.live_at = None
        stop_everybody(session, workspace)
        Trail(session, workspace.key).record(now, actor.person_id, "pause", "workspace", workspace.key)
    return _going(session, actor, now)


def _going(session: Session, actor: Actor, now: datetime) -> Going:
    session.flush()
    workspace = Workspaces(session).get(actor.workspace_id)
    people = People(session, actor.workspace_id)
    me = people.of_ids([actor.person_id])[actor.person_id]
    rhythm = rhythm_of_person(session, me, workspace)
    today = local_date(actor, now)
    return Going(
        is_live=workspace.live_at is not None,
        people=len(Due(session, workspace.key).owners_without_date(now.date())) + len(people.with_a_date()),
        first_on=me.next_prompt_on or rhythm.first(today),
        at=rhythm.at,
        may_change=may(actor, Verb.MANAGE_WORKSPACE),
    )
