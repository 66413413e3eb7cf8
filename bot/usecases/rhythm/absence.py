"""People go away and come back; meanwhile nobody asks them, and their delegate is asked instead."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain.absence import Absence, AwayEntered, OpenedAbsence, read_days
from bot.domain.cadence import is_decent_hour, next_working_morning
from bot.domain.cards import PersonLine
from bot.domain.errors import NotAllowed, NotFound
from bot.domain.people import Actor, Stake
from bot.domain.permissions import Verb, may
from bot.domain.problems import Problems
from bot.domain.vocabulary import DutyOutcome, TeamRole
from bot.usecases.company.team_cards import line_of, named_or_admins
from bot.usecases.company.workspaces import actor_of
from bot.usecases.rhythm.days_off import DaysOff
from bot.usecases.rhythm.due_people import enqueue_prompt
from bot.usecases.rhythm.duties import answers_to
from bot.usecases.rhythm.owing import owed_by
from bot.usecases.rhythm.scheduling import is_away, may_be_messaged, rhythm_of_person
from storage.database import reading, writing
from storage.models import Person, Team
from storage.repositories.duties import Duties
from storage.repositories.people import People, Workspaces
from storage.repositories.rounds import Rounds
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail


@reading
def open_absence(session: Session, actor: Actor, who: str, delegate: str, now: datetime) -> OpenedAbsence:
    """The form, with what is known of that person's absence. Both are Slack user ids, `delegate` "" where none was
    named. Raises NotFound or NotAllowed."""
    person = _whose(session, actor, who)
    today = _today(session, person, now)
    entered = AwayEntered(who, delegate=delegate)
    if person.away_until is not None and person.away_until >= today:
        known = People(session, actor.workspace_id).get(person.delegate_id or 0)
        delegate = delegate or (known.slack_user_id if known else "")
        entered = AwayEntered(who, person.away_until, person.away_from, delegate)
    may_choose_who = actor.is_admin or bool(actor.leads)
    return OpenedAbsence(entered, today, may_choose_who)


@writing
def go_away(session: Session, actor: Actor, entered: AwayEntered, now: datetime) -> Absence:
    """Say that somebody is away. What they are asked just now is asked of the delegate instead.

    Leads and OKR admins may say it of others; the delegate whom these name sees nothing private. Raises NotFound,
    NotAllowed or InvalidForm.
    """
    person = _whose(session, actor, entered.who)
    today, problems = _today(session, person, now), Problems()
    since, until = read_days(entered, today, problems)
    delegate = _delegate(session, person, entered.delegate, since, until, problems)
    problems.refuse()
    person.away_from, person.away_until = since, until
    person.delegate_id = delegate.key if delegate else None
    person.named_own_delegate = person.key == actor.person_id
    session.add(person)
    session.flush()
    after = {"since": since.isoformat(), "until": until.isoformat(), "delegate": person.delegate_id}
    event_id = _record(session, actor, person, "go away", after, now)
    if delegate is not None and delegate.key != actor.person_id:
        facts = {"person_id": person.key, "by_id": actor.person_id}
        Trail(session, actor.workspace_id).send(now, "stand_in", f"stand_in:{event_id}", delegate.slack_user_id, facts)
    if is_away(person, today):
        _pass_on(session, person, delegate, now)
    return _told(session, actor, person, today)


@writing
def come_back(session: Session, actor: Actor, who: str, now: datetime) -> Absence:
    """Somebody is asked again, be they away or about to be. Raises NotFound or NotAllowed."""
    person = _whose(session, actor, who)
    today = _today(session, person, now)
    was_away = person.away_until is not None and person.away_until >= today
    if person.away_until is not None:
        _record(session, actor, person, "come back", {"was until": person.away_until.isoformat()}, now)
    person.away_from = person.away_until = person.delegate_id = None
    session.add(person)
    session.flush()
    owed = owed_by(session, actor_of(session, person, now), today).owed
    return Absence(line_of(person), person.key == actor.person_id, today, owed=len(owed), was_away=was_away)


@reading
def absence_to_tell(
    session: Session, workspace_id: int, person_id: int, by_id: int, recipient: str, now: datetime
) -> tuple[Absence, PersonLine] | None:
    """The absence of which a delegate is told, and who named them; None when they do not stand in any more."""
    people = People(session, workspace_id)
    person, by, delegate = people.get(person_id), people.get(by_id), people.of_slack(recipient)
    if person is None or by is None or delegate is None or not may_be_messaged(delegate):
        return None
    today = _today(session, person, now)
    if person.delegate_id != delegate.key or person.away_until is None or person.away_until < today:
        return None
    absence = Absence(line_of(person), False, today, person.away_from, person.away_until, line_of(delegate))
    return absence, line_of(by)


def _whose(session: Session, actor: Actor, who: str) -> Person:
    people = People(session, actor.workspace_id)
    person = people.of_slack(who)
    if person is None or person.is_bot or person.is_external or person.is_deactivated:
        raise NotFound("this person")
    teams = [team for _, team in people.teams_of(person.key)]
    if person.key != actor.person_id and not _may_for(actor, teams):
        leads = [
            each for team in teams for each in Teams(session, actor.workspace_id).people_of(team.key, TeamRole.LEAD)
        ]
        raise NotAllowed("change the absence of", person.name, named_or_admins(session, actor, leads))
    return person


def _may_for(actor: Actor, teams: list[Team]) -> bool:
    stakes = [Stake(None, team.key, team.is_company) for team in teams]
    return may(actor, Verb.MANAGE_WORKSPACE) or any(may(actor, Verb.MANAGE_TEAM, stake) for stake in stakes)


def _delegate(
    session: Session, person: Person, chosen: str, since: date, until: date, problems: Problems
) -> Person | None:
    if not chosen:
        return None
    delegate = People(session, person.workspace_id).of_slack(chosen)
    problem = _problem_of(delegate, person, since, until)
    if problem:
        problems.add("delegate", problem)
    return delegate


def _problem_of(delegate: Person | None, person: Person, since: date, until: date) -> str:
    if delegate is None:
        return "I do not know this person yet. Try again in a minute."
    if delegate.key == person.key:
        return "Choose somebody else: nobody stands in for themselves."
    if not may_be_messaged(delegate):
        return f"{delegate.name} cannot be asked. Choose a colleague."
    if delegate.away_until is not None and delegate.away_until >= since and (delegate.away_from or since) <= until:
        return f"{delegate.name} is away then, too. Choose somebody who is here."
    return ""


def _pass_on(session: Session, person: Person, delegate: Person | None, now: datetime) -> None:
    """What is due already is not theirs to answer any more; whoever has answered all of it stays in."""
    workspace, duties = Workspaces(session).get(person.workspace_id), Duties(session, person.workspace_id)
    still_open = duties.open_of([person.key])
    answers = answers_to(session, workspace, still_open)
    for duty in still_open:
        if answers[duty.key].are_complete:
            continue
        duty.outcome, duty.asked_id = DutyOutcome.AWAY, delegate.key if delegate else None
        if delegate is None:
            duty.nudge_at = None
        else:
            _ask_now(session, delegate, duty.due_on, now)
        session.add(duty)
        for entry in Rounds(session, person.workspace_id).open_entries_of(person.key):
            entry.is_away = True
            session.add(entry)


def _ask_now(session: Session, delegate: Person, due_on: date, now: datetime) -> None:
    rhythm = rhythm_of_person(session, delegate, Workspaces(session).get(delegate.workspace_id))
    today = rhythm.local_date(now)
    days_off = DaysOff(session, delegate.workspace_id, today).of(rhythm.country)
    is_fine = today.weekday() < 5 and today not in days_off and is_decent_hour(now, rhythm.zone)
    at = now if is_fine else next_working_morning(now, rhythm.at, rhythm.zone, days_off)
    enqueue_prompt(session, delegate, due_on, at, now)


def _record(session: Session, actor: Actor, person: Person, verb: str, after: dict[str, Any], now: datetime) -> int:
    trail = Trail(session, actor.workspace_id)
    trail.repair_personal_posts(now, person.key)
    return trail.record(now, actor.person_id, verb, "person", person.key, after=after)


def _told(session: Session, actor: Actor, person: Person, today: date) -> Absence:
    delegate = People(session, person.workspace_id).get(person.delegate_id or 0)
    return Absence(
        who=line_of(person),
        is_mine=person.key == actor.person_id,
        today=today,
        since=person.away_from,
        until=person.away_until,
        delegate=line_of(delegate) if delegate else None,
    )


def _today(session: Session, person: Person, now: datetime) -> date:
    return rhythm_of_person(session, person, Workspaces(session).get(person.workspace_id)).local_date(now)
