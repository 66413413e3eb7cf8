"""Somebody was made the owner of an item by somebody else: they hear at once, and can take it or give it back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col

from bot.domain.cards import ItemLine, PersonLine
from bot.domain.errors import NotFound
from bot.domain.people import Actor
from bot.domain.vocabulary import ItemKind, OwnerAnswer
from bot.usecases.company.leads import leads_to_tell
from bot.usecases.company.leaving import tell_leads_of_ownerless
from bot.usecases.company.workspaces import actor_of
from bot.usecases.goals.items import TABLES, Item, kind_of, reference_to
from bot.usecases.rhythm.scheduling import may_be_messaged
from storage.database import reading, writing
from storage.models import AuditEvent, Initiative, KeyResult, Objective, Person, Team
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow, ObjectiveRow
from storage.repositories.people import People, Workspaces
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail

_Row = ObjectiveRow | KeyResultRow | InitiativeRow


@dataclass(frozen=True, slots=True)
class Assignment:
    """An item that somebody got: from whom, what they said to it, and whose it is now."""

    event_id: int
    item: ItemLine
    by: PersonLine | None
    answer: OwnerAnswer
    owner: PersonLine | None


def tell_new_owner(session: Session, actor: Actor, item: Item, now: datetime) -> None:
    """Have the owner hear of it, unless they did it themselves or nothing is sent yet. A shared step; the change of
    owner is in the trail already."""
    is_live = Workspaces(session).get(actor.workspace_id).live_at is not None
    owner = People(session, actor.workspace_id).get(item.owner_id) if item.owner_id else None
    if owner is None or owner.key == actor.person_id or not is_live or not may_be_messaged(owner):
        return
    trail, kind = Trail(session, actor.workspace_id), kind_of(item)
    event_id = max(e.key for e in trail.events_of(kind, item.key) if (e.after or {}).get("owner_id") == owner.key)
    trail.send(now, "new_owner", f"new_owner:{event_id}", owner.slack_user_id, {"event_id": event_id})


@reading
def assignment_as_sent(
    session: Session, workspace_id: int, event_id: int, slack_user_id: str, now: datetime
) -> Assignment | None:
    """What the message says to the new owner; None when they may not hear it, or own it no more."""
    reader = People(session, workspace_id).of_slack(slack_user_id)
    if reader is None or not may_be_messaged(reader):
        return None
    try:
        found = assignment_of(session, actor_of(session, reader, now), event_id)
    except NotFound:
        return None
    return found if found.answer is OwnerAnswer.OPEN else None


@writing
def accept_item(session: Session, actor: Actor, event_id: int, now: datetime) -> Assignment:
    """*Accept*: it is in the trail that they took it. Raises NotFound for what was never theirs."""
    return accept(session, actor, event_id, now)


@writing
def give_back(session: Session, actor: Actor, event_id: int, now: datetime) -> Assignment:
    """*Not mine*: it goes back to whoever assigned it, else to a lead of its team, and they hear it. Raises NotFound
    for what was never theirs."""
    return return_item(session, actor, event_id, now)


def accept(session: Session, actor: Actor, event_id: int, now: datetime) -> Assignment:
    """`accept_item` as a shared step."""
    found = assignment_of(session, actor, event_id)
    if found.answer is OwnerAnswer.OPEN:
        event = _event(session, actor, event_id)
        trail = Trail(session, actor.workspace_id)
        after = {"event": event_id}
        trail.record(now, actor.person_id, OwnerAnswer.ACCEPTED.value, event.item_kind, event.item_id, after=after)
    return assignment_of(session, actor, event_id)


def return_item(session: Session, actor: Actor, event_id: int, now: datetime) -> Assignment:
    """`give_back` as a shared step."""
    if assignment_of(session, actor, event_id).answer is not OwnerAnswer.OPEN:
        return assignment_of(session, actor, event_id)
    event, trail = _event(session, actor, event_id), Trail(session, actor.workspace_id)
    row = _row(session, actor, event)
    item: Item = row[0]
    heir = _whose_it_is(session, actor, event, row.team)
    before, after = {"owner_id": item.owner_id}, {"owner_id": heir.key if heir else None, "event": event_id}
    answered = trail.record(
        now, actor.person_id, OwnerAnswer.GIVEN_BACK.value, event.item_kind, item.key, before=before, after=after
    )
    item.owner_id, item.version = heir.key if heir else None, item.version + 1
    session.add(item)
    session.flush()
    trail.repair_personal_posts(now, actor.person_id)
    if heir is None:
        tell_leads_of_ownerless(session, actor, item, now)
    else:
        trail.repair_personal_posts(now, heir.key)
        facts = {"event_id": answered, "from": actor.person_id}
        trail.send(now, "given_back", f"given_back:{answered}", heir.slack_user_id, facts)
    line = ItemLine(reference_to(item), item.title)
    return Assignment(event_id, line, None, OwnerAnswer.GIVEN_BACK, _line(heir))


@reading
def given_back_as_sent(
    session: Session, workspace_id: int, event_id: int, slack_user_id: str, now: datetime
) -> tuple[ItemLine, PersonLine] | None:
    """What came back, and from whom; None when its new owner may not hear it, or owns it no more."""
    reader = People(session, workspace_id).of_slack(slack_user_id)
    event = Trail(session, workspace_id).event(event_id)
    if reader is None or event is None or not may_be_messaged(reader):
        return None
    try:
        row = _row(session, actor_of(session, reader, now), event)
    except NotFound:
        return None
    giver = People(session, workspace_id).get(event.actor_id or 0)
    item: Item = row[0]
    if giver is None or item.owner_id != reader.key:
        return None
    return ItemLine(reference_to(item), item.title), PersonLine(giver.slack_user_id, giver.name)


def assignment_of(session: Session, actor: Actor, event_id: int) -> Assignment:
    """How an assignment of the actor stands. Raises NotFound for what was never theirs. A shared step."""
    found = assignments_of(session, actor, [event_id])
    if not found:
        raise NotFound("this message's item")
    return found[0]


def assignments_of(session: Session, actor: Actor, event_ids: Collection[int]) -> list[Assignment]:
    """How several of them stand, oldest first; what was never theirs, or is hidden from them, is left out. A constant
    number of queries."""
    trail = Trail(session, actor.workspace_id)
    events = [each for each in trail.events(event_ids) if (each.after or {}).get("owner_id") == actor.person_id]
    items = _items(session, actor, events)
    seen = [
        (event, items[event.item_kind, event.item_id]) for event in events if (event.item_kind, event.item_id) in items
    ]
    answers = _answers(trail, [event for event, _ in seen])
    ids = {each for event, item in seen for each in (event.actor_id, item.owner_id) if each is not None}
    people = People(session, actor.workspace_id).of_ids(ids)
    return [
        Assignment(
            event_id=event.key,
            item=ItemLine(reference_to(item), item.title),
            by=_line(people.get(event.actor_id or 0)),
            answer=answers.get(event.key)
            or (OwnerAnswer.OPEN if item.owner_id == actor.person_id else OwnerAnswer.OUTDATED),
            owner=_line(people.get(item.owner_id or 0)),
        )
        for event, item in seen
    ]


def _items(session: Session, actor: Actor, events: Sequence[AuditEvent]) -> dict[tuple[str, int | None], Item]:
    """What these events are about, as far as the actor sees it, by kind and row id."""
    goals = Goals(session, actor)
    ids = {kind: [each.item_id for each in events if each.item_kind == kind] for kind in ItemKind}
    found: list[Item] = []
    if ids[ItemKind.OBJECTIVE]:
        found += [row.objective for row in goals.objectives(col(Objective.id).in_(ids[ItemKind.OBJECTIVE]))]
    if ids[ItemKind.KEY_RESULT]:
        found += [row.key_result for row in goals.key_results(col(KeyResult.id).in_(ids[ItemKind.KEY_RESULT]))]
    if ids[ItemKind.INITIATIVE]:
        found += [row.initiative for row in goals.initiatives(col(Initiative.id).in_(ids[ItemKind.INITIATIVE]))]
    return {(kind_of(item).value, item.key): item for item in found}


def _answers(trail: Trail, assigned: Sequence[AuditEvent]) -> dict[int, OwnerAnswer]:
    """What was said to these assignments, by the event's row id; the last word counts."""
    answers: dict[int, OwnerAnswer] = {}
    for kind in {each.item_kind for each in assigned}:
        of_kind = [each for each in assigned if each.item_kind == kind]
        for event in trail.events_of_items(kind, [each.item_id or 0 for each in of_kind]):
            if (about := (event.after or {}).get("event")) is not None:
                answers[int(about)] = OwnerAnswer(event.verb)
    return answers


