"""Rounds and their rosters, and what was said in them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Table, and_, func, or_
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col, select

from bot.domain.cadence import FIRST_SOMEWHERE
from bot.domain.vocabulary import AskState, ItemKind, ItemState, Stage
from storage.models import (
    Ask,
    CheckIn,
    Cycle,
    Initiative,
    KeyResult,
    Objective,
    Person,
    PostedCheckIn,
    RosterEntry,
    Round,
)
from storage.repositories.due import runs_on

_ROUND: Table = Round.__table__  # type: ignore[attr-defined]


class Rounds:
    """The rounds of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def open(self, team_id: int, due_on: date, now: datetime, roster: Collection[RosterEntry]) -> bool:
        """Open a round with this roster, unless another tick has."""
        row = {"workspace_id": self._workspace_id, "team_id": team_id, "due_on": due_on, "opened_at": now}
        make = sqlite_insert if self._session.get_bind().dialect.name == "sqlite" else postgres_insert
        opening = make(_ROUND).values(row).on_conflict_do_nothing().returning(_ROUND.c.id)
        round_id = self._session.execute(opening).scalar_one_or_none()
        if round_id is None:
            return False
        for entry in roster:
            entry.round_id = round_id
            self._session.add(entry)
        self._session.flush()
        return True

    def get(self, round_id: int) -> Round | None:
        """By row id."""
        return self._session.exec(
            select(Round).where(Round.workspace_id == self._workspace_id, Round.id == round_id)
        ).first()

    def of_team(self, team_id: int, limit: int = 60) -> Sequence[Round]:
        """The rounds of a team, newest first."""
        found = select(Round).where(Round.workspace_id == self._workspace_id, Round.team_id == team_id)
        return self._session.exec(found.order_by(col(Round.due_on).desc()).limit(limit)).all()

    def newest_of(self, team_id: int, now: datetime) -> Round | None:
        """The last round of a team whose date has begun. There may be later ones, of a clock that was ahead."""
        found = select(Round).where(
            Round.workspace_id == self._workspace_id,
            Round.team_id == team_id,
            Round.due_on <= (now + FIRST_SOMEWHERE).date(),
        )
        return self._session.exec(found.order_by(col(Round.due_on).desc()).limit(1)).first()

    def open_at(self, team_id: int, instant: datetime) -> Round | None:
        """The round of a team that was its newest at an instant."""
        found = select(Round).where(
            Round.workspace_id == self._workspace_id, Round.team_id == team_id, Round.opened_at <= instant
        )
        return self._session.exec(found.order_by(col(Round.due_on).desc()).limit(1)).first()

    def roster(self, round_id: int) -> Sequence[tuple[RosterEntry, Person]]:
        """Who was asked in a round."""
        found = (
            select(RosterEntry, Person)
            .join(Person, col(Person.id) == RosterEntry.person_id)
            .where(RosterEntry.workspace_id == self._workspace_id, RosterEntry.round_id == round_id)
        )
        return self._session.exec(found).all()

    def open_entries_of(self, person_id: int) -> Sequence[RosterEntry]:
        """Where somebody is on the roster of a round without a summary yet."""
        found = (
            select(RosterEntry)
            .join(Round, col(Round.id) == RosterEntry.round_id)
            .where(
                RosterEntry.workspace_id == self._workspace_id,
                RosterEntry.person_id == person_id,
                col(Round.summarised_at).is_(None),
            )
        )
        return self._session.exec(found).all()

    def check_ins_as_of(
        self, key_result_ids: Collection[int], initiative_ids: Collection[int], as_of: datetime
    ) -> Sequence[CheckIn]:
        """The last standing check-in of each of these items up to an instant; a correction stands where the corrected
        one stood."""
        item = or_(col(CheckIn.key_result_id).in_(key_result_ids), col(CheckIn.initiative_id).in_(initiative_ids))
        place = func.row_number().over(
            partition_by=(col(CheckIn.key_result_id), col(CheckIn.initiative_id)),
            order_by=(col(CheckIn.at).desc(), col(CheckIn.id).desc()),
        )
        numbered = select(col(CheckIn.id), place.label("place")).where(self._stands(), item, CheckIn.at <= as_of)
        last = numbered.subquery()
        found = select(CheckIn).join(last, last.c.id == CheckIn.id).where(last.c.place == 1)
        return self._session.exec(found).all()

    def said_until(self, key_result_ids: Collection[int], instant: datetime) -> Sequence[CheckIn]:
        """Every standing check-in of these key results up to an instant, oldest first."""
        mine = (self._stands(), col(CheckIn.key_result_id).in_(key_result_ids), col(CheckIn.at) <= instant)
        return self._session.exec(select(CheckIn).where(*mine).order_by(col(CheckIn.at), col(CheckIn.id))).all()

    def items_of(self, people: Collection[int], today: date) -> list[KeyResult | Initiative]:
        """What these people own that runs, private items too: to count answers, not to show."""
        key_results = (
            select(KeyResult)
            .join(Objective, col(Objective.id) == KeyResult.objective_id)
            .join(Cycle, col(Cycle.id) == Objective.cycle_id)
            .where(
                KeyResult.workspace_id == self._workspace_id,
                col(KeyResult.owner_id).in_(people),
                KeyResult.state == ItemState.OPEN,
                *runs_on(today),
            )
        )
        initiatives = (
            select(Initiative)
            .join(KeyResult, col(KeyResult.id) == Initiative.key_result_id)
            .join(Objective, col(Objective.id) == KeyResult.objective_id)
            .join(Cycle, col(Cycle.id) == Objective.cycle_id)
            .where(
                Initiative.workspace_id == self._workspace_id,
                col(Initiative.owner_id).in_(people),
                Initiative.stage == Stage.ACTIVE,
                *runs_on(today),
            )
        )
        return [*self._session.exec(key_results).all(), *self._session.exec(initiatives).all()]

    def asks_open_at(
        self, instant: datetime, key_result_ids: Collection[int], initiative_ids: Collection[int]
    ) -> Sequence[Ask]:
        """Asks about these items that nobody had answered at an instant, oldest first; withdrawn ones are left out."""
        about_key_result = and_(col(Ask.item_kind) == ItemKind.KEY_RESULT, col(Ask.item_id).in_(key_result_ids))
        about_initiative = and_(col(Ask.item_kind) == ItemKind.INITIATIVE, col(Ask.item_id).in_(initiative_ids))
        was_open = or_(col(Ask.state) == AskState.OPEN, col(Ask.answered_at) > instant)
        found = select(Ask).where(
            Ask.workspace_id == self._workspace_id,
            Ask.state != AskState.WITHDRAWN,
            Ask.created_at <= instant,
            was_open,
            or_(about_key_result, about_initiative),
        )
        return self._session.exec(found.order_by(col(Ask.created_at), col(Ask.id))).all()

    def shows_withdrawn(self, post_id: int) -> bool:
        """Whether a message showed a check-in that was corrected since."""
        found = (
            select(PostedCheckIn.id)
            .join(CheckIn, col(CheckIn.id) == PostedCheckIn.check_in_id)
            .where(PostedCheckIn.post_id == post_id, col(CheckIn.withdrawn_at).is_not(None))
        )
        return self._session.exec(found.limit(1)).first() is not None

    def _stands(self) -> ColumnElement[bool]:
        return and_(col(CheckIn.workspace_id) == self._workspace_id, col(CheckIn.withdrawn_at).is_(None))
