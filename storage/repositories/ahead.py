"""What a clock that was ahead has left for days that are still to come."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, func, select

from storage.models import Brief, Duty, Initiative, OutboxRow, Person, RosterEntry, Round
from storage.models.delivery import OutboxState


class Ahead:
    """The rows of one workspace that come from the future."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def unsent(self, now: datetime) -> Sequence[OutboxRow]:
        """What was put into the outbox after `now`, and has certainly not been sent."""
        found = select(OutboxRow).where(
            OutboxRow.workspace_id == self._workspace_id,
            OutboxRow.state == OutboxState.DUE,
            OutboxRow.created_at > now,
        )
        return self._session.exec(found).all()

    def take_back(self, rows: Collection[OutboxRow]) -> None:
        """Forget these, as if they had never been put into the outbox."""
        for row in rows:
            self._session.delete(row)

    def rounds(self, today: date) -> Sequence[Round]:
        """Those that were opened for a date that has not come."""
        mine = Round.workspace_id == self._workspace_id
        return self._session.exec(select(Round).where(mine, Round.due_on > today)).all()

    def forget_rounds(self, round_ids: Collection[int]) -> None:
        """As if they had never opened."""
        rosters = col(RosterEntry.workspace_id) == self._workspace_id, col(RosterEntry.round_id).in_(round_ids)
        self._session.execute(delete(RosterEntry).where(*rosters))
        rounds = col(Round.workspace_id) == self._workspace_id, col(Round.id).in_(round_ids)
        self._session.execute(delete(Round).where(*rounds))

    def forget_briefs(self, brief_ids: Iterable[int]) -> None:
        """As if nobody had ever asked for them."""
        ids = list(brief_ids)
        self._session.flush()  # the rows that name them go first
        self._session.execute(
            delete(Brief).where(col(Brief.workspace_id) == self._workspace_id, col(Brief.id).in_(ids))
        )

    def forget_duties(self, asked: Collection[tuple[int, date]]) -> None:
        """Of whoever was to be asked for a due date; what is known to have gone well or badly stays."""
        for asked_id, due_on in asked:
            mine = col(Duty.workspace_id) == self._workspace_id, col(Duty.outcome).is_(None)
            self._session.execute(delete(Duty).where(*mine, col(Duty.asked_id) == asked_id, col(Duty.due_on) == due_on))

    def look_again(self, now: datetime, unasked: Collection[int]) -> None:
        """Have the clock find anew when to look back at initiatives; nobody was asked about those of `unasked`."""
        mine = col(Initiative.workspace_id) == self._workspace_id
        forgotten = {"look_back_at": now, "look_back_asked_on": None, "look_back_asked_id": None}
        self._session.execute(update(Initiative).where(mine, col(Initiative.id).in_(unasked)).values(**forgotten))
        waits = col(Initiative.look_back_at).is_not(None)
        self._session.execute(update(Initiative).where(mine, waits).values(look_back_at=now))

    def asked_ahead(self, today: date) -> Sequence[Person]:
        """Whose last due date is one that has not come."""
        mine = Person.workspace_id == self._workspace_id
        return self._session.exec(select(Person).where(mine, col(Person.last_due_on) > today)).all()

    def last_dues(self, person_ids: Collection[int], today: date) -> dict[int, date]:
        """The last due date of each of these people that has come, by row id."""
        found = (
            select(col(Duty.person_id), func.max(col(Duty.due_on)))
            .where(
                Duty.workspace_id == self._workspace_id,
                col(Duty.person_id).in_(person_ids),
                col(Duty.due_on) <= today,
            )
            .group_by(col(Duty.person_id))
        )
        return dict(self._session.exec(found).all())
