"""What people answer for on their due dates, and how it went. Shared steps; they take the session."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from bot.domain.cadence import Timing, timing
from bot.domain.home_page import Record, TeamRecord
from bot.domain.people import Actor
from bot.domain.vocabulary import DutyOutcome, ItemKind
from bot.usecases.rhythm.asked_for import existed_before, has_number
from storage.models import Duty, KeyResult, Person, Workspace
from storage.repositories.duties import Duties
from storage.repositories.rounds import Rounds
from storage.repositories.teams import Teams

_LOOKED_BACK = 8  # due dates of one person
_WEEKS_OF_A_TEAM = 4
Item = tuple[str, int]  # a kind and a row id


@dataclass(frozen=True, slots=True)
class Answers:
    """How many rows are still theirs to answer, how many of them were, and when the last of them was, once all were."""

    rows: int
    answered: int
    last_on: date | None

    @property
    def are_complete(self) -> bool:
        """Whether nothing waits any more."""
        return self.answered == self.rows


def items_due(session: Session, workspace_id: int, due_on: Mapping[int, date]) -> dict[int, list[Item]]:
    """For each of these people, by row id, what they answer for on their due date; private items too."""
    due: dict[int, list[Item]] = {}
    for today in sorted(set(due_on.values())):
        people = [person_id for person_id, on in due_on.items() if on == today]
        for item in Rounds(session, workspace_id).items_of(people, today):
            if item.owner_id is not None and existed_before(item, today) and has_number(item, today):
                kind = ItemKind.KEY_RESULT if isinstance(item, KeyResult) else ItemKind.INITIATIVE
                due.setdefault(item.owner_id, []).append((kind.value, item.key))
    return due


def answers_to(session: Session, workspace: Workspace, duties: Sequence[Duty]) -> dict[int, Answers]:
    """What became of these duties until now, by their row id. Rows that were closed or handed over count no more."""
    if not duties:
        return {}
    repository, items = Duties(session, workspace.key), {item for duty in duties for item in _items(duty)}
    owners = repository.still_there(items)
    quiet = timedelta(days=workspace.quiet_days)
    news = repository.news_since(items, min(duty.due_on for duty in duties) - quiet)
    return {
        duty.key: _answers(
            [item for item in _items(duty) if owners.get(item) == duty.person_id], news, duty.due_on - quiet
        )
        for duty in duties
    }


def settle(session: Session, workspace: Workspace, people: Iterable[Person], next_due_on: Mapping[int, date]) -> None:
    """Say how the due date before this one went, for people whose next one has opened."""
    by_id = {person.key: person for person in people}
    duties = [
        each
        for each in Duties(session, workspace.key).open_of(next_due_on)
        if each.due_on < next_due_on[each.person_id]
    ]
    answers = answers_to(session, workspace, duties)
    for duty in duties:
        said = answers[duty.key]
        if not said.rows:
            session.delete(duty)  # all of it was closed or handed over
            continue
        following = next_due_on[duty.person_id]
        came = timing(said.last_on or following, duty.asked_on, following)
        if came is Timing.MISSED and _was_away(by_id[duty.person_id], duty.asked_on, following):
            duty.outcome = DutyOutcome.AWAY
        else:
            duty.outcome = DutyOutcome(came.value)
        duty.answered_on, duty.nudge_at = said.last_on, None
        session.add(duty)


def _was_away(person: Person, since: date, until: date) -> bool:
    """Whether an absence lies within these days, the last one left out."""
    return person.away_until is not None and person.away_until >= since and (person.away_from or since) < until


def record_of(session: Session, actor: Actor) -> Record:
    """How the actor's own last due dates went."""
    return _counted(Duties(session, actor.workspace_id).outcomes_of(actor.person_id, _LOOKED_BACK))


def records_led_by(session: Session, actor: Actor, today: date) -> tuple[TeamRecord, ...]:
    """How the last weeks went in the teams that the actor leads, by name; teams without any due date are left out."""
    if not actor.leads:
        return ()
    since = today - timedelta(weeks=_WEEKS_OF_A_TEAM)
    outcomes = Duties(session, actor.workspace_id).outcomes_of_teams(actor.leads, since)
    return tuple(
        TeamRecord(team.name, _counted(outcome for team_id, outcome in outcomes if team_id == team.key))
        for team in Teams(session, actor.workspace_id).all()
        if any(team_id == team.key for team_id, _ in outcomes)
    )


def _counted(outcomes: Iterable[DutyOutcome]) -> Record:
    found = list(outcomes)
    return Record(**{outcome.value: found.count(outcome) for outcome in DutyOutcome})


def _answers(items: Collection[Item], news: Mapping[Item, Sequence[date]], since: date) -> Answers:
    first = [next((on for on in news.get(item, ()) if on >= since), None) for item in items]
    answered = [on for on in first if on is not None]
    return Answers(len(first), len(answered), max(answered) if answered and len(answered) == len(first) else None)


def _items(duty: Duty) -> list[Item]:
    return [(kind, item_id) for kind, item_id in duty.items]
