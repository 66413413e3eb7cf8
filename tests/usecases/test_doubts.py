"""The one question after saving: what was said and the work for it contradict each other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import event
from sqlmodel import select

from bot.domain.closing_forms import ClosingEntered
from bot.domain.doubts import Doubt
from bot.domain.entries import Entry
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import Health, ItemKind, QuestionKind, Stage, Status, Visibility
from bot.usecases.checking_in.check_ins import Stated, Statement, log_update
from bot.usecases.checking_in.doubts import doubt_after_finishing
from bot.usecases.goals.closings import close_item
from storage.database import Database
from storage.models import Initiative, KeyResult
from tests.usecases.looking import NOW, TODAY, Cast, a_company

KR1, I1 = Reference(ItemKind.KEY_RESULT, 1), Reference(ItemKind.INITIATIVE, 1)
A_WEEK, THREE_WEEKS = timedelta(weeks=1), timedelta(weeks=3)


def says(db: Database, actor: Actor, value: str, status: Status = Status.OFF_TRACK, now: datetime = NOW) -> Stated:
    return log_update(db, actor, Statement(KR1, Entry(value, status, "The vendor left")), now)


def with_efforts(*healths: Health | None, **values: Any) -> Callable[[Cast], None]:
    """Ana's KR1 stands at 5.5; one active initiative for it per health, each told of last week."""

    def stage(cast: Cast) -> None:
        key_result = cast.company.session.get_one(KeyResult, cast.goal("Password resets", current="5.5"))
        for at, health in enumerate(healths):
            told = {"health": health, "checked_in_on": TODAY - A_WEEK if health else None}
            begun = {"starts_on": TODAY - THREE_WEEKS, "value_at_start": key_result.current}
            cast.company.initiative(f"Effort {at}", key_result, cast.ana, **{**told, **begun, **values})

    return stage


@contextmanager
def written(db: Database) -> Iterator[list[str]]:
    """Every statement that is run meanwhile by whoever writes, and that is none of the prepared ones."""
    run: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        run.append(statement)

    event.listen(db.writer, "before_cursor_execute", note)
    try:
        yield run
    finally:
        event.remove(db.writer, "before_cursor_execute", note)


def kind_of(doubt: Doubt | None) -> QuestionKind | None:
    return doubt.kind if doubt is not None else None


def test_off_track_while_every_initiative_is_on_track_is_asked_about(db: Database) -> None:
    ana = a_company(db, with_efforts(Health.ON_TRACK, Health.ON_TRACK))

    doubt = says(db, ana, "6").doubt

    assert doubt is not None
    assert (doubt.kind, [str(each.ref) for each in doubt.initiatives]) == (
        QuestionKind.OFF_TRACK_DESPITE,
        ["I1", "I2"],
    )


def test_it_is_asked_about_at_most_every_third_week(db: Database) -> None:
    ana = a_company(db, with_efforts(Health.ON_TRACK))
    asked = [says(db, ana, "6", now=NOW + A_WEEK * week).doubt is not None for week in range(5)]

    assert asked == [True, False, False, True, False]


def test_one_initiative_in_trouble_is_answer_enough(db: Database) -> None:
    ana = a_company(db, with_efforts(Health.ON_TRACK, Health.AT_RISK))

    assert says(db, ana, "6").doubt is None


def test_an_initiative_that_nobody_told_of_is_not_held_against_anybody(db: Database) -> None:
    ana = a_company(db, with_efforts(Health.ON_TRACK, None))

    assert says(db, ana, "6").doubt is None


def test_what_is_not_under_way_does_not_count(db: Database) -> None:
    ana = a_company(db, with_efforts(Health.ON_TRACK, stage=Stage.DONE))

    assert says(db, ana, "6").doubt is None


def test_initiatives_hidden_from_whoever_says_it_are_not_named(db: Database) -> None:
    def stage(cast: Cast) -> None:
        with_efforts(Health.ON_TRACK, visibility=Visibility.PRIVATE)(cast)
        for item in cast.company.session.exec(select(Initiative)):
            item.owner_id = cast.dan.key

    ana = a_company(db, stage)

    assert says(db, ana, "6").doubt is None


def test_initiatives_are_read_only_where_something_is_off_track(db: Database) -> None:
    ana = a_company(db, with_efforts(Health.ON_TRACK))

    with written(db) as usual:
        says(db, ana, "4", Status.ON_TRACK)
    with written(db) as off_track:
        says(db, ana, "6")

    assert not [each for each in usual if "initiative" in each]
    assert [each for each in off_track if "initiative" in each]


def finishes(db: Database, actor: Actor, now: datetime = NOW) -> Doubt | None:
    close_item(db, actor, I1, ClosingEntered(), now)
    return doubt_after_finishing(db, actor, I1, now)


def test_finished_while_the_number_is_what_it_was_is_asked_about(db: Database) -> None:
    ana = a_company(db, with_efforts(Health.ON_TRACK))
    says(db, ana, "5.5", Status.AT_RISK)

    doubt = finishes(db, ana)

    assert doubt is not None
    assert (doubt.kind, doubt.look_back_on, doubt.may_check_in) == (
        QuestionKind.DONE_BUT_FLAT,
        TODAY + timedelta(weeks=4),
        True,
    )
    assert doubt_after_finishing(db, ana, I1, NOW) is None


def test_finished_while_the_number_got_worse_is_asked_about_too(db: Database) -> None:
    ana = a_company(db, with_efforts(Health.ON_TRACK))
    says(db, ana, "6", Status.AT_RISK)

    doubt = finishes(db, ana)

    assert (kind_of(doubt), doubt is not None and doubt.is_worse) == (QuestionKind.DONE_BUT_FLAT, True)


def test_finished_while_the_number_moved_is_not(db: Database) -> None:
    ana = a_company(db, with_efforts(Health.ON_TRACK))
    says(db, ana, "4", Status.ON_TRACK)

    assert finishes(db, ana) is None


def test_finished_before_a_new_number_came_is_not(db: Database) -> None:
    assert finishes(db, a_company(db, with_efforts(Health.ON_TRACK))) is None


def test_a_key_result_that_was_asked_about_lately_is_left_alone(db: Database) -> None:
    ana = a_company(db, with_efforts(Health.ON_TRACK))
    assert kind_of(says(db, ana, "5.5").doubt) is QuestionKind.OFF_TRACK_DESPITE

    assert finishes(db, ana) is None
    assert kind_of(doubt_after_finishing(db, ana, I1, NOW + THREE_WEEKS)) is QuestionKind.DONE_BUT_FLAT


def test_finishing_for_a_number_that_is_reached_asks_nothing(db: Database) -> None:
    def stage(cast: Cast) -> None:
        with_efforts(Health.ON_TRACK)(cast)
        cast.company.session.exec(select(Initiative)).one().value_at_start = Decimal(1)

    ana = a_company(db, stage)
    says(db, ana, "1", Status.ON_TRACK)

    assert finishes(db, ana) is None
