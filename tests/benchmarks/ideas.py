"""The ranked list of ideas, in a small company and in one with 2,000 initiatives and 100,000 check-ins."""

import tempfile
import time
from pathlib import Path
from statistics import median

from sqlalchemy import insert, update
from sqlmodel import Session, col, select

from bot.domain.people import Actor
from bot.domain.vocabulary import Stage
from bot.usecases.bets.idea_board import look_at_ideas
from storage.database import Database
from storage.models import IdeaScore, Initiative, Person
from tests.benchmarks.bets import NOW, a_company_of_bets
from tests.usecases.looking import statements

SCORES, RUNS, GOAL = 6, 30, 150  # scores of each idea; milliseconds


def main() -> bool:
    """Half of all initiatives are ideas. Measure the first page, a search and a team's, and compare the statements."""
    met = True
    with tempfile.TemporaryDirectory() as folder:
        small, large = a_company_of_bets(Path(folder), 40, 2_000), a_company_of_bets(Path(folder))
        for db, _ in (small, large):
            _half_are_ideas(db)
        for name, words in (("all", ""), ("of a team", "Team 3"), ("with words", "warehouse")):
            taken, few, many = _milliseconds(*large, words), _count(*small, words), _count(*large, words)
            total = look_at_ideas(large[0], large[1], words, "", NOW).total
            found = f"{taken:.0f} ms for {total:,} ideas (goal: {GOAL})"
            print(f"  {name}: {found}, {many} statements; {few} for a few ideas")
            met = met and taken <= GOAL and few == many
        for db, _ in (small, large):
            db.close()
    return met


def _milliseconds(db: Database, actor: Actor, words: str) -> float:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        look_at_ideas(db, actor, words, "", NOW)
        times.append((time.perf_counter() - began) * 1000)
    return median(times)


def _count(db: Database, actor: Actor, words: str) -> int:
    with statements(db) as run:
        look_at_ideas(db, actor, words, "", NOW)
    return len(run)


def _half_are_ideas(db: Database) -> None:
    def change(session: Session) -> None:
        session.execute(update(Initiative).where(col(Initiative.id) % 2 == 0).values(stage=Stage.IDEA))
        ideas = [each.key for each in session.exec(select(Initiative).where(Initiative.stage == Stage.IDEA))]
        people = [each.key for each in session.exec(select(Person).limit(SCORES))]
        session.execute(
            insert(IdeaScore),
            [
                {
                    "workspace_id": 1,
                    "initiative_id": idea,
                    "person_id": person,
                    "value": 1 + (idea + person) % 5,
                    "effort": 1 + (idea * person) % 5,
                    "scored_at": NOW,
                }
                for idea in ideas
                for person in people
            ],
        )

    db.write(change)
