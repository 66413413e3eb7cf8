"""A company with thousands of initiatives and a long history, in bulk: for whatever reads all of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from bot.domain.keywords import keywords_of
from bot.domain.people import Actor
from bot.domain.vocabulary import (
    Health,
    Indicator,
    ItemState,
    MeasureKind,
    NumberRhythm,
    Stage,
    Status,
    UnitKind,
    Verdict,
    Visibility,
)
from bot.usecases.company.workspaces import open_workspace
from storage.database import Database
from storage.migrate import migrate
from storage.models import (
    AuditEvent,
    CheckIn,
    Initiative,
    InitiativeWord,
    KeyResult,
    Objective,
    Person,
    RosterEntry,
    Round,
    Team,
)
from tests.builders import Company

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
INITIATIVES, CHECK_INS, PEOPLE, TEAMS = 2_000, 100_000, 200, 40
KEY_RESULTS = INITIATIVES // 2
_STAGES = (Stage.ACTIVE, Stage.ACTIVE, Stage.ACTIVE, Stage.PLANNED, Stage.DONE)
_WORDS = ("Offer", "Shorten", "Pilot", "Move", "Open", "Rebuild", "Translate", "Measure")
_THINGS = ("annual contracts", "the sign-up form", "support by chat", "the warehouse", "a shop in Lyon", "the invoices")


def a_company_of_bets(
    folder: Path, initiatives: int = INITIATIVES, check_ins: int = CHECK_INS
) -> tuple[Database, Actor]:
    """On SQLite: half as many key results as initiatives, all of this quarter, each with the same number of check-ins,
    the last one in the last week. Returns an OKR admin."""
    db = Database.open(f"sqlite:///{folder / f'bets-{initiatives}-{check_ins}.sqlite3'}")
    migrate(db)
    workspace_id = open_workspace(db, "T0OKR0001", "Acme", NOW - timedelta(weeks=13))
    return db, db.write(lambda session: _fill(session, workspace_id, initiatives, check_ins))


def _fill(session: Session, workspace_id: int, initiatives: int, check_ins: int) -> Actor:
    company = Company(session, workspace_id, NOW)
    admin = company.person("Olga", "U0OLGA001", is_okr_admin=True)
    people = [company.person(f"Person {each}", f"U{each:06d}") for each in range(PEOPLE)]
    teams = [company.team(f"Team {each}", None, *people[each::TEAMS]) for each in range(TEAMS)]
    for team in teams:
        _ask_each_week(session, company, team, people)
    _Bulk(session, company, people, teams).insert(initiatives, check_ins)
    return company.actor(admin)


def _ask_each_week(session: Session, company: Company, team: Team, people: list[Person]) -> None:
    for week in range(8):
        on = NOW.date() - timedelta(days=NOW.weekday() + 7 * week)
        opened = Round(workspace_id=company.workspace_id, team_id=team.key, due_on=on, opened_at=NOW)
        session.add(opened)
        session.flush()
        mine = people[(team.key % TEAMS) :: TEAMS]
        rows = [{"workspace_id": company.workspace_id, "round_id": opened.key, "person_id": each.key} for each in mine]
        session.execute(insert(RosterEntry), rows)


class _Bulk:
    """Rows in bulk."""

    def __init__(self, session: Session, company: Company, people: list[Person], teams: list[Team]) -> None:
        self._session, self._company, self._people, self._teams = session, company, people, teams

        self._cycle = company.cycle()
        self._began = datetime.combine(self._cycle.starts_on, datetime.min.time(), tzinfo=UTC)

    def insert(self, initiatives: int, check_ins: int) -> None:
        """Everything: objectives of four key results, two initiatives for each of these."""
        key_results = initiatives // 2
        each_has = check_ins // (key_results + initiatives)
        of_key_results = each_has * key_results
        self._session.execute(insert(Objective), [self._objective(each) for each in range(key_results // 4 + 1)])
        self._session.execute(insert(KeyResult), [self._key_result(each, each_has) for each in range(key_results)])
        first = of_key_results
        self._session.execute(
            insert(Initiative), [self._initiative(each, key_results, first, each_has) for each in range(initiatives)]
        )
        words = [word for each in range(initiatives) for word in self._words(each)]
        self._session.execute(insert(InitiativeWord), words)
        self._session.execute(insert(CheckIn), list(self._said(key_results, initiatives, each_has)))
        self._session.execute(insert(AuditEvent), [self._event(each, initiatives) for each in range(check_ins)])

    def _base(self, each: int) -> dict[str, Any]:
        owner = self._people[each % len(self._people)].key
        return {
            "id": each + 1,
            "workspace_id": self._company.workspace_id,
            "number": each + 1,
            "title": f"{_WORDS[each % len(_WORDS)]} {_THINGS[each % len(_THINGS)]} {each}",
            "owner_id": owner,
            "visibility": Visibility.WORKSPACE,
            "created_at": self._began,
            "created_by_id": owner,
        }

    def _objective(self, each: int) -> dict[str, Any]:
        team_id = self._teams[each % len(self._teams)].key
        return self._base(each) | {"team_id": team_id, "cycle_id": self._cycle.key, "state": ItemState.OPEN}

    def _key_result(self, each: int, each_has: int) -> dict[str, Any]:
        return self._base(each) | {
            "objective_id": each // 4 + 1,
            "measure_kind": MeasureKind.NUMBER,
            "unit_kind": UnitKind.PERCENT,
            "indicator": Indicator.LEADING,
            "number_rhythm": NumberRhythm.WEEKLY,
            "state": ItemState.OPEN,
            "start": Decimal(0),
            "target": Decimal(100),
            "starts_on": self._cycle.starts_on,
            "due_on": self._cycle.ends_on,
            "current": self._value(each, each_has - 1),
            "status": self._status(each, each_has - 1),
            "checked_in_on": self._on(each_has - 1, each_has),
            "last_check_in_id": (each + 1) * each_has,
        }

    def _initiative(self, each: int, key_results: int, first: int, each_has: int) -> dict[str, Any]:
        stage = _STAGES[each % len(_STAGES)]
        return self._base(each) | {
            "key_result_id": each % key_results + 1,
            "stage": stage,
            "health": Health.ON_TRACK,
            "effort_weeks": Decimal(each % 9 + 1),
            "starts_on": self._cycle.starts_on,
            "due_on": self._cycle.ends_on,
            "ended_on": NOW.date() - timedelta(days=each % 60) if stage is Stage.DONE else None,
            **self._verdict(each, is_done=stage is Stage.DONE),
            "checked_in_on": self._on(each_has - 1, each_has),
            "last_check_in_id": first + (each + 1) * each_has,
        }

    def _verdict(self, each: int, *, is_done: bool) -> dict[str, Any]:
        """Of what is done, what came of it; all rows name the same columns."""
        return {
            "value_at_start": Decimal(each % 50),
            "verdict": list(Verdict)[each % 4] if is_done else None,
            "learning": f"{_WORDS[each % 8]} it earlier, for {_THINGS[(each + 1) % 6]}" if is_done else "",
            "judged_on": NOW.date() - timedelta(days=each % 60) if is_done else None,
            "judged_by_id": self._people[each % len(self._people)].key if is_done else None,
            "value_at_verdict": Decimal(each % 90) if is_done else None,
        }

    def _words(self, each: int) -> Iterator[dict[str, Any]]:
        """As they are kept when somebody writes a title or a learning."""
        row = self._initiative(each, 1, 0, 1)
        for word in keywords_of(row["title"], row["learning"]):
            yield {"workspace_id": self._company.workspace_id, "initiative_id": each + 1, "word": word}

    def _said(self, key_results: int, initiatives: int, each_has: int) -> Iterator[dict[str, Any]]:
        at_id = 0
        for kind, many in (("key_result_id", key_results), ("initiative_id", initiatives)):
            for each in range(many):
                for nth in range(each_has):
                    at_id += 1
                    at = self._at(nth, each_has)
                    is_key_result = kind == "key_result_id"
                    yield {
                        "id": at_id,
                        "workspace_id": self._company.workspace_id,
                        "key_result_id": each + 1 if is_key_result else None,
                        "initiative_id": None if is_key_result else each + 1,
                        "by_id": self._people[each % len(self._people)].key,
                        "at": at,
                        "on": at.date(),
                        "recorded_at": at,
                        "value": self._value(each, nth) if is_key_result else None,
                        "status": self._status(each, nth) if is_key_result else None,
                        "health": None if is_key_result else Health.ON_TRACK,
                    }

    def _event(self, each: int, initiatives: int) -> dict[str, Any]:
        return {
            "workspace_id": self._company.workspace_id,
            "at": self._at(each, CHECK_INS),
            "actor_id": self._people[each % len(self._people)].key,
            "verb": "check in",
            "item_kind": "initiative",
            "item_id": each % initiatives + 1,
        }

    def _at(self, nth: int, each_has: int) -> datetime:
        """Spread over the cycle, the last one two days ago."""
        last = NOW - timedelta(days=2)
        return self._began + (last - self._began) * (nth + 1) / each_has

    def _on(self, nth: int, each_has: int) -> date:
        return self._at(nth, each_has).date()

    def _value(self, each: int, nth: int) -> Decimal:
        return Decimal((nth * 2 + each) % 100)

    def _status(self, each: int, nth: int) -> Status:
        return list(Status)[(each + nth // 5) % 3]
