"""A key result that is really an initiative becomes one, and the reverse. The old item is closed and keeps its history;
the new one names it."""

from datetime import datetime

from sqlmodel import Session, col

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.entered import NOTHING, Choice, InitiativeEntered, KeyResultEntered
from bot.domain.errors import Invalid
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemChange, ItemKind, ItemRole, ItemState, Stage, Visibility
from bot.usecases.bets.deciding import drop_idea
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.locales import decimal_mark
from bot.usecases.goals.editable import editable_initiative, editable_key_result
from bot.usecases.goals.goal_changes import change_item
from bot.usecases.goals.initiative_fields import InitiativeFields
from bot.usecases.goals.initiatives import initiative_card, store_initiative
from bot.usecases.goals.key_result_fields import KeyResultFields, key_result_choice
from bot.usecases.goals.key_results import (
    change_key_result,
    key_result_card,
    store_key_result,
    with_numbers_of_title,
)
from bot.usecases.reading.above import choice_of, objectives_above
from storage.database import reading, writing
from storage.models import KeyResult
from storage.repositories.cycle_contents import CycleContents
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow
from storage.repositories.trail import Trail

_OVER = (Stage.DONE, Stage.DROPPED)


@reading
def as_initiative(session: Session, actor: Actor, reference: Reference, now: datetime) -> InitiativeEntered:
    """The form of an initiative, filled in with what a key result says. It serves the objective's other key result,
    where there is just one. Raises NotFound, NotAllowed, CycleClosed, or Invalid for a closed one."""
    row = editable_key_result(session, actor, reference, now)
    item, entered = row.key_result, KeyResultFields(session, actor, now).of(row)
    beside = Goals(session, actor).key_results(
        col(KeyResult.objective_id) == item.objective_id,
        col(KeyResult.id) != item.key,
        col(KeyResult.state) == ItemState.OPEN,
        limit=2,
    )
    return InitiativeEntered(
        title=entered.title,
        key_result=key_result_choice(beside[0].key_result) if len(beside) == 1 else NOTHING,
        owner=entered.owner,
        due_on=max(item.due_on, local_date(actor, now)),
        contributors=entered.co_owners,
        stage=Stage.ACTIVE,
        visibility=Visibility.PRIVATE if _is_hidden(row) else Visibility.WORKSPACE,
        readers=entered.readers,
    )


@reading
def as_key_result(session: Session, actor: Actor, reference: Reference, now: datetime) -> KeyResultEntered:
    """The form of a key result, filled in with what an initiative says. Raises as `as_initiative`."""
    row = editable_initiative(session, actor, reference, now)
    entered = InitiativeFields(session, actor, now).of(row)
    begun = KeyResultEntered(
        title=entered.title,
        objective=_objective_of(session, actor, row),
        owner=entered.owner,
        starts_on=row.initiative.starts_on,
        due_on=entered.due_on,
        visibility=entered.visibility,
        readers=entered.readers,
    )
    return with_numbers_of_title(begun, decimal_mark(actor.locale))


@writing
def turn_into_initiative(
    session: Session, actor: Actor, reference: Reference, entered: InitiativeEntered, token: str, now: datetime
) -> InitiativeCard:
    """Store the initiative, close the key result as dropped, and let what served it serve the new one's key result.

    The same `token` stores nothing twice. Raises InvalidForm, NotFound, NotAllowed, CycleClosed or Invalid.
    """
    trail = Trail(session, actor.workspace_id)
    if (first := trail.repeats(token, now)) is not None:
        return initiative_card(session, actor, first, now)
    old = editable_key_result(session, actor, reference, now).key_result
    if Reference.parse(entered.key_result.value) == reference:
        raise Invalid("key_result", f"{reference} is what becomes the initiative. Choose another key result.")
    begun = {"starts_on": old.starts_on} if entered.stage is Stage.ACTIVE else {}
    item = store_initiative(session, actor, entered, now, ItemChange.TURN, turned_from_id=old.key, **begun)
    note = _note(Reference(ItemKind.INITIATIVE, item.number))
    closing = {"state": ItemState.CLOSED, "outcome": ClosingOutcome.DROPPED, "closing_note": note, "closed_at": now}
    change_key_result(session, actor, old, closing, ItemChange.TURN, now)
    # What was predicted was said of the former key result; the trail keeps it.
    onward = {"key_result_id": item.key_result_id, "predicted_from": None, "predicted_to": None}
    for each in CycleContents(session, actor).all_serving(old.key):
        if each.stage not in _OVER:
            change_item(session, actor, each, onward, ItemChange.MOVE, now, note)
    _keep_contributors(session, actor, (ItemKind.KEY_RESULT, old.key), (ItemKind.INITIATIVE, item.key))
    trail.settle(token, item.key)
    return initiative_card(session, actor, item.key, now)


@writing
def turn_into_key_result(
    session: Session, actor: Actor, reference: Reference, entered: KeyResultEntered, token: str, now: datetime
) -> KeyResultCard:
    """Store the key result, and drop the initiative with the reason. Otherwise as `turn_into_initiative`."""
    trail = Trail(session, actor.workspace_id)
    if (first := trail.repeats(token, now)) is not None:
        return key_result_card(session, actor, first, now)
    old = editable_initiative(session, actor, reference, now).initiative
    item = store_key_result(session, actor, entered, now, ItemChange.TURN, turned_from_id=old.key)
    note = _note(Reference(ItemKind.KEY_RESULT, item.number))
    if old.stage is Stage.IDEA:
        drop_idea(session, actor, old, note, now)  # its thread hears it, and taken up again it is an idea
    else:
        ending = {"stage": Stage.DROPPED, "ended_on": local_date(actor, now), "closing_note": note}
        change_item(session, actor, old, ending, ItemChange.TURN, now, note)
    _keep_contributors(session, actor, (ItemKind.INITIATIVE, old.key), (ItemKind.KEY_RESULT, item.key))
    trail.settle(token, item.key)
    return key_result_card(session, actor, item.key, now)


def _is_hidden(row: KeyResultRow) -> bool:
    """Whether a key result is private, be it through its objective: elsewhere it would come into the open."""
    return Visibility.PRIVATE in (row.key_result.visibility, row.objective.visibility)


def _note(new: Reference) -> str:
    return f"Turned into {new}"


def _objective_of(session: Session, actor: Actor, row: InitiativeRow) -> Choice:
    """The objective of the key result that an initiative serves; nothing for an idea without one."""
    if row.key_result is None or row.objective is None or row.cycle is None:
        return NOTHING
    above = KeyResultRow(row.key_result, row.objective, row.cycle, row.team)
    return choice_of(objectives_above(session, actor, [above])[row.objective.key])


def _keep_contributors(session: Session, actor: Actor, old: tuple[ItemKind, int], new: tuple[ItemKind, int]) -> None:
    """Whoever took part in the old item takes part in the new one, besides those whom the form names."""
    goals = Goals(session, actor)
    held = [*goals.participants(old[0], [old[1]]), *goals.participants(new[0], [new[1]])]
    people = {part.person_id for part in held if part.role is ItemRole.CONTRIBUTOR}
    goals.name_participants(*new, ItemRole.CONTRIBUTOR, people)
