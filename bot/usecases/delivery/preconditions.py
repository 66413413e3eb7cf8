"""What has to hold still when a message's turn comes. Looked at in the transaction that claims it. Shared steps."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from sqlmodel import Session

from bot.usecases.bets.asking_back import why_not_looked_back
from bot.usecases.rhythm.nudges import nudge_now
from bot.usecases.rhythm.prompts import NotAsked, why_no_prompt_now
from bot.usecases.telling.brief_readers import why_not_read
from storage.models import OutboxRow
from storage.repositories.people import Workspaces
from storage.repositories.trail import SCHEDULED


def why_not_needed(session: Session, row: OutboxRow, now: datetime) -> str | None:
    """Why a new message is not sent after all; None when it is. Repairs show the newest state in any case."""
    if row.post_id is not None:
        return None
    if row.priority >= SCHEDULED and Workspaces(session).get(row.workspace_id).live_at is None:
        return "messages are paused"
    check = _CHECKS.get(row.kind)
    return check(session, row, now) if check else None


def _why_no_prompt(session: Session, row: OutboxRow, now: datetime) -> str | None:
    person_id, due_on = int(row.facts["person_id"]), date.fromisoformat(row.facts["due_on"])
    return why_no_prompt_now(session, row.workspace_id, person_id, due_on, now) or None


def _why_no_nudge(session: Session, row: OutboxRow, now: datetime) -> str | None:
    person_id, due_on = int(row.facts["person_id"]), date.fromisoformat(row.facts["due_on"])
    nudge = nudge_now(session, row.workspace_id, person_id, due_on, datetime.fromisoformat(row.facts["at"]), now)
    return nudge.reason if isinstance(nudge, NotAsked) else None


def _why_no_look_back(session: Session, row: OutboxRow, now: datetime) -> str | None:  # noqa: ARG001 - as the others
    return why_not_looked_back(session, row.workspace_id, int(row.facts["initiative_id"]))


def _why_no_brief(session: Session, row: OutboxRow, now: datetime) -> str | None:
    return why_not_read(session, row.workspace_id, row.facts, now)


_CHECKS: Mapping[str, Callable[[Session, OutboxRow, datetime], str | None]] = {
    "brief": _why_no_brief,
    "look_back": _why_no_look_back,
    "nudge": _why_no_nudge,
    "prompt": _why_no_prompt,
    "snoozed": _why_no_prompt,
}
