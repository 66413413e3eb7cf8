"""The learnings of a company with 2,000 initiatives and 100,000 check-ins, and of one with a tenth of both: all, those
with words, of a team and a cycle, and what somebody hears who writes a similar one."""

import tempfile
from functools import partial
from pathlib import Path

from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.usecases.bets.learnings import list_learnings, similar_bets
from messages.learnings import learnings
from storage.database import Database
from tests.benchmarks.bets import CHECK_INS, INITIATIVES, NOW, a_company_of_bets
from tests.benchmarks.brief import GOAL, milliseconds, statements

ASKED = ("", "annual contracts", "invoices Team 7 Q4 2026")


def main() -> bool:
    """Measure, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        small = a_company_of_bets(Path(folder), INITIATIVES // 10, CHECK_INS // 10)
        large = a_company_of_bets(Path(folder))
        measured = [_measure(small, large, typed) for typed in ASKED]
        taken = milliseconds(partial(_similar, *large))
        print(f"  a similar one, told after saving: {taken:.0f} ms")
        for db, _ in (small, large):
            db.close()
    return all(measured) and taken <= GOAL


def _measure(small: tuple[Database, Actor], large: tuple[Database, Actor], typed: str) -> bool:
    few, many = (statements(partial(_look, *each, typed), each[0]) for each in (small, large))
    taken = milliseconds(partial(_look, *large, typed))
    print(
        f"  /okr learnings {typed}: {taken:.0f} ms and {many} statements with {INITIATIVES:,} initiatives and "
        f"{CHECK_INS:,} check-ins, {few} statements with a tenth of them (goal: {GOAL} ms, and as many statements)"
    )
    return taken <= GOAL and few == many


def _look(db: Database, actor: Actor, typed: str) -> None:
    """What `/okr learnings` does."""
    found = list_learnings(db, actor, typed, NOW)
    named = {"words": found.words, "team": found.team, "cycle": found.cycle}
    learnings(**named, counts=found.counts, backs=found.backs, more=None)


def _similar(db: Database, actor: Actor) -> None:
    similar_bets(db, actor, Reference(ItemKind.INITIATIVE, 1), NOW)
