"""Six weeks of one team: every planted problem is named in its week, nothing is claimed that is not so. `make bench`
("truth") plays a quarter of six teams. And the judge itself: it misses what is not said, and sees what is false."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from storage.database import Database
from tests.truth.judge import Post
from tests.truth.quarter import six_weeks
from tests.truth.ruling import Ruling, ruling_of
from tests.truth.script import Script
from tests.truth.stage import Performance


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """What the posts say does not depend on the kind of database, which other tests show."""
    database = Database.open(sqlite_url)
    yield database
    database.close()


@pytest.fixture
def played(db: Database) -> tuple[Script, Performance]:
    """Six weeks have passed."""
    script = six_weeks()
    performance = Performance(script, db)
    performance.play(6)
    return script, performance


def rule(script: Script, performance: Performance, posts: list[Post]) -> Ruling:
    return ruling_of(script, posts, performance.refs, ())


def test_six_problems_of_six_weeks_are_named_and_nothing_else(played: tuple[Script, Performance]) -> None:
    script, performance = played
    posts = performance.posts
    ruling = rule(script, performance, posts)

    assert [each.what for each in ruling.missed] == []
    assert [each.line for each in ruling.false] == []
    assert ruling.told == ()
    assert ruling.unread == ()

    # The judge hears silence, sees what is false, and who is not to know.
    quiet = rule(script, performance, [])
    assert len(quiet.missed) == len(script.planted) == 6
    ref, secret = performance.refs["Churn of small accounts"], performance.refs["Growth talks about a purchase"]
    lies = (
        f"Question: {ref} is said to be on track, and is behind. What makes us sure?",
        f"Up: {secret} 10 -> 12",
        "Hm.",
    )
    lied = rule(script, performance, [replace(posts[0], lines=lies)])
    assert [each.kind for each in lied.false] == ["green but behind"]
    assert len(lied.told) == 1
    assert lied.unread == (f"{posts[0].where}: Hm.",)
