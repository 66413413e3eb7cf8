"""A key result may begin without a known start: its first number becomes it, and the history says so."""

from collections.abc import Callable
from decimal import Decimal

from sqlmodel import select

from bot.domain.entries import Entry
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.usecases.checking_in.check_ins import Statement, log_update
from bot.usecases.looking.show import look_at_history
from storage.database import Database
from storage.models import KeyResult
from tests.usecases.looking import NOW, Cast, a_company

KR1 = Reference(ItemKind.KEY_RESULT, 1)


def without_a_start(cast: Cast) -> None:
    objective = cast.company.objective("Login", cast.ana, cast.growth)
    cast.company.key_result("Logins", objective, cast.ana, "0", "50").start = None


def start_of(db: Database, *numbers: str, stage: Callable[[Cast], None] = without_a_start) -> str:
    ana = a_company(db, stage)
    for number in numbers:
        log_update(db, ana, Statement(KR1, Entry(number)), NOW)
    return str(db.read(lambda session: session.exec(select(KeyResult)).one().start))


def test_the_first_number_becomes_the_start(db: Database) -> None:
    assert Decimal(start_of(db, "35")) == 35


def test_the_second_number_leaves_the_start_alone(db: Database) -> None:
    assert Decimal(start_of(db, "35", "40")) == 35


def test_a_number_that_is_the_target_already_is_no_start(db: Database) -> None:
    assert start_of(db, "50") == "None"


def test_a_start_that_is_known_stays(db: Database) -> None:
    def from_ten(cast: Cast) -> None:
        objective = cast.company.objective("Login", cast.ana, cast.growth)
        cast.company.key_result("Logins", objective, cast.ana, "10", "50")

    assert Decimal(start_of(db, "35", stage=from_ten)) == 10


def test_the_history_tells_that_the_start_was_given_by_the_first_number(db: Database) -> None:
    ana = a_company(db, without_a_start)
    log_update(db, ana, Statement(KR1, Entry("35")), NOW)

    [change] = look_at_history(db, ana, KR1, NOW).changes

    assert (change.verb, [field for field, *_ in change.changes]) == ("first number", ["start"])
