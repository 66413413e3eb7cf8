"""How the clock and the senders of one workspace are doing: the last tick, and a pause of everything that is sent."""

from datetime import datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session

from storage.models import DeliveryStatus

_STATUS: Table = DeliveryStatus.__table__  # type: ignore[attr-defined]


class DeliveryStatuses:
    """The one row of one workspace; there is none before its first tick or pause."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def get(self) -> DeliveryStatus | None:
        """As it is now."""
        found = select(DeliveryStatus).where(_STATUS.c.workspace_id == self._workspace_id)
        return self._session.execute(found).scalar_one_or_none()

    def pause_at(self, now: datetime) -> DeliveryStatus | None:
        """The pause that holds at this instant."""
        status = self.get()
        if status is None or status.paused_at is None or status.paused_until is None:
            return None
        return status if status.paused_at <= now < status.paused_until else None

    def pause(self, now: datetime, until: datetime, reason: str) -> None:
        """Send nothing until then; a longer pause that holds already stays."""
        held = self.pause_at(now)
        if held is None or held.paused_until is None or held.paused_until < until:
            self._set(paused_at=now, paused_until=until, paused_because=reason[:255])

    def resume(self) -> None:
        """End a pause."""
        self._set(paused_at=None, paused_until=None, paused_because="")

    def ticked(self, now: datetime) -> None:
        """The clock of the bot has beaten."""
        self._set(ticked_at=now)

    def _set(self, **values: Any) -> None:
        make = sqlite_insert if self._session.get_bind().dialect.name == "sqlite" else postgres_insert
        row = {"workspace_id": self._workspace_id, "paused_because": "", **values}
        statement = make(_STATUS).values(row).on_conflict_do_update(index_elements=["workspace_id"], set_=values)
        self._session.execute(statement)
