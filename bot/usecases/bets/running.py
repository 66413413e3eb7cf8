"""The life of an initiative once it is planned: it begins, is finished or dropped, and is taken up again. Each rule
stands here once, whichever button, form or command it comes from."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from bot.domain.cards import InitiativeCard
from bot.domain.closing_forms import ClosingEntered
from bot.domain.errors import Invalid, NotFound
from bot.domain.initiative_forms import usual_due
from bot.domain.outputs import read_output
from bot.domain.people import Actor
from bot.domain.permissions import Verb
from bot.domain.references import Reference
from bot.domain.verdicts import LONGEST_WAIT, first_look_at, usual_look_back
from bot.domain.vocabulary import ClosingOutcome, Health, ItemChange, ItemKind, ItemState, Stage
from bot.usecases.bets.deciding import drop_idea, take_up_again, was_declined
from bot.usecases.bets.values import value_now
from bot.usecases.checking_in.stating import local_date, on_behalf_of, repair_what_shows, state_initiative
from bot.usecases.company.locales import decimal_mark
from bot.usecases.goals.editable import editable_initiative
from bot.usecases.goals.goal_changes import change_item
from bot.usecases.goals.goal_steps import refuse_other_kinds
from bot.usecases.goals.initiatives import initiative_card
from bot.usecases.reading.outputs import predicts_wrong_way
from storage.database import writing
from storage.models import Initiative
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals, InitiativeRow

_RECENT = 20  # check-ins in which to look for the health before
_UNJUDGED: dict[str, Any] = {
    **dict.fromkeys(("look_back_on", "look_back_at", "look_back_asked_on", "look_back_asked_id")),
    **dict.fromkeys(("verdict", "judged_on", "judged_by_id", "value_at_verdict")),
    "learning": "",
}


@writing
def start_initiative(session: Session, actor: Actor, reference: Reference, now: datetime) -> InitiativeCard:
    """Let a planned initiative begin today; one that is active already stays as it is, and goes on where it was
    blocked.

    Raises what `editable_initiative` raises, and Invalid for one that serves no key result yet, or a closed one.
    """
    refuse_other_kinds(reference, "started")
    row, today = editable_initiative(session, actor, reference, now, Verb.START), local_date(actor, now)
    item = row.initiative
    if item.stage is Stage.IDEA:
        raise Invalid("", f"{reference} is an idea. Type /okr show {reference} and choose Plan it, then it can start.")
    if row.key_result is None or row.cycle is None:
        raise Invalid("", f"{reference} serves no key result yet. Choose one with Edit, then start it.")
    if item.stage is not Stage.ACTIVE:
        _refuse_closed_above(row)
        due_on = item.due_on if item.due_on and item.due_on >= today else usual_due(today, row.cycle.ends_on)
        columns = {
            "stage": Stage.ACTIVE,
            "starts_on": today,
            "due_on": due_on,
            "value_at_start": value_now(session, actor, item.key_result_id),
        }
        change_item(session, actor, item, columns, ItemChange.START, now)
    elif item.health is Health.BLOCKED:
        _go_on(session, actor, row, on_behalf_of(session, actor, row, today), now)
    return initiative_card(session, actor, item.key, now)


@writing
def unblock_initiative(session: Session, actor: Actor, reference: Reference, now: datetime) -> InitiativeCard:
    """Say in a check-in that nothing holds it up any more. Raises NotFound, NotAllowed, CycleClosed, or Invalid for one
    that is not blocked."""
    refuse_other_kinds(reference, "unblocked")
    row = Goals(session, actor).initiative(reference.number)
    if row is None:
        raise NotFound(str(reference))
    for_id = on_behalf_of(session, actor, row, local_date(actor, now))
    if row.initiative.health is not Health.BLOCKED:
        raise Invalid("", f"{reference} is not blocked, so nothing has changed.")
    _go_on(session, actor, row, for_id, now)
    return initiative_card(session, actor, row.initiative.key, now)


@writing
def swap_prediction(session: Session, actor: Actor, reference: Reference, now: datetime) -> InitiativeCard:
    """Turn a prediction round that runs the wrong way; any other stays as it is. Raises what
    `editable_initiative` raises."""
    row = editable_initiative(session, actor, reference, now)
    item = row.initiative
    if predicts_wrong_way(item, row.key_result):
        swapped = {"predicted_from": item.predicted_to, "predicted_to": item.predicted_from}
        change_item(session, actor, item, swapped, ItemChange.EDIT, now)
    return initiative_card(session, actor, item.key, now)


def end_initiative(session: Session, actor: Actor, item: Initiative, entered: ClosingEntered, now: datetime) -> None:
    """Finish or drop one that is not over. What is finished is looked back at when results can show. Raises Invalid.
    A shared step."""
    is_dropped, today = entered.outcome is ClosingOutcome.DROPPED, local_date(actor, now)
    if is_dropped and not entered.reason:
        raise Invalid("reason", "Say in one line why it is dropped: the next idea can learn from it.")
    if item.stage is Stage.IDEA:
        if not is_dropped:
            raise Invalid("outcome", "It is an idea, so it can only be dropped. Plan it first to work on it.")
        drop_idea(session, actor, item, entered.reason, now)
        return
    columns: dict[str, Any] = {"stage": Stage.DROPPED, "ended_on": today, "closing_note": entered.reason}
    if not is_dropped:
        done, total = _output(actor, item, entered.output)
        columns |= {"stage": Stage.DONE, "output_done": done, "output_total": total}
        columns |= looked_back_on(entered.look_back_on, today)
    change_item(session, actor, item, columns, ItemChange.CLOSE, now, entered.reason)


def reopen_initiative(session: Session, actor: Actor, row: InitiativeRow, now: datetime) -> None:
    """Take up again what is over; what came of it is open again, too. A shared step."""
    item = row.initiative
    if item.stage not in (Stage.DONE, Stage.DROPPED):
        return
    if was_declined(session, item):
        take_up_again(session, actor, item, now)
        return
    _refuse_closed_above(row)
    stage = Stage.ACTIVE if item.starts_on else Stage.PLANNED
    columns = {"stage": stage, "ended_on": None, "closing_note": "", **_UNJUDGED}
    change_item(session, actor, item, columns, ItemChange.REOPEN, now)


def looked_back_on(chosen: date | None, today: date) -> dict[str, Any]:
    """The columns that have its owner asked on the day that was chosen, else four weeks from today. Raises Invalid
    ("look_back_on"). A shared step."""
    on = chosen or usual_look_back(today)
    if on < today:
        raise Invalid("look_back_on", "That day has passed. Choose one on which results can show.")
    if on > today + LONGEST_WAIT:
        raise Invalid("look_back_on", "That is more than two years away. Choose an earlier day.")
    return {"look_back_on": on, "look_back_at": first_look_at(on), "look_back_asked_on": None}


def _go_on(session: Session, actor: Actor, row: InitiativeRow, for_id: int | None, now: datetime) -> None:
    """A check-in with the health that was said last before it was blocked; on track where none was."""
    item = row.initiative
    said_last = CheckIns(session, actor.workspace_id).latest_of_initiatives([item.key], _RECENT).get(item.key, [])
    before = (each.health for each in reversed(said_last) if each.health not in (None, Health.BLOCKED))
    said = {
        "health": next(before, Health.ON_TRACK),
        "note": "",
        "blocked_by": "",
        "blocked_until": None,
        "output_done": item.output_done,
        "output_total": item.output_total,
    }
    state_initiative(session, actor, row, for_id, said, now)
    repair_what_shows(session, [row], actor, now)


def _refuse_closed_above(row: InitiativeRow) -> None:
    if row.key_result is not None and row.key_result.state is ItemState.CLOSED:
        above = Reference(ItemKind.KEY_RESULT, row.key_result.number)
        raise Invalid("", f"{above} is closed. Type /okr reopen {above} first, or move it to another one.")


def _output(actor: Actor, item: Initiative, typed: str) -> tuple[Decimal | None, Decimal | None]:
    """What was shipped in the end; left empty, it stays as it was."""
    if not typed.strip():
        return item.output_done, item.output_total
    done, total = read_output(typed, decimal_mark(actor.locale))
    return done, item.output_total if total is None else total
