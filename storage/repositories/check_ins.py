"""Check-ins: written once, never changed; and the repetition of the newest one in its item's row."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Executable, Select, Table, bindparam, exists, func, or_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from bot.domain.status import DueDate
from bot.domain.vocabulary import ItemKind
from storage.models import CheckIn, Duty, Initiative, KeyResult, RosterEntry, Round, Workspace
from storage.prepared import insert_row, update_row
from storage.repositories.matching import has_word

_CHECK_IN: Table = CheckIn.__table__  # type: ignore[attr-defined]
_KEY_RESULT: Table = KeyResult.__table__  # type: ignore[attr-defined]
_INITIATIVE: Table = Initiative.__table__  # type: ignore[attr-defined]


class CheckIns:
    """The check-ins of one workspace."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def get(self, check_in_id: int) -> CheckIn | None:
        """By row id, also a withdrawn one."""
        found = select(CheckIn).where(CheckIn.workspace_id == self._workspace_id, CheckIn.id == check_in_id)
        return self._session.exec(found).first()

    def add(self, values: dict[str, Any]) -> int:
        """Store a check-in and return its id."""
        return insert_row(self._session, _CHECK_IN, {"workspace_id": self._workspace_id, "note": "", **values})

    def withdraw(self, check_in_id: int, by_id: int, now: datetime) -> None:
        """It does not stand any more, and stays in the history."""
        values = {"withdrawn_at": now, "withdrawn_by_id": by_id}
        self._show_on(_CHECK_IN, check_in_id, values)

    def show_on_key_result(self, key_result_id: int, values: dict[str, Any]) -> None:
        """Repeat the newest standing check-in in the key result's row."""
        self._show_on(_KEY_RESULT, key_result_id, values)

    def show_on_initiative(self, initiative_id: int, values: dict[str, Any]) -> None:
        """Repeat the newest standing check-in in the initiative's row."""
        self._show_on(_INITIATIVE, initiative_id, values)

    def latest_of_key_results(self, key_result_ids: Collection[int], count: int) -> dict[int, list[CheckIn]]:
        """The last `count` standing check-ins of each, oldest first, in one query."""
        return self._latest(_CHECK_IN.c.key_result_id, key_result_ids, count)

    def latest_of_initiatives(self, initiative_ids: Collection[int], count: int) -> dict[int, list[CheckIn]]:
        """The last `count` standing check-ins of each, oldest first, in one query."""
        return self._latest(_CHECK_IN.c.initiative_id, initiative_ids, count)

    def history_of_key_result(self, key_result_id: int) -> Sequence[CheckIn]:
        """All of them, withdrawn ones too, oldest first."""
        return self._history(CheckIn.key_result_id == key_result_id)

    def history_of_initiative(self, initiative_id: int) -> Sequence[CheckIn]:
        """All of them, withdrawn ones too, oldest first."""
        return self._history(CheckIn.initiative_id == initiative_id)

    def _history(self, is_of_item: Any) -> Sequence[CheckIn]:
        found = select(CheckIn).where(CheckIn.workspace_id == self._workspace_id, is_of_item)
        return self._session.exec(found.order_by(col(CheckIn.at), col(CheckIn.id))).all()

    def notes_with(
        self, words: Collection[str], key_result_ids: Collection[int], initiative_ids: Collection[int]
    ) -> dict[tuple[ItemKind, int], str]:
        """The newest standing note of each of these items that has one of the words."""
        if not key_result_ids and not initiative_ids:
            return {}
        found = select(CheckIn).where(
            CheckIn.workspace_id == self._workspace_id,
            or_(col(CheckIn.key_result_id).in_(key_result_ids), col(CheckIn.initiative_id).in_(initiative_ids)),
            col(CheckIn.withdrawn_at).is_(None),
            or_(*(has_word(col(CheckIn.note), word) for word in words)),
        )
        newest_last = self._session.exec(found.order_by(col(CheckIn.at), col(CheckIn.id)))
        return {_item_of(check_in): check_in.note for check_in in newest_last}

    def due_dates_asked(self, person_ids: Collection[int], since: date) -> dict[int, list[DueDate]]:
        """On which due dates these people were asked, or somebody in their place; oldest first. Whoever was away, and
        had nobody to stand in, was not."""
        if not person_ids:
            return {}
        which = {"workspace_id": self._workspace_id, "person_ids": list(person_ids), "since": since}
        asked: dict[int, list[DueDate]] = {}
        for person_id, due_on, quiet_days in self._session.execute(_due_dates_asked(), which):
            asked.setdefault(person_id, []).append(DueDate(due_on, due_on - timedelta(days=quiet_days)))
        return asked

    def _show_on(self, table: Table, item_id: int, values: dict[str, Any]) -> None:
        update_row(self._session, table, self._workspace_id, item_id, values)

    def _latest(self, item: Any, item_ids: Collection[int], count: int) -> dict[int, list[CheckIn]]:
        if not item_ids:
            return {}
        which = {"workspace_id": self._workspace_id, "item_ids": list(item_ids), "count": count}
        latest: dict[int, list[CheckIn]] = {}
        for check_in in self._session.execute(_latest(item), which).scalars():
            latest.setdefault(getattr(check_in, item.key), []).append(check_in)
        return latest


