"""What people are told follows how things stand: away or not, something owned or nothing, a team led or not."""

from datetime import date

import pytest

from bot.domain.absence import AwayEntered
from bot.domain.errors import NotAllowed
from bot.usecases.goals.coaching import coach_mine, coach_team
from bot.usecases.looking.home import look_at_first_steps
from bot.usecases.looking.mine import what_is_mine
from bot.usecases.rhythm.absence import come_back, go_away
from storage.database import Database
from tests.usecases.looking import NOW, Cast, a_company


def a_goal(cast: Cast) -> None:
    cast.goal("Login")


def test_whoever_is_away_is_told_until_when(db: Database) -> None:
    ana = a_company(db, a_goal)

    go_away(db, ana, AwayEntered(ana.slack_user_id, date(2026, 12, 4)), NOW)

    assert what_is_mine(db, ana, NOW).away_until == date(2026, 12, 4)


def test_whoever_comes_back_was_away(db: Database) -> None:
    ana = a_company(db, a_goal)
    go_away(db, ana, AwayEntered(ana.slack_user_id, date(2026, 12, 4)), NOW)

    assert come_back(db, ana, ana.slack_user_id, NOW).was_away


def test_whoever_was_never_away_is_told_so(db: Database) -> None:
    ana = a_company(db, a_goal)

    assert not come_back(db, ana, ana.slack_user_id, NOW).was_away


def test_the_coach_has_nothing_to_read_of_whoever_owns_nothing(db: Database) -> None:
    assert coach_mine(db, a_company(db, a_goal, who="dan"), NOW).is_empty


def test_the_coach_refuses_a_member_in_words_of_its_own(db: Database) -> None:
    ben = a_company(db, a_goal, who="ben")

    with pytest.raises(NotAllowed) as refused:
        coach_team(db, ben, "Growth", NOW)

    assert (refused.value.verb, refused.value.reference) == ("ask the coach about", "Growth")


@pytest.mark.parametrize(("who", "owns"), [("ana", True), ("dan", False)])
def test_the_welcome_knows_what_somebody_owns(db: Database, who: str, owns: bool) -> None:
    assert look_at_first_steps(db, a_company(db, a_goal, who=who), NOW).owns_something is owns
