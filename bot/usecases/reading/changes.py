"""The audit trail of one item as people read it: row ids become names, as far as the reader may know them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col

from bot.domain.cards import ChangeLine, PersonLine
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemRole
from storage.models import AuditEvent, KeyResult, Objective
from storage.repositories.goals import Goals
from storage.repositories.people import People
from storage.repositories.teams import Cycles, Teams
from storage.repositories.trail import Trail

# The fields that people know, in the order in which they are told; the others are ours alone. The words for them stand
# in messages.wording.
_KNOWN = (
    *("title", "objective_id", "key_result_id", "key_result", "cycle_id", "team_id", "parent_id", "owner_id"),
    *("start", "target", "steps", "lower", "upper", "starts_on", "due_on", "weight", "number_rhythm"),
    *("stage", "state", "score", "output_done", "look_back_on", "verdict", "learning"),
    *("visibility", "scope", "effort_weeks", "predicted_from", "predicted_to", "helping_teams"),
    *(role.value for role in ItemRole),
)
_SAID = "check in"  # these verbs begin so; their words are the check-ins themselves
_HIDDEN = "something private"


def changes_of(session: Session, actor: Actor, kind: ItemKind, item_id: int) -> tuple[ChangeLine, ...]:
    """Everything but the check-ins, oldest first. A shared step."""
    trail = Trail(session, actor.workspace_id)
    events = [event for event in trail.events_of(kind, item_id) if not event.verb.startswith(_SAID)]
    people = People(session, actor.workspace_id).of_ids(event.actor_id for event in events if event.actor_id)
    by = {key: PersonLine(person.slack_user_id, person.name) for key, person in people.items()}
    names, zone = _Names(session, actor, events), ZoneInfo(actor.zone)
    return tuple(
        ChangeLine(
            on=event.at.astimezone(zone).date(),
            verb=event.verb,
            by=by.get(event.actor_id or 0),
            changes=_changes(event, names),
            reason=event.reason,
        )
        for event in events
    )


def _changes(event: AuditEvent, names: "_Names") -> tuple[tuple[str, str, str], ...]:
    before, after = event.before or {}, event.after or {}
    return tuple(
        (field, names.said(field, before[field]), names.said(field, after[field]))
        for field in _KNOWN
        if field in before and field in after and before[field] != after[field]
    )


class _Names:
    """What the row ids in the trail stand for. One query for each kind of thing that is named."""

    def __init__(self, session: Session, actor: Actor, events: Sequence[AuditEvent]) -> None:
        self._goals, self._events = Goals(session, actor), events
        self._people, self._teams = People(session, actor.workspace_id), Teams(session, actor.workspace_id)
        self._cycles = Cycles(session, actor.workspace_id)
        finders: dict[str, Callable[[set[int]], Mapping[int, str]]] = {
            "objective_id": self._objectives,
            "parent_id": self._objectives,
            "key_result_id": self._key_results,
            "cycle_id": lambda _ids: {cycle.key: cycle.name for cycle in self._cycles.all()},
            "team_id": self._team_names,
            "helping_teams": self._team_names,
            **dict.fromkeys(("owner_id", *(role.value for role in ItemRole)), self._person_names),
        }
        self._known = {field: find(ids) for field, find in finders.items() if (ids := self._ids_of(field))}

    def said(self, field: str, value: Any) -> str:
        """A value as it is read, "" for none; code words and days are put into words by the message."""
        if value in (None, "", []):
            return ""
        if isinstance(value, list):
            return ", ".join(self._known.get(field, {}).get(each, _HIDDEN) for each in value)
        return self._known[field].get(value, _HIDDEN) if field in self._known else str(value)

    def _ids_of(self, field: str) -> set[int]:
        values = [held.get(field) for event in self._events for held in (event.before, event.after) if held]
        return {each for value in values for each in (value if isinstance(value, list) else [value]) if each}

    def _person_names(self, ids: Iterable[int]) -> Mapping[int, str]:
        return {key: person.name for key, person in self._people.of_ids(ids).items()}

    def _team_names(self, _ids: set[int]) -> Mapping[int, str]:
        """Archived ones too: an item may have come from one."""
        return {team.key: team.name for team in (*self._teams.all(), *self._teams.archived())}

    def _objectives(self, ids: Iterable[int]) -> Mapping[int, str]:
        rows = self._goals.objectives(col(Objective.id).in_(ids))
        return {row.objective.key: _named(ItemKind.OBJECTIVE, row.objective) for row in rows}

    def _key_results(self, ids: Iterable[int]) -> Mapping[int, str]:
        rows = self._goals.key_results(col(KeyResult.id).in_(ids))
        return {row.key_result.key: _named(ItemKind.KEY_RESULT, row.key_result) for row in rows}


def _named(kind: ItemKind, item: Objective | KeyResult) -> str:
    return f"{Reference(kind, item.number)} {item.title}"
