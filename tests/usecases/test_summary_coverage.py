"""Who counts in a team's summary: on the roster, in, partly, away, with time left."""

from datetime import UTC, date, datetime, timedelta

from sqlmodel import col, select

from bot.domain.coverage import Attendance
from bot.domain.vocabulary import Health, NumberRhythm, Visibility
from storage.database import Database
from storage.models import KeyResult, Person, RosterEntry
from tests.usecases.looking import EARLIER, NOW, Cast
from tests.usecases.week import MONDAY, TUESDAY, a_week, two_owners


def test_a_person_is_in_when_every_row_is_answered(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "5")

    assert week.attendance() == Attendance(answered=1, asked=2, missing=1)


def test_an_update_within_the_quiet_days_is_an_answer(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "5", datetime(2026, 11, 21, 9, tzinfo=UTC))

    assert week.attendance().answered == 1


def test_half_an_answer_is_partly(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_owners(cast)
        cast.goal("Churn")

    week = a_week(db, stage)
    week.says(1, "5")

    assert week.attendance() == Attendance(answered=0, asked=2, partly=1, missing=1)


def test_what_somebody_owes_in_another_team_does_not_count(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_owners(cast)
        product = cast.company.team("Product", cast.carol, cast.ana)
        cast.goal("Releases", cast.ana, product)

    week = a_week(db, stage)
    week.says(1, "5")

    assert week.attendance() == Attendance(answered=1, asked=2, missing=1)


def test_a_member_who_owns_only_things_of_another_team_is_not_counted(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        product = cast.company.team("Product", cast.carol, cast.ben)
        cast.goal("Releases", cast.ben, product)

    week = a_week(db, stage)

    assert week.attendance() == Attendance(answered=0, asked=1, missing=1)


def test_what_is_private_is_neither_counted_nor_owed(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        cast.goal("A plan", visibility=Visibility.PRIVATE)
        cast.goal("A raise", cast.ben, visibility=Visibility.PRIVATE)

    week = a_week(db, stage)
    week.says(1, "5")

    assert week.attendance() == Attendance(answered=1, asked=1)


def test_who_owns_only_what_has_no_number_yet_is_not_counted(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        cast.goal("Churn", cast.ben, number_rhythm=NumberRhythm.MONTHLY, next_number_on=date(2026, 12, 1))

    week = a_week(db, stage)

    assert week.attendance().asked == 1


def test_an_initiative_is_a_row_too(db: Database) -> None:
    def stage(cast: Cast) -> None:
        key_result = cast.company.session.get_one(KeyResult, cast.goal("Password resets"))
        cast.company.initiative("Implement SSO", key_result, cast.ben, created_at=NOW - timedelta(weeks=5))

    week = a_week(db, stage)
    week.says_of_initiative(1, Health.ON_TRACK)

    assert week.attendance() == Attendance(answered=1, asked=2, missing=1)


def test_whoever_still_has_time_is_not_missing(db: Database) -> None:
    week = a_week(db, two_owners, as_of=TUESDAY)

    assert week.attendance() == Attendance(answered=0, asked=2, has_time=2)


def test_whoever_is_away_is_shown_as_away(db: Database) -> None:
    def stage(cast: Cast) -> None:
        two_owners(cast)
        cast.ben.away_from, cast.ben.away_until = MONDAY, MONDAY

    week = a_week(db, stage)

    assert week.attendance() == Attendance(answered=0, asked=2, away=1, missing=1)


def test_the_roster_notes_at_its_opening_who_counts(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        cast.goal("A raise", cast.ben, visibility=Visibility.PRIVATE)

    week = a_week(db, stage)

    entries = db.read(lambda session: session.exec(select(RosterEntry).order_by(col(RosterEntry.person_id))).all())
    assert [each.is_counted for each in entries] == [True, False]
    assert week.attendance().asked == 1


def test_whoever_owns_something_of_a_team_is_on_its_roster_without_being_in_it(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        objective = cast.company.objective("Shared", cast.ana, cast.growth)
        cast.company.key_result("Proposals", objective, cast.dan, "10", "1", created_at=EARLIER)

    week = a_week(db, stage)

    roster = db.read(lambda session: session.exec(select(Person.name).join(RosterEntry).order_by(Person.name)).all())
    assert list(roster) == ["Ana Diaz", "Dan Roth"]
    assert week.attendance().asked == 2


def test_whoever_owns_something_of_another_team_is_not(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Password resets")
        cast.goal("Elsewhere", cast.dan, cast.company.team("Sales"))

    a_week(db, stage)

    roster = db.read(lambda session: session.exec(select(Person.name).join(RosterEntry)).all())
    assert list(roster) == ["Ana Diaz"]
