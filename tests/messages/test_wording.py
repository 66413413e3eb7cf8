"""How facts are said."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.measures import KeepMeasure, Measure, MilestoneMeasure, NumberMeasure, Unit
from bot.domain.progress import progress_of
from bot.domain.status import ShownKind, ShownStatus
from bot.domain.vocabulary import Status, UnitKind
from messages import goal_words, standing_words, wording
from messages.estimates import minutes_for
from tests.messages.cards import PERCENT, RESETS

TO = "-\u2060>\u00a0"  # an arrow that no line end can break
DOLLARS = Unit(UnitKind.CURRENCY, "USD")


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("50", "50%"),
        ("0", "0%"),
        ("0.4", "under 1%"),
        ("99.99", "99%"),
        ("100", "100%"),
        ("112.50", "113%"),
        ("-33.33", "-33%"),
        ("64.44", "64%"),
    ],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share: str, shown: str) -> None:
    assert wording.percent(Decimal(share)) == shown


@pytest.mark.parametrize(
    ("measure", "shown"),
    [
        (RESETS, f"10%\u00a0{TO}1%"),
        (NumberMeasure(None, Decimal(1200), DOLLARS), f"{TO}$1,200"),
        (NumberMeasure(Decimal(0), Decimal(10), Unit(UnitKind.WORD, "users")), f"0\u00a0{TO}10 users"),
        (KeepMeasure(None, Decimal(4), unit=PERCENT), "at most 4%"),
        (KeepMeasure(Decimal(95), None, unit=PERCENT), "at least 95%"),
        (KeepMeasure(Decimal(0), Decimal(4), unit=PERCENT), "between 0% and 4%"),
        (MilestoneMeasure(1, 5), "5 steps"),
        (MilestoneMeasure(0, 1), "done or not"),
    ],
)
def test_a_goal_is_said_by_its_kind(measure: Measure, shown: str) -> None:
    assert wording.goal(measure) == shown


@pytest.mark.parametrize(
    ("measure", "current", "shown"),
    [
        (RESETS, "5.5", "50% of the way"),
        (RESETS, "11", "worse than where it began"),
        (RESETS, "1", "target reached"),
        (RESETS, "0.5", "beyond target, 106%"),
        (NumberMeasure(None, Decimal(5)), "3", "start not known yet"),
        (KeepMeasure(None, Decimal(4), unit=PERCENT), "3", "within its limits"),
        (KeepMeasure(Decimal(1), Decimal(4), unit=PERCENT), "5", "outside its limits"),
        (MilestoneMeasure(3, 5), "0", "60% of the way"),
    ],
)
def test_what_people_see_is_where_it_really_stands(measure: Measure, current: str, shown: str) -> None:
    assert wording.way(progress_of(measure, Decimal(current)), measure) == shown


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (ShownStatus(ShownKind.NOT_STARTED), "not started"),
        (ShownStatus(ShownKind.NOT_SAID, None, date(2026, 11, 9)), "no status yet"),
        (ShownStatus(ShownKind.SAID, Status.AT_RISK, date(2026, 11, 9)), "at risk"),
        (ShownStatus(ShownKind.NO_NEWS, Status.ON_TRACK, date(2026, 11, 9)), "no news since 9 Nov (said: on track)"),
        (ShownStatus(ShownKind.NO_NEWS, None, date(2026, 11, 9)), "no news since 9 Nov"),
    ],
)
def test_silence_is_said_and_the_last_report_only_quoted(status: ShownStatus, shown: str) -> None:
    assert wording.status(status) == shown


def test_a_changed_target_is_shown_alone() -> None:
    eased = NumberMeasure(Decimal(10), Decimal(4), PERCENT)
    assert wording.goal_change(RESETS, eased) == f"1%\u00a0{TO}4%"


@pytest.mark.parametrize(
    ("title", "measure", "shown"),
    [
        ("Password resets", RESETS, f" 10%\u00a0{TO}1%"),
        ("Keep satisfaction", KeepMeasure(Decimal(90), None, None, PERCENT), ", at least 90%"),
        ("Keep satisfaction above 90%", KeepMeasure(Decimal(90), None, None, PERCENT), ""),
        ("Keep satisfaction above 190%", KeepMeasure(Decimal(90), None, None, PERCENT), ", at least 90%"),
        ("Ship 3 features", NumberMeasure(None, Decimal(3), Unit(UnitKind.WORD, "features")), ""),
        ("Ship features", NumberMeasure(None, Decimal(3), Unit(UnitKind.WORD, "features")), f", {TO}3 features"),
        ("Resets from 10% to 1%", RESETS, ""),
    ],
)
def test_a_goal_is_not_said_twice_and_parted_from_the_title(title: str, measure: Measure, shown: str) -> None:
    assert goal_words.goal_behind(measure, title) == shown


def test_a_changed_start_shows_both_goals() -> None:
    moved = NumberMeasure(Decimal(9), Decimal(1), PERCENT)
    assert wording.goal_change(RESETS, moved) == f"10%\u00a0{TO}1%, now 9%\u00a0{TO}1%"


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")]
)
def test_times_are_counted_as_people_do(number: int, shown: str) -> None:
    assert wording.ordinal(number) == shown


def test_an_initiative_under_way_is_not_called_not_started() -> None:
    assert standing_words.health(ShownStatus(ShownKind.NOT_STARTED)) == "active, no check-in yet"


@pytest.mark.parametrize(
    ("updates", "shown"),
    [(1, "about a minute"), (3, "about a minute"), (4, "about 2 minutes"), (8, "about 3 minutes")],
)
def test_the_time_that_answering_takes_grows_with_the_updates(updates: int, shown: str) -> None:
    assert minutes_for(updates) == shown
