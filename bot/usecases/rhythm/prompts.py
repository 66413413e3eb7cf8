"""The weekly direct message: to whom, when, and what it asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col

from bot.domain.cadence import EARLIEST, LATEST, is_decent_hour, next_working_morning
from bot.domain.cards import KeyResultCard, PersonLine
from bot.domain.errors import OutsideWorkspace
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.usecases.company.workspaces import actor_of
from bot.usecases.reading.cards import CardMaker
from bot.usecases.rhythm.days_off import DaysOff
from bot.usecases.rhythm.due_people import STILL_ON_TIME, DuePeople
from bot.usecases.rhythm.owing import Card, Owing, owed_by, owes_of_their_own
from bot.usecases.rhythm.scheduling import Rhythm, is_away, may_be_messaged, rhythm_of_person, schedule_newcomers
from storage.database import reading, writing
from storage.models import Initiative, KeyResult, Person
from storage.repositories.due import Due
from storage.repositories.goals import Goals
from storage.repositories.people import People, Workspaces

BATCH = 200  # people a transaction
NOT_MESSAGED = "this person is not messaged"


@dataclass(frozen=True, slots=True)
class Prompt:
    """What one person is asked on one due date. `answered` are rows of it that were answered since; `shown` keeps for
    each row the check-in that was its newest when it was first asked (0: none)."""

    me: PersonLine
    person_id: int
    due_on: date
    rows: tuple[Card, ...]
    answered: frozenset[Reference]
    not_asked: tuple[KeyResultCard, ...]
    shown: Mapping[str, int]
    away_until: date | None = None  # their last day away, if they are away by now


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Why somebody is not asked after all."""

    reason: str


@dataclass(frozen=True, slots=True)
class AskLater:
    """It is night, or a day off, where the person is."""

    at: datetime


@writing
def ask_who_is_due(session: Session, workspace_id: int, now: datetime) -> int:
    """Put one prompt into the outbox for everybody whose hour has come, and move each of them on to the next due date.

    One batch; returns how many were due. Nobody is asked before *Go live*. While somebody is away the delegate is.
    """
    workspace = Workspaces(session).get(workspace_id)
    if workspace.live_at is None:
        return 0
    schedule_newcomers(session, workspace_id, now)
    due = Due(session, workspace_id).people_due(now, BATCH)
    if due:
        DuePeople(session, workspace, due, now).ask()
    return len(due)


@reading
def what_to_ask(session: Session, workspace_id: int, person_id: int, due_on: date, now: datetime) -> Prompt | NotAsked:
    """The prompt as it is when its turn comes, or why there is none any more."""
    return prompt_now(session, workspace_id, person_id, due_on, now)


def prompt_now(session: Session, workspace_id: int, person_id: int, due_on: date, now: datetime) -> Prompt | NotAsked:
    """What `what_to_ask` returns, within a transaction of whoever asks. A shared step."""
    person = People(session, workspace_id).get(person_id)
    actor = actor_to_ask(session, person, now)
    if person is None or actor is None:
        return NotAsked(NOT_MESSAGED)
    if reason := why_not_now(session, person, due_on, now):
        return NotAsked(reason)
    owing = owed_by(session, actor, _rhythm(session, person).local_date(now))
    if not owing.owed:
        return NotAsked("owns nothing" if owing.owns_nothing else "everything is up to date")
    return _prompt(actor, due_on, owing)


def why_no_prompt_now(session: Session, workspace_id: int, person_id: int, due_on: date, now: datetime) -> str:
    """Why `prompt_now` finds nothing to ask, "" where it does; nearly always without making what is asked. A shared
    step."""
    person = People(session, workspace_id).get(person_id)
    if person is None or not may_be_messaged(person):
        return NOT_MESSAGED
    if reason := why_not_now(session, person, due_on, now):
        return reason
    workspace = Workspaces(session).get(workspace_id)
    if owes_of_their_own(session, person, workspace, _rhythm(session, person).local_date(now)):
        return ""
    asked = prompt_now(session, workspace_id, person_id, due_on, now)
    return asked.reason if isinstance(asked, NotAsked) else ""


