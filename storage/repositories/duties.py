"""What people answered for on their due dates."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, and_, delete, func, or_, text
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col, select

from bot.domain.vocabulary import DutyOutcome, ItemKind, ItemState, Stage
from storage.models import CheckIn, Duty, Initiative, KeyResult, OutboxRow, Post, RosterEntry, Round
from storage.models.delivery import IN_LINE

_DUTY: Table = Duty.__table__  # type: ignore[attr-defined]


class Duties:
    """The duties of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def add(self, duties: Collection[dict[str, Any]]) -> None:
        """Store these, unless another tick has."""
        if duties:
            make = sqlite_insert if self._session.get_bind().dialect.name == "sqlite" else postgres_insert
            rows = [{"workspace_id": self._workspace_id, **each} for each in duties]
            self._session.execute(make(_DUTY).on_conflict_do_nothing(), rows)

    def get(self, person_id: int, due_on: date) -> Duty | None:
        """What somebody answers for on one due date."""
        return self._session.exec(select(Duty).where(self._is_mine(), self._is(person_id, due_on))).first()

    def open_of(self, person_ids: Collection[int]) -> Sequence[Duty]:
        """Those of these people of which it is not known yet how they went."""
        found = select(Duty).where(self._is_mine(), col(Duty.person_id).in_(person_ids), col(Duty.outcome).is_(None))
        return self._session.exec(found).all()

    def to_nudge(self, now: datetime, limit: int) -> Sequence[Duty]:
        """Those whose reminder is due, the earliest first."""
        found = select(Duty).where(self._is_mine(), col(Duty.nudge_at) <= now)
        return self._session.exec(found.order_by(col(Duty.nudge_at), col(Duty.id)).limit(limit)).all()

    def asked_of(self, person_id: int, due_on: date) -> Sequence[Duty]:
        """What somebody was asked for on one due date: their own, and what they stand in for."""
        found = select(Duty).where(self._is_mine(), Duty.asked_id == person_id, Duty.due_on == due_on)
        return self._session.exec(found).all()

    def newest_asked_of(self, person_id: int) -> Sequence[Duty]:
        """The same of the newest due date on which they were asked anything."""
        newest = select(func.max(col(Duty.due_on))).where(self._is_mine(), Duty.asked_id == person_id)
        due_on = self._session.exec(newest).one()
        return self.asked_of(person_id, due_on) if due_on is not None else ()

    def outcomes_of(self, person_id: int, limit: int) -> Sequence[DutyOutcome]:
        """How somebody's last due dates went, newest first."""
        found = (
            select(col(Duty.outcome))
            .where(self._is_mine(), Duty.person_id == person_id, col(Duty.outcome).is_not(None))
            .order_by(col(Duty.due_on).desc())
            .limit(limit)
        )
        return [outcome for outcome in self._session.exec(found) if outcome is not None]

    def outcomes_of_teams(self, team_ids: Collection[int], since: date) -> Sequence[tuple[int, DutyOutcome]]:
        """How the due dates went that fell into the rounds of these teams since a date."""
        found = (
            select(col(Round.team_id), col(Duty.outcome))
            .join(RosterEntry, col(RosterEntry.round_id) == Round.id)
            .join(
                Duty,
                and_(
                    col(Duty.person_id) == RosterEntry.person_id,
                    col(Duty.due_on) == func.coalesce(RosterEntry.due_on, Round.due_on),
                ),
            )
            .where(
                Round.workspace_id == self._workspace_id,
                col(Round.team_id).in_(team_ids),
                col(Round.due_on) >= since,
                col(Duty.outcome).is_not(None),
            )
        )
        return [(team_id, outcome) for team_id, outcome in self._session.exec(found) if outcome is not None]

    def still_there(self, items: Collection[tuple[str, int]]) -> dict[tuple[str, int], int | None]:
        """The owners of those of these items that are still worked on."""
        key_results = select(KeyResult.id, KeyResult.owner_id).where(
            KeyResult.workspace_id == self._workspace_id,
            col(KeyResult.id).in_(_ids(items, ItemKind.KEY_RESULT)),
            KeyResult.state == ItemState.OPEN,
        )
        initiatives = select(Initiative.id, Initiative.owner_id).where(
            Initiative.workspace_id == self._workspace_id,
            col(Initiative.id).in_(_ids(items, ItemKind.INITIATIVE)),
            Initiative.stage == Stage.ACTIVE,
        )
        found: dict[tuple[str, int], int | None] = {}
        for kind, query in ((ItemKind.KEY_RESULT, key_results), (ItemKind.INITIATIVE, initiatives)):
            found.update({(kind.value, item_id or 0): owner_id for item_id, owner_id in self._session.exec(query)})
        return found

    def news_since(self, items: Collection[tuple[str, int]], since: date) -> dict[tuple[str, int], list[date]]:
        """The local dates of what was said about these items on and after a date, earliest first."""
        said = (
            select(col(CheckIn.key_result_id), col(CheckIn.initiative_id), col(CheckIn.on))
            .where(
                CheckIn.workspace_id == self._workspace_id,
                or_(
                    col(CheckIn.key_result_id).in_(_ids(items, ItemKind.KEY_RESULT)),
                    col(CheckIn.initiative_id).in_(_ids(items, ItemKind.INITIATIVE)),
                ),
                col(CheckIn.on) >= since,
                col(CheckIn.withdrawn_at).is_(None),
            )
            .order_by(col(CheckIn.on))
        )
        news: dict[tuple[str, int], list[date]] = {}
        for key_result_id, initiative_id, on in self._session.exec(said):
            kind = ItemKind.KEY_RESULT if key_result_id is not None else ItemKind.INITIATIVE
            news.setdefault((kind.value, key_result_id or initiative_id or 0), []).append(on)
        return news

    def forget_open(self) -> None:
        """Nobody is asked any more: what was open is neither on time nor missed."""
        self._session.execute(delete(Duty).where(self._is_mine(), col(Duty.outcome).is_(None)))

    def _is_mine(self) -> Any:
        return col(Duty.workspace_id) == self._workspace_id

    @staticmethod
    def _is(person_id: int, due_on: date) -> Any:
        return and_(col(Duty.person_id) == person_id, col(Duty.due_on) == due_on)


