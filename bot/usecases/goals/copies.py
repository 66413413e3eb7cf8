"""Making new items from old ones: every field, and never a check-in."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col

from bot.domain.cards import ObjectiveCard
from bot.domain.entered import NOTHING
from bot.domain.errors import NotAllowed, NotFound
from bot.domain.people import Actor
from bot.domain.permissions import Verb
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemChange, ItemKind, ItemState, Stage
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.team_cards import named_or_admins
from bot.usecases.goals.goal_rows import KEY_RESULT_COLUMNS, OBJECTIVE_COLUMNS, add_item, add_steps, copy_parts
from bot.usecases.goals.goal_steps import is_closed, refuse_unless_may
from bot.usecases.goals.initiative_fields import InitiativeFields
from bot.usecases.goals.initiatives import OpenedInitiative
from bot.usecases.goals.key_result_fields import KeyResultFields
from bot.usecases.goals.key_results import OpenedKeyResult
from bot.usecases.goals.moves import dates_in
from bot.usecases.goals.new_owners import tell_new_owner
from bot.usecases.goals.objectives import objective_card
from bot.usecases.goals.stakes import Stakes
from storage.database import reading, writing
from storage.models import Cycle, KeyResult, Objective
from storage.repositories.goals import Goals, KeyResultRow, ObjectiveRow
from storage.repositories.teams import Cycles
from storage.repositories.trail import Trail


@reading
def copy_key_result(session: Session, actor: Actor, reference: Reference, now: datetime) -> OpenedKeyResult:
    """The form of a new key result with the fields of this one; where its objective takes none any more, another has to
    be chosen. Raises NotFound or NotAllowed."""
    row = Goals(session, actor).key_result(reference.number)
    if row is None:
        raise NotFound(str(reference))
    if actor.is_guest:
        raise NotAllowed(Verb.CREATE.value, "key results", named_or_admins(session, actor))
    entered = KeyResultFields(session, actor, now).of(row)
    if row.objective.state is ItemState.CLOSED or is_closed(row.cycle, local_date(actor, now)):
        entered = replace(entered, objective=NOTHING, starts_on=None, due_on=None)
    return OpenedKeyResult(entered)


@reading
def copy_initiative(session: Session, actor: Actor, reference: Reference, now: datetime) -> OpenedInitiative:
    """The form of a new initiative with the fields of this one. Raises NotFound or NotAllowed."""
    row = Goals(session, actor).initiative(reference.number)
    if row is None:
        raise NotFound(str(reference))
    if actor.is_guest:
        raise NotAllowed(Verb.CREATE.value, "initiatives", named_or_admins(session, actor))
    entered, today = InitiativeFields(session, actor, now).of(row), local_date(actor, now)
    over = entered.due_on is not None and entered.due_on < today
    return OpenedInitiative(replace(entered, due_on=None if over else entered.due_on, stage=Stage.ACTIVE))


@writing
def duplicate_objective(
    session: Session, actor: Actor, reference: Reference, token: str, now: datetime
) -> ObjectiveCard:
    """A new objective with the key results of this one, in the same cycle or, where that is closed, in today's.

    The same `token` makes one. Raises NotFound or NotAllowed.
    """
    trail, today = Trail(session, actor.workspace_id), local_date(actor, now)
    if (first := trail.repeats(token, now)) is not None:
        return objective_card(session, actor, first, now)
    row = Goals(session, actor).objective(reference.number)
    if row is None:
        raise NotFound(str(reference))
    stakes = Stakes(session, actor, today)
    refuse_unless_may(stakes, actor, Verb.CREATE, str(reference), stakes.of_objective(row))
    cycle = row.cycle
    if is_closed(cycle, today):
        cycle = Cycles(session, actor.workspace_id).current(today, now)
    made = _copy_objective(session, actor, row, cycle, now)
    trail.settle(token, made.key)
    return objective_card(session, actor, made.key, now)


def _copy_objective(session: Session, actor: Actor, row: ObjectiveRow, cycle: Cycle, now: datetime) -> Objective:
    goals = Goals(session, actor)
    columns = {name: getattr(row.objective, name) for name in OBJECTIVE_COLUMNS} | {"cycle_id": cycle.key}
    made = add_item(session, actor, Objective, columns, now, ItemChange.DUPLICATE)
    copy_parts(goals, ItemKind.OBJECTIVE, row.objective.key, made.key)
    tell_new_owner(session, actor, made, now)
    for each in goals.key_results(col(KeyResult.objective_id) == row.objective.key):
        if each.key_result.outcome is not ClosingOutcome.DROPPED:
            _copy_key_result(session, actor, each, made, cycle, now)
    return made


def _copy_key_result(
    session: Session, actor: Actor, row: KeyResultRow, objective: Objective, cycle: Cycle, now: datetime
) -> None:
    item, goals = row.key_result, Goals(session, actor)
    columns = {name: getattr(item, name) for name in KEY_RESULT_COLUMNS} | dates_in(item, row.cycle, cycle)
    if columns["due_on"] < cycle.starts_on:  # dates of its own, in a cycle that is over
        columns |= {"starts_on": cycle.starts_on, "due_on": cycle.ends_on}
    columns["objective_id"] = objective.key
    made = add_item(session, actor, KeyResult, columns, now, ItemChange.DUPLICATE)
    add_steps(session, actor, made.key, [step.title for step in goals.milestones([item.key])])
    copy_parts(goals, ItemKind.KEY_RESULT, item.key, made.key)
    if made.owner_id != objective.owner_id:  # one message is enough for an objective with all of its key results
        tell_new_owner(session, actor, made, now)
