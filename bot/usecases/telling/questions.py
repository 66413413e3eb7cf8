"""What does not fit together in a team's standings, as questions for its channel. Shared steps; they take a session."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.cards import ItemLine
from bot.domain.contradictions import is_asked_again, is_improved_while_worse, is_no_better, is_off_track_despite
from bot.domain.pace import is_contradicted, pace_of
from bot.domain.posts import Question
from bot.domain.progress import is_reached, progress_of
from bot.domain.status import ShownKind
from bot.domain.vocabulary import Health, QuestionKind, Status
from bot.usecases.reading.measuring import measure_with
from bot.usecases.telling.items_then import InitiativeThen, KeyResultThen
from bot.usecases.telling.standings import Standings
from storage.models import CheckIn
from storage.repositories.rounds import Rounds


def questions_of(
    session: Session, workspace_id: int, standings: Standings, earlier: Sequence[datetime], as_of: datetime, zone: str
) -> tuple[Question, ...]:
    """One question a contradiction, by key result, and about its report one at most. `earlier` are the instants of the
    summaries before: about reports that stay contradicted every third asks."""
    asked: list[Question] = []
    green = [then for then in standings.key_results if _is_contradicted(then)]
    again = _asked_again(session, workspace_id, green, [*earlier, as_of], zone)
    for then in standings.key_results:
        efforts = standings.serving(then.id)
        asked += _about_what_is_done(then, standings, [*earlier, as_of], zone)
        about_report = _about_report(then, is_asked_again=then.id in again)
        if about_report is not None:
            asked.append(about_report)
        active = [each for each in efforts if each in standings.active]
        if _said(then) is not None and is_off_track_despite(_said(then), [_health(each) for each in active]):
            asked.append(Question(QuestionKind.OFF_TRACK_DESPITE, then.card, tuple(_line(each) for each in active)))
    return tuple(asked)


def _about_report(then: KeyResultThen, *, is_asked_again: bool) -> Question | None:
    if is_improved_while_worse(then.said_before, _said(then), then.direction):
        kind = QuestionKind.IMPROVED_WHILE_WORSE
        return Question(kind, then.card, before=then.before, said_before=then.said_before)
    return Question(QuestionKind.GREEN_BUT_BEHIND, then.card) if is_asked_again else None


def _about_what_is_done(
    then: KeyResultThen, standings: Standings, instants: Sequence[datetime], zone: str
) -> list[Question]:
    """What is done although the number is no better: asked when the first number since then is told."""
    is_silent = then.card.status.kind is ShownKind.NO_NEWS
    is_in_vain = is_no_better(then.direction, is_news=then.is_news, is_silent=is_silent)
    if not is_in_vain or is_reached(then.card.measure, then.card.current):
        return []
    late = [each for each in standings.done_before if _is_told_only_now(then, each, instants, zone)]
    done = [each for each in (*standings.serving(then.id), *late) if each.is_done]
    before = then.before if then.direction < 0 else None
    return [Question(QuestionKind.DONE_BUT_FLAT, then.card, (_line(each),), before=before) for each in done]


def _is_told_only_now(then: KeyResultThen, effort: InitiativeThen, instants: Sequence[datetime], zone: str) -> bool:
    """Whether an initiative for a key result was done in a period in which there was no number, nor since. `instants`
    are those of the summaries, this one last."""
    ended_on, told = effort.row.ended_on, then.told_before
    if effort.row.key_result_id != then.id or not then.is_news or ended_on is None or told is None:
        return False
    begins = [each for each in instants if each.astimezone(ZoneInfo(zone)).date() < ended_on]
    return bool(begins) and told <= begins[-1]


def _said(then: KeyResultThen) -> Status | None:
    """What is reported of it, unless that is too old to hold it against anybody."""
    shown = then.card.status
    return shown.said if shown.kind is ShownKind.SAID and isinstance(shown.said, Status) else None


def _health(then: InitiativeThen) -> Health | None:
    shown = then.card.status
    return shown.said if shown.kind is ShownKind.SAID and isinstance(shown.said, Health) else None


def _is_contradicted(then: KeyResultThen) -> bool:
    return then.is_news and is_contradicted(_said(then), then.card.progress, then.card.pace)


def _asked_again(
    session: Session, workspace_id: int, green: Sequence[KeyResultThen], instants: Sequence[datetime], zone: str
) -> set[int]:
    """Which of these contradicted key results it is time to ask about."""
    if not green:
        return set()
    said: dict[int, list[CheckIn]] = {}
    for check_in in Rounds(session, workspace_id).said_until([then.id for then in green], instants[-1]):
        said.setdefault(check_in.key_result_id or 0, []).append(check_in)
    before = [instants[0] - timedelta(days=7), *instants]
    return {
        then.id
        for then in green
        if is_asked_again(
            [
                _was_reported(then, said.get(then.id, []), since, instant, zone)
                for since, instant in zip(before, instants, strict=False)
            ]
        )
    }


def _was_reported(then: KeyResultThen, said: Sequence[CheckIn], since: datetime, instant: datetime, zone: str) -> bool:
    """Whether the last report between two instants was contradicted at the second."""
    at = bisect_right(said, instant, key=lambda check_in: check_in.at)
    if at == 0 or said[at - 1].at <= since:
        return False
    row, newest = then.row, said[at - 1]
    today = instant.astimezone(ZoneInfo(zone)).date()
    pace = pace_of(row.starts_on, row.due_on, today, kind=row.measure_kind, rhythm=row.number_rhythm)
    progress = progress_of(measure_with(then.card.measure, newest.value), newest.value)
    return is_contradicted(newest.status, progress, pace)


def _line(then: InitiativeThen) -> ItemLine:
    return ItemLine(then.card.ref, then.card.title)