@cache
def _latest(item: Column[Any]) -> Select[Any]:
    place = func.row_number().over(partition_by=item, order_by=(_CHECK_IN.c.at.desc(), _CHECK_IN.c.id.desc()))
    numbered = (
        core_select(_CHECK_IN.c.id, place.label("place"))
        .where(
            _CHECK_IN.c.workspace_id == bindparam("workspace_id"),
            item.in_(bindparam("item_ids", expanding=True)),
            _CHECK_IN.c.withdrawn_at.is_(None),
        )
        .subquery()
    )
    return (
        core_select(CheckIn)
        .join(numbered, numbered.c.id == CheckIn.id)
        .where(numbered.c.place <= bindparam("count"))
        .order_by(col(CheckIn.at), col(CheckIn.id))
    )


@cache
def _due_dates_asked() -> Executable:
    return (
        core_select(col(RosterEntry.person_id), own_due_on(), col(Workspace.quiet_days))
        .join(Round, col(Round.id) == RosterEntry.round_id)
        .join(Workspace, col(Workspace.id) == RosterEntry.workspace_id)
        .where(
            col(RosterEntry.workspace_id) == bindparam("workspace_id"),
            col(RosterEntry.person_id).in_(bindparam("person_ids", expanding=True)),
            was_asked(),
            col(Round.due_on) >= bindparam("since"),
        )
        .order_by(own_due_on())
    )


def was_asked() -> ColumnElement[bool]:
    """The condition that somebody on a roster was there, or a delegate was asked in their place."""
    asked_another = col(Duty.asked_id) != col(Duty.person_id)
    of_theirs = (col(Duty.person_id) == col(RosterEntry.person_id), col(Duty.due_on) == own_due_on())
    return or_(col(RosterEntry.is_away).is_(False), exists().where(*of_theirs, asked_another))


def own_due_on() -> ColumnElement[date]:
    """The due date of the person, which may lie some days after their team's."""
    return func.coalesce(RosterEntry.due_on, Round.due_on)


def noted_on_key_result(word: str) -> ColumnElement[bool]:
    """The condition that a standing check-in on a key result has a word in its note."""
    return _noted(col(CheckIn.key_result_id) == col(KeyResult.id), word)


def noted_on_initiative(word: str) -> ColumnElement[bool]:
    """The same for an initiative."""
    return _noted(col(CheckIn.initiative_id) == col(Initiative.id), word)


def _noted(on_item: ColumnElement[bool], word: str) -> ColumnElement[bool]:
    return exists().where(on_item, col(CheckIn.withdrawn_at).is_(None), has_word(col(CheckIn.note), word))


def _item_of(check_in: CheckIn) -> tuple[ItemKind, int]:
    if check_in.key_result_id is not None:
        return ItemKind.KEY_RESULT, check_in.key_result_id
    return ItemKind.INITIATIVE, check_in.initiative_id or 0
