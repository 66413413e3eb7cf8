"""What creating, editing, moving and closing have in common. Shared steps; they take the session."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlmodel import Session, SQLModel

from bot.domain.cycles import state_of
from bot.domain.entered import Choice
from bot.domain.errors import ChangedMeanwhile, CycleClosed, Invalid, NotAllowed
from bot.domain.people import Actor, Stake
from bot.domain.permissions import Verb, may
from bot.domain.problems import Problems
from bot.domain.references import Reference
from bot.domain.vocabulary import CycleState, ItemChange, ItemKind, ItemRole
from bot.usecases.goals.items import Item, kind_of, reference_to
from bot.usecases.goals.stakes import Stakes
from storage.models import Cycle, Person
from storage.repositories.goals import Goals
from storage.repositories.people import People
from storage.repositories.trail import Trail

LONGEST_TITLE = 250
LONGEST_TEXT = 3000
_NOT_COMPARED = {"key_results", "reason", "source_link", "stage"}
UNSEEN = "As private, you could not see it yourself any more. Name yourself among those who may see it."
_NOT_OURS = "Choose somebody who works here: apps, people who left and other companies' people own nothing."


def refuse_closed(cycle: Cycle, today: date) -> None:
    """Raise CycleClosed for a cycle in which nothing changes any more."""
    if is_closed(cycle, today):
        raise CycleClosed(cycle.name)


def is_closed(cycle: Cycle, today: date) -> bool:
    """Whether the cycle takes no change any more; while it closes, it does."""
    closed = cycle.closed_at is not None
    return state_of(cycle.starts_on, cycle.ends_on, today, is_closed=closed) is CycleState.CLOSED


def refuse_unless_may(
    stakes: Stakes, actor: Actor, verb: Verb, reference: str, stake: Stake, above: Stake | None = None
) -> None:
    """Raise NotAllowed, saying who could."""
    if not may(actor, verb, stake, above):
        raise NotAllowed(verb.value, reference, stakes.who_could(stake))


def refuse_other_kinds(reference: Reference, done: str) -> None:
    """Raise Invalid for what is no initiative; `done` is what only those are."""
    if reference.kind is not ItemKind.INITIATIVE:
        kind = "an objective" if reference.kind is ItemKind.OBJECTIVE else "a key result"
        raise Invalid("", f"{reference} is {kind}, and only initiatives are {done}.")


def read_title(typed: str, problems: Problems, field: str = "title") -> str:
    """The title in one line; one of spaces and invisible letters only is none."""
    title = " ".join(typed.split())
    if not any(letter.isprintable() and letter != " " for letter in title):
        problems.add(field, "Give it a title in a few words.")
    if len(title) > LONGEST_TITLE:
        problems.add(field, f"This is longer than {LONGEST_TITLE} letters. Shorten it.")
    return title


def check_length(typed: str, field: str, problems: Problems) -> None:
    """Note a text that is too long to keep."""
    if len(typed) > LONGEST_TEXT:
        problems.add(field, f"This is longer than {LONGEST_TEXT} letters. Shorten it.")


class Named:
    """The people whom a form names, by their Slack user ids."""

    def __init__(self, session: Session, actor: Actor, *slack_user_ids: str) -> None:
        found = People(session, actor.workspace_id).of_slack_ids(each for each in slack_user_ids if each)
        self._ids = {
            person.slack_user_id: person.key
            for person in found
            if not (person.is_deactivated or person.is_bot or person.is_external)
        }

    def one(self, slack_user_id: str, field: str, problems: Problems) -> int | None:
        """Their person id; None for nobody."""
        if slack_user_id and slack_user_id not in self._ids:
            problems.add(field, _NOT_OURS)
        return self._ids.get(slack_user_id)

    def all(self, slack_user_ids: Iterable[str], field: str, problems: Problems) -> frozenset[int]:
        """The person ids of several."""
        found = {self.one(each, field, problems) for each in slack_user_ids}
        return frozenset(each for each in found if each is not None)


def people_of(session: Session, actor: Actor, item: Item) -> tuple[str, dict[ItemRole, tuple[str, ...]]]:
    """The owner, "" for nobody, and who has which other part in an item, as its form names them: Slack user ids."""
    parts = Goals(session, actor).participants(kind_of(item), [item.key])
    people = People(session, actor.workspace_id).of_ids([*(part.person_id for part in parts), item.owner_id or 0])
    named = {
        role: tuple(sorted(_slack_id(people.get(part.person_id)) for part in parts if part.role is role))
        for role in ItemRole
    }
    return _slack_id(people.get(item.owner_id or 0)), named


def _slack_id(person: Person | None) -> str:
    """Somebody's Slack user id, "" for nobody."""
    return person.slack_user_id if person else ""


