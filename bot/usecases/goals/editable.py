"""Items by their references, for whoever may change them. Shared steps; they take the session."""

from datetime import datetime
from typing import TypeVar

from sqlmodel import Session

from bot.domain.errors import NotFound
from bot.domain.people import Actor
from bot.domain.permissions import Verb
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemState
from bot.usecases.checking_in.stating import local_date
from bot.usecases.goals.goal_steps import refuse_closed, refuse_unless_may
from bot.usecases.goals.offers import refuse_over
from bot.usecases.goals.stakes import Stakes
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow, ObjectiveRow

_Row = TypeVar("_Row", ObjectiveRow, KeyResultRow, InitiativeRow)


def editable_objective(session: Session, actor: Actor, reference: Reference, now: datetime) -> ObjectiveRow:
    """The row, if the actor may edit it. Raises NotFound, NotAllowed, CycleClosed, or Invalid for one that is over."""
    row = Goals(session, actor).objective(reference.number) if reference.kind is ItemKind.OBJECTIVE else None
    allowed = _allowed(session, actor, row, reference, now)
    refuse_over(allowed, str(reference))
    return allowed


def editable_key_result(session: Session, actor: Actor, reference: Reference, now: datetime) -> KeyResultRow:
    """As `editable_objective`."""
    row = Goals(session, actor).key_result(reference.number) if reference.kind is ItemKind.KEY_RESULT else None
    allowed = _allowed(session, actor, row, reference, now)
    refuse_over(allowed, str(reference))
    return allowed


def editable_initiative(
    session: Session, actor: Actor, reference: Reference, now: datetime, verb: Verb = Verb.EDIT
) -> InitiativeRow:
    """As `editable_objective`; `verb` is what is to be done to it."""
    allowed = _allowed_initiative(session, actor, reference, now, verb)
    refuse_over(allowed, str(reference))
    return allowed


def movable_initiative(session: Session, actor: Actor, reference: Reference, now: datetime) -> InitiativeRow:
    """As `editable_initiative`; one that is over may be moved where its key result is closed, since it needs another
    before it can be reopened."""
    allowed = _allowed_initiative(session, actor, reference, now)
    if allowed.key_result is None or allowed.key_result.state is ItemState.OPEN:
        refuse_over(allowed, str(reference))
    return allowed


def _allowed_initiative(
    session: Session, actor: Actor, reference: Reference, now: datetime, verb: Verb = Verb.EDIT
) -> InitiativeRow:
    row = Goals(session, actor).initiative(reference.number) if reference.kind is ItemKind.INITIATIVE else None
    return _allowed(session, actor, row, reference, now, verb)


def _allowed(
    session: Session, actor: Actor, row: _Row | None, reference: Reference, now: datetime, verb: Verb = Verb.EDIT
) -> _Row:
    if row is None:
        raise NotFound(str(reference))
    stakes = Stakes(session, actor, local_date(actor, now))
    refuse_unless_may(stakes, actor, verb, str(reference), *stakes.of_item(row))
    if row.cycle is not None:
        refuse_closed(row.cycle, local_date(actor, now))
    return row
