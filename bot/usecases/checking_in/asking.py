"""Asks as lines to read. Shared steps; they take the session."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlmodel import Session, col

from bot.domain.cards import AskLine, ItemLine, PersonLine
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import AskState, ItemKind
from storage.models import Ask, Initiative, KeyResult, Objective, Person
from storage.repositories.asks import Asks
from storage.repositories.goals import Goals
from storage.repositories.people import People

_Place = tuple[ItemKind, int]


def asks_to(session: Session, actor: Actor) -> tuple[AskLine, ...]:
    """What the actor has been asked and has not answered, oldest first. An ask about an item that has become hidden
    from them since is left out."""
    return ask_lines(session, actor, Asks(session, actor.workspace_id).open_to(actor.person_id))


def ask_lines(session: Session, actor: Actor, asks: Sequence[Ask]) -> tuple[AskLine, ...]:
    """Those about items that the actor may see, in the order given; four queries at most."""
    if not asks:
        return ()
    about = _items(Goals(session, actor), asks)
    everybody = {ask.from_id for ask in asks} | {ask.to_id for ask in asks}
    people = People(session, actor.workspace_id).of_ids(everybody)
    zone = ZoneInfo(actor.zone)
    return tuple(
        AskLine(
            id=ask.key,
            about=about[ask.item_kind, ask.item_id],
            words=ask.text,
            by=_person(people, ask.from_id),
            to=_person(people, ask.to_id),
            asked_on=ask.created_at.astimezone(zone).date(),
            answer=ask.answer,
            is_withdrawn=ask.state is AskState.WITHDRAWN,
        )
        for ask in asks
        if (ask.item_kind, ask.item_id) in about
    )


def _items(goals: Goals, asks: Sequence[Ask]) -> dict[_Place, ItemLine]:
    ids = {kind: [ask.item_id for ask in asks if ask.item_kind is kind] for kind in ItemKind}
    found: dict[_Place, ItemLine] = {}
    if ids[ItemKind.OBJECTIVE]:
        rows = goals.objectives(col(Objective.id).in_(ids[ItemKind.OBJECTIVE]))
        found |= dict(_line(ItemKind.OBJECTIVE, row.objective) for row in rows)
    if ids[ItemKind.KEY_RESULT]:
        rows_of_key_results = goals.key_results(col(KeyResult.id).in_(ids[ItemKind.KEY_RESULT]))
        found |= dict(_line(ItemKind.KEY_RESULT, row.key_result) for row in rows_of_key_results)
    if ids[ItemKind.INITIATIVE]:
        rows_of_initiatives = goals.initiatives(col(Initiative.id).in_(ids[ItemKind.INITIATIVE]))
        found |= dict(_line(ItemKind.INITIATIVE, row.initiative) for row in rows_of_initiatives)
    return found


def _line(kind: ItemKind, item: Objective | KeyResult | Initiative) -> tuple[_Place, ItemLine]:
    return (kind, item.key), ItemLine(Reference(kind, item.number), item.title)


def _person(people: dict[int, Person], person_id: int) -> PersonLine:
    person = people.get(person_id)
    return PersonLine(person.slack_user_id, person.name) if person else PersonLine("", "somebody")