def _event(session: Session, actor: Actor, event_id: int) -> AuditEvent:
    """The event that made the actor the owner; raises NotFound for any other."""
    event = Trail(session, actor.workspace_id).event(event_id)
    if event is None or (event.after or {}).get("owner_id") != actor.person_id:
        raise NotFound("this message's item")
    return event


def _row(session: Session, actor: Actor, event: AuditEvent) -> _Row:
    item: Any = session.get_one(TABLES[ItemKind(event.item_kind)], event.item_id)
    goals = Goals(session, actor)
    row: _Row | None
    if isinstance(item, Objective):
        row = goals.objective(item.number)
    elif isinstance(item, KeyResult):
        row = goals.key_result(item.number)
    else:
        row = goals.initiative(item.number)
    if row is None:
        raise NotFound("this message's item")
    return row


def _whose_it_is(session: Session, actor: Actor, event: AuditEvent, team: Team | None) -> Person | None:
    """Whoever assigned it, else a lead of its team, else one of the company."""
    people, teams = People(session, actor.workspace_id), Teams(session, actor.workspace_id)
    leads = [lead for each in (team, teams.company()) if each is not None for lead in leads_to_tell(session, each)]
    giver = people.get(event.actor_id or 0)
    possible = [*([giver] if giver else []), *leads]
    return next((each for each in possible if each.key != actor.person_id and may_be_messaged(each)), None)


def _line(person: Person | None) -> PersonLine | None:
    return PersonLine(person.slack_user_id, person.name) if person else None
