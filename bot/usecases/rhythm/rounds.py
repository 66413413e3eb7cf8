"""Rounds: one team and one due date. They open with a frozen roster, and end in one summary."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlmodel import Session, col

from bot.domain.cadence import FIRST_SOMEWHERE, easternmost_opening
from bot.domain.vocabulary import ItemState, Stage
from bot.domain.zones import first_known
from bot.usecases.rhythm.asked_for import existed_before, has_number
from bot.usecases.rhythm.scheduling import is_away, own_due_date, rhythm_of_team, rhythms_of, summary_instant, zones_of
from bot.usecases.telling.announcing import announce, summary_key
from bot.usecases.telling.editions import EditionKey
from bot.usecases.telling.standings import channel_reader
from storage.database import reading, writing
from storage.models import Initiative, KeyResult, Objective, Person, RosterEntry, Round, Team, Workspace
from storage.repositories.due import Due, runs_on
from storage.repositories.goals import Goals
from storage.repositories.late_answers import Threads, late_answers
from storage.repositories.people import Workspaces
from storage.repositories.rounds import Rounds
from storage.repositories.trail import Trail

_MOST = 1_000  # items of one team that run


@reading
def teams_that_open(session: Session, workspace_id: int, now: datetime) -> list[int]:
    """The teams, by row id, whose due date has begun in their roster's easternmost zone. That can be up to
    fourteen hours before UTC; looked for all the while, this is a reading that begins with one look at all zones."""
    workspace = Workspaces(session).get(workspace_id)
    if workspace.live_at is None:
        return []
    due = Due(session, workspace_id)
    teams = due.teams_opening((now + FIRST_SOMEWHERE).date())
    zones = due.zones_around([team.key for team in teams])
    return [team.key for team in teams if _may_open(session, workspace, team, zones.get(team.key, set()), now)]


@writing
def open_round(session: Session, workspace_id: int, team_id: int, now: datetime) -> None:
    """Open the round of a team whose due date has begun in its roster's easternmost zone.

    Where several were missed only the newest opens: nobody was asked in the others. A team in which nobody owns
    anything gets no round. In a transaction of its own: hundreds of teams open at once.
    """
    workspace = Workspaces(session).get(workspace_id)
    for team in Due(session, workspace_id).teams_opening((now + FIRST_SOMEWHERE).date(), team_id):
        _open(session, workspace, team, now)


@reading
def teams_to_summarise(session: Session, workspace_id: int, now: datetime) -> list[int]:
    """The teams, by row id, whose summary is due."""
    if Workspaces(session).get(workspace_id).live_at is None:
        return []
    return [team.key for team in Due(session, workspace_id).teams_to_summarise(now)]


@writing
def summarise_round(session: Session, workspace_id: int, team_id: int, now: datetime) -> None:
    """End the newest round of a team whose hour has come: its summary and the replies under it go to the outbox. A team
    without a channel gets none; rounds that were skipped are named in the next one."""
    workspace, rounds = Workspaces(session).get(workspace_id), Rounds(session, workspace_id)
    for team in Due(session, workspace_id).teams_to_summarise(now, team_id):
        newest = rounds.newest_of(team.key, now)
        if newest is not None and newest.summarised_at is None:
            newest.summarised_at = now
            session.add(newest)
            _note_who_is_away(session, workspace, team, newest)
            session.flush()
            _announce(session, workspace, team, newest, now)
        team.next_summary_at = None  # set again when the next round opens
        session.add(team)


@writing
def add_late_answers(session: Session, workspace_id: int, threads: Threads) -> None:
    """What was said after a round's summary is added in its thread, marked late; its headline stays as it was."""
    trail = Trail(session, workspace_id)
    for late in late_answers(session, threads):
        key = f"late:{late.round_id}:{late.check_in_id}"
        facts = {"round_id": late.round_id, "check_in_id": late.check_in_id}
        trail.send(threads.now, "late_reply", key, late.slack_channel, facts, thread_ts=late.slack_ts)


def _may_open(session: Session, workspace: Workspace, team: Team, zones: Iterable[str | None], now: datetime) -> bool:
    """`zones` are those of all who may be on the roster: where none of them is far enough, the roster is not read."""
    known = {first_known(zone, team.zone, workspace.zone) for zone in (*zones, None)}
    if team.next_round_on is None or easternmost_opening(team.next_round_on, known) > now:
        return False
    people = Due(session, workspace.key).roster_of(team.key, now.date())
    return easternmost_opening(team.next_round_on, zones_of(session, people, team, workspace)) <= now


def _open(session: Session, workspace: Workspace, team: Team, now: datetime) -> None:
    rounds, rhythm = Rounds(session, workspace.key), rhythm_of_team(team, workspace)
    people = Due(session, workspace.key).roster_of(team.key, now.date())
    zones = zones_of(session, people, team, workspace)
    due_on = team.next_round_on
    if due_on is None or easternmost_opening(due_on, zones) > now:
        return
    following = rhythm.after(due_on)
    while easternmost_opening(following, zones) <= now:
        due_on, following = following, rhythm.after(following)
    team.next_round_on = following
    roster = _roster(session, workspace, team, people, due_on, following)
    if roster:
        rounds.open(team.key, due_on, now, roster)
        team.next_summary_at = summary_instant(team, workspace, due_on)
    session.add(team)


def _roster(
    session: Session, workspace: Workspace, team: Team, people: Sequence[Person], due_on: date, following: date
) -> list[RosterEntry]:
    """Those whose own due date falls before the team's following one; whoever answers once a month is left out of the
    weeks between."""
    rhythms = rhythms_of(session, people, workspace)
    dues = {person.key: own_due_date(person, rhythms[person.key], due_on) for person in people}
    counted = _asked_in(session, team, dues)
    return [
        RosterEntry(
            workspace_id=workspace.key,
            round_id=0,
            person_id=person.key,
            due_on=dues[person.key],
            is_away=is_away(person, dues[person.key]),
            is_counted=person.key in counted,
        )
        for person in people
        if dues[person.key] < following
    ]


def _asked_in(session: Session, team: Team, dues: Mapping[int, date]) -> set[int]:
    """Who owns something of this team that its channel may read, and that is due on their due date."""
    if not dues:
        return set()
    goals = Goals(session, channel_reader(team.workspace_id))
    of_team = (col(Objective.team_id) == team.key, *runs_on(min(dues.values())))
    key_results = goals.key_results(col(KeyResult.state) == ItemState.OPEN, *of_team, limit=_MOST)
    initiatives = goals.initiatives(col(Initiative.stage) == Stage.ACTIVE, *of_team, limit=_MOST)
    items: list[KeyResult | Initiative] = [
        *(row.key_result for row in key_results),
        *(row.initiative for row in initiatives),
    ]
    owned = [(item.owner_id, item) for item in items if item.owner_id in dues]
    due = [(owner, item) for owner, item in owned if owner is not None and existed_before(item, dues[owner])]
    return {owner for owner, item in due if has_number(item, dues[owner])}


def _note_who_is_away(session: Session, workspace: Workspace, team: Team, ended: Round) -> None:
    """Also those who left after the round opened: what they say of it later must not change what was posted."""
    today = rhythm_of_team(team, workspace).local_date(ended.summarised_at or ended.opened_at)
    for entry, person in Rounds(session, workspace.key).roster(ended.key):
        entry.is_away = entry.is_away or is_away(person, today)


def _announce(session: Session, workspace: Workspace, team: Team, ended: Round, now: datetime) -> None:
    if team.channel_id is not None:
        key = EditionKey(ended.key)
        announce(session, workspace.key, key, summary_key(ended.key), team.channel_id, now)
