"""Settings of one person and of the workspace."""

from dataclasses import replace
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
    say_brief,
    say_holidays,
    say_rhythm,
)
from bot.domain.teams import Channel
from bot.domain.zones import first_known, is_zone, known_zone
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.cycle_cards import refuse_unless_manages
from bot.usecases.goals.coaching import switched_off
from bot.usecases.goals.goal_steps import assign, differences
from bot.usecases.rhythm.days_off import country_choice, read_country
from bot.usecases.rhythm.scheduling import reschedule_everybody, reschedule_person, rhythm_of_person
from bot.usecases.telling.brief_settings import brief_saved, brief_settings_of, choose_readers, read_brief_settings
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
    opened = _opened(session, person, workspace)
    return replace(opened, workspace=_entered_of(session, workspace)) if may(actor, Verb.MANAGE_WORKSPACE) else opened


@writing
def save_settings(
    session: Session,
    actor: Actor,
    mine: MySettings | None,
    workspace: WorkspaceSettings | None,
    version: int,
    now: datetime,
    brief_channel: Channel | None = None,
) -> OpenedSettings:
    """Store what was chosen; due dates move to the new day and hour. What is None the form did not ask for;
    `brief_channel` is what Slack says of a channel that was newly chosen for the brief.

    Raises NotAllowed, InvalidForm, or ChangedMeanwhile where another admin saved after `version`."""
    if workspace is not None:
        _save_workspace(session, actor, workspace, version, now, brief_channel)
    person = _person(session, actor)
    mine = mine or MySettings(person.prompt_weekday, person.prompt_time, person.every)
    chosen = {"every": mine.every, "prompt_weekday": mine.weekday, "prompt_time": mine.at}
    before, after = differences(person, chosen)
    if after:
        assign(person, chosen)
        reschedule_person(session, person, now)
        trail = Trail(session, actor.workspace_id)
        trail.record(now, actor.person_id, "edit", "person", person.key, before=before, after=after)
        trail.repair_personal_posts(now, person.key)
    session.flush()
    row = Workspaces(session).get(actor.workspace_id)
    opened = _opened(session, person, row)
    return opened if workspace is None else replace(opened, brief=brief_saved(session, row))


def _opened(session: Session, person: Person, workspace: Workspace) -> OpenedSettings:
    usual = rhythm_of_person(session, person, workspace)
    return OpenedSettings(
        mine=MySettings(person.prompt_weekday, person.prompt_time, person.every),
        zone=known_zone(person.zone) or "",
        workspace_zone=first_known(workspace.zone),
        usual_weekday=usual.weekday,
        usual_time=usual.at,
        usual_every=usual.every,
        workspace=None,
        version=workspace.version,
        locked_by=usual.locked_by,
    )


def _save_workspace(
    session: Session,
    actor: Actor,
    entered: WorkspaceSettings,
    version: int,
    now: datetime,
    brief_channel: Channel | None,
) -> None:
    refuse_unless_manages(session, actor, "the settings of the workspace")
    workspace, teams = Workspaces(session).get(actor.workspace_id), Teams(session, actor.workspace_id)
    saved, columns = _entered_of(session, workspace), _read(session, actor, entered, now, brief_channel)
    holidays = columns.pop("holidays")
    if workspace.version != version and saved != entered:
        raise ChangedMeanwhile("the settings", _last_editor(session, workspace), _both_texts(saved, entered))
    before, after = differences(workspace, columns)
    if holidays != teams.all_holidays():
        before["holidays"], after["holidays"] = saved.holidays, say_holidays(holidays)
        teams.set_holidays(holidays)
    if saved.brief.people != entered.brief.people:
        before["brief_people"], after["brief_people"] = list(saved.brief.people), list(entered.brief.people)
        choose_readers(session, workspace.key, entered.brief)
    if after:
        next_brief_at = None  # the next tick finds the new one
        assign(workspace, {**columns, "next_brief_at": next_brief_at, "version": workspace.version + 1})
        session.flush()
        reschedule_everybody(session, workspace, now)
        Trail(session, actor.workspace_id).record(
            now, actor.person_id, "edit", KIND, workspace.key, before=before, after=after
        )


def _read(
    session: Session, actor: Actor, entered: WorkspaceSettings, now: datetime, brief_channel: Channel | None
) -> dict[str, Any]:
    problems, columns = Problems(), dict[str, Any]()
    if not is_zone(entered.zone):
        problems.add("zone", "Choose a time zone from the list, such as Europe/Madrid.")
    with problems.beside_own():
        columns["quiet_days"] = read_quiet_days(entered.quiet_days)
    with problems.beside_own():
        columns["holidays"] = read_holidays(entered.holidays, local_date(actor, now))
    columns["holiday_country"] = read_country(entered.country, problems)
    columns |= read_brief_settings(session, actor, entered.brief, brief_channel, problems)
    problems.refuse()
    return columns | {
        "zone": entered.zone,
        "every": entered.every,
        "prompt_weekday": entered.prompt_weekday,
        "prompt_time": entered.prompt_time,
        "summary_weekday": entered.summary_weekday,
        "summary_time": entered.summary_time,
        "coach_off": [rule.value for rule in entered.coach_off],
    }


def _entered_of(session: Session, workspace: Workspace) -> WorkspaceSettings:
    return WorkspaceSettings(
        zone=first_known(workspace.zone),
        every=workspace.every,
        prompt_weekday=workspace.prompt_weekday,
        prompt_time=workspace.prompt_time,
        summary_weekday=workspace.summary_weekday,
        summary_time=workspace.summary_time,
        quiet_days=str(workspace.quiet_days),
        country=country_choice(workspace.holiday_country),
        holidays=say_holidays(Teams(session, workspace.key).all_holidays()),
        coach_off=switched_off(workspace),
        brief=brief_settings_of(session, workspace),
    )


def _last_editor(session: Session, workspace: Workspace) -> str:
    person_id = Trail(session, workspace.key).last_actor_of(KIND, workspace.key)
    person = People(session, workspace.key).get(person_id) if person_id else None
    return person.slack_user_id if person else ""


def _both_texts(saved: WorkspaceSettings, entered: WorkspaceSettings) -> tuple[tuple[str, str, str], ...]:
    pairs = (
        ("zone", saved.zone, entered.zone),
        *((when, one, other) for (when, one), (_, other) in zip(_said(saved), _said(entered), strict=True)),
        ("quiet days", saved.quiet_days, entered.quiet_days),
        ("public holidays", saved.country.words, entered.country.words),
        ("holidays", saved.holidays, entered.holidays),
        ("rules of the coach switched off", ", ".join(saved.coach_off), ", ".join(entered.coach_off)),
        ("brief", say_brief(saved.brief), say_brief(entered.brief)),
    )
    return tuple(each for each in pairs if each[1] != each[2])


def _said(form: WorkspaceSettings) -> tuple[tuple[str, str], ...]:
    return (
        ("check-in", say_rhythm(form.prompt_weekday, form.prompt_time, form.every)),
        ("summary", say_rhythm(form.summary_weekday, form.summary_time, None)),
    )


def _person(session: Session, actor: Actor) -> Person:
    return People(session, actor.workspace_id).of_ids([actor.person_id])[actor.person_id]
