"""What a status says once nobody speaks any more."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.status import DueDate, ShownKind, ShownStatus, shown_status
from bot.domain.vocabulary import Health, Status

NEWS = date(2026, 11, 9)


def due(on: date, quiet_days: int = 3) -> DueDate:
    return DueDate(on, on - timedelta(days=min(quiet_days, (on - date.min).days)))


FIRST, SECOND = due(date(2026, 11, 16)), due(date(2026, 11, 23))


def test_before_the_first_check_in_it_is_not_started() -> None:
    assert shown_status(None, None, [FIRST, SECOND], date(2026, 12, 1)) == ShownStatus(ShownKind.NOT_STARTED)


def test_what_was_reported_stands_while_one_due_date_is_unanswered() -> None:
    assert shown_status(Status.ON_TRACK, NEWS, [FIRST], SECOND.on) == ShownStatus(ShownKind.SAID, Status.ON_TRACK, NEWS)


def test_the_second_due_date_has_passed_only_when_its_day_is_over() -> None:
    assert shown_status(Status.ON_TRACK, NEWS, [FIRST, SECOND], SECOND.on).kind is ShownKind.SAID
    assert shown_status(Status.ON_TRACK, NEWS, [FIRST, SECOND], SECOND.on + timedelta(days=1)).kind is ShownKind.NO_NEWS


def test_no_news_says_since_when_and_what_was_said() -> None:
    shown = shown_status(Status.ON_TRACK, NEWS, [FIRST, SECOND], date(2026, 12, 1))
    assert shown == ShownStatus(ShownKind.NO_NEWS, Status.ON_TRACK, NEWS)


def test_an_answer_forgives_the_silence_before_it() -> None:
    earlier = [due(date(2026, 10, 26)), due(date(2026, 11, 2)), FIRST]
    assert shown_status(Status.ON_TRACK, NEWS, earlier, SECOND.on).kind is ShownKind.SAID


def test_news_within_the_quiet_days_answers_the_due_date_after_it() -> None:
    friday, third = date(2026, 11, 13), due(date(2026, 11, 30))
    assert shown_status(Status.ON_TRACK, friday, [FIRST, SECOND], date(2026, 11, 25)).kind is ShownKind.SAID
    assert shown_status(Status.ON_TRACK, friday, [FIRST, SECOND, third], date(2026, 12, 1)).kind is ShownKind.NO_NEWS
    asked_all_the_same = [due(each.on, quiet_days=0) for each in (FIRST, SECOND)]
    assert shown_status(Status.ON_TRACK, friday, asked_all_the_same, date(2026, 11, 25)).kind is ShownKind.NO_NEWS


def test_initiatives_fall_silent_too() -> None:
    shown = shown_status(Health.BLOCKED, NEWS, [FIRST, SECOND], date(2026, 12, 1))
    assert shown == ShownStatus(ShownKind.NO_NEWS, Health.BLOCKED, NEWS)


def test_a_value_without_a_word_is_no_status() -> None:
    assert shown_status(None, NEWS, [], FIRST.on).kind is ShownKind.NOT_SAID


@given(st.lists(st.dates()), st.dates(), st.dates())
def test_one_due_date_counted_twice_is_one_silence(days: list[date], news: date, today: date) -> None:
    unanswered = [due(each) for each in days]
    assert shown_status(Status.AT_RISK, news, unanswered * 2, today) == shown_status(
        Status.AT_RISK, news, unanswered, today
    )
