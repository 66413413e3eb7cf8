"""What a team's summary asks about: reports that contradict each other."""

from datetime import date, timedelta
from decimal import Decimal

from bot.domain.vocabulary import Health, QuestionKind, Stage, Status
from storage.database import Database
from storage.models import KeyResult
from tests.usecases.looking import NOW, Cast
from tests.usecases.week import LAST_WEEK, TUESDAY, a_week, two_owners


def test_off_track_while_every_initiative_is_on_track(db: Database) -> None:
    def stage(cast: Cast) -> None:
        key_result = cast.company.session.get_one(KeyResult, cast.goal("Password resets"))
        for title in ("Implement SSO", "Magic links"):
            cast.company.initiative(title, key_result, cast.ana, created_at=NOW - timedelta(weeks=5))

    week = a_week(db, stage)
    week.says(1, "9", status=Status.OFF_TRACK)
    week.says_of_initiative(1, Health.ON_TRACK)
    assert week.asked_about() == []

    week.says_of_initiative(2, Health.ON_TRACK)
    [question] = week.summary().questions
    assert question.kind is QuestionKind.OFF_TRACK_DESPITE
    assert [each.title for each in question.initiatives] == ["Implement SSO", "Magic links"]


def test_done_but_flat(db: Database) -> None:
    def stage(cast: Cast) -> None:
        key_result = cast.company.session.get_one(KeyResult, cast.goal("Password resets"))
        ended = {"stage": Stage.DONE, "ended_on": date(2026, 11, 24), "created_at": NOW - timedelta(weeks=5)}
        cast.company.initiative("Implement SSO", key_result, cast.ana, **ended)

    week = a_week(db, stage)
    week.says(1, "5", LAST_WEEK)
    week.says(1, "5")
    assert week.asked_about() == [QuestionKind.DONE_BUT_FLAT]

    week.says(1, "4", TUESDAY + timedelta(hours=1))
    assert week.asked_about() == []


def finished(cast: Cast, on: date) -> None:
    """Ana's key result, and an initiative for it that is done."""
    key_result = cast.company.session.get_one(KeyResult, cast.goal("Password resets"))
    ended = {"stage": Stage.DONE, "ended_on": on, "created_at": NOW - timedelta(weeks=5)}
    cast.company.initiative("Implement SSO", key_result, cast.ana, **ended)


def test_done_and_the_number_got_worse(db: Database) -> None:
    week = a_week(db, lambda cast: finished(cast, date(2026, 11, 24)))
    week.says(1, "5", LAST_WEEK)
    week.says(1, "6", status=Status.AT_RISK)

    [question] = week.summary().questions
    assert (question.kind, question.before) == (QuestionKind.DONE_BUT_FLAT, Decimal(5))


def test_a_number_that_is_late_is_not_called_flat(db: Database) -> None:
    week = a_week(db, lambda cast: finished(cast, date(2026, 11, 24)))
    week.says(1, "5", LAST_WEEK)

    assert week.asked_about() == []


def test_what_was_done_before_is_asked_about_when_the_next_number_is_told(db: Database) -> None:
    week = a_week(db, lambda cast: finished(cast, date(2026, 11, 17)))
    week.build(lambda cast: cast.company.round(cast.growth, date(2026, 11, 9), cast.ana))
    week.build(lambda cast: cast.company.round(cast.growth, date(2026, 11, 16), cast.ana))
    week.says(1, "5", LAST_WEEK - timedelta(weeks=2))
    week.says(1, "5")
    assert week.asked_about() == [QuestionKind.DONE_BUT_FLAT]

    week.says(1, "5", LAST_WEEK)  # it had been told in the week in which it was done
    assert week.asked_about() == []


def test_a_status_that_improved_while_the_number_worsened(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "2", LAST_WEEK, status=Status.OFF_TRACK)
    week.says(1, "3", status=Status.AT_RISK)

    [question] = week.summary().questions
    assert (question.kind, question.said_before, question.before) == (
        QuestionKind.IMPROVED_WHILE_WORSE,
        Status.OFF_TRACK,
        Decimal(2),
    )


def test_green_but_behind_is_asked_about_at_most_every_third_time(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "9", status=Status.ON_TRACK)
    assert week.asked_about() == [QuestionKind.GREEN_BUT_BEHIND]

    week.build(lambda cast: cast.company.round(cast.growth, date(2026, 11, 16), cast.ana))
    week.says(1, "9", LAST_WEEK, status=Status.ON_TRACK)
    assert week.asked_about() == []


def test_a_report_of_an_earlier_week_is_not_asked_about(db: Database) -> None:
    week = a_week(db, two_owners)
    week.says(1, "9", LAST_WEEK, status=Status.ON_TRACK)

    assert week.asked_about() == []
