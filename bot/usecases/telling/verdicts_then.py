"""What came of initiatives, by what was said within a period, as a team's channel may read it. Shared steps; they take
the session."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col

from bot.domain.cards import ItemLine, PersonLine
from bot.domain.posts import VerdictGiven
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Verdict
from bot.usecases.company.team_cards import line_of
from bot.usecases.telling.periods import Period
from bot.usecases.telling.standings import channel_reader, was_of
from storage.models import AuditEvent, Initiative, Team
from storage.repositories.goals import Goals, InitiativeRow
from storage.repositories.people import People
from storage.repositories.trail import Trail

_MOST = 1_000  # items of one team
_SAID = ("verdict", "learning", "judged_by_id")


def verdicts_given(session: Session, team: Team, period: Period) -> tuple[VerdictGiven, ...]:
    """By number, whichever cycle the initiatives were for; one that was given anew counts where it is another one. What
    was said after the period is undone."""
    trail = Trail(session, team.workspace_id)
    before = trail.values_before(ItemKind.INITIATIVE, "verdict", period.since)
    if not before:
        return ()
    goals = Goals(session, channel_reader(team.workspace_id))
    rows = goals.initiatives(col(Initiative.id).in_(before), was_of(session, team, period.as_of), limit=_MOST)
    later: dict[int, list[AuditEvent]] = {}
    for event in trail.events_since(ItemKind.INITIATIVE, [row.initiative.key for row in rows], period.as_of):
        later.setdefault(event.item_id or 0, []).append(event)
    then = [(row, _as_of(row.initiative, later.get(row.initiative.key, ()))) for row in rows]
    given = [(row, said) for row, said in then if said["verdict"] not in (None, before[row.initiative.key])]
    people = People(session, team.workspace_id).of_ids({said["judged_by_id"] for _, said in given})
    names = {key: line_of(person) for key, person in people.items()}
    return tuple(_line(row, said, names.get(said["judged_by_id"])) for row, said in given)


def _as_of(item: Initiative, later: Sequence[AuditEvent]) -> dict[str, Any]:
    """What was said of it, with `later` events, oldest first, undone."""
    said = {name: getattr(item, name) for name in _SAID}
    for event in reversed(later):
        said |= {name: value for name, value in (event.before or {}).items() if name in _SAID}
    return said


def _line(row: InitiativeRow, said: dict[str, Any], by: PersonLine | None) -> VerdictGiven:
    item, serves = row.initiative, row.key_result
    key_result = ItemLine(Reference(ItemKind.KEY_RESULT, serves.number), serves.title) if serves else None
    ref = Reference(ItemKind.INITIATIVE, item.number)
    return VerdictGiven(ref, item.title, key_result, Verdict(said["verdict"]), said["learning"], by)
