"""Which items are without news, as a condition of a query: what `shown_status` says of one. A shared step; it takes the
session."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, case, distinct, false, func, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from bot.domain.status import SILENT_AFTER
from bot.usecases.reading.cards import SILENCE_LOOKED_FOR
from storage.models import Initiative, KeyResult, RosterEntry, Round, Workspace
from storage.repositories.check_ins import own_due_on, was_asked
from storage.repositories.owed import key_result_has_number

Condition = ColumnElement[bool]


class Silence:
    """For one workspace on one local date."""

    def __init__(self, session: Session, workspace_id: int, today: date) -> None:
        self._session, self._today = session, today
        self._asked: tuple[Condition, ...] = (
            col(RosterEntry.workspace_id) == workspace_id,
            was_asked(),
            own_due_on() < today,
            col(Round.due_on) >= today - SILENCE_LOOKED_FOR,
        )

    def of_key_results(self) -> Condition:
        """Two due dates in a row have passed since the last news, on which there was a number to tell."""
        return self._since(col(KeyResult.owner_id), col(KeyResult.checked_in_on), key_result_has_number(own_due_on()))

    def of_initiatives(self) -> Condition:
        """The same of initiatives, which always have something to tell."""
        return self._since(col(Initiative.owner_id), col(Initiative.checked_in_on))

    def _since(self, owner_id: Mapped[int | None], news_on: Mapped[date | None], *asked_for: Condition) -> Condition:
        counts_from = self._due_dates()
        if len(counts_from) < SILENT_AFTER:
            return false()
        counts = case(counts_from, value=own_due_on())
        latest = sorted(counts_from.values())[-SILENT_AFTER]
        unanswered = (
            select(func.count(distinct(own_due_on())))
            .select_from(Round)
            .join(RosterEntry, col(RosterEntry.round_id) == col(Round.id))
            .where(*self._asked, col(RosterEntry.person_id) == owner_id, counts > news_on, *asked_for)
            .scalar_subquery()
        )
        # What has news since then is not silent, whoever owns it: almost everything needs no look at the rosters.
        return and_(news_on < latest, unanswered >= SILENT_AFTER)

    def _due_dates(self) -> dict[date, date]:
        """All of them, and from which day on news answered each, which databases would reckon each in its own way.
        Nobody's second due date from the end lies behind the second one of all."""
        found = (
            select(own_due_on(), col(Workspace.quiet_days))
            .select_from(Round)
            .join(RosterEntry, col(RosterEntry.round_id) == col(Round.id))
            .join(Workspace, col(Workspace.id) == RosterEntry.workspace_id)
            .where(*self._asked)
            .distinct()
        )
        return {due_on: due_on - timedelta(days=quiet) for due_on, quiet in self._session.execute(found)}
