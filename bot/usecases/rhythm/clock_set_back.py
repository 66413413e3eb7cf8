"""A clock that was ahead, perhaps by weeks, is right again: nobody waits for the dates that it made.

What it has sent stays sent, and is not asked a second time when its date comes. What it only put in line is taken back,
and the dates between are asked as if nothing had been.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.domain.cadence import FIRST_SOMEWHERE
from bot.domain.unasked import LOOK_BACK, NUDGE, PROMPT
from bot.usecases.rhythm.scheduling import reschedule_everybody
from bot.usecases.telling.announcing import BRIEF_KINDS
from storage.database import writing
from storage.models import OutboxRow
from storage.repositories.ahead import Ahead
from storage.repositories.delivery_status import DeliveryStatuses
from storage.repositories.people import Workspaces
from storage.repositories.posts import Posts

_OF_DATES = {PROMPT, NUDGE}
_OF_ROUNDS = {"summary", "summary_table", "item_reply"}


@writing
def set_right(session: Session, workspace_id: int, now: datetime) -> None:
    """Put everything back onto the dates of the clock as it is now."""
    workspace = Workspaces(session).get(workspace_id)
    today = (now + FIRST_SOMEWHERE).date()
    _set_outbox_right(session, workspace_id, today, now)
    session.flush()
    ahead = Ahead(session, workspace_id)
    people = ahead.asked_ahead(today)
    last = ahead.last_dues([person.key for person in people], today)
    for person in people:
        person.last_due_on = last.get(person.key)
    session.flush()
    reschedule_everybody(session, workspace, now - timedelta(days=1))  # whoever is due today is still asked today
    workspace.next_brief_at = None  # the next tick finds the right one
    DeliveryStatuses(session, workspace_id).ticked(now)


def _set_outbox_right(session: Session, workspace_id: int, today: date, now: datetime) -> None:
    ahead = Ahead(session, workspace_id)
    rows = ahead.unsent(now)
    asked = [row for row in rows if row.kind in _OF_DATES and date.fromisoformat(row.facts["due_on"]) > today]
    rounds = _unsent_rounds(ahead, rows, today)
    told = [row for row in rows if row.kind in _OF_ROUNDS and row.facts.get("round_id") in rounds]
    asked_back = [row for row in rows if row.kind == LOOK_BACK]
    briefs = _unsent_briefs(session, workspace_id, rows)
    reported = [row for row in rows if row.kind in BRIEF_KINDS and row.facts.get("brief_id") in briefs]
    taken_back = [*asked, *told, *asked_back, *reported]
    ahead.take_back(taken_back)
    ahead.look_again(now, [int(row.facts["initiative_id"]) for row in asked_back])
    ahead.forget_briefs(briefs)
    prompts = [row for row in asked if row.kind == PROMPT]
    ahead.forget_duties([(int(row.facts["person_id"]), date.fromisoformat(row.facts["due_on"])) for row in prompts])
    ahead.forget_rounds(rounds)
    for row in rows:
        if row not in taken_back:
            row.not_before -= max(row.created_at - now, timedelta(0))
            session.add(row)
    session.info["outbox"] = True


def _unsent_briefs(session: Session, workspace_id: int, rows: Sequence[OutboxRow]) -> set[int]:
    """Those of which nothing stands in Slack; what some have read already goes to the others as well."""
    briefs, posts = (
        {int(row.facts["brief_id"]) for row in rows if row.kind == BRIEF_KINDS[0]},
        Posts(session, workspace_id),
    )
    return {each for each in briefs if not posts.of_brief(each)}


def _unsent_rounds(ahead: Ahead, rows: Sequence[OutboxRow], today: date) -> set[int]:
    """Rounds that are still to come, and of which nothing stands in Slack: their summary waits, or is not due."""
    summaries = {int(row.facts["round_id"]) for row in rows if row.kind == "summary"}
    return {each.key for each in ahead.rounds(today) if each.summarised_at is None or each.key in summaries}
