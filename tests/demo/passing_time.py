"""How the demo's time passes: from one instant at which something may be due to the next, never in one leap, which the
bot would take for hours in which it was not running."""

import time
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from bot.deps import Deps
from storage.models import Duty, OutboxRow, Person, Team
from storage.models.delivery import OutboxState

_SENT_WITHIN_SECONDS = 10.0
_STAMPS = (col(Person.next_prompt_at), col(Duty.nudge_at), col(Team.next_summary_at))


def next_stop(deps: Deps, now: datetime) -> datetime:
    """The next full hour, at which days begin and rounds open, or what is due before it."""
    hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)

    def earliest(session: Session) -> datetime:
        due = [session.exec(select(func.min(each)).where(each > now)).one() for each in _STAMPS]
        return min([hour, *(each for each in due if each is not None)])

    return deps.db.read(earliest)


def wait_until_sent(deps: Deps) -> None:
    """Return when nothing that is due still has to leave, or after ten seconds."""
    now, deadline = deps.clock.now(), deps.clock.monotonic() + _SENT_WITHIN_SECONDS
    waiting = select(OutboxRow.id).where(
        col(OutboxRow.state).in_((OutboxState.DUE, OutboxState.SENDING)), col(OutboxRow.not_before) <= now
    )
    while deps.db.read(lambda session: session.exec(waiting.limit(1)).first()) is not None:
        if deps.clock.monotonic() > deadline:
            return
        time.sleep(0.01)
