"""Writing key results down, and changing them. After the first check-in, changed aims need a reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session, col

from bot.domain.cards import KeyResultCard
from bot.domain.entered import NOTHING, KeyResultEntered
from bot.domain.errors import Invalid, NotAllowed
from bot.domain.limit_lines import read_limits
from bot.domain.numbers import amount_for_input, unit_sign
from bot.domain.outcome_lines import short_unit, title_of
from bot.domain.outcomes import read_outcome_target
from bot.domain.people import Actor
from bot.domain.permissions import Verb
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemChange, ItemKind, MeasureKind
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.locales import decimal_mark
from bot.usecases.company.team_cards import named_or_admins
from bot.usecases.goals.editable import editable_key_result
from bot.usecases.goals.goal_changes import record_change, write_columns
from bot.usecases.goals.goal_rows import add_item, add_steps
from bot.usecases.goals.goal_steps import UNSEEN, change_parts, refuse_stale, set_parts
from bot.usecases.goals.key_result_fields import KeyResultFields, changed_aims
from bot.usecases.goals.new_owners import tell_new_owner
from bot.usecases.goals.objective_fields import objective_choice
from bot.usecases.reading.cards import CardMaker
from storage.database import reading, writing
from storage.models import KeyResult, Milestone
from storage.repositories.goals import Goals
from storage.repositories.trail import Trail


@dataclass(frozen=True, slots=True)
class OpenedKeyResult:
    """What a form begins with; `asks_reason` once there are check-ins, `version` is the row's, 0 for a new one."""

    entered: KeyResultEntered
    asks_reason: bool = False
    version: int = 0


@reading
def begin_key_result(
    session: Session, actor: Actor, title: str, under: Reference | None, now: datetime
) -> OpenedKeyResult:
    """An empty form, with the numbers that the title names. Raises InvalidForm or NotAllowed for an objective that the
    actor cannot add to."""
    if actor.is_guest:
        raise NotAllowed(Verb.CREATE.value, "key results", named_or_admins(session, actor))
    form = KeyResultFields(session, actor, now)
    above = form.above(under) if under else None
    form.problems.refuse()
    entered = KeyResultEntered(
        title=title, objective=objective_choice(above.objective) if above else NOTHING, owner=actor.slack_user_id
    )
    return OpenedKeyResult(with_numbers_of_title(entered, decimal_mark(actor.locale)))


@writing
def create_key_result(
    session: Session, actor: Actor, entered: KeyResultEntered, token: str, now: datetime
) -> KeyResultCard:
    """Store a key result. The same `token` stores nothing twice: the first is shown again.

    Raises InvalidForm or NotAllowed; then nothing is stored.
    """
    trail = Trail(session, actor.workspace_id)
    if (first := trail.repeats(token, now)) is not None:
        return key_result_card(session, actor, first, now)
    item = store_key_result(session, actor, entered, now)
    trail.settle(token, item.key)
    return key_result_card(session, actor, item.key, now)


def store_key_result(
    session: Session,
    actor: Actor,
    entered: KeyResultEntered,
    now: datetime,
    change: ItemChange = ItemChange.CREATE,
    **columns: Any,
) -> KeyResult:
    """A new row with its steps and people; `columns` come on top of the form's. Raises as `create_key_result`. A shared
    step."""
    form = KeyResultFields(session, actor, now)
    read = form.read(entered)
    form.problems.refuse()
    item = add_item(session, actor, KeyResult, {**read.columns, **columns}, now, change)
    add_steps(session, actor, item.key, read.steps)
    set_parts(session, actor, ItemKind.KEY_RESULT, item.key, read.parts)
    tell_new_owner(session, actor, item, now)
    return item


@reading
def open_key_result(session: Session, actor: Actor, reference: Reference, now: datetime) -> OpenedKeyResult:
    """The form of a key result as it stands. Raises what `editable_key_result` raises."""
    row = editable_key_result(session, actor, reference, now)
    entered = KeyResultFields(session, actor, now).of(row)
    return OpenedKeyResult(entered, row.key_result.last_check_in_id is not None, row.key_result.version)


@writing
def edit_key_result(
    session: Session, actor: Actor, reference: Reference, version: int, entered: KeyResultEntered, now: datetime
) -> KeyResultCard:
    """Change a key result. Raises ChangedMeanwhile with both texts when somebody saved it after `version`."""
    row = editable_key_result(session, actor, reference, now)
    form, item = KeyResultFields(session, actor, now), row.key_result
    read = form.read(entered, row)
    form.problems.refuse()
    saved = form.of(row)
    people = (saved.owner, entered.owner, *saved.co_owners, *entered.co_owners)
    refuse_stale(session, actor, item, version, saved, entered, people)
    _record_steps(session, actor, item, read.steps, entered.reason, now)
    columns = {**read.columns, **_change_steps(session, actor, item, read.steps)}
    change_key_result(session, actor, item, columns, ItemChange.EDIT, now, entered.reason)
    change_parts(session, actor, item, read.parts, now)
    return key_result_card(session, actor, item.key, now)


