"""What came of an initiative: asked once results can show, said by its owner, and changeable ever after."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.errors import Invalid, NotFound
from bot.domain.look_backs import LookBack, VerdictEntered
from bot.domain.people import Actor
from bot.domain.permissions import Verb
from bot.domain.references import Reference
from bot.domain.unasked import LOOK_BACK
from bot.domain.vocabulary import ItemChange, Stage
from bot.usecases.bets.look_backs import LookBacks
from bot.usecases.bets.running import looked_back_on
from bot.usecases.bets.values import value_now
from bot.usecases.checking_in.stating import local_date
from bot.usecases.goals.goal_changes import change_item
from bot.usecases.goals.goal_steps import LONGEST_TEXT, refuse_other_kinds, refuse_unless_may
from bot.usecases.goals.stakes import Stakes
from storage.database import reading, writing
from storage.models import Initiative
from storage.repositories.goals import Goals, InitiativeRow
from storage.repositories.trail import Trail


@reading
def look_back_at(session: Session, actor: Actor, reference: Reference, now: datetime) -> LookBack:
    """The facts beside a finished initiative, for whoever may say what came of it. Raises NotFound, NotAllowed, or
    Invalid for one that is not finished."""
    return LookBacks(session, actor, local_date(actor, now)).of([_judged(session, actor, reference, now)])[0]


@writing
def give_verdict(
    session: Session, actor: Actor, reference: Reference, entered: VerdictEntered, now: datetime
) -> LookBack:
    """Store what came of it, or when to ask again; what was said before stays in the history. The cycle may be over.

    Raises as `look_back_at` does, and Invalid where nothing is chosen.
    """
    row = _judged(session, actor, reference, now)
    item = row.initiative
    learning = item.learning if entered.learning is None else entered.learning.strip()
    if len(learning) > LONGEST_TEXT:
        raise Invalid("learning", f"This is longer than {LONGEST_TEXT} letters. Shorten it.")
    if entered.verdict is None:
        _postpone(session, actor, item, entered, learning, now)
    else:
        columns: dict[str, Any] = {"verdict": entered.verdict, "learning": learning, "look_back_at": None}
        if entered.verdict is not item.verdict:
            columns |= {
                "judged_on": local_date(actor, now),
                "judged_by_id": actor.person_id,
                "value_at_verdict": value_now(session, actor, item.key_result_id),
            }
        change_item(session, actor, item, columns, ItemChange.VERDICT, now)
    if item.look_back_asked_id is not None:
        asked = Trail(session, actor.workspace_id)
        asked.repair_posts_about(now, item.look_back_asked_id, LOOK_BACK, "initiative_id", item.key)
    return LookBacks(session, actor, local_date(actor, now)).of([row])[0]


def _postpone(
    session: Session, actor: Actor, item: Initiative, entered: VerdictEntered, learning: str, now: datetime
) -> None:
    """Ask on a later day; whoever was asked already is asked once more then."""
    if entered.look_back_on is None or entered.look_back_on == item.look_back_on or item.verdict is not None:
        raise Invalid("verdict", "Choose what came of it, or below a later day on which to ask.")
    columns = looked_back_on(entered.look_back_on, local_date(actor, now)) | {"learning": learning}
    change_item(session, actor, item, columns, ItemChange.LOOK_BACK, now)


def _judged(session: Session, actor: Actor, reference: Reference, now: datetime) -> InitiativeRow:
    refuse_other_kinds(reference, "looked back at")
    row = Goals(session, actor).initiative(reference.number)
    if row is None:
        raise NotFound(str(reference))
    stakes = Stakes(session, actor, local_date(actor, now))
    refuse_unless_may(stakes, actor, Verb.JUDGE, str(reference), stakes.of_initiative(row))
    match row.initiative.stage:
        case Stage.DONE:
            return row
        case Stage.DROPPED:
            raise Invalid("", f"{reference} was dropped, and why stands with it: type /okr {reference}.")
        case stage:
            raise Invalid("", f"{reference} is {stage.value}. Finish it first: /okr finish {reference}.")
