"""What the database adds up is what the rules say of each row."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import product
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session, col

from bot.domain.measures import NumberMeasure
from bot.domain.progress import objective_progress, progress_of
from bot.domain.vocabulary import MeasureKind
from bot.usecases.company.workspaces import open_workspace
from bot.usecases.reading.measuring import measure_of, steps_by_key_result
from storage.database import Database
from storage.models import Cycle, KeyResult, Milestone
from storage.repositories.cycle_totals import CycleTotals
from storage.repositories.progress_in_sql import percent_of_key_result
from tests.builders import Company
from tests.usecases.looking import Cast, a_company

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
TYPED = ("0", "1", "32", "-3", "98.6", "95.2", "0.000001", "10000000", "2000000.07")
AMOUNTS = (None, *map(Decimal, TYPED))


def measures() -> Iterator[dict[str, Any]]:
    """Numbers and limits of every kind, also those that forms refuse; 1 of 32 lies half-way between two hundredths."""
    for start, target, current in product(AMOUNTS, AMOUNTS[1:], AMOUNTS):
        yield {"measure_kind": MeasureKind.NUMBER, "start": start, "target": target, "current": current}
    for lower, upper, start, current in product(AMOUNTS[:6], AMOUNTS[:6], AMOUNTS[:5], AMOUNTS[:7]):
        if (lower is None) is not (upper is None) or (lower is not None and upper is not None and lower <= upper):
            limits = {"lower": lower, "upper": upper, "target": None}
            yield {"measure_kind": MeasureKind.KEEP, "start": start, "current": current, **limits}


def build(session: Session, workspace_id: int) -> None:
    company = Company(session, workspace_id, NOW)
    ana = company.person("Ana", "U1")
    objective = company.objective("Everything", ana)
    pattern = company.key_result("Any", objective, ana).model_dump(exclude={"id"})
    rows = [{**pattern, **each, "number": 1_000 + number} for number, each in enumerate(measures())]
    session.execute(insert(KeyResult), rows)
    for done, total in ((0, 0), (0, 3), (1, 3), (2, 3), (3, 3), (1, 32)):
        made = company.key_result("Steps", objective, ana, measure_kind=MeasureKind.MILESTONES)
        made.start = made.target = None
        for step in company.milestones(made, *(f"Step {number}" for number in range(total)))[:done]:
            step.is_done = True


def test_the_progress_in_sql_is_the_progress_of_the_rules(db: Database) -> None:
    workspace_id = open_workspace(db, "T1", "Acme", NOW)
    db.write(lambda session: build(session, workspace_id))

    def look(session: Session) -> list[tuple[Decimal | None, Decimal | None]]:
        steps = steps_by_key_result(session.execute(select(Milestone)).scalars().all())
        rows = session.execute(select(KeyResult, percent_of_key_result())).all()
        by_rule = [progress_of(measure_of(each, steps.get(each.key, [])), each.current).percent for each, _ in rows]
        return list(zip(by_rule, [None if each is None else Decimal(each) / 100 for _, each in rows], strict=True))

    compared = db.read(look)
    assert [pair for pair in compared if pair[0] != pair[1]] == []
    assert len({one for one, _ in compared}) > 20


def test_an_objective_is_the_weighted_mean_and_a_team_the_mean_of_its_objectives(db: Database) -> None:
    weights = ((1, 2, 0), (3, 1, 1), (0, 0, 0))

    def stage(cast: Cast) -> None:
        for each in weights:
            objective = cast.company.objective("Login", cast.ana, cast.growth)
            for weight, current in zip(each, ("1", "2", "5"), strict=True):
                values = {"weight": weight, "current": Decimal(current)}
                cast.company.key_result("Resets", objective, cast.ana, "0", "7", **values)

    ana = a_company(db, stage)

    def look(session: Session) -> tuple[int, int]:
        cycle = session.execute(select(Cycle)).scalars().one()
        [growth] = CycleTotals(session, ana, cycle.key).progress()
        return growth.total, growth.of

    percents = [progress_of_seventh(each) for each in ("1", "2", "5")]
    means = [objective_progress(zip(percents, map(Decimal, each), strict=True)) for each in weights]
    known = [each for each in means if each is not None]
    assert db.read(look) == (int(sum(known) * 100), len(known))


def progress_of_seventh(current: str) -> Decimal | None:
    return progress_of(NumberMeasure(Decimal(0), Decimal(7)), Decimal(current)).percent


def test_rows_come_by_team_and_status_however_many_key_results_there_are(db: Database) -> None:
    def stage(cast: Cast) -> None:
        for number in range(40):
            cast.goal(f"Goal {number}")

    ana = a_company(db, stage)

    def look(session: Session) -> tuple[int, int, int]:
        cycle = session.execute(select(Cycle)).scalars().one()
        totals = CycleTotals(session, ana, cycle.key)
        is_silent = col(KeyResult.id).is_(None)
        return len(totals.objectives()), len(totals.progress()), len(totals.standings(is_silent))

    assert db.read(look) == (1, 1, 1)
