"""Changes of targets, starts and dates, read back from the audit trail. Pure functions over rows that are loaded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.cards import ItemLine, KeyResultCard
from bot.domain.measures import MilestoneMeasure
from bot.domain.posts import TargetChange
from bot.domain.progress import progress_of
from bot.usecases.reading.measuring import Aims, aimed_at
from storage.models import AuditEvent, KeyResult


def aims_at(row: KeyResult, changes: Sequence[AuditEvent], instant: datetime) -> Aims:
    """What a key result was to reach at an instant; `changes` are all of its events since, oldest first."""
    aims = Aims.of(row)
    for event in reversed(changes):
        if event.at > instant:
            aims = aims.undone(event.before or {})
    return aims


def change_within(
    card: KeyResultCard, aims: Aims, changes: Sequence[AuditEvent], since: datetime, until: datetime
) -> TargetChange | None:
    """What became of the aims of a key result in a period, several changes as one with the last reason; None where they
    ended as they began. `card` and `aims` are those of the period's end."""
    within = [event for event in changes if since < event.at <= until]
    if isinstance(card.measure, MilestoneMeasure):
        aims = replace(aims, steps=card.measure.total)
    before = aims
    for event in reversed(within):
        before = before.undone(event.before or {})
    if before == aims:
        return None
    old, new = (aimed_at(card.measure, each) for each in (before, aims))
    return TargetChange(
        item=ItemLine(card.ref, card.title),
        before=old,
        after=new,
        reason=within[-1].reason,
        progress_before=progress_of(old, card.current),
        progress_after=progress_of(new, card.current),
        starts_on=(before.starts_on, aims.starts_on) if before.starts_on != aims.starts_on else None,
        due_on=(before.due_on, aims.due_on) if before.due_on != aims.due_on else None,
    )
