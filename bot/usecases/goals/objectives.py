"""Writing objectives down, with up to three key results at once, and changing them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col

from bot.domain.cards import ItemLine, ObjectiveCard
from bot.domain.entered import LINES, Choice, ObjectiveEntered
from bot.domain.errors import Invalid, NotAllowed
from bot.domain.outcome_lines import OutcomeLine, read_outcome_line
from bot.domain.people import Actor
from bot.domain.permissions import Verb
from bot.domain.problems import Problems
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemChange, ItemKind, ItemRole, ItemState, MeasureKind
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.locales import decimal_mark
from bot.usecases.company.team_cards import named_or_admins
from bot.usecases.goals.editable import editable_objective
from bot.usecases.goals.goal_changes import change_item
from bot.usecases.goals.goal_rows import add_item
from bot.usecases.goals.goal_steps import UNSEEN, change_parts, refuse_stale, set_parts
from bot.usecases.goals.items import reference_to
from bot.usecases.goals.new_owners import tell_new_owner
from bot.usecases.goals.objective_fields import ObjectiveFields, team_choice, teams_to_create_for
from bot.usecases.reading.objective_cards import objective_cards
from storage.database import reading, writing
from storage.models import Cycle, KeyResult, Objective, Team
from storage.repositories.goals import Goals, ObjectiveRow
from storage.repositories.teams import Teams
from storage.repositories.trail import Trail


@dataclass(frozen=True, slots=True)
class OpenedObjective:
    """What a form begins with; `cycles` are offered, `version` is that of the row, 0 for a new one."""

    entered: ObjectiveEntered
    cycles: tuple[Choice, ...]
    version: int = 0


@reading
def begin_objective(session: Session, actor: Actor, title: str, channel_id: str, now: datetime) -> OpenedObjective:
    """An empty form: for the team of this channel, else the first that the actor may write for. Raises NotAllowed."""
    if actor.is_guest:
        raise NotAllowed(Verb.CREATE.value, "objectives", named_or_admins(session, actor))
    form = ObjectiveFields(session, actor, now)
    entered = ObjectiveEntered(
        title=title,
        team=team_choice(_likely_team(session, actor, channel_id)),
        owner=actor.slack_user_id,
        cycle=form.current_cycle(),
        key_results=("",) * LINES,
    )
    return OpenedObjective(entered, form.cycles())


@writing
def create_objective(
    session: Session, actor: Actor, entered: ObjectiveEntered, token: str, now: datetime
) -> ObjectiveCard:
    """Store an objective with its key results. The same `token` stores nothing twice: the first is shown again.

    Raises InvalidForm or NotAllowed; then nothing is stored.
    """
    trail = Trail(session, actor.workspace_id)
    if (first := trail.repeats(token, now)) is not None:
        return objective_card(session, actor, first, now)
    form = ObjectiveFields(session, actor, now)
    lines = _read_lines(entered.key_results, actor, form.problems)
    values, readers = form.read(entered)
    form.problems.refuse()
    objective = add_item(session, actor, Objective, values, now)
    set_parts(session, actor, ItemKind.OBJECTIVE, objective.key, {ItemRole.READER: readers})
    cycle = session.get_one(Cycle, objective.cycle_id)
    for line in lines:
        add_item(session, actor, KeyResult, _columns_of(line, objective, cycle), now)
    trail.settle(token, objective.key)
    tell_new_owner(session, actor, objective, now)
    return _saved_card(session, actor, objective, now)


@reading
def open_objective(session: Session, actor: Actor, reference: Reference, now: datetime) -> OpenedObjective:
    """The form of an objective as it stands. Raises what `editable_objective` raises."""
    row = editable_objective(session, actor, reference, now)
    form = ObjectiveFields(session, actor, now)
    return OpenedObjective(form.of(row), form.cycles(), row.objective.version)


@writing
def edit_objective(
    session: Session, actor: Actor, reference: Reference, version: int, entered: ObjectiveEntered, now: datetime
) -> ObjectiveCard:
    """Change an objective. Raises ChangedMeanwhile with both texts when somebody saved it after `version`."""
    row = editable_objective(session, actor, reference, now)
    form = ObjectiveFields(session, actor, now)
    values, readers = form.read(entered, row)
    form.problems.refuse()
    saved = form.of(row)
    people = (saved.owner, entered.owner, *saved.readers, *entered.readers)
    refuse_stale(session, actor, row.objective, version, saved, entered, people)
    change_objective(session, actor, row, values, ItemChange.EDIT, now)
    change_parts(session, actor, row.objective, {ItemRole.READER: readers}, now)
    return _saved_card(session, actor, row.objective, now)


def change_objective(
    session: Session, actor: Actor, row: ObjectiveRow, values: dict[str, Any], change: ItemChange, now: datetime
) -> None:
    """Write columns with their trace; nothing where nothing differs. Key results that last as long as the cycle follow
    into another one. A shared step."""
    cycle_id = values.get("cycle_id", row.cycle.key)
    if cycle_id != row.cycle.key:
        _move_dates(session, actor, row.objective, row.cycle, session.get_one(Cycle, cycle_id))
    change_item(session, actor, row.objective, values, change, now)


def _likely_team(session: Session, actor: Actor, channel_id: str) -> Team | None:
    allowed = teams_to_create_for(session, actor)
    of_channel = Teams(session, actor.workspace_id).of_channel(channel_id) if channel_id else None
    if of_channel is not None and of_channel.id in {team.id for team in allowed}:
        return of_channel
    mine = [team for team in allowed if team.id in actor.member_of | actor.leads]
    return next(iter([*(team for team in mine if not team.is_company), *mine]), None)


def _read_lines(typed: Sequence[str], actor: Actor, problems: Problems) -> list[OutcomeLine]:
    lines = []
    for number, line in enumerate(typed, start=1):
        with problems.beside(f"key_result_{number}"):
            if line.strip():
                lines.append(read_outcome_line(line, decimal_mark(actor.locale)))
    return lines


def _columns_of(line: OutcomeLine, objective: Objective, cycle: Cycle) -> dict[str, Any]:
    return {
        "objective_id": objective.key,
        "title": line.title,
        "measure_kind": MeasureKind.KEEP if line.target is None else MeasureKind.NUMBER,
        "start": line.start,
        "target": line.target,
        "lower": line.lower,
        "upper": line.upper,
        "unit_kind": line.unit.kind,
        "unit_label": line.unit.label,
        "starts_on": cycle.starts_on,
        "due_on": cycle.ends_on,
        "owner_id": objective.owner_id,
    }


def _move_dates(session: Session, actor: Actor, objective: Objective, old: Cycle, new: Cycle) -> None:
    for key_result in Goals(session, actor).everything_under(objective.key):
        if key_result.starts_on == old.starts_on:
            key_result.starts_on = new.starts_on
        if key_result.due_on == old.ends_on:
            key_result.due_on = new.ends_on
        session.add(key_result)


def _saved_card(session: Session, actor: Actor, objective: Objective, now: datetime) -> ObjectiveCard:
    """With its twin: written down twice, perhaps by two people, it is asked about and never refused."""
    beside = Goals(session, actor).objectives(
        col(Objective.id) != objective.key,
        col(Objective.cycle_id) == objective.cycle_id,
        _beside(objective),
        col(Objective.state) == ItemState.OPEN,
    )
    same = (row.objective for row in beside if row.objective.title.casefold() == objective.title.casefold())
    twin = next((ItemLine(reference_to(each), each.title) for each in same), None)
    return replace(objective_card(session, actor, objective.key, now), twin=twin)


def _beside(objective: Objective) -> ColumnElement[bool]:
    if objective.team_id is None:  # what people write for themselves is nobody's double
        return and_(col(Objective.team_id).is_(None), col(Objective.owner_id) == objective.owner_id)
    return col(Objective.team_id) == objective.team_id


def objective_card(session: Session, actor: Actor, objective_id: int, now: datetime) -> ObjectiveCard:
    """How it stands now; raises Invalid where the actor could not see it any more. A shared step."""
    rows = Goals(session, actor).objectives(col(Objective.id) == objective_id, limit=1)
    if not rows:
        raise Invalid("visibility", UNSEEN)
    return objective_cards(session, actor, rows, local_date(actor, now))[0]
