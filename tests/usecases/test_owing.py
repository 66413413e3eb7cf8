"""What somebody owes: the same answer wherever it is asked."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.vocabulary import ItemState, NumberRhythm, Stage
from bot.usecases.company.workspaces import actor_of, open_workspace
from bot.usecases.rhythm.owing import ItemRow, Owing, owed_by, owes_of_their_own
from storage.database import Database
from storage.models import Initiative, KeyResult, Objective, Person, Team, Workspace
from storage.repositories.goals import KeyResultRow
from tests.builders import Company

MONDAY = date(2026, 11, 16)
EARLIER = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


class Cast:
    """Ana owns, Ben is her team-mate, Carol leads."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.ana: Person = company.person("Ana", "U1")
        self.ben: Person = company.person("Ben", "U2")
        self.carol: Person = company.person("Carol", "U3")
        self.team: Team = company.team("Growth", self.carol, self.ana, self.ben)
        self.objective: Objective = company.objective("Improve the login experience", self.ana, self.team)

    def key_result(self, title: str = "Password resets", owner: Person | None = None, **values: Any) -> KeyResult:
        return self.company.key_result(
            title, self.objective, owner or self.ana, "10", "1", **{"created_at": EARLIER, **values}
        )

    def initiative(self, key_result: KeyResult, title: str = "Implement SSO", **values: Any) -> Initiative:
        return self.company.initiative(title, key_result, self.ana, **{"created_at": EARLIER, **values})


Owes = Callable[..., Owing]


def _owner(row: ItemRow) -> int | None:
    item = row.key_result if isinstance(row, KeyResultRow) else row.initiative
    return item.owner_id


@pytest.fixture
def owes(db: Database) -> Owes:
    """Set the stage, then ask what Ana, or somebody else, owes; whether they do is found by the one statement, too."""
    workspace_id = open_workspace(db, "T1", "Acme", EARLIER)

    def ask(stage: Callable[[Cast], object], who: str = "ana", today: date = MONDAY) -> Owing:
        def set_and_ask(session: Any) -> Owing:
            cast = Cast(Company(session, workspace_id, NOW))
            stage(cast)
            session.flush()
            person, workspace = getattr(cast, who), session.get_one(Workspace, workspace_id)
            owing = owed_by(session, actor_of(session, person, NOW), today)
            of_their_own = {_owner(row) for row in owing.rows} & {person.key}
            assert owes_of_their_own(session, person, workspace, today) == bool(of_their_own)
            return owing

        return db.write(set_and_ask)

    return ask


def refs(cards: tuple[Any, ...]) -> list[str]:
    return [str(card.ref) for card in cards]


def test_each_key_result_stands_before_its_initiatives(owes: Owes) -> None:
    def stage(cast: Cast) -> None:
        first, second = cast.key_result("Password resets"), cast.key_result("Proposal to win")
        cast.initiative(second, "Proposal pilot")
        cast.initiative(first)

    assert refs(owes(stage).owed) == ["KR1", "I2", "KR2", "I1"]


def test_what_was_updated_within_the_quiet_days_is_not_owed(owes: Owes) -> None:
    owing = owes(lambda cast: cast.key_result(checked_in_on=MONDAY - timedelta(days=3)))

    assert (refs(owing.owed), refs(owing.up_to_date)) == ([], ["KR1"])


def test_what_was_updated_before_the_quiet_days_is_owed(owes: Owes) -> None:
    assert refs(owes(lambda cast: cast.key_result(checked_in_on=MONDAY - timedelta(days=4))).owed) == ["KR1"]


def test_it_stays_owed_through_the_week(owes: Owes) -> None:
    sunday = MONDAY + timedelta(days=6)

    assert refs(owes(lambda cast: cast.key_result(checked_in_on=MONDAY - timedelta(days=7)), today=sunday).owed) == [
        "KR1"
    ]


def test_what_was_answered_on_tuesday_is_not_owed_on_sunday(owes: Owes) -> None:
    sunday = MONDAY + timedelta(days=6)

    assert not owes(lambda cast: cast.key_result(checked_in_on=MONDAY + timedelta(days=1)), today=sunday).owed


def test_what_was_created_on_the_due_date_is_first_owed_on_the_next(owes: Owes) -> None:
    assert not owes(lambda cast: cast.key_result(created_at=NOW)).owed


def test_a_monthly_number_is_named_and_not_asked_for(owes: Owes) -> None:
    owing = owes(
        lambda cast: cast.key_result(number_rhythm=NumberRhythm.MONTHLY, next_number_on=MONDAY + timedelta(days=15))
    )

    assert (refs(owing.owed), refs(owing.not_asked)) == ([], ["KR1"])


def test_a_number_measured_at_the_end_is_asked_for_at_the_end(owes: Owes) -> None:
    assert refs(owes(lambda cast: cast.key_result(number_rhythm=NumberRhythm.AT_END, due_on=MONDAY)).owed) == ["KR1"]


def test_initiatives_that_have_not_started_are_not_asked_about(owes: Owes) -> None:
    def stage(cast: Cast) -> None:
        cast.initiative(cast.key_result(state=ItemState.CLOSED), stage=Stage.PLANNED)

    assert owes(stage).owns_nothing


def test_the_delegate_is_asked_while_the_owner_is_away(owes: Owes) -> None:
    def stage(cast: Cast) -> None:
        cast.key_result()
        cast.ana.away_from, cast.ana.away_until, cast.ana.delegate_id = MONDAY, MONDAY, cast.ben.id

    assert refs(owes(stage, who="ben").owed) == ["KR1"]


def test_the_delegate_is_not_asked_once_the_owner_is_back(owes: Owes) -> None:
    def stage(cast: Cast) -> None:
        cast.key_result()
        cast.ana.away_until, cast.ana.delegate_id = MONDAY - timedelta(days=1), cast.ben.id

    assert owes(stage, who="ben").owns_nothing


def test_nothing_is_asked_of_a_cycle_that_has_closed(owes: Owes) -> None:
    assert owes(lambda cast: cast.key_result(), today=date(2027, 1, 15)).owns_nothing


def test_final_values_are_asked_for_while_the_cycle_closes(owes: Owes) -> None:
    assert refs(owes(lambda cast: cast.key_result(), today=date(2027, 1, 14)).owed) == ["KR1"]
