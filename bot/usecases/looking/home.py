"""Somebody's Home tab: what it shows, that it is shown, and the one welcome."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col

from bot.domain.cards import PersonLine
from bot.domain.delivery_report import DeliveryReport
from bot.domain.home_page import HomePage, HomeSettings
from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.vocabulary import ItemState
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.admins import admins_of, may_set_up
from bot.usecases.company.left_behind import left_in_led_teams
from bot.usecases.delivery.delivery_report import delivery_report
from bot.usecases.looking.mine import mine_of
from bot.usecases.reading.objective_cards import objective_lines
from bot.usecases.rhythm.duties import record_of, records_led_by
from bot.usecases.rhythm.scheduling import is_away, rhythm_of_person
from bot.usecases.telling.coverage_gaps import coverage_led_by
from storage.database import reading, writing
from storage.models import Objective, Person, Workspace
from storage.repositories.due import runs_on
from storage.repositories.goals import Goals, ObjectiveRow
from storage.repositories.people import People, Workspaces
from storage.repositories.trail import Trail

KEY_RESULTS, INITIATIVES = 10, 8  # on one page; a Home tab has room for a hundred blocks
OBJECTIVES = 8  # of the teams; the rest is read with /okr list


@reading
def look_at_home(session: Session, actor: Actor, now: datetime, page: int = 0) -> HomePage:
    """What the Home tab shows; `page`, from 0, is of the key results and initiatives that are not owed."""
    today = local_date(actor, now)
    workspace = Workspaces(session).get(actor.workspace_id)
    person = People(session, actor.workspace_id).of_ids([actor.person_id])[actor.person_id]
    mine, admins = mine_of(session, actor, today), admins_of(session, actor)
    of_teams = _of_my_teams(session, actor, today)
    beyond = max(len(mine.key_results) - (page + 1) * KEY_RESULTS, len(mine.initiatives) - (page + 1) * INITIATIVES)
    return HomePage(
        me=PersonLine(actor.slack_user_id, actor.name),
        cycle_name=mine.cycle_name,
        settings=_settings(session, person, workspace, today),
        owed=mine.owed,
        key_results=mine.key_results[page * KEY_RESULTS : (page + 1) * KEY_RESULTS],
        initiatives=mine.initiatives[page * INITIATIVES : (page + 1) * INITIATIVES],
        asks=mine.asks,
        look_backs=mine.look_backs,
        objectives=objective_lines(session, actor, of_teams[:OBJECTIVES], today),
        has_more_objectives=len(of_teams) > OBJECTIVES,
        next_due_on=mine.next_due_on,
        is_live=workspace.live_at is not None,
        record=record_of(session, actor),
        team_records=records_led_by(session, actor, today),
        left_behind=left_in_led_teams(session, actor),
        coverage=coverage_led_by(session, actor, today),
        may_set_up=may_set_up(actor, admins),
        admins=admins.people,
        delivery=_delivery(session, actor, now),
        page=page,
        has_more=beyond > 0,
        contributes_to=mine.contributes_to,
    )


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What somebody who opens Home for the first time is told to do."""

    may_set_up: bool
    is_live: bool
    owns_something: bool


@reading
def look_at_first_steps(session: Session, actor: Actor, now: datetime) -> FirstSteps:
    """As the workspace stands, and as far as they own something in it."""
    workspace, mine = Workspaces(session).get(actor.workspace_id), mine_of(session, actor, local_date(actor, now))
    owns_something = bool(mine.owed or mine.key_results or mine.initiatives)
    return FirstSteps(may_set_up(actor, admins_of(session, actor)), workspace.live_at is not None, owns_something)


@writing
def remember_home(session: Session, actor: Actor, page: int, now: datetime) -> None:
    """Note which page of Home stands in Slack, so that every change is shown there; welcome whoever opens it first."""
    trail = Trail(session, actor.workspace_id)
    trail.remember_home(now, actor.person_id, actor.slack_user_id, {"page": page})
    person = People(session, actor.workspace_id).of_ids([actor.person_id])[actor.person_id]
    if person.welcomed_at is None:
        person.welcomed_at = now
        session.add(person)
        trail.send(now, "welcome", f"welcome:{actor.person_id}", actor.slack_user_id, {})


@reading
def is_home_remembered(session: Session, actor: Actor) -> bool:
    """Whether nothing has to be written when Home is opened again."""
    person = People(session, actor.workspace_id).of_ids([actor.person_id])[actor.person_id]
    remembered = Trail(session, actor.workspace_id).home_of(actor.slack_user_id)
    return person.welcomed_at is not None and remembered == {"page": 0}


def _delivery(session: Session, actor: Actor, now: datetime) -> DeliveryReport | None:
    manages = may(actor, Verb.MANAGE_WORKSPACE)
    return delivery_report(session, actor.workspace_id, now, actor.zone) if manages else None


def _settings(session: Session, person: Person, workspace: Workspace, today: date) -> HomeSettings:
    rhythm = rhythm_of_person(session, person, workspace)
    return HomeSettings(
        weekday=rhythm.weekday,
        at=rhythm.at,
        every=rhythm.every,
        zone=rhythm.zone,
        away_until=person.away_until if is_away(person, today) else None,
    )


def _of_my_teams(session: Session, actor: Actor, today: date) -> list[ObjectiveRow]:
    """One more than is shown, so that it can be said that there are more."""
    teams = actor.member_of | actor.leads
    if not teams:
        return []
    goals = Goals(session, actor)
    return goals.objectives(
        col(Objective.state) == ItemState.OPEN, among=goals.of_teams(teams, *runs_on(today)), limit=OBJECTIVES + 1
    )
