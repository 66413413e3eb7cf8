"""The one question after saving: what was just saved and the facts beside it contradict each other. A key result is
asked about at most every third week, whatever the question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.contradictions import asked_first, is_no_better, is_off_track_despite
from bot.domain.doubts import Doubt
from bot.domain.pace import may_ask_again
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.status import ShownKind
from bot.domain.vocabulary import Health, ItemState, Movement, QuestionKind, Stage, Status
from bot.usecases.bets.look_backs import LookBacks
from bot.usecases.checking_in.stating import local_date, may_check_in
from bot.usecases.reading.cards import CardMaker
from storage.database import writing
from storage.models import Initiative
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow

_DIRECTION = {Movement.FLAT: 0, Movement.AWAY: -1}


@dataclass(frozen=True, slots=True)
class JustSaid:
    """A key result as it stands after somebody's word on it, and the line that they wrote beside."""

    row: KeyResultRow
    card: KeyResultCard
    note: str


def doubt_about(session: Session, actor: Actor, said: Sequence[JustSaid], now: datetime) -> Doubt | None:
    """The gravest contradiction, which is then not asked about for three weeks. Whoever wrote a line beside a report
    that the number contradicts has answered already. Initiatives are read only where something is off track. A shared
    step."""
    today = local_date(actor, now)
    may_be_asked = [each for each in said if may_ask_again(each.row.key_result.questioned_on, today)]
    contradicted = [each for each in may_be_asked if each.card.is_improved_while_worse or each.card.is_contradicted]
    for each in contradicted:
        if each.note.strip():
            _remember(session, actor, each.row, today)
    doubts = [_about_report(each.card) for each in contradicted if not each.note.strip()]
    doubts += _off_track_despite(session, actor, may_be_asked, today)
    first = asked_first(doubt.kind for doubt in doubts)
    chosen = next((doubt for doubt in doubts if doubt.kind is first), None)
    for each in may_be_asked:
        if chosen is not None and each.card is chosen.card:
            _remember(session, actor, each.row, today)
    return chosen


@writing
def doubt_after_finishing(session: Session, actor: Actor, reference: Reference, now: datetime) -> Doubt | None:
    """Whether an initiative was finished while its key result is no better than when it began, as far as the actor may
    see that one."""
    goals, today = Goals(session, actor), local_date(actor, now)
    row = goals.initiative(reference.number)
    serves = goals.key_result(row.key_result.number) if row is not None and row.key_result is not None else None
    if row is None or serves is None or not _may_be_flat(row, serves, today):
        return None
    maker = CardMaker(session, actor, today)
    [card], [back] = maker.key_results([serves]), LookBacks(session, actor, today).of([row])
    is_reached = card.progress.percent is not None and card.progress.percent >= 100
    direction = _DIRECTION.get(back.moved, 1)
    if is_reached or not is_no_better(direction, is_news=_was_told_since(row, card), is_silent=False):
        return None
    _remember(session, actor, serves, today)
    return Doubt(
        QuestionKind.DONE_BUT_FLAT,
        card,
        tuple(maker.initiatives([row])),
        row.initiative.look_back_on,
        may_check_in(session, actor, serves, today),
        is_worse=direction < 0,
    )


def _may_be_flat(row: InitiativeRow, serves: KeyResultRow, today: date) -> bool:
    item = serves.key_result
    is_open = item.state is ItemState.OPEN and row.initiative.stage is Stage.DONE
    return is_open and may_ask_again(item.questioned_on, today)


def _was_told_since(row: InitiativeRow, card: KeyResultCard) -> bool:
    """Whether the number was told after the initiative began."""
    began_on = row.initiative.starts_on
    return card.current_on is not None and began_on is not None and card.current_on > began_on


def _about_report(card: KeyResultCard) -> Doubt:
    is_improved = card.is_improved_while_worse
    return Doubt(QuestionKind.IMPROVED_WHILE_WORSE if is_improved else QuestionKind.GREEN_BUT_BEHIND, card)


def _off_track_despite(session: Session, actor: Actor, said: Sequence[JustSaid], today: date) -> list[Doubt]:
    off_track = {each.row.key_result.key: each for each in said if each.row.key_result.status is Status.OFF_TRACK}
    if not off_track:
        return []
    serving = col(Initiative.key_result_id).in_(off_track)
    rows = Goals(session, actor).initiatives(serving, col(Initiative.stage) == Stage.ACTIVE)
    if not any(row.initiative.health is Health.ON_TRACK for row in rows):
        return []
    efforts: dict[int, list[InitiativeCard]] = {}
    for row, effort in zip(rows, CardMaker(session, actor, today).initiatives(rows), strict=True):
        efforts.setdefault(row.initiative.key_result_id or 0, []).append(effort)
    return [
        Doubt(QuestionKind.OFF_TRACK_DESPITE, each.card, tuple(efforts[key]))
        for key, each in off_track.items()
        if is_off_track_despite(Status.OFF_TRACK, [_health(effort) for effort in efforts.get(key, ())])
    ]


def _health(card: InitiativeCard) -> Health | None:
    """What is reported of it, unless that is too old to hold it against anybody."""
    shown = card.status
    return shown.said if shown.kind is ShownKind.SAID and isinstance(shown.said, Health) else None


def _remember(session: Session, actor: Actor, row: KeyResultRow, today: date) -> None:
    CheckIns(session, actor.workspace_id).show_on_key_result(row.key_result.key, {"questioned_on": today})
