"""The executive briefs of one workspace, and what they are made of."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Table, or_
from sqlalchemy import select as wide_select
from sqlmodel import Session, col, select

from bot.domain.people import Actor
from bot.domain.vocabulary import AskState, ItemKind, ItemState, Stage
from storage.models import Ask, Brief, BriefSeen, HelpOffer, Initiative, KeyResult, Person
from storage.prepared import insert_unless_there
from storage.repositories.company_queries import company_events, company_initiatives, company_key_results
from storage.repositories.due import asks_until
from storage.repositories.visibility import parameters

_A_DAY = timedelta(days=1)
_SEEN: Table = BriefSeen.__table__  # type: ignore[attr-defined]
_HELP: Table = HelpOffer.__table__  # type: ignore[attr-defined]


class PersonNamed(NamedTuple):
    """Somebody as a brief names them."""

    person_id: int
    slack_user_id: str
    name: str
    is_deactivated: bool


class CompanyThen:
    """The company as one reader may see it, between two instants; `first_day` and `today` are their local dates."""

    def __init__(
        self, session: Session, reader: Actor, since: datetime, as_of: datetime, first_day: date, today: date
    ) -> None:
        self._session = session
        self._workspace_id = reader.workspace_id
        self._given = {
            **parameters(reader),
            "since": since,
            "as_of": as_of,
            "today": today,
            "asks_until": asks_until(today),
        }
        self._first_day = first_day

    def key_results(self) -> list[Any]:
        """Each with its `key_result`, `objective`, `team`, and its check-ins `said` and `before`, whose keys are None
        where there is none."""
        return company_key_results().records(self._session, self._given)

    def initiatives(self) -> list[Any]:
        """Each with its `initiative`, `key_result`, `team`, and its check-in `said`."""
        given = self._given | {"first_day": self._first_day}
        return company_initiatives().records(self._session, given)

    def events(self) -> dict[tuple[str, int], list[Any]]:
        """What happened since the beginning to each item, oldest first."""
        since = self._given["since"]
        given = {"workspace_id": self._workspace_id, "since": since, "long_before": since - _A_DAY}
        found: dict[tuple[str, int], list[Any]] = {}
        for row in company_events().records(self._session, given):
            event = row.audit_event
            found.setdefault((event.item_kind, event.item_id), []).append(event)
        return found

    def asks(self) -> Sequence[Ask]:
        """Those that were open at the end, oldest first."""
        as_of = self._given["as_of"]
        was_open = or_(col(Ask.state) == AskState.OPEN, col(Ask.answered_at) > as_of)
        mine = (Ask.workspace_id == self._workspace_id, Ask.created_at <= as_of)
        return self._session.exec(select(Ask).where(*mine, was_open).order_by(col(Ask.created_at), col(Ask.id))).all()

    def people(self, ids: Iterable[int]) -> dict[int, PersonNamed]:
        """These people, by row id."""
        if not (wanted := set(ids)):
            return {}
        columns = (col(Person.id), col(Person.slack_user_id), col(Person.name), col(Person.is_deactivated))
        found = wide_select(*columns).where(col(Person.workspace_id) == self._workspace_id, col(Person.id).in_(wanted))
        return {row[0]: PersonNamed(*row) for row in self._session.execute(found)}


class Briefs:
    """The briefs of one workspace, and what people did with them."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self._session = session
        self._workspace_id = workspace_id

    def add(self, brief: Brief) -> Brief:
        """Store a brief; its id is known afterwards."""
        self._session.add(brief)
        self._session.flush()
        return brief

    def get(self, brief_id: int) -> Brief | None:
        """By row id."""
        mine = (Brief.workspace_id == self._workspace_id, Brief.id == brief_id)
        return self._session.exec(select(Brief).where(*mine)).first()

    def last_weekly(self, before: datetime) -> Brief | None:
        """The newest weekly one that spoke of an instant before this one."""
        mine = (Brief.workspace_id == self._workspace_id, col(Brief.due_on).is_not(None), Brief.as_of < before)
        return self._session.exec(select(Brief).where(*mine).order_by(col(Brief.as_of).desc()).limit(1)).first()

    def of_day(self, due_on: date) -> Brief | None:
        """The weekly one of a local date."""
        mine = (Brief.workspace_id == self._workspace_id, Brief.due_on == due_on)
        return self._session.exec(select(Brief).where(*mine)).first()

    def people_who_read(self) -> Sequence[Person]:
        """Whom the company chose to send it to, by name, whoever they are by now."""
        mine = (Person.workspace_id == self._workspace_id, col(Person.reads_brief).is_(True))
        return self._session.exec(select(Person).where(*mine).order_by(col(Person.name), col(Person.id))).all()

    def gone(self) -> list[int]:
        """The row ids of those who have left, and still own something that runs."""
        owned = wide_select(col(KeyResult.owner_id)).where(
            col(KeyResult.workspace_id) == self._workspace_id, col(KeyResult.state) == ItemState.OPEN
        )
        worked_on = wide_select(col(Initiative.owner_id)).where(
            col(Initiative.workspace_id) == self._workspace_id, col(Initiative.stage) == Stage.ACTIVE
        )
        found = wide_select(col(Person.id)).where(
            col(Person.workspace_id) == self._workspace_id,
            col(Person.is_deactivated).is_(True),
            col(Person.id).in_(owned.union(worked_on)),
        )
        return sorted(self._session.execute(found).scalars())

    def see(self, brief_id: int, person_id: int, now: datetime) -> bool:
        """Note that somebody saw it; False when they had said so."""
        row = {"workspace_id": self._workspace_id, "brief_id": brief_id, "person_id": person_id, "seen_at": now}
        return insert_unless_there(self._session, _SEEN, row)

    def seen_by(self, brief_id: int) -> Sequence[Person]:
        """Who saw it, in the order in which they said so."""
        found = (
            select(Person)
            .join(BriefSeen, col(BriefSeen.person_id) == Person.id)
            .where(BriefSeen.workspace_id == self._workspace_id, BriefSeen.brief_id == brief_id)
        )
        return self._session.exec(found.order_by(col(BriefSeen.id))).all()

    def offer_help(self, kind: ItemKind, item_id: int, person_id: int, owner_id: int, now: datetime) -> bool:
        """Note that somebody offered its owner to help with an item; False when they had."""
        row = {"workspace_id": self._workspace_id, "item_kind": kind, "item_id": item_id, "person_id": person_id}
        return insert_unless_there(self._session, _HELP, row | {"owner_id": owner_id, "offered_at": now})
