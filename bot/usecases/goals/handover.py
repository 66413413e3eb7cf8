"""Handing over: what somebody owns, and what is asked of them, goes to somebody else in one go."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.cards import PersonLine
from bot.domain.errors import Invalid, NotAllowed, NotFound
from bot.domain.handover import (
    MOST_ASKS,
    MOST_ITEMS,
    NOBODY,
    HandedItem,
    HandedOver,
    HandoverDone,
    HandoverEntered,
    OpenedHandover,
)
from bot.domain.people import Actor
from bot.domain.problems import Problems
from bot.domain.vocabulary import AskState, ItemChange, OwnerAnswer, TeamRole
from bot.usecases.checking_in.asking import ask_lines
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.team_cards import line_of, named_or_admins
from bot.usecases.company.workspaces import actor_of
from bot.usecases.goals.goal_steps import Named
from bot.usecases.goals.new_owners import accept, assignments_of, return_item
from bot.usecases.goals.owned import Owned, asks_waiting_for, owned_by
from bot.usecases.rhythm.scheduling import may_be_messaged
from bot.usecases.telling.announcing import repair_posts_with
from storage.database import reading, writing
from storage.models import Ask, AuditEvent, Person
from storage.repositories.asks import Asks
from storage.repositories.people import People, Workspaces
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail

KIND = "person"  # of the event that stands for the whole


@reading
def open_handover(session: Session, actor: Actor, who: str, taker: str, now: datetime) -> OpenedHandover:
    """The form, everything ticked. Both are Slack user ids, `taker` "" where nobody was named; `who` may have left, or
    be NOBODY. Raises NotFound or NotAllowed."""
    giver = _giver(session, actor, who)
    owned = owned_by(session, actor, giver, local_date(actor, now))
    asks = asks_waiting_for(session, actor, giver)
    if not owned and not asks:
        _refuse_stranger(session, actor, giver)
    return OpenedHandover(
        giver=_line(giver),
        taker=taker,
        items=tuple(each.line for each in owned[:MOST_ITEMS]),
        asks=ask_lines(session, actor, asks[:MOST_ASKS]),
        may_choose_giver=actor.is_admin or bool(actor.leads),
        more=max(len(owned) - MOST_ITEMS, 0) + max(len(asks) - MOST_ASKS, 0),
    )


@writing
def hand_over(session: Session, actor: Actor, entered: HandoverEntered, token: str, now: datetime) -> HandoverDone:
    """Give what is ticked to somebody else, who hears it in one message. What is not the giver's any more stays where
    it is and is named. The same `token` changes nothing twice. Raises NotFound, NotAllowed or InvalidForm."""
    giver = _giver(session, actor, entered.giver)
    taker = _taker(session, actor, giver, entered)
    trail = Trail(session, actor.workspace_id)
    if not trail.is_first(token, now):
        return HandoverDone(_line(giver), line_of(taker), ())
    owned = {each.ref: each for each in owned_by(session, actor, giver, local_date(actor, now))}
    waiting = {ask.key: ask for ask in asks_waiting_for(session, actor, giver)}
    items = [owned[ref] for ref in entered.items if ref in owned]
    asks = [waiting[ask_id] for ask_id in entered.ask_ids if ask_id in waiting]
    if not items and not asks:
        _refuse_stranger(session, actor, giver)
    event_ids = [_give(session, actor, each, taker, now) for each in items]
    for ask in asks:
        _pass_on(session, actor, ask, taker, now)
    is_told = bool(items or asks) and _tell(session, actor, giver, taker, event_ids, asks, now)
    for person in (giver, taker):
        if person is not None:
            trail.repair_personal_posts(now, person.key)
    return HandoverDone(
        _line(giver),
        line_of(taker),
        tuple(each.line for each in items),
        ask_lines(session, actor, asks),
        tuple(ref for ref in entered.items if ref not in owned),
        is_told,
    )


@reading
def handover_as_sent(
    session: Session, workspace_id: int, handover_id: int, slack_user_id: str, now: datetime
) -> HandedOver | None:
    """What the message says to the new owner; None when they may not hear it, or nothing of it is theirs any more."""
    reader = People(session, workspace_id).of_slack(slack_user_id)
    if reader is None or not may_be_messaged(reader):
        return None
    found = _as_read(session, actor_of(session, reader, now), handover_id)
    return found if found.is_open or found.asks else None


@writing
def answer_handover(
    session: Session, actor: Actor, handover_id: int, event_id: int, *, accepts: bool, now: datetime
) -> HandedOver:
    """*Accept* or *Not mine* of one item, or of all that are not answered yet (`event_id` 0). Raises NotFound for what
    was never theirs."""
    found = _as_read(session, actor, handover_id)
    step = accept if accepts else return_item
    for each in found.items:
        if each.answer is OwnerAnswer.OPEN and event_id in (0, each.event_id):
            step(session, actor, each.event_id, now)
    return _as_read(session, actor, handover_id)


def _line(giver: Person | None) -> PersonLine | None:
    return line_of(giver) if giver is not None else None


def _giver(session: Session, actor: Actor, who: str) -> Person | None:
    """None for what nobody owns."""
    if who == NOBODY:
        return None
    giver = People(session, actor.workspace_id).of_slack(who)
    if giver is None or giver.is_bot or giver.is_external:
        raise NotFound("this person")
    return giver


def _refuse_stranger(session: Session, actor: Actor, giver: Person | None) -> None:
    """Whoever has no say in what somebody owns is not told either that there is nothing."""
    if giver is None:
        return
    team_ids = [team.key for _, team in People(session, actor.workspace_id).teams_of(giver.key)]
    if actor.person_id == giver.key or actor.is_admin or actor.leads.intersection(team_ids):
        return
    teams = Teams(session, actor.workspace_id)
    leads = [lead for team_id in team_ids for lead in teams.people_of(team_id, TeamRole.LEAD)]
    raise NotAllowed("hand over what", f"{giver.name} owns", named_or_admins(session, actor, leads))


def _taker(session: Session, actor: Actor, giver: Person | None, entered: HandoverEntered) -> Person:
    problems = Problems()
    taker_id = Named(session, actor, entered.taker).one(entered.taker, "to", problems)
    if not entered.taker:
        problems.add("to", "Choose who gets it.")
    if giver is not None and taker_id == giver.key:
        problems.add("to", f"{giver.name} has it already. Choose somebody else.")
    if not entered.items and not entered.ask_ids:
        problems.add("items", "Tick what should change hands.")
    problems.refuse()
    return People(session, actor.workspace_id).of_ids([taker_id or 0])[taker_id or 0]


def _give(session: Session, actor: Actor, owned: Owned, taker: Person, now: datetime) -> int:
    """The new owner, with its trace; returns the event's id."""
    item, verb = owned.item, ItemChange.HAND_OVER.value
    before, after = {"owner_id": item.owner_id}, {"owner_id": taker.key}
    trail = Trail(session, actor.workspace_id)
    event_id = trail.record(now, actor.person_id, verb, owned.ref.kind, item.key, before=before, after=after)
    item.owner_id, item.version = taker.key, item.version + 1
    session.add(item)
    session.flush()
    return event_id


