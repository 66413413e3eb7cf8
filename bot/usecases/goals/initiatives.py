"""Writing initiatives down, and changing them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col

from bot.domain.capacity import Plan
from bot.domain.cards import InitiativeCard
from bot.domain.entered import NOTHING, InitiativeEntered
from bot.domain.errors import Invalid, NotAllowed
from bot.domain.initiative_forms import usual_due
from bot.domain.people import Actor
from bot.domain.permissions import Verb
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemChange, ItemKind, Stage
from bot.usecases.bets.values import value_now
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.team_cards import named_or_admins
from bot.usecases.goals.editable import editable_initiative
from bot.usecases.goals.goal_changes import change_item
from bot.usecases.goals.goal_rows import add_item
from bot.usecases.goals.goal_steps import UNSEEN, assign, change_parts, refuse_stale, set_parts
from bot.usecases.goals.initiative_fields import InitiativeFields
from bot.usecases.goals.key_result_fields import key_result_choice
from bot.usecases.goals.new_owners import tell_new_owner
from bot.usecases.reading.cards import CardMaker
from bot.usecases.telling.capacity import plan_in
from storage.database import reading, writing
from storage.models import Initiative
from storage.repositories.goals import Goals
from storage.repositories.helping_teams import HelpingTeams
from storage.repositories.initiative_words import InitiativeWords
from storage.repositories.teams import Cycles
from storage.repositories.trail import Trail


@dataclass(frozen=True, slots=True)
class OpenedInitiative:
    """What a form begins with; `version` is the row's, 0 for a new one. `plan` is what its team has planned, None where
    that is not known or not the actor's business."""

    entered: InitiativeEntered
    version: int = 0
    plan: Plan | None = None


@reading
def begin_initiative(
    session: Session, actor: Actor, entered: InitiativeEntered, serves: Reference | None, now: datetime
) -> OpenedInitiative:
    """A form with what is known already. Raises InvalidForm or NotAllowed for a key result that the actor cannot
    serve."""
    if actor.is_guest:
        raise NotAllowed(Verb.CREATE.value, "initiatives", named_or_admins(session, actor))
    form, today = InitiativeFields(session, actor, now), local_date(actor, now)
    row = form.serves(serves, actor.person_id) if serves else None
    form.problems.refuse()
    cycle = row.cycle if row else Cycles(session, actor.workspace_id).covering(today)
    begun = replace(
        entered,
        key_result=key_result_choice(row.key_result) if row else NOTHING,
        owner=actor.slack_user_id,
        due_on=usual_due(today, cycle.ends_on) if cycle else None,
    )
    return OpenedInitiative(begun, plan=plan_in(session, actor, row.team, row.cycle, now) if row else None)


@writing
def create_initiative(
    session: Session, actor: Actor, entered: InitiativeEntered, token: str, now: datetime
) -> InitiativeCard:
    """Store an initiative, planned or started today. The same `token` stores nothing twice: the first is shown again.

    Raises InvalidForm or NotAllowed; then nothing is stored.
    """
    trail = Trail(session, actor.workspace_id)
    if (first := trail.repeats(token, now)) is not None:
        return initiative_card(session, actor, first, now)
    item = store_initiative(session, actor, entered, now)
    trail.settle(token, item.key)
    return initiative_card(session, actor, item.key, now)


def store_initiative(
    session: Session,
    actor: Actor,
    entered: InitiativeEntered,
    now: datetime,
    change: ItemChange = ItemChange.CREATE,
    **columns: Any,
) -> Initiative:
    """A new row with its people; `columns` come on top of the form's. Raises as `create_initiative`. A shared step."""
    form = InitiativeFields(session, actor, now)
    read = form.read(entered)
    form.problems.refuse()
    is_active = entered.stage is Stage.ACTIVE
    values = {
        **read.columns,
        "stage": Stage.ACTIVE if is_active else Stage.PLANNED,
        "starts_on": local_date(actor, now) if is_active else None,
        "value_at_start": value_now(session, actor, read.columns["key_result_id"]) if is_active else None,
        "source_link": entered.source_link,
        **columns,
    }
    item = add_item(session, actor, Initiative, values, now, change)
    set_parts(session, actor, ItemKind.INITIATIVE, item.key, read.parts)
    HelpingTeams(session, actor.workspace_id).set(item.key, read.helping_team_ids)
    InitiativeWords(session, actor.workspace_id).follow(item)
    tell_new_owner(session, actor, item, now)
    return item


@reading
def open_initiative(session: Session, actor: Actor, reference: Reference, now: datetime) -> OpenedInitiative:
    """The form of an initiative as it stands. Raises what `editable_initiative` raises."""
    row = editable_initiative(session, actor, reference, now)
    entered = InitiativeFields(session, actor, now).of(row)
    return OpenedInitiative(entered, row.initiative.version, plan_in(session, actor, row.team, row.cycle, now))


@writing
def edit_initiative(
    session: Session, actor: Actor, reference: Reference, version: int, entered: InitiativeEntered, now: datetime
) -> InitiativeCard:
    """Change an initiative. Raises ChangedMeanwhile with both texts when somebody saved it after `version`."""
    row = editable_initiative(session, actor, reference, now)
    form, item = InitiativeFields(session, actor, now), row.initiative
    read = form.read(entered, row)
    form.problems.refuse()
    saved = form.of(row)
    people = (saved.owner, entered.owner, *saved.contributors, *entered.contributors)
    refuse_stale(session, actor, item, version, saved, entered, people)
    change_item(session, actor, item, read.columns, ItemChange.EDIT, now)
    change_parts(session, actor, item, read.parts, now)
    _change_helping_teams(session, actor, item, read.helping_team_ids, now)
    return initiative_card(session, actor, item.key, now)


def _change_helping_teams(
    session: Session, actor: Actor, item: Initiative, team_ids: Iterable[int], now: datetime
) -> None:
    """Let exactly these teams help, with their trace; a form that was opened before is then known to be stale."""
    helping = HelpingTeams(session, actor.workspace_id)
    before, after = sorted(team.key for team in helping.of(item.key)), sorted(set(team_ids))
    if before == after:
        return
    helping.set(item.key, after)
    Trail(session, actor.workspace_id).record(
        now,
        actor.person_id,
        ItemChange.EDIT.value,
        ItemKind.INITIATIVE,
        item.key,
        before={"helping_teams": before},
        after={"helping_teams": after},
    )
    assign(item, {"version": item.version + 1})
    session.flush()


def initiative_card(session: Session, actor: Actor, initiative_id: int, now: datetime) -> InitiativeCard:
    """How it stands now; raises Invalid where the actor could not see it any more. A shared step."""
    rows = Goals(session, actor).initiatives(col(Initiative.id) == initiative_id, limit=1)
    if not rows:
        raise Invalid("visibility", UNSEEN)
    return CardMaker(session, actor, local_date(actor, now)).initiatives(rows)[0]