@reading
def hour_to_ask(
    session: Session, workspace_id: int, person_id: int, scheduled_at: datetime, now: datetime
) -> AskLater | None:
    """When to ask instead, if a prompt scheduled for `scheduled_at` must not arrive now: nobody is asked on a day off,
    and late prompts keep to 07:00 to 20:00 where the person is."""
    person = People(session, workspace_id).get(person_id)
    if person is None:
        return None
    rhythm = _rhythm(session, person)
    today = rhythm.local_date(now)
    days_off = DaysOff(session, workspace_id, today).of(rhythm.country)
    is_own_hour = now - scheduled_at <= STILL_ON_TIME and not EARLIEST <= rhythm.at < LATEST
    if today not in days_off and (is_own_hour or is_decent_hour(now, rhythm.zone)):
        return None
    return AskLater(next_working_morning(now, rhythm.at, rhythm.zone, days_off))


@reading
def what_was_asked(
    session: Session, workspace_id: int, person_id: int, due_on: date, shown: Mapping[str, int], now: datetime
) -> Prompt | NotAsked:
    """A prompt that stands in Slack, as it is now: the rows that it had, the answered ones marked."""
    person = People(session, workspace_id).get(person_id)
    actor = actor_to_ask(session, person, now)
    if person is None or actor is None:
        return NotAsked(NOT_MESSAGED)
    today = _rhythm(session, person).local_date(now)
    cards = _cards_of(session, actor, today, [ref for each in shown if (ref := Reference.parse(each))])
    answered = frozenset(card.ref for card in cards if _newest(card) != shown.get(str(card.ref)))
    not_asked = owed_by(session, actor, today).not_asked
    me = PersonLine(actor.slack_user_id, actor.name)
    away_until = person.away_until if is_away(person, today) else None
    return Prompt(me, actor.person_id, due_on, tuple(cards), answered, not_asked, shown, away_until)


def why_not_now(session: Session, person: Person, due_on: date, now: datetime) -> str:
    """Why somebody is not asked now for what was due, "" where they are. A shared step."""
    workspace = Workspaces(session).get(person.workspace_id)
    today = rhythm_of_person(session, person, workspace).local_date(now)
    if workspace.live_at is None:
        return "the weekly messages are paused"
    if is_away(person, today):
        return "away"
    has_later = person.last_due_on is not None and person.last_due_on > due_on
    if has_later or (person.next_prompt_on is not None and today >= person.next_prompt_on):
        return "the next one has opened"
    return ""


def actor_to_ask(session: Session, person: Person | None, now: datetime) -> Actor | None:
    """Whoever may be messaged, as an actor; None for whoever left. A shared step."""
    try:
        return actor_of(session, person, now) if person else None
    except OutsideWorkspace:
        return None


def _prompt(actor: Actor, due_on: date, owing: Owing) -> Prompt:
    return Prompt(
        me=PersonLine(actor.slack_user_id, actor.name),
        person_id=actor.person_id,
        due_on=due_on,
        rows=owing.owed,
        answered=frozenset(),
        not_asked=owing.not_asked,
        shown={str(card.ref): _newest(card) for card in owing.owed},
    )


def _cards_of(session: Session, actor: Actor, today: date, refs: Iterable[Reference]) -> list[Card]:
    """The cards of these items, in this order; what is gone, or hidden by now, is left out."""
    goals, maker, wanted = Goals(session, actor), CardMaker(session, actor, today), list(refs)
    numbers = {kind: [ref.number for ref in wanted if ref.kind is kind] for kind in ItemKind}
    key_results = goals.key_results(col(KeyResult.number).in_(numbers[ItemKind.KEY_RESULT]))
    initiatives = goals.initiatives(col(Initiative.number).in_(numbers[ItemKind.INITIATIVE]))
    cards: dict[Reference, Card] = {card.ref: card for card in maker.key_results(key_results)}
    cards.update({card.ref: card for card in maker.initiatives(initiatives)})
    return [cards[ref] for ref in wanted if ref in cards]


def _newest(card: Card) -> int:
    return card.last_check_in.id if card.last_check_in else 0


def _rhythm(session: Session, person: Person) -> Rhythm:
    return rhythm_of_person(session, person, Workspaces(session).get(person.workspace_id))
