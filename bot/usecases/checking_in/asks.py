"""Asks: one line to one person, for help or a decision, raised in a check-in; they hear at once."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col

from bot.domain.cards import AskLine, ItemLine, PersonLine
from bot.domain.errors import Invalid, NotFound
from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.references import Reference
from bot.domain.vocabulary import AskState, ItemKind
from bot.usecases.checking_in.asking import ask_lines, asks_to
from bot.usecases.checking_in.stating import ItemRow, item_of, local_date, reference_of
from bot.usecases.company.workspaces import actor_of
from bot.usecases.goals.stakes import Stakes
from bot.usecases.rhythm.scheduling import may_be_messaged
from bot.usecases.telling.announcing import repair_posts_with
from storage.database import reading, writing
from storage.models import Ask, Initiative, KeyResult
from storage.repositories.asks import Asks
from storage.repositories.goals import Goals, KeyResultRow
from storage.repositories.people import People
from storage.repositories.trail import Trail

LONGEST_ASK = 300
_HIDDEN = "private by now"


def raise_ask(
    session: Session, actor: Actor, row: ItemRow, to: Actor | None, words: str, now: datetime, *, of_brief: bool = False
) -> AskLine:
    """Store an ask and have it sent; `of_brief` says that a reader of the brief raised it. Raises Invalid (fields "ask"
    and "ask_to") for an ask that nobody could answer. A shared step; it takes the session."""
    words = words.strip()
    if not words:
        raise Invalid("ask", "Write in one line what you need.")
    if len(words) > LONGEST_ASK:
        raise Invalid("ask", f"Keep it to one line of {LONGEST_ASK} characters.")
    if to is None:
        raise Invalid("ask_to", "Choose the person from whom you need it.")
    _refuse_whom_one_cannot_ask(session, actor, row, to, now)
    item, ref = item_of(row), reference_of(row)
    ask = Ask(
        workspace_id=actor.workspace_id,
        item_kind=ref.kind,
        item_id=item.key,
        check_in_id=item.last_check_in_id,
        from_id=actor.person_id,
        to_id=to.person_id,
        text=words,
        created_at=now,
    )
    ask_id, trail = Asks(session, actor.workspace_id).add(ask), Trail(session, actor.workspace_id)
    trail.record(now, actor.person_id, "ask", ref.kind, item.key, after={"ask": ask_id, "to": to.person_id})
    facts = {"ask_id": ask_id, "to": to.slack_user_id} | ({"of_brief": True} if of_brief else {})
    trail.send(now, "ask", f"ask:{ask_id}", to.slack_user_id, facts)
    trail.repair_personal_posts(now, to.person_id)
    return _line(session, ask, actor)


@reading
def ask_to_answer(session: Session, actor: Actor, ask_id: int) -> AskLine:
    """An ask to the actor, or one of theirs that is over. Raises NotFound, and Invalid for what somebody else is to
    answer: a summary shows it to all who see the item."""
    ask = Asks(session, actor.workspace_id).get(ask_id)
    is_theirs = ask is not None and actor.person_id in (ask.to_id, ask.from_id)
    if ask is None or not (is_theirs or ask_lines(session, actor, [ask])):
        raise NotFound("this ask")
    line = _line(session, ask, actor)
    if not is_theirs or (ask.to_id != actor.person_id and ask.state is AskState.OPEN):
        raise Invalid("", f"Only {line.to} can answer this.")
    return line


@writing
def answer_ask(session: Session, actor: Actor, ask_id: int, words: str, now: datetime) -> AskLine:
    """Store the answer and tell whoever asked. Only the one who was asked can; the first answer stands, so that a
    repetition changes nothing. Raises NotFound or Invalid (field "answer")."""
    ask = Asks(session, actor.workspace_id).get(ask_id)
    if ask is None or ask.to_id != actor.person_id:
        raise NotFound("this ask")
    if ask.state is AskState.WITHDRAWN:
        raise Invalid("answer", "This ask was withdrawn meanwhile, so nobody waits for an answer any more.")
    if ask.state is AskState.ANSWERED:
        return _line(session, ask, actor)
    answer = words.strip()
    if not answer or len(answer) > 3000:
        raise Invalid("answer", "Write your answer in a few words, up to 3,000 characters.")
    ask.state, ask.answer, ask.answered_at = AskState.ANSWERED, answer, now
    trail = Trail(session, actor.workspace_id)
    trail.record(now, actor.person_id, "answer an ask", ask.item_kind, ask.item_id, after={"ask": ask_id})
    asker = People(session, actor.workspace_id).of_ids([ask.from_id])[ask.from_id]
    trail.send(now, "ask_answered", f"ask_answered:{ask_id}", asker.slack_user_id, {"ask_id": ask_id})
    _repair(session, ask, now)
    return _line(session, ask, actor)


@writing
def withdraw_ask(session: Session, actor: Actor, ask_id: int, now: datetime) -> AskLine:
    """Take an ask back; what was sent says so. Only the one who asked can; one that is answered stays, and so does one
    that is withdrawn already. Raises NotFound."""
    ask = Asks(session, actor.workspace_id).get(ask_id)
    if ask is None or ask.from_id != actor.person_id:
        raise NotFound("this ask")
    if ask.state is AskState.OPEN:
        ask.state = AskState.WITHDRAWN
        trail = Trail(session, actor.workspace_id)
        trail.record(now, actor.person_id, "withdraw an ask", ask.item_kind, ask.item_id, after={"ask": ask_id})
        _repair(session, ask, now)
    return _line(session, ask, actor)


@dataclass(frozen=True, slots=True)
class SentAsk:
    """An ask as one of the two reads it, or whoever was asked first; `reader_id` is their row id."""

    line: AskLine
    reader_id: int

    def is_passed_on(self, slack_user_id: str) -> bool:
        """Whether somebody else than this person is to answer it by now."""
        return self.line.to.slack_user_id != slack_user_id


@dataclass(frozen=True, slots=True)
class AskBoard:
    """What somebody was asked and asked themselves: what is open, oldest first, and what was closed lately."""

    to_me: tuple[AskLine, ...]
    by_me: tuple[AskLine, ...]
    closed: tuple[AskLine, ...]


@reading
def list_asks(session: Session, actor: Actor) -> AskBoard:
    """Those about items that the actor may still see."""
    asks = Asks(session, actor.workspace_id)
    return AskBoard(
        to_me=asks_to(session, actor),
        by_me=ask_lines(session, actor, asks.open_by(actor.person_id)),
        closed=ask_lines(session, actor, asks.closed_with(actor.person_id)),
    )


@reading
def ask_as_sent(session: Session, workspace_id: int, ask_id: int, slack_user_id: str, now: datetime) -> SentAsk | None:
    """An ask as its message says it to one of the two; None when it is gone, or when nobody may hear it any more."""
    ask = Asks(session, workspace_id).get(ask_id)
    reader = People(session, workspace_id).of_slack(slack_user_id)
    if ask is None or reader is None or not may_be_messaged(reader):
        return None
    return SentAsk(_line(session, ask, actor_of(session, reader, now)), reader.key)


def _repair(session: Session, ask: Ask, now: datetime) -> None:
    """Have the message that asked, the summaries that show it, and Home of both rendered anew."""
    trail = Trail(session, ask.workspace_id)
    repair_posts_with(session, ask, now)
    trail.repair_posts_about(now, ask.to_id, "ask", "ask_id", ask.key)
    for person_id in (ask.from_id, ask.to_id):
        trail.repair_personal_posts(now, person_id)


def _refuse_whom_one_cannot_ask(session: Session, actor: Actor, row: ItemRow, to: Actor, now: datetime) -> None:
    if to.person_id == actor.person_id:
        raise Invalid("ask_to", "That is you. Choose the person who can help.")
    if to.is_guest:
        raise Invalid("ask_to", f"{to.name} is a guest, and guests cannot be asked. Choose somebody of your company.")
    stakes = Stakes(session, to, local_date(actor, now))
    stake = stakes.of_key_result(row) if isinstance(row, KeyResultRow) else stakes.of_initiative(row)
    if not may(to, Verb.SEE, stake):
        raise Invalid("ask_to", f"{reference_of(row)} is private, and {to.name} cannot see it. Choose who can.")


def _line(session: Session, ask: Ask, reader: Actor) -> AskLine:
    people = People(session, ask.workspace_id).of_ids([ask.from_id, ask.to_id])
    names = {key: PersonLine(person.slack_user_id, person.name) for key, person in people.items()}
    return AskLine(
        id=ask.key,
        about=_about(session, ask, reader),
        words=ask.text,
        by=names[ask.from_id],
        to=names[ask.to_id],
        asked_on=ask.created_at.astimezone(ZoneInfo(reader.zone)).date(),
        answer=ask.answer,
        is_withdrawn=ask.state is AskState.WITHDRAWN,
    )


def _about(session: Session, ask: Ask, reader: Actor) -> ItemLine:
    """What it is about; an item that is hidden from the reader by now is not named any more."""
    item: KeyResult | Initiative
    goals = Goals(session, reader)
    if ask.item_kind is ItemKind.KEY_RESULT:
        item = session.get_one(KeyResult, ask.item_id)
        is_seen = bool(goals.key_result_ids(col(KeyResult.id) == item.key))
    else:
        item = session.get_one(Initiative, ask.item_id)
        is_seen = bool(goals.initiatives(col(Initiative.id) == item.key, limit=1))
    return ItemLine(Reference(ask.item_kind, item.number), item.title if is_seen else _HIDDEN)
