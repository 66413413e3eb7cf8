"""What is over: it leaves the lists of what is open, says how it ended, and comes back with what ended with it."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlmodel import Session, select

from bot.domain.closing_forms import ClosingEntered
from bot.domain.errors import Invalid
from bot.domain.filters import Filter, FilterBy
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemKind, ItemState
from bot.usecases.goals.closings import close_item, reopen_item
from bot.usecases.goals.initiatives import open_initiative
from bot.usecases.goals.key_results import open_key_result
from bot.usecases.goals.moves import Aim, look_where, move_item
from bot.usecases.goals.objectives import open_objective
from bot.usecases.looking.home import look_at_home
from bot.usecases.looking.lists import list_objectives
from bot.usecases.looking.search import search
from bot.usecases.looking.show import look_at_history
from storage.database import Database
from storage.models import KeyResult
from tests.usecases.looking import NOW, Cast, a_company

O1, KR1, KR2, I1 = (
    Reference(ItemKind.OBJECTIVE, 1),
    Reference(ItemKind.KEY_RESULT, 1),
    Reference(ItemKind.KEY_RESULT, 2),
    Reference(ItemKind.INITIATIVE, 1),
)
DROPPED = ClosingEntered(ClosingOutcome.DROPPED, reason="Nobody asked for it")


def login_with_two_key_results(cast: Cast) -> None:
    objective = cast.company.objective("Login", cast.ana, cast.growth)
    for title in ("Resets", "Logins"):
        cast.company.key_result(title, objective, cast.ana, "0", "10", current=Decimal(5))


def listed(db: Database, actor: Actor, by: FilterBy) -> list[str]:
    return [each.title for each in list_objectives(db, actor, Filter(by), NOW).objectives]


def open_key_results(db: Database) -> list[str]:
    def read(session: Session) -> list[str]:
        is_open = KeyResult.state == ItemState.OPEN
        return sorted(item.title for item in session.exec(select(KeyResult).where(is_open)))

    return db.read(read)


@pytest.mark.parametrize("by", [FilterBy.ALL, FilterBy.MINE])
def test_a_dropped_objective_is_not_listed_among_the_open_ones(db: Database, by: FilterBy) -> None:
    ana = a_company(db, login_with_two_key_results)

    close_item(db, ana, O1, DROPPED, NOW)

    assert (listed(db, ana, by), listed(db, ana, FilterBy.CLOSED)) == ([], ["Login"])


def test_home_shows_no_dropped_objective(db: Database) -> None:
    ana = a_company(db, login_with_two_key_results)

    close_item(db, ana, O1, DROPPED, NOW)

    assert look_at_home(db, ana, NOW).objectives == ()


def test_a_search_says_that_it_was_dropped_and_why(db: Database) -> None:
    ana = a_company(db, login_with_two_key_results)
    close_item(db, ana, O1, DROPPED, NOW)

    ending = search(db, ana, "login", NOW).lines[0].ending

    assert ending is not None
    assert (ending.outcome, ending.reason) == (ClosingOutcome.DROPPED, "Nobody asked for it")


def test_a_dropped_key_result_leaves_its_objectives_list(db: Database) -> None:
    ana = a_company(db, login_with_two_key_results)

    close_item(db, ana, KR1, DROPPED, NOW)

    [login] = list_objectives(db, ana, Filter(), NOW).objectives
    assert [card.title for card in login.key_results] == ["Logins"]


def test_the_history_says_why_it_was_scored_differently(db: Database) -> None:
    ana = a_company(db, login_with_two_key_results)

    close_item(db, ana, KR1, ClosingEntered(score="0.9", reason="We cut a corner"), NOW)

    [change] = look_at_history(db, ana, KR1, NOW).changes
    assert (("score", "", "0.9") in change.changes, change.reason) == (True, "We cut a corner")


def test_what_was_closed_with_an_objective_is_reopened_with_it(db: Database) -> None:
    ana = a_company(db, login_with_two_key_results)
    close_item(db, ana, O1, DROPPED, NOW)

    done = reopen_item(db, ana, O1, NOW)

    assert (done.with_it, open_key_results(db)) == (2, ["Logins", "Resets"])


def test_what_was_closed_before_its_objective_stays_closed(db: Database) -> None:
    ana = a_company(db, login_with_two_key_results)
    close_item(db, ana, KR2, ClosingEntered(), NOW.replace(hour=8))
    close_item(db, ana, O1, DROPPED, NOW)

    done = reopen_item(db, ana, O1, NOW)

    assert (done.with_it, open_key_results(db)) == (1, ["Resets"])


def sso_for_resets(cast: Cast) -> None:
    login_with_two_key_results(cast)
    resets = cast.company.session.get_one(KeyResult, 1)
    cast.company.initiative("Implement SSO", resets, cast.ana)


@pytest.mark.parametrize(
    ("reference", "how"), [(O1, "O1 is closed"), (KR1, "KR1 is closed"), (I1, "I1 is dropped")], ids=str
)
@pytest.mark.parametrize("change", ["edit", "move"])
def test_what_is_over_is_not_changed_before_it_is_reopened(
    db: Database, reference: Reference, how: str, change: str
) -> None:
    ana = a_company(db, sso_for_resets)
    close_item(db, ana, reference, DROPPED, NOW)
    opens: dict[ItemKind, Callable[..., object]] = {
        ItemKind.OBJECTIVE: open_objective,
        ItemKind.KEY_RESULT: open_key_result,
        ItemKind.INITIATIVE: open_initiative,
    }

    with pytest.raises(Invalid, match=f"{how}, so it is not changed any more. Type /okr reopen {reference} first"):
        (opens[reference.kind] if change == "edit" else look_where)(db, ana, reference, NOW)


def test_a_dropped_initiative_moves_away_from_a_closed_key_result_so_that_it_can_be_reopened(db: Database) -> None:
    ana = a_company(db, sso_for_resets)
    close_item(db, ana, I1, DROPPED, NOW)
    close_item(db, ana, KR1, ClosingEntered(), NOW)

    move_item(db, ana, I1, Aim(to=KR2), NOW)

    assert reopen_item(db, ana, I1, NOW).card.ref == I1
