"""The answer to the one question after saving: a report says on track, and the number says otherwise."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Session

from bot.domain.entries import Seen
from bot.domain.errors import Invalid
from bot.domain.people import Actor
from bot.domain.vocabulary import Status
from bot.usecases.checking_in.check_ins import Stated
from bot.usecases.checking_in.stating import (
    local_date,
    on_behalf_of,
    refuse_if_newer,
    repair_what_shows,
    state_key_result,
)
from bot.usecases.reading.rows import Card, card_of, row_of
from storage.database import reading, writing
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals, KeyResultRow
from storage.repositories.trail import Trail


class HowItIs(StrEnum):
    """What can be answered; the number itself is fixed by a correction."""

    RECOVERS = "recovers"
    AT_RISK = "at_risk"


@reading
def still_asked(session: Session, actor: Actor, seen: Seen, now: datetime) -> Card:
    """The item as it was asked about. Raises as `answer_contradiction` does: somebody may have said more since."""
    row = row_of(Goals(session, actor), seen.ref)
    on_behalf_of(session, actor, row, local_date(actor, now))
    refuse_if_newer(session, row, seen)
    return card_of(session, actor, row, now)


@writing
def answer_contradiction(
    session: Session, actor: Actor, seen: Seen, answer: HowItIs, because: str, cause: str, now: datetime
) -> Stated:
    """Add the answer as a check-in of its own: nothing said before is withdrawn, the number stays. Raises as
    `log_update` does, and Invalid (field "note") for a recovery without a reason."""
    row = row_of(Goals(session, actor), seen.ref)
    for_id = on_behalf_of(session, actor, row, local_date(actor, now))
    if not isinstance(row, KeyResultRow) or not Trail(session, actor.workspace_id).is_first(cause, now):
        return Stated(card_of(session, actor, row, now), is_repetition=True)
    refuse_if_newer(session, row, seen)
    newest = CheckIns(session, actor.workspace_id).get(seen.check_in_id or 0)
    said = {
        "value": row.key_result.current,
        "status": Status.AT_RISK if answer is HowItIs.AT_RISK else row.key_result.status,
        "note": _with_reason(row.key_result.last_note, answer, because),
        "steps_done": newest.steps_done if newest else None,
    }
    state_key_result(session, actor, row, for_id, said, now)
    repair_what_shows(session, [row], actor, now)
    return Stated(card_of(session, actor, row, now), row.key_result.current)


def _with_reason(note: str, answer: HowItIs, because: str) -> str:
    if answer is HowItIs.AT_RISK:
        return note
    if not because.strip():
        raise Invalid("note", "Say in a few words why it will recover.")
    parts = (note, f"Will recover, because {because.strip()}")
    return " · ".join(part for part in parts if part)[:3000]
