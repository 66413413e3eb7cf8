"""Who reads the executive brief, and when, in the form of the settings. Shared steps; they take the session."""

from typing import Any

from sqlmodel import Session

from bot.domain.cadence import EARLIEST, LATEST
from bot.domain.cards import PersonLine
from bot.domain.people import Actor
from bot.domain.problems import Problems
from bot.domain.settings_forms import BriefSaved, BriefSettings
from bot.domain.teams import Channel, channel_problem
from bot.domain.vocabulary import TeamRole
from bot.usecases.company.team_fields import person_problem
from bot.usecases.telling.brief_schedule import readers_of
from storage.models import Workspace
from storage.repositories.briefs import Briefs
from storage.repositories.people import People


def brief_settings_of(session: Session, workspace: Workspace) -> BriefSettings:
    """As they stand. People who left are not offered again."""
    people = Briefs(session, workspace.key).people_who_read()
    return BriefSettings(
        channel_id=workspace.brief_channel_id or "",
        people=tuple(sorted(each.slack_user_id for each in people if not each.is_deactivated)),
        weekday=workspace.brief_weekday,
        at=workspace.brief_time,
    )


def brief_saved(session: Session, workspace: Workspace) -> BriefSaved:
    """As they stand, with the names of the readers."""
    people = tuple(PersonLine(each.slack_user_id, each.name) for each in readers_of(session, workspace))
    return BriefSaved(brief_settings_of(session, workspace), people)


def read_brief_settings(
    session: Session, actor: Actor, entered: BriefSettings, channel: Channel | None, problems: Problems
) -> dict[str, Any]:
    """The columns of the workspace that a valid form stands for. `channel` is what Slack says of one that was newly
    chosen."""
    if entered.weekday is not None:
        if entered.at is None:
            problems.add("brief_time", "Choose the hour at which it goes out.")
        if not (entered.channel_id or entered.people):
            problems.add("brief_channel", "Choose a channel or people: otherwise nobody would read it.")
    if entered.at is not None and not EARLIEST <= entered.at <= LATEST:
        problems.add("brief_time", "Choose an hour between 07:00 and 20:00.")
    if channel is not None and (problem := channel_problem(channel)):
        problems.add("brief_channel", problem)
    _check_people(session, actor, entered, problems)
    return {
        "brief_channel_id": entered.channel_id or None,
        "brief_weekday": entered.weekday,
        "brief_time": entered.at,
    }


def choose_readers(session: Session, workspace_id: int, entered: BriefSettings) -> None:
    """Let exactly these people get it as a message."""
    for person in Briefs(session, workspace_id).people_who_read():
        person.reads_brief = False
    for person in People(session, workspace_id).of_slack_ids(entered.people):
        person.reads_brief = True
        session.add(person)
    session.flush()


def _check_people(session: Session, actor: Actor, entered: BriefSettings, problems: Problems) -> None:
    known = {each.slack_user_id: each for each in People(session, actor.workspace_id).of_slack_ids(entered.people)}
    for slack_user_id in entered.people:
        person = known.get(slack_user_id)
        if person is None:
            problems.add("brief_people", "I do not know everybody here yet. Try again in a minute.")
        elif person.is_guest:
            problems.add("brief_people", f"{person.name} is a guest, and the brief is about the whole company.")
        elif problem := person_problem(person, TeamRole.MEMBER):
            problems.add("brief_people", problem)