def set_parts(
    session: Session, actor: Actor, kind: ItemKind, item_id: int, parts: Mapping[ItemRole, Iterable[int]]
) -> None:
    """Let exactly these people have these parts in an item; other roles stay as they are."""
    for role, person_ids in parts.items():
        Goals(session, actor).name_participants(kind, item_id, role, person_ids)


def change_parts(
    session: Session, actor: Actor, item: Item, parts: Mapping[ItemRole, Iterable[int]], now: datetime
) -> None:
    """`set_parts` for an item that exists: who was named before stays in the trail, and a form that was opened before
    is known to be stale."""
    kind = kind_of(item)
    held = Goals(session, actor).participants(kind, [item.key])
    before = {role.value: sorted(part.person_id for part in held if part.role is role) for role in parts}
    after = {role.value: sorted(set(people)) for role, people in parts.items()}
    if before == after:
        return
    set_parts(session, actor, kind, item.key, parts)
    changed = [role for role in after if before[role] != after[role]]
    trail = Trail(session, actor.workspace_id)
    trail.record(
        now,
        actor.person_id,
        ItemChange.EDIT.value,
        kind,
        item.key,
        before={role: before[role] for role in changed},
        after={role: after[role] for role in changed},
    )
    assign(item, {"version": item.version + 1})
    session.flush()
    for person_id in {each for role in changed for each in before[role] + after[role]}:
        trail.repair_personal_posts(now, person_id)


def differences(row: SQLModel, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What of the row would change, as JSON values before and after; empty where nothing does."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    return {name: as_json(getattr(row, name)) for name in changed}, {
        name: as_json(value) for name, value in changed.items()
    }


def assign(row: SQLModel, values: Mapping[str, Any]) -> None:
    """Set columns."""
    for name, value in values.items():
        setattr(row, name, value)


def as_json(value: Any) -> Any:
    """A column's value as the audit trail keeps it."""
    match value:
        case Decimal():
            return format(value, "f")
        case date() | time():
            return value.isoformat()
        case Enum():
            return value.value
        case _:
            return value


def refuse_stale(
    session: Session, actor: Actor, item: Item, version: int, saved: Any, entered: Any, people: Iterable[str]
) -> None:
    """Raise ChangedMeanwhile with both texts when somebody saved it after `version` and the form says otherwise.

    `people` are the Slack user ids that either names.
    """
    if item.version == version:
        return
    if texts := _both_texts(saved, entered, names_of(session, actor, *people)):
        raise ChangedMeanwhile(str(reference_to(item)), _last_editor(session, actor, item), texts)


def _both_texts(saved: Any, entered: Any, names: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Where two values of the same form differ: field, what is saved and what is entered, in words.

    `names` are people's by Slack user id.
    """
    return tuple(
        (field.name, _in_words(mine, names), _in_words(theirs, names))
        for field in fields(saved)
        if field.name not in _NOT_COMPARED
        and _bare(mine := getattr(saved, field.name)) != _bare(theirs := getattr(entered, field.name))
    )


def names_of(session: Session, actor: Actor, *slack_user_ids: str) -> dict[str, str]:
    """People's names by Slack user id."""
    found = People(session, actor.workspace_id).of_slack_ids(slack_user_ids)
    return {person.slack_user_id: person.name for person in found}


def _last_editor(session: Session, actor: Actor, item: Item) -> str:
    """The Slack user id of whoever changed an item last, "" when it was not a person."""
    person_id = Trail(session, actor.workspace_id).last_actor_of(kind_of(item), item.key)
    person = People(session, actor.workspace_id).get(person_id) if person_id else None
    return person.slack_user_id if person else ""


def _bare(value: Any) -> Any:
    match value:
        case Choice():
            return value.value
        case tuple():
            return tuple(sorted(str(_bare(each)) for each in value))
        case str():
            return value.strip()
        case _:
            return value


def _in_words(value: Any, names: Mapping[str, str]) -> str:  # noqa: PLR0911  (one for each kind of field)
    match value:
        case Choice():
            return value.words
        case tuple():
            return ", ".join(_in_words(each, names) for each in value)
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value).replace("_", " ")
        case date():
            return value.isoformat()
        case None:
            return ""
        case _:
            return names.get(value, value)
