"""Check-ins that somebody began and has not saved yet."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from storage.models import CheckInDraft


class Drafts:
    """The drafts of one person; each is named by the token of the form that it was typed into."""

    def __init__(self, session: Session, workspace_id: int, person_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id
        self._person_id = person_id

    def newest(self) -> CheckInDraft | None:
        """The one that the next form goes on with."""
        found = select(CheckInDraft).where(
            CheckInDraft.workspace_id == self._workspace_id, CheckInDraft.person_id == self._person_id
        )
        return self._session.exec(
            found.order_by(col(CheckInDraft.saved_at).desc(), col(CheckInDraft.id).desc())
        ).first()

    def of_token(self, token: str) -> CheckInDraft | None:
        """What was kept of one form."""
        found = select(CheckInDraft).where(
            CheckInDraft.workspace_id == self._workspace_id,
            CheckInDraft.person_id == self._person_id,
            CheckInDraft.token == token,
        )
        return self._session.exec(found).first()

    def keep(self, token: str, rows: dict[str, Any], now: datetime) -> None:
        """Put this in the place of what was kept of the form before."""
        draft = self.of_token(token) or CheckInDraft(
            workspace_id=self._workspace_id, person_id=self._person_id, token=token, saved_at=now
        )
        draft.rows, draft.saved_at = rows, now
        self._session.add(draft)
        self._session.flush()

    def forget(self) -> None:
        """Once a check-in is saved, or begun afresh, nothing older should come back."""
        self._session.execute(
            delete(CheckInDraft).where(
                col(CheckInDraft.workspace_id) == self._workspace_id, col(CheckInDraft.person_id) == self._person_id
            )
        )