def _pass_on(session: Session, actor: Actor, ask: Ask, taker: Person, now: datetime) -> None:
    """The ask waits for somebody else from now on; the message to the first one says so. Raises Invalid where that is
    nobody who could answer it."""
    if ask.from_id == taker.key:
        raise Invalid("asks", f"{taker.name} asked one of these themselves. Leave it out.")
    before, after = {"ask": ask.key, "to": ask.to_id}, {"ask": ask.key, "to": taker.key}
    trail, first = Trail(session, actor.workspace_id), ask.to_id
    trail.record(now, actor.person_id, "pass an ask on", ask.item_kind, ask.item_id, before=before, after=after)
    ask.to_id = taker.key
    session.add(ask)
    session.flush()
    if taker.is_guest or not ask_lines(session, actor_of(session, taker, now), [ask]):
        raise Invalid("asks", f"{taker.name} may not see what one of these asks is about. Leave it out.")
    repair_posts_with(session, ask, now)
    trail.repair_posts_about(now, first, "ask", "ask_id", ask.key)
    trail.repair_personal_posts(now, ask.from_id)


def _tell(
    session: Session,
    actor: Actor,
    giver: Person | None,
    taker: Person,
    event_ids: list[int],
    asks: list[Ask],
    now: datetime,
) -> bool:
    """One event for the whole, and one message to the new owner, unless they took it themselves."""
    trail = Trail(session, actor.workspace_id)
    after = {"to": taker.key, "events": event_ids, "asks": [ask.key for ask in asks]}
    giver_id = giver.key if giver is not None else None
    event_id = trail.record(now, actor.person_id, ItemChange.HAND_OVER.value, KIND, giver_id, after=after)
    is_live = Workspaces(session).get(actor.workspace_id).live_at is not None
    if not is_live or taker.key == actor.person_id or not may_be_messaged(taker):
        return False
    facts = {"event_id": event_id}
    return trail.send(now, "handed_over", f"handed_over:{event_id}", taker.slack_user_id, facts)


def _as_read(session: Session, actor: Actor, handover_id: int) -> HandedOver:
    event = _event(session, actor, handover_id)
    told, people = event.after or {}, People(session, actor.workspace_id)
    named = people.of_ids({event.item_id or 0, event.actor_id or 0})
    asks = Asks(session, actor.workspace_id).of_ids(told.get("asks", ()))
    waiting = [ask for ask in asks if ask.state is AskState.OPEN and ask.to_id == actor.person_id]
    return HandedOver(
        handover_id,
        _line(named.get(event.item_id or 0)),
        line_of(named[event.actor_id or 0]),
        tuple(
            HandedItem(each.event_id, each.item, each.answer)
            for each in assignments_of(session, actor, told.get("events", ()))
        ),
        ask_lines(session, actor, waiting),
    )


def _event(session: Session, actor: Actor, handover_id: int) -> AuditEvent:
    event = Trail(session, actor.workspace_id).event(handover_id)
    if event is None or event.item_kind != KIND or (event.after or {}).get("to") != actor.person_id:
        raise NotFound("this hand-over")
    return event
