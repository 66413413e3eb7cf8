"""Putting items elsewhere: an objective into another cycle or team, a key result under another objective, an initiative
under another key result."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.cards import InitiativeCard, ItemLine, KeyResultCard, ObjectiveCard
from bot.domain.entered import NOTHING, Choice
from bot.domain.errors import Invalid
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemChange, ItemKind
from bot.usecases.goals.editable import editable_key_result, editable_objective, movable_initiative
from bot.usecases.goals.goal_changes import change_item
from bot.usecases.goals.initiative_fields import InitiativeFields
from bot.usecases.goals.initiatives import initiative_card
from bot.usecases.goals.key_result_fields import KeyResultFields
from bot.usecases.goals.key_results import change_key_result, key_result_card
from bot.usecases.goals.objective_fields import ObjectiveFields
from bot.usecases.goals.objectives import change_objective, objective_card
from bot.usecases.reading.above import choice_of, key_results_above, objectives_above
from storage.database import reading, writing
from storage.models import Cycle, KeyResult
from storage.repositories.goals import KeyResultRow

Card = ObjectiveCard | KeyResultCard | InitiativeCard


@dataclass(frozen=True, slots=True)
class Movable:
    """What a form for moving begins with: where the item is now. For an objective that is a team and one of `cycles`;
    for the others `place` is what they are under."""

    item: ItemLine
    place: Choice = NOTHING
    team: Choice = NOTHING
    cycle: Choice = NOTHING
    cycles: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Aim:
    """Where to: `to` for key results and initiatives; for objectives `team` and `cycle` as in their form, or the
    cycle's name as typed. What is empty stays as it is."""

    to: Reference | None = None
    team: Choice = NOTHING
    cycle: Choice = NOTHING
    cycle_name: str = ""


@reading
def look_where(session: Session, actor: Actor, reference: Reference, now: datetime) -> Movable:
    """Where an item is. Raises NotFound, NotAllowed, CycleClosed, or Invalid for one that is over."""
    match reference.kind:
        case ItemKind.OBJECTIVE:
            row, form = editable_objective(session, actor, reference, now), ObjectiveFields(session, actor, now)
            entered, item = form.of(row), ItemLine(reference, row.objective.title)
            return Movable(item, team=entered.team, cycle=entered.cycle, cycles=form.cycles())
        case ItemKind.KEY_RESULT:
            key_result = editable_key_result(session, actor, reference, now)
            place = choice_of(objectives_above(session, actor, [key_result])[key_result.objective.key])
            return Movable(ItemLine(reference, key_result.key_result.title), place)
        case ItemKind.INITIATIVE:
            initiative = movable_initiative(session, actor, reference, now)
            above = key_results_above(session, actor, [initiative])
            place = choice_of(above.get(initiative.initiative.key_result_id or 0))
            return Movable(ItemLine(reference, initiative.initiative.title), place)


@writing
def move_item(session: Session, actor: Actor, reference: Reference, aim: Aim, now: datetime) -> Card:
    """Move it; where it already is, nothing changes. Raises NotFound, NotAllowed, CycleClosed or InvalidForm."""
    match reference.kind:
        case ItemKind.OBJECTIVE:
            return _move_objective(session, actor, reference, aim, now)
        case ItemKind.KEY_RESULT:
            return _move_key_result(session, actor, reference, aim, now)
        case ItemKind.INITIATIVE:
            return _move_initiative(session, actor, reference, aim, now)


def dates_in(item: KeyResult, old: Cycle, new: Cycle) -> dict[str, Any]:
    """Its dates in another cycle: those that were the old cycle's become the new one's. A shared step."""
    return {
        "starts_on": new.starts_on if item.starts_on == old.starts_on else item.starts_on,
        "due_on": new.ends_on if item.due_on == old.ends_on else item.due_on,
    }


def _move_objective(session: Session, actor: Actor, reference: Reference, aim: Aim, now: datetime) -> ObjectiveCard:
    if aim.to is not None:
        raise Invalid("", f"Objectives move to another cycle or team. Type /okr move {reference} to see both.")
    row, form = editable_objective(session, actor, reference, now), ObjectiveFields(session, actor, now)
    entered = form.of(row)
    cycle = _cycle_named(aim.cycle_name, form.cycles()) if aim.cycle_name else aim.cycle
    entered = replace(
        entered, cycle=cycle if cycle.value else entered.cycle, team=aim.team if aim.team.value else entered.team
    )
    columns, _ = form.read(entered, row)
    form.problems.refuse()
    change_objective(session, actor, row, columns, ItemChange.MOVE, now)
    return objective_card(session, actor, row.objective.key, now)


def _cycle_named(typed: str, cycles: tuple[Choice, ...]) -> Choice:
    wanted = "".join(typed.casefold().split())
    for each in cycles:
        if "".join(each.words.casefold().split()) == wanted:
            return each
    known = ", ".join(each.words for each in cycles[:5])
    raise Invalid("cycle", f"I know no open cycle called {typed[:40]}. There are {known}.")


def _move_key_result(session: Session, actor: Actor, reference: Reference, aim: Aim, now: datetime) -> KeyResultCard:
    row, form = editable_key_result(session, actor, reference, now), KeyResultFields(session, actor, now)
    item = row.key_result
    if aim.to is None:
        raise Invalid("to", "Choose the objective that it should belong to.")
    if aim.to != Reference(ItemKind.OBJECTIVE, row.objective.number):
        above = form.above(aim.to, "to")
        form.problems.refuse()
        if above is not None:
            columns = {"objective_id": above.objective.key, **dates_in(item, row.cycle, above.cycle)}
            change_key_result(session, actor, item, columns, ItemChange.MOVE, now, f"Moved to {aim.to}")
    return key_result_card(session, actor, item.key, now)


def _move_initiative(session: Session, actor: Actor, reference: Reference, aim: Aim, now: datetime) -> InitiativeCard:
    row, form = movable_initiative(session, actor, reference, now), InitiativeFields(session, actor, now)
    item, above = row.initiative, row.key_result
    if aim.to is None:
        raise Invalid("to", "Choose the key result that it should move.")
    if above is None or aim.to != Reference(ItemKind.KEY_RESULT, above.number):
        serves: KeyResultRow | None = form.serves(aim.to, item.owner_id, "to")
        if serves is not None:
            form.want_lead(serves, row, "to")
        form.problems.refuse()
        if serves is not None:
            # What was predicted was said of the former key result; the trail keeps it.
            columns = {"key_result_id": serves.key_result.key, "predicted_from": None, "predicted_to": None}
            change_item(session, actor, item, columns, ItemChange.MOVE, now)
    return initiative_card(session, actor, item.key, now)
