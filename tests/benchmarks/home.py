"""Home and `/okr` for a person with 20 key results, and what looks at everybody's, in a small company and in one with
100,000 key results."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median

from sqlalchemy import event, insert
from sqlmodel import Session

from bot.domain.filters import Filter, FilterBy
from bot.domain.people import Actor
from bot.domain.vocabulary import Indicator, ItemState, MeasureKind, NumberRhythm, Status, UnitKind, Visibility
from bot.usecases.company.workspaces import open_workspace
from bot.usecases.looking.home import look_at_home
from bot.usecases.looking.lists import list_objectives
from bot.usecases.looking.mine import what_is_mine
from bot.usecases.looking.overview import look_at_overview
from storage.database import Database
from storage.migrate import migrate
from storage.models import CheckIn, KeyResult, Objective, Person, Team
from tests.builders import Company

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
SMALL, LARGE, OWN, PEOPLE, RUNS = 1_000, 100_000, 20, 500, 60
GOAL = 1.2

Look = Callable[[Database, Actor, datetime], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """Median milliseconds and the number of statements of one look."""

    milliseconds: float
    statements: int


def main() -> bool:
    """Measure both looks in both companies, in turn, and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (_company(Path(folder), size) for size in (SMALL, LARGE))
        met = True
        for name, look in _OF_ONE.items():
            few, many = _in_turn(look, RUNS, small, large)
            ratio = many.milliseconds / few.milliseconds
            print(f"  {name}: {_words(few, many)}: {ratio:.2f} times (goal: {GOAL})")
            met = met and few.statements == many.statements and ratio <= GOAL
        for name, look in _OF_EVERYBODY.items():
            few, many = _in_turn(look, RUNS // 10, small, large)
            print(f"  {name}: {_words(few, many)} (goal: as many statements; the database adds up)")
            met = met and few.statements == many.statements
        for db, _ in (small, large):
            db.close()
    return met


def _overview(db: Database, actor: Actor, now: datetime) -> object:
    return look_at_overview(db, actor, "", now)


def _silent(db: Database, actor: Actor, now: datetime) -> object:
    return list_objectives(db, actor, Filter(FilterBy.NO_NEWS), now)


_OF_ONE: dict[str, Look] = {"/okr": what_is_mine, "Home": look_at_home}
_OF_EVERYBODY: dict[str, Look] = {"/okr overview": _overview, "/okr list no-news": _silent}


def _words(few: Measured, many: Measured) -> str:
    return (
        f"{few.statements} statements, {few.milliseconds:.1f} ms with {SMALL:,} key results; "
        f"{many.statements} and {many.milliseconds:.1f} ms with {LARGE:,}"
    )


def _in_turn(look: Look, runs: int, *companies: tuple[Database, Actor]) -> list[Measured]:
    """The machine's speed drifts, so the companies take turns."""
    times: list[list[float]] = [[] for _ in companies]
    for _ in range(runs):
        for (db, actor), taken in zip(companies, times, strict=True):
            began = time.perf_counter()
            look(db, actor, NOW)
            taken.append((time.perf_counter() - began) * 1000)
    return [
        Measured(median(taken), _statements(look, db, actor))
        for (db, actor), taken in zip(companies, times, strict=True)
    ]


def _statements(look: Look, db: Database, actor: Actor) -> int:
    counted: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        counted.append(statement)

    event.listen(db.reader, "before_cursor_execute", count)
    look(db, actor, NOW)
    event.remove(db.reader, "before_cursor_execute", count)
    return len(counted)


def _company(folder: Path, size: int) -> tuple[Database, Actor]:
    db = Database.open(f"sqlite:///{folder / f'{size}.sqlite3'}")
    migrate(db)
    workspace_id = open_workspace(db, "T0OKR0001", "Acme", NOW)
    return db, db.write(lambda session: _fill(session, Company(session, workspace_id, NOW), size))


def _fill(session: Session, company: Company, size: int) -> Actor:
    ana = company.person("Ana", "U0ANA0001")
    others = [company.person(f"Person {each}", f"U{each:06d}") for each in range(PEOPLE)]
    teams = [company.team(f"Team {each}", None, *others[each::50]) for each in range(50)]
    company.joins(teams[0], ana)
    owners = [ana] * OWN + [others[each % PEOPLE] for each in range(size - OWN)]
    _insert(session, company, teams, owners)
    for due_on in (date(2026, 11, 9), date(2026, 11, 16)):
        company.round(teams[0], due_on, ana, *others)
    return company.actor(ana)


def _insert(session: Session, company: Company, teams: list[Team], owners: list[Person]) -> None:
    """In bulk: four key results to an objective, each checked in once."""
    cycle, workspace_id = company.cycle(), company.workspace_id
    session.execute(
        insert(Objective),
        [
            {
                "id": each + 1,
                "workspace_id": workspace_id,
                "number": each + 1,
                "title": f"Objective {each}",
                "team_id": teams[each % len(teams)].key,
                "owner_id": owner.key,
                "cycle_id": cycle.key,
                "visibility": Visibility.WORKSPACE,
                "state": ItemState.OPEN,
                "created_at": NOW,
                "created_by_id": owner.key,
            }
            for each, owner in enumerate(owners[::4])
        ],
    )
    session.execute(
        insert(KeyResult),
        [
            {
                "id": each + 1,
                "workspace_id": workspace_id,
                "number": each + 1,
                "objective_id": each // 4 + 1,
                "title": f"Key result {each}",
                "measure_kind": MeasureKind.NUMBER,
                "unit_kind": UnitKind.PERCENT,
                "indicator": Indicator.LEADING,
                "number_rhythm": NumberRhythm.WEEKLY,
                "visibility": Visibility.WORKSPACE,
                "state": ItemState.OPEN,
                "start": Decimal(0),
                "target": Decimal(100),
                "starts_on": cycle.starts_on,
                "due_on": cycle.ends_on,
                "owner_id": owner.key,
                "current": Decimal(40),
                "status": Status.ON_TRACK,
                "checked_in_on": NOW.date(),
                "last_check_in_id": each + 1,
                "created_at": NOW,
                "created_by_id": owner.key,
            }
            for each, owner in enumerate(owners)
        ],
    )
    session.execute(
        insert(CheckIn),
        [
            {
                "id": each + 1,
                "workspace_id": workspace_id,
                "key_result_id": each + 1,
                "by_id": owner.key,
                "at": NOW,
                "on": NOW.date(),
                "value": Decimal(40),
                "status": Status.ON_TRACK,
                "recorded_at": NOW,
            }
            for each, owner in enumerate(owners)
        ],
    )
