"""The truth test: forty problems planted in a quarter of a company, and how many of them its posts name in their week;
and how often they claim something that is not so."""

import tempfile
from pathlib import Path

from storage.database import Database
from storage.migrate import migrate
from tests.truth.planted.people import EXEC
from tests.truth.quarter import the_quarter
from tests.truth.ruling import Ruling, ruling_of
from tests.truth.script import WEEKS, Goal
from tests.truth.stage import Performance

NAMED_AT_LEAST, FALSE_AT_MOST = 38, 1  # of forty; in one team and month


def main() -> bool:
    """Play the quarter, and print what was missed and what was false."""
    script = the_quarter()
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open(f"sqlite:///{Path(folder) / 'okr.sqlite3'}")
        migrate(db)
        performance = Performance(script, db, (EXEC,))
        performance.play(WEEKS)
        db.close()
    ruling = ruling_of(script, performance.posts, performance.refs, (EXEC,))
    planted, named = len(script.planted), len(script.planted) - len(ruling.missed)
    key_results = sum(isinstance(each, Goal) for each in script.items)
    people = len({name for members in script.teams.values() for name in members})
    print(
        f"  {people} people, {len(script.teams)} teams, {key_results} key results, {WEEKS} weeks, "
        f"{len(performance.posts)} posts, {ruling.claims:,} claims: {named} of {planted} planted problems named in "
        f"their week (goal: {NAMED_AT_LEAST}); {len(ruling.false)} false alarms, at most {ruling.most_false} in a team "
        f"and month (goal: {FALSE_AT_MOST}); {len(ruling.told)} lines about what is private (goal: 0)"
    )
    for line in _lines(ruling):
        print(f"  {line}")
    is_clean = not ruling.told and not ruling.unread
    return named >= NAMED_AT_LEAST and ruling.most_false <= FALSE_AT_MOST and is_clean


def _lines(ruling: Ruling) -> list[str]:
    missed = [f"missed: week {p.week}, {p.team}, {p.kind}: {p.item.title} ({p.what})" for p in ruling.missed]
    false = [f"false: week {c.post.week}, {c.post.where}, {c.kind}: {c.line}" for c in ruling.false]
    told = [f"private: {line}" for line in ruling.told]
    return [*missed, *false, *told, *(f"the judge cannot read: {line}" for line in ruling.unread)]
