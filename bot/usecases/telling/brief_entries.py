"""What a brief says of the company's standings: news once, in the week in which it happens; what waits for somebody
(an ask, an owner who has left, a key result that nobody touches) until it is done. Pure functions over facts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.briefs import BriefEntry
from bot.domain.cards import ItemLine, KeyResultCard
from bot.domain.contradictions import is_no_better
from bot.domain.easing import is_eased
from bot.domain.initiative_coverage import Served, is_uncovered
from bot.domain.pace import is_contradicted, pace_of
from bot.domain.progress import Remark, is_reached
from bot.domain.status import SILENT_AFTER, ShownKind, ShownStatus
from bot.domain.vocabulary import BriefHeading, NumberRhythm, Stage, Status, Verdict
from bot.usecases.reading.measuring import measure_with
from bot.usecases.rhythm.asked_for import asked_for
from bot.usecases.telling.company_items import CompanyStandings, Effort, KeyResultOfCompany, Owned
from bot.usecases.telling.items_then import KeyResultThen
from bot.usecases.telling.periods import Period
from storage.models import KeyResult

_H = BriefHeading
_UNASKED_SILENCE = timedelta(days=14)  # of owners who are in no team, and so in no round
_A_WEEK = timedelta(days=7)
_NOTHING = Decimal(0)
_OUTCOMES: dict[Verdict | None, BriefHeading] = {
    Verdict.MOVED: _H.PAID_OFF,
    Verdict.LESS: _H.PAID_OFF,
    Verdict.NOT_MOVED: _H.NO_EFFECT,
}


def entries_of(standings: CompanyStandings) -> Iterator[BriefEntry]:
    """Everything that there is to say."""
    efforts_for, period = standings.by_key_result(), standings.period
    for each in standings.key_results:
        efforts = efforts_for.get(each.then.id, [])
        yield from _moved(each, efforts)
        if each.is_open:
            yield from _wrong(each, efforts, period)
    for effort in standings.efforts:
        yield from _of_effort(effort, period.today)
    moved_by = {each.then.id: each for each in standings.key_results}
    for effort in standings.efforts:
        if effort.is_done_now:
            yield _done(effort, moved_by.get(effort.row.key_result_id), period.today)
    for ask in standings.asks:
        days = Decimal((period.today - ask.asked_on).days)
        yield BriefEntry(_H.DECIDE, days, ask=ask)


def _moved(each: KeyResultOfCompany, efforts: Sequence[Effort]) -> Iterator[BriefEntry]:
    """One entry for a number that moved, under the gravest heading that fits."""
    then = each.then
    is_newly_off = _said(then.card.status) is Status.OFF_TRACK and then.is_news
    if is_newly_off and then.said_before is not Status.OFF_TRACK:
        heading = _H.OFF_TRACK
    elif not then.direction:
        return
    elif then.card.progress.remark is Remark.WORSE_THAN_START and then.direction < 0:
        heading = _H.WORSE
    else:
        heading = _H.MOVED
    before = then.before if then.direction else None
    by = _credited(each.note, efforts) if then.direction > 0 else None
    yield BriefEntry(heading, _distance(then), then.card, before=before, is_fall=then.direction < 0, by=by)


def _distance(then: KeyResultThen) -> Decimal:
    """How many points of its way a key result moved, either way; 0 where nobody can tell."""
    now = then.card.progress.raw
    was = None if then.before is None else then.progress_before.raw
    return _NOTHING if now is None or was is None else abs(now - was)


def _credited(note: str, efforts: Sequence[Effort]) -> ItemLine | None:
    """The initiative that its note names, or the only one that was worked on; none that is blocked."""
    worked_on = [
        each.line for each in efforts if (each.stage is Stage.ACTIVE or each.is_done_now) and not each.is_blocked
    ]
    words = note.casefold()
    named = [each for each in worked_on if each.title.casefold() in words or str(each.ref).casefold() in words.split()]
    found = named or worked_on
    return found[0] if len(found) == 1 else None


def _wrong(each: KeyResultOfCompany, efforts: Sequence[Effort], period: Period) -> Iterator[BriefEntry]:
    then, card = each.then, each.then.card
    if then.change is not None and is_eased(then.change):
        yield BriefEntry(_H.EASED, _eased_by(then), card, change=then.change)
    if each.owned.owner is None or each.owned.gone is not None:
        yield BriefEntry(_H.NO_OWNER, card=card, gone=each.owned.gone)
    elif (days := _untouched_days(card.status, each.owned, each.began_on, period.today, then.row)) is not None:
        yield BriefEntry(_H.UNTOUCHED, Decimal(days), card)
    elif _is_contradicted_newly(each, period):
        yield BriefEntry(_H.GREEN_BUT_BEHIND, _lag(card), card)
    if _is_uncovered_newly(each, efforts, period):
        yield BriefEntry(_H.NO_INITIATIVE, _lag(card), card)


def _eased_by(then: KeyResultThen) -> Decimal:
    change = then.change
    if change is None or change.progress_before.raw is None or change.progress_after.raw is None:
        return _NOTHING
    return change.progress_after.raw - change.progress_before.raw


def _lag(card: KeyResultCard) -> Decimal:
    """How many points it is behind its pace."""
    return card.pace - card.progress.raw if card.pace is not None and card.progress.raw is not None else _NOTHING


def _untouched_days(
    status: ShownStatus, owned: Owned, began_on: date, today: date, key_result: KeyResult | None = None
) -> int | None:
    """For how many days nobody said anything that was asked for; None where somebody did, or nobody was asked."""
    quiet_since = max(status.since or began_on, began_on)
    asked = [due for due in owned.asked_on if began_on < due.on < today]
    if status.since is not None:
        asked = [due for due in asked if status.since < due.counts_from]
    if key_result is not None:
        asked = asked_for(key_result, asked)
    has_number = key_result is None or key_result.number_rhythm is NumberRhythm.WEEKLY
    is_forgotten = not owned.asked_on and has_number and today - quiet_since > _UNASKED_SILENCE
    is_asked_in_vain = len({due.on for due in asked}) >= SILENT_AFTER  # by two teams on one day is once
    return (today - quiet_since).days if is_asked_in_vain or is_forgotten else None


def _is_contradicted_newly(each: KeyResultOfCompany, period: Period) -> bool:
    """Said to be on track against its own number, which was not said a week before, or did not stand against it."""
    then, card, row = each.then, each.then.card, each.then.row
    if not then.is_news or not is_contradicted(_said(card.status), card.progress, card.pace):
        return False
    was_told = each.told_on is not None and each.told_on >= period.first_day - _A_WEEK
    if not was_told or then.before is None or then.said_before is not Status.ON_TRACK:
        return True
    pace = pace_of(row.starts_on, row.due_on, period.first_day, kind=row.measure_kind, rhythm=row.number_rhythm)
    return not is_contradicted(Status.ON_TRACK, then.progress_before, pace)


def _is_uncovered_newly(each: KeyResultOfCompany, efforts: Iterable[Effort], period: Period) -> bool:
    """Nobody works on it, and at the brief before somebody did, or it was young."""
    then, stages = each.then, [(effort.was, effort.stage) for effort in efforts]
    if any(stage is Stage.ACTIVE for _, stage in stages):
        return False
    line, before = ItemLine(then.card.ref, then.card.title), then.before
    was_reached = before is not None and is_reached(measure_with(then.card.measure, before), before)
    now, was = (
        Served(line, is_open=True, is_reached=reached, is_silent=False, began_on=each.began_on)
        for reached in (is_reached(then.card.measure, then.card.current), was_reached)
    )
    was_covered = any(stage is Stage.ACTIVE for stage, _ in stages)
    return is_uncovered(now, period.today, has_initiative=False) and not is_uncovered(
        was, period.first_day, has_initiative=was_covered
    )


def _of_effort(effort: Effort, today: date) -> Iterator[BriefEntry]:
    weight, owned = effort.row.effort_weeks or _NOTHING, effort.owned
    if effort.is_started:
        yield BriefEntry(_H.STARTED, weight, effort.card(today))
    if (heading := _OUTCOMES.get(effort.verdict)) is not None:
        yield BriefEntry(heading, weight, effort.card(today), verdict=effort.verdict)
    if effort.stage is not Stage.ACTIVE:
        return
    began_on = max(effort.row.starts_on or effort.row.created_at.date(), effort.row.created_at.date())
    if owned.owner is None or owned.gone is not None:
        yield BriefEntry(_H.NO_OWNER, card=effort.card(today), gone=owned.gone)
    elif (days := _untouched_days(effort.status, owned, began_on, today)) is not None:
        yield BriefEntry(_H.UNTOUCHED, Decimal(days), effort.card(today))
    elif effort.is_blocked:
        yield BriefEntry(_H.BLOCKED, weight, effort.card(today))


def _done(effort: Effort, serves: KeyResultOfCompany | None, today: date) -> BriefEntry:
    """It is in vain so far where a new number says so; else what came of it is told when its owner looks back."""
    weight = effort.row.effort_weeks or _NOTHING
    if serves is not None and _is_no_better(serves):
        return BriefEntry(_H.FLAT, weight, serves.then.card, by=effort.line)
    return BriefEntry(_H.DONE, weight, effort.card(today))


def _is_no_better(served: KeyResultOfCompany) -> bool:
    card, is_news = served.then.card, served.then.is_news
    is_silent = card.status.kind is ShownKind.NO_NEWS
    return is_no_better(served.then.direction, is_news=is_news, is_silent=is_silent) and not is_reached(
        card.measure, card.current
    )


def _said(status: ShownStatus) -> Status | None:
    return status.said if status.kind is ShownKind.SAID and isinstance(status.said, Status) else None
