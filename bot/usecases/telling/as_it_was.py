"""Cards as they were at an instant that has passed. Pure functions over rows that are loaded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.domain.cards import CheckInLine, InitiativeCard, InitiativeCheckInLine, KeyResultCard
from bot.domain.measures import Measure, MilestoneMeasure, NumberMeasure
from bot.domain.pace import is_behind, pace_of
from bot.domain.progress import progress_of
from bot.domain.status import DueDate, shown_status
from bot.domain.vocabulary import Stage
from bot.usecases.reading.measuring import Aims, aimed_at, measure_with
from bot.usecases.rhythm.asked_for import asked_for
from storage.models import AuditEvent, CheckIn, Initiative, KeyResult

# What a card says to whoever answers it, and not to the readers of a post.
_NOT_TOLD: dict[str, Any] = {"unchanged_times": 0, "may_confirm": False, "is_contradicted": False}


@dataclass(frozen=True, slots=True)
class Then:
    """What was known of an item on a day: its last check-in by then, and on which due dates its owner was asked."""

    check_in: CheckIn | None
    asked_on: Sequence[DueDate]
    today: date


def key_result_at(
    card: KeyResultCard, row: KeyResult, aims: Aims, then: Then, line: CheckInLine | None
) -> KeyResultCard:
    """A card as it was when `then.check_in` was its newest; `line` is that check-in as people read it."""
    return replace(
        card,
        check_ins=(line,) if line else (),
        is_closed=False,
        ending=None,
        **standing_at(aimed_at(card.measure, aims), row, aims, then),
        **_NOT_TOLD,
    )


def standing_at(measure: Measure, row: KeyResult, aims: Aims, then: Then) -> dict[str, Any]:
    """What a card says of where a key result stood; `measure` is the one with these aims."""
    said = then.check_in
    value, on, status = (said.value, said.on, said.status) if said else (None, None, None)
    measure = measure_with(measure, value)
    progress = progress_of(measure, value)
    pace = pace_of(aims.starts_on, aims.due_on, then.today, kind=row.measure_kind, rhythm=row.number_rhythm)
    return {
        "measure": measure,
        "current": value,
        "current_on": on,
        "progress": progress,
        "pace": pace,
        "is_behind": is_behind(progress.percent, pace),
        "status": shown_status(status, on, asked_for(row, then.asked_on), then.today),
        "due_on": aims.due_on,
    }


def initiative_at(
    card: InitiativeCard, row: Initiative, stage: Stage, then: Then, line: InitiativeCheckInLine | None
) -> InitiativeCard:
    """The same for an initiative; one that nobody ever checked in on is as it was written down."""
    said, is_active = then.check_in, stage is Stage.ACTIVE
    known = replace(
        card,
        may_confirm=False,
        ending=None,
        stage=stage,
        is_overdue=is_active and row.due_on is not None and row.due_on < then.today,
    )
    if said is None and row.last_check_in_id is None:
        return known
    health, on = (said.health, said.on) if said else (None, None)
    return replace(
        known,
        status=shown_status(health, on, asked_for(row, then.asked_on) if is_active else (), then.today),
        note=said.note if said else "",
        blocked_by=said.blocked_by if said else "",
        blocked_until=said.blocked_until if said else None,
        output=line.output if line else "",
        check_ins=(line,) if line else (),
    )


def stage_at(row: Initiative, events: Sequence[AuditEvent], instant: datetime, on: date) -> Stage:
    """The stage of an initiative at an instant, `events` being what happened to it since, oldest first. Where the trail
    says nothing of its end, the day on which it ended does."""
    stage, is_told = row.stage, False
    for event in reversed(events):
        if "stage" not in (event.before or {}):
            continue
        is_told = True
        if event.at > instant:
            stage = Stage((event.before or {})["stage"])
    if not is_told and row.ended_on is not None and row.ended_on > on:
        return Stage.ACTIVE
    return stage


def value_before(card: KeyResultCard, earlier: CheckIn | None) -> Decimal | None:
    """The value that a change counts from: the check-in before, else the start, which of steps is none done."""
    if earlier is not None:
        return earlier.value
    if isinstance(card.measure, MilestoneMeasure):
        return Decimal(0)
    return card.measure.start if isinstance(card.measure, NumberMeasure) else None
