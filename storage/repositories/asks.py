"""Asks: one line to one person, for help or a decision."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_
from sqlmodel import Session, col, select

from bot.domain.vocabulary import AskState
from storage.models import Ask


class Asks:
    """The asks of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def get(self, ask_id: int) -> Ask | None:
        """By row id."""
        return self._session.exec(select(Ask).where(Ask.workspace_id == self._workspace_id, Ask.id == ask_id)).first()

    def of_ids(self, ask_ids: Collection[int]) -> Sequence[Ask]:
        """By row ids, oldest first."""
        found = select(Ask).where(Ask.workspace_id == self._workspace_id, col(Ask.id).in_(ask_ids))
        return self._session.exec(found.order_by(col(Ask.created_at), col(Ask.id))).all()

    def add(self, ask: Ask) -> int:
        """Store an ask and return its id."""
        self._session.add(ask)
        self._session.flush()
        return ask.key

    def open_to(self, person_id: int, limit: int = 50) -> Sequence[Ask]:
        """What somebody has not answered yet, oldest first."""
        found = select(Ask).where(
            Ask.workspace_id == self._workspace_id, Ask.to_id == person_id, Ask.state == AskState.OPEN
        )
        return self._session.exec(found.order_by(col(Ask.created_at), col(Ask.id)).limit(limit)).all()

    def open_by(self, person_id: int, limit: int = 50) -> Sequence[Ask]:
        """What somebody waits for, oldest first."""
        found = select(Ask).where(
            Ask.workspace_id == self._workspace_id, Ask.from_id == person_id, Ask.state == AskState.OPEN
        )
        return self._session.exec(found.order_by(col(Ask.created_at), col(Ask.id)).limit(limit)).all()

    def closed_with(self, person_id: int, limit: int = 5) -> Sequence[Ask]:
        """What was answered or withdrawn between somebody and others, the newest first."""
        is_theirs = or_(col(Ask.to_id) == person_id, col(Ask.from_id) == person_id)
        found = select(Ask).where(Ask.workspace_id == self._workspace_id, Ask.state != AskState.OPEN, is_theirs)
        return self._session.exec(found.order_by(col(Ask.created_at).desc(), col(Ask.id).desc()).limit(limit)).all()