def _ids(items: Collection[tuple[str, int]], kind: ItemKind) -> list[int]:
    return [item_id for each, item_id in items if each == kind.value]


class PersonalMessages:
    """What the people of one workspace were sent about their due dates."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def last_sent(self, person_id: int, kind: str, due_on: date) -> datetime | None:
        """When somebody was last sent a message of this kind about a due date."""
        found = select(func.max(col(Post.posted_at))).where(*self._are_to(person_id), Post.kind == kind)
        return self._session.exec(found.where(col(Post.due_on) == due_on)).one()

    def sent_since(self, person_id: int, kinds: Collection[str], since: datetime) -> int:
        """How many messages of these kinds somebody was sent at or after an instant."""
        long_before = since.date() - timedelta(days=60)  # due dates older than this; the index stands in their order
        found = select(func.count()).where(
            *self._are_to(person_id),
            col(Post.due_on) >= long_before,
            col(Post.kind).in_(kinds),
            col(Post.posted_at) >= since,
        )
        return self._session.exec(found).one()

    def on_their_way(self, slack_user_id: str, kinds: Collection[str]) -> int:
        """How many messages of these kinds to somebody are not sent yet."""
        found = select(func.count()).where(
            OutboxRow.workspace_id == self._workspace_id,
            OutboxRow.recipient == slack_user_id,
            text(IN_LINE),
            col(OutboxRow.kind).in_(kinds),
        )
        return self._session.exec(found).one()

    def _are_to(self, person_id: int) -> tuple[Any, ...]:
        return col(Post.workspace_id) == self._workspace_id, col(Post.person_id) == person_id
