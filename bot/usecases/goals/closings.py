"""Closing items, which takes a score or a reason, and taking them up again."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel import Session, col

from bot.domain.cards import InitiativeCard, ItemLine, KeyResultCard, ObjectiveCard
from bot.domain.closing_forms import Closing, ClosingEntered
from bot.domain.errors import CycleClosed, Invalid, NotAllowed, NotFound
from bot.domain.measures import Unit
from bot.domain.numbers import read_amount
from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.problems import Problems
from bot.domain.progress import progress_of
from bot.domain.references import Reference
from bot.domain.scoring import accepted_score, proposed_score
from bot.domain.verdicts import usual_look_back
from bot.domain.vocabulary import ClosingOutcome, ItemChange, ItemKind, ItemState
from bot.usecases.bets.running import end_initiative, reopen_initiative
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.locales import decimal_mark
from bot.usecases.goals.carrying import Carrying
from bot.usecases.goals.goal_steps import check_length, is_closed
from bot.usecases.goals.initiatives import initiative_card
from bot.usecases.goals.key_results import change_key_result, key_result_card
from bot.usecases.goals.objective_fields import ObjectiveFields
from bot.usecases.goals.objectives import change_objective, objective_card
from bot.usecases.goals.offers import is_over
from bot.usecases.goals.stakes import Stakes
from bot.usecases.reading.measuring import measure_of
from bot.usecases.reading.outputs import output_words
from storage.database import reading, writing
from storage.models import Cycle, KeyResult
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow, ObjectiveRow
from storage.repositories.teams import Cycles

Card = ObjectiveCard | KeyResultCard | InitiativeCard
Row = ObjectiveRow | KeyResultRow | InitiativeRow
_ENDING_AN_INITIATIVE = "finish, drop or reopen"  # what people type for it; they close only goals
_OPEN_AGAIN = {"state": ItemState.OPEN, "outcome": None, "closing_note": "", "closed_at": None}

_KEY_RESULT_OPEN_AGAIN = {**_OPEN_AGAIN, "score": None}


@dataclass(frozen=True, slots=True)
class Reopened:
    """The item as it stands; `was_open` when there was nothing to reopen. `with_it` counts the key results that were
    closed with an objective and are open again with it."""

    card: Card
    was_open: bool
    with_it: int = 0


@reading
def look_at_closing(
    session: Session, actor: Actor, reference: Reference, now: datetime, outcome: ClosingOutcome | None = None
) -> Closing:
    """What closing an item would mean; with an `outcome` the form does not ask for it. Raises NotFound, NotAllowed,
    CycleClosed, or Invalid for one that is closed."""
    row = _closable(session, actor, reference, now)
    if is_over(row):
        raise Invalid("", f"{reference} is closed already. To take it up again, type /okr reopen {reference}.")
    match row:
        case ObjectiveRow():
            cycles = ObjectiveFields(session, actor, now).cycles()
            onward = tuple(each for each in cycles if each.value != str(row.cycle.key))
            under = len(_open_under(session, actor, row))
            onward = () if outcome is ClosingOutcome.DROPPED else onward
            return Closing(ItemLine(reference, row.objective.title), None, onward, under, outcome=outcome)
        case KeyResultRow():
            line = ItemLine(reference, row.key_result.title)
            return Closing(line, _suggested(session, actor, row), outcome=outcome)
        case InitiativeRow(item):
            look_back_on = usual_look_back(local_date(actor, now))
            line = ItemLine(reference, item.title)
            return Closing(line, output=output_words(item), look_back_on=look_back_on, outcome=outcome)


@writing
def close_item(session: Session, actor: Actor, reference: Reference, entered: ClosingEntered, now: datetime) -> Card:
    """Close it; what is closed already stays as it is. Final values may come while the cycle closes, and after.

    Raises NotFound, NotAllowed, CycleClosed or InvalidForm.
    """
    row, problems = _closable(session, actor, reference, now), Problems()
    check_length(entered.reason, "reason", problems)
    problems.refuse()
    match row:
        case ObjectiveRow():
            if row.objective.state is ItemState.OPEN:
                _close_objective(session, actor, row, entered, now)
            return objective_card(session, actor, row.objective.key, now)
        case KeyResultRow():
            if row.key_result.state is ItemState.OPEN:
                score = _score(session, actor, row, entered)
                _close_key_result(session, actor, row, entered.outcome, score, entered.reason, now)
            return key_result_card(session, actor, row.key_result.key, now)
        case InitiativeRow():
            if not is_over(row):
                end_initiative(session, actor, row.initiative, entered, now)
            return initiative_card(session, actor, row.initiative.key, now)


@writing
def reopen_item(session: Session, actor: Actor, reference: Reference, now: datetime) -> Reopened:
    """Take a closed item up again; an open one stays as it is. Raises NotFound, NotAllowed, CycleClosed, or Invalid
    where what it belongs to is closed."""
    row = _closable(session, actor, reference, now)
    was_open, closed_with_it = not is_over(row), _closed_with(session, actor, row)
    card = _open_again(session, actor, row, now)
    for item in closed_with_it:
        change_key_result(session, actor, item, dict(_KEY_RESULT_OPEN_AGAIN), ItemChange.REOPEN, now)
    if closed_with_it and isinstance(row, ObjectiveRow):
        card = objective_card(session, actor, row.objective.key, now)
    return Reopened(card, was_open, len(closed_with_it))


def _closed_with(session: Session, actor: Actor, row: Row) -> list[KeyResult]:
    """The key results that an objective took along when it was closed, which is to say at that very moment; also those
    hidden from the actor. What was closed by itself before stays closed."""
    if not isinstance(row, ObjectiveRow) or row.objective.closed_at is None:
        return []
    under = Goals(session, actor).everything_under(row.objective.key)
    return [each for each in under if each.closed_at == row.objective.closed_at]


def _open_again(session: Session, actor: Actor, row: Row, now: datetime) -> Card:
    if row.cycle is not None and is_closed(row.cycle, local_date(actor, now)):
        raise CycleClosed(row.cycle.name)
    match row:
        case ObjectiveRow():
            change_objective(session, actor, row, dict(_OPEN_AGAIN), ItemChange.REOPEN, now)
            return objective_card(session, actor, row.objective.key, now)
        case KeyResultRow():
            if row.objective.state is ItemState.CLOSED:
                above = Reference(ItemKind.OBJECTIVE, row.objective.number)
                raise Invalid("", f"{above} is closed. Type /okr reopen {above} first.")
            change_key_result(session, actor, row.key_result, dict(_KEY_RESULT_OPEN_AGAIN), ItemChange.REOPEN, now)
            return key_result_card(session, actor, row.key_result.key, now)
        case InitiativeRow():
            reopen_initiative(session, actor, row, now)
            return initiative_card(session, actor, row.initiative.key, now)


def _closable(session: Session, actor: Actor, reference: Reference, now: datetime) -> Row:
    goals, stakes = Goals(session, actor), Stakes(session, actor, local_date(actor, now))
    row: Row | None
    match reference.kind:
        case ItemKind.OBJECTIVE:
            row = goals.objective(reference.number)
        case ItemKind.KEY_RESULT:
            row = goals.key_result(reference.number)
        case ItemKind.INITIATIVE:
            row = goals.initiative(reference.number)
    if row is None:
        raise NotFound(str(reference))
    stake, above = stakes.of_item(row)
    if not may(actor, Verb.CLOSE, stake, above):
        verb = _ENDING_AN_INITIATIVE if reference.kind is ItemKind.INITIATIVE else Verb.CLOSE.value
        raise NotAllowed(verb, str(reference), stakes.who_could(stake))
    if row.cycle is not None and row.cycle.closed_at is not None:
        raise CycleClosed(row.cycle.name)
    return row


def _suggested(session: Session, actor: Actor, row: KeyResultRow) -> Decimal | None:
    item = row.key_result
    measure = measure_of(item, Goals(session, actor).milestones([item.key]))
    return proposed_score(progress_of(measure, item.current).percent)


def _score(session: Session, actor: Actor, row: KeyResultRow, entered: ClosingEntered) -> Decimal | None:
    suggested, problems, score = _suggested(session, actor, row), Problems(), None
    if not entered.score and suggested is None:
        return None  # without a baseline or a number there is nothing to score
    with problems.beside("score"):
        given = read_amount(entered.score, Unit(), None, decimal_mark(actor.locale)) if entered.score else suggested
        score = given
    problems.refuse()
    return accepted_score(score, suggested, entered.reason) if score is not None else None


def _close_key_result(
    session: Session,
    actor: Actor,
    row: KeyResultRow,
    outcome: ClosingOutcome,
    score: Decimal | None,
    reason: str,
    now: datetime,
) -> None:
    columns = {
        "state": ItemState.CLOSED,
        "outcome": outcome,
        "score": score,
        "closing_note": reason,
        "closed_at": now,
    }
    change_key_result(session, actor, row.key_result, columns, ItemChange.CLOSE, now, reason)


def _open_under(session: Session, actor: Actor, row: ObjectiveRow) -> list[KeyResultRow]:
    return Goals(session, actor).key_results(
        col(KeyResult.objective_id) == row.objective.key, col(KeyResult.state) == ItemState.OPEN
    )


def _close_objective(session: Session, actor: Actor, row: ObjectiveRow, entered: ClosingEntered, now: datetime) -> None:
    if entered.outcome is not ClosingOutcome.FINISHED and not entered.reason:
        raise Invalid("reason", "Say in one line why: whoever looks back will want to know.")
    carrying = Carrying(session, actor, now)
    if entered.outcome is ClosingOutcome.CARRIED_OVER:
        into = _next_cycle(session, actor, row, entered, now)
        carrying.carry_over(row.objective, into, keeps_progress=not entered.resets, reason=entered.reason)
    else:
        carrying.close(row.objective, entered.outcome, reason=entered.reason)


def _next_cycle(session: Session, actor: Actor, row: ObjectiveRow, entered: ClosingEntered, now: datetime) -> Cycle:
    form = ObjectiveFields(session, actor, now)
    chosen = entered.cycle.value
    if not chosen or chosen == str(row.cycle.key):
        raise Invalid("cycle", "Choose the cycle in which it goes on. /okr new cycle makes one.")
    cycle = Cycles(session, actor.workspace_id).get(form.read_cycle(chosen))
    form.problems.refuse()
    if cycle is None:
        raise Invalid("cycle", "I cannot find this cycle any more. Choose another.")
    return cycle