def change_key_result(
    session: Session,
    actor: Actor,
    item: KeyResult,
    columns: dict[str, Any],
    change: ItemChange,
    now: datetime,
    reason: str = "",
) -> None:
    """Write columns with their trace; nothing where nothing differs. Aims that change after the first check-in are an
    event of their own. A shared step."""
    aims = changed_aims(item, columns) if item.last_check_in_id is not None else ()
    others = {name: value for name, value in columns.items() if name not in aims}
    new_aims = {name: columns[name] for name in aims}
    retargeted = record_change(session, actor, item, new_aims, ItemChange.RETARGET, now, reason)
    if record_change(session, actor, item, others, change, now, "" if aims else reason) or retargeted:
        write_columns(session, actor, item, columns, now)


def key_result_card(session: Session, actor: Actor, key_result_id: int, now: datetime) -> KeyResultCard:
    """How it stands now; raises Invalid where the actor could not see it any more. A shared step."""
    rows = Goals(session, actor).key_results(col(KeyResult.id) == key_result_id, limit=1)
    if not rows:
        raise Invalid("visibility", UNSEEN)
    return CardMaker(session, actor, local_date(actor, now)).key_results(rows)[0]


def with_numbers_of_title(entered: KeyResultEntered, mark: str | None) -> KeyResultEntered:
    """The form with the numbers that its title names in their own fields. A shared step."""
    line = " ".join(entered.title.split())
    if limits := read_limits(line, mark):
        lower, upper = ("" if each is None else amount_for_input(each, mark) for each in (limits.lower, limits.upper))
        unit = unit_sign(short_unit(limits.unit))
        return replace(entered, kind=MeasureKind.KEEP, lower=lower, upper=upper, unit=unit)
    found = read_outcome_target(line, mark)
    if found is None:
        return entered
    return replace(
        entered,
        title=title_of(line, found),
        start="" if found.start is None else amount_for_input(found.start, mark),
        target=amount_for_input(found.target, mark),
        unit=unit_sign(short_unit(found.unit)),
    )


def _record_steps(
    session: Session, actor: Actor, item: KeyResult, titles: Sequence[str], reason: str, now: datetime
) -> None:
    """More or fewer steps after the first check-in are another aim, with its reason."""
    old = len(Goals(session, actor).milestones([item.key]))
    if item.measure_kind is not MeasureKind.MILESTONES or item.last_check_in_id is None or old == len(titles):
        return
    verb, before, after = ItemChange.RETARGET.value, {"steps": old}, {"steps": len(titles)}
    trail = Trail(session, actor.workspace_id)
    trail.record(now, actor.person_id, verb, ItemKind.KEY_RESULT, item.key, before=before, after=after, reason=reason)


def _change_steps(session: Session, actor: Actor, item: KeyResult, titles: Sequence[str]) -> dict[str, Any]:
    """Keep the steps whose titles stay, with what is done; returns the number done as `current`, once checked in."""
    if item.measure_kind is not MeasureKind.MILESTONES:
        add_steps(session, actor, item.key, titles)
        return {}
    old = list(Goals(session, actor).milestones([item.key]))
    if titles == tuple(step.title for step in old):
        return {}
    kept = _by_title(old, titles)
    for step in old:
        if step not in kept.values():
            session.delete(step)
    for step in kept.values():
        step.position += len(old) + len(titles)  # out of the way of the new positions, which are unique
    session.flush()
    for position, title in enumerate(titles, start=1):
        step = kept.get(position) or Milestone(
            workspace_id=actor.workspace_id, key_result_id=item.key, position=position, title=title
        )
        step.position, step.title = position, title
        session.add(step)
    session.flush()
    done = sum(step.is_done for step in kept.values())
    return {} if item.last_check_in_id is None else {"current": Decimal(done)}


def _by_title(old: Sequence[Milestone], titles: Sequence[str]) -> dict[int, Milestone]:
    """Which step stays at which new position: the one with the same title; a renamed one, if none was added."""
    left, kept = list(old), {}
    for position, title in enumerate(titles, start=1):
        same = next((step for step in left if step.title.casefold() == title.casefold()), None)
        if same is not None:
            kept[position] = same
            left.remove(same)
    if len(titles) == len(old):
        for position in range(1, len(titles) + 1):
            if position not in kept:
                kept[position] = left.pop(0)
    return kept
