"""Settings of one person and of the workspace."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.errors import ChangedMeanwhile
from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.problems import Problems
from bot.domain.settings_forms import (
    MySettings,
    OpenedSettings,
    WorkspaceSettings,
    read_holidays,
    read_quiet_days,
    say_holidays,
)
from bot.domain.zones import is_zone
from bot.usecases.cycle_cards import refuse_unless_manages
from bot.usecases.goal_steps import assign, differences
from bot.usecases.scheduling import reschedule_everybody, reschedule_person, rhythm_of_person
from bot.usecases.stating import local_date
from storage.database import reading, writing
from storage.models import Person, Workspace
from storage.repositories.people import People, Workspaces
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail

KIND = "workspace"


@reading
def open_settings(session: Session, actor: Actor) -> OpenedSettings:
    """The form as it stands: one's own day and hour, and for admins what holds for the workspace."""
    workspace = Workspaces(session).get(actor.workspace_id)
    person = _person(session, actor)
    usual = rhythm_of_person(session, person, workspace)
    return OpenedSettings(
        mine=MySettings(person.prompt_weekday, person.prompt_time),
        zone=person.zone or "",
        workspace_zone=workspace.zone,
        usual_weekday=usual.weekday if person.prompt_weekday is None else workspace.prompt_weekday,
        usual_time=workspace.prompt_time,
        workspace=_entered_of(session, workspace) if may(actor, Verb.MANAGE_WORKSPACE) else None,
        version=workspace.version,
    )


@writing
def save_settings(
    session: Session, actor: Actor, mine: MySettings, workspace: WorkspaceSettings | None, version: int, now: datetime
) -> OpenedSettings:
    """Store what was chosen; due dates move to the new day and hour. `workspace` is None where the form did not ask for
    it. Raises NotAllowed, InvalidForm, or ChangedMeanwhile where another admin saved after `version`."""
    if workspace is not None:
        _save_workspace(session, actor, workspace, version, now)
    person = _person(session, actor)
    before, after = differences(person, {"prompt_weekday": mine.weekday, "prompt_time": mine.at})
    if after:
        assign(person, {"prompt_weekday": mine.weekday, "prompt_time": mine.at})
        reschedule_person(session, person)
        trail = Trail(session, actor.workspace_id)
        trail.record(now, actor.person_id, "edit", "person", person.key, before=before, after=after)
        trail.repair_personal_posts(now, person.key)
    return _opened(session, actor, person, mine)


def _opened(session: Session, actor: Actor, person: Person, mine: MySettings) -> OpenedSettings:
    session.flush()
    workspace = Workspaces(session).get(actor.workspace_id)
    usual = rhythm_of_person(session, person, workspace)
    return OpenedSettings(mine, person.zone or "", workspace.zone, usual.weekday, usual.at, None, workspace.version)


def _save_workspace(session: Session, actor: Actor, entered: WorkspaceSettings, version: int, now: datetime) -> None:
    refuse_unless_manages(session, actor, "the settings of the workspace")
    workspace, teams = Workspaces(session).get(actor.workspace_id), Teams(session, actor.workspace_id)
    saved, columns = _entered_of(session, workspace), _read(actor, entered, now)
    holidays = columns.pop("holidays")
    if workspace.version != version and saved != entered:
        raise ChangedMeanwhile("the settings", "", _both_texts(saved, entered))
    before, after = differences(workspace, columns)
    if holidays != teams.all_holidays():
        before["holidays"], after["holidays"] = saved.holidays, say_holidays(holidays)
        teams.set_holidays(holidays)
    if after:
        assign(workspace, {**columns, "version": workspace.version + 1})
        session.flush()
        reschedule_everybody(session, workspace)
        Trail(session, actor.workspace_id).record(
            now, actor.person_id, "edit", KIND, workspace.key, before=before, after=after
        )


def _read(actor: Actor, entered: WorkspaceSettings, now: datetime) -> dict[str, Any]:
    problems, columns = Problems(), dict[str, Any]()
    if not is_zone(entered.zone):
        problems.add("zone", "Choose a time zone from the list, such as Europe/Madrid.")
    with problems.beside_own():
        columns["quiet_days"] = read_quiet_days(entered.quiet_days)
    with problems.beside_own():
        columns["holidays"] = read_holidays(entered.holidays, local_date(actor, now))
    problems.refuse()
    return columns | {
        "zone": entered.zone,
        "prompt_weekday": entered.prompt_weekday,
        "prompt_time": entered.prompt_time,
        "summary_weekday": entered.summary_weekday,
        "summary_time": entered.summary_time,
    }


def _entered_of(session: Session, workspace: Workspace) -> WorkspaceSettings:
    return WorkspaceSettings(
        zone=workspace.zone,
        prompt_weekday=workspace.prompt_weekday,
        prompt_time=workspace.prompt_time,
        summary_weekday=workspace.summary_weekday,
        summary_time=workspace.summary_time,
        quiet_days=str(workspace.quiet_days),
        holidays=say_holidays(Teams(session, workspace.key).all_holidays()),
    )


def _both_texts(saved: WorkspaceSettings, entered: WorkspaceSettings) -> tuple[tuple[str, str, str], ...]:
    pairs = (
        ("zone", saved.zone, entered.zone),
        ("quiet days", saved.quiet_days, entered.quiet_days),
        ("holidays", saved.holidays, entered.holidays),
    )
    return tuple(each for each in pairs if each[1] != each[2])


def _person(session: Session, actor: Actor) -> Person:
    return People(session, actor.workspace_id).of_ids([actor.person_id])[actor.person_id]
