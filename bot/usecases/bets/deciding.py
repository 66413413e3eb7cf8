"""Deciding on ideas: planning one, declining it, and taking it up again. Whoever is first decides; what was decided
stays with the idea, with its reason, and is told in its thread."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain.cards import InitiativeCard, ItemLine
from bot.domain.entered import InitiativeEntered
from bot.domain.errors import NotAllowed, NotFound
from bot.domain.ideas import PlanEntered
from bot.domain.initiative_forms import usual_due
from bot.domain.people import Actor
from bot.domain.permissions import may
from bot.domain.problems import Problems
from bot.domain.references import Reference
from bot.domain.vocabulary import IdeaOutcome, ItemChange, Stage, TeamRole
from bot.usecases.bets.idea_posts import tell_decision
from bot.usecases.bets.ideas import refuse_decided
from bot.usecases.bets.values import value_now
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.team_cards import named_or_admins
from bot.usecases.goals.goal_changes import change_item
from bot.usecases.goals.goal_steps import check_length, refuse_other_kinds, refuse_stale
from bot.usecases.goals.initiative_fields import InitiativeFields
from bot.usecases.goals.initiatives import OpenedInitiative, initiative_card
from bot.usecases.goals.stakes import Stakes, deciding_verb
from bot.usecases.telling.capacity import plan_in
from storage.database import reading, writing
from storage.models import Initiative
from storage.repositories.goals import Goals, InitiativeRow
from storage.repositories.ideas import Ideas
from storage.repositories.teams import Teams

_NO_REASON = "Say in one line why: it stays with the decision, and its thread reads it."


@reading
def look_at_planning(session: Session, actor: Actor, reference: Reference, now: datetime) -> OpenedInitiative:
    """The form of the initiative that an idea would become, to be planned unless it is started. Raises as
    `plan_idea`."""
    row, form = _decidable(session, actor, reference, now), InitiativeFields(session, actor, now)
    entered, today = form.of(row), local_date(actor, now)
    due_on = entered.due_on or (usual_due(today, row.cycle.ends_on) if row.cycle else None)
    begun = replace(entered, due_on=due_on, stage=Stage.PLANNED)
    return OpenedInitiative(begun, row.initiative.version, plan_in(session, actor, row.team, row.cycle, now))


@writing
def plan_idea(
    session: Session, actor: Actor, reference: Reference, version: int, entered: PlanEntered, now: datetime
) -> InitiativeCard:
    """Make an initiative of an idea, planned or started today. What the form does not ask for stays as it is.

    Raises NotFound, NotAllowed, AlreadyDecided, ChangedMeanwhile, or InvalidForm, such as for a key result that was
    closed meanwhile and a prediction that runs the wrong way; then nothing is stored.
    """
    row, form = _decidable(session, actor, reference, now), InitiativeFields(session, actor, now)
    saved, item = form.of(row), row.initiative
    planned = _as_planned(saved, entered.initiative)
    read = form.read(planned)  # as a new one: its key result has to be open now
    reason = _reason(entered.reason, form.problems)
    form.problems.refuse()
    refuse_stale(session, actor, item, version, saved, planned, (saved.owner, planned.owner))
    is_active = planned.stage is Stage.ACTIVE
    columns = {**read.columns, "stage": Stage.ACTIVE if is_active else Stage.PLANNED}
    if is_active:
        value_at_start = value_now(session, actor, read.columns["key_result_id"])
        columns |= {"starts_on": local_date(actor, now), "value_at_start": value_at_start}
    change_item(session, actor, item, columns, ItemChange.PLAN, now, reason)
    _decide(session, actor, item, IdeaOutcome.PLANNED, reason, now)
    return initiative_card(session, actor, item.key, now)


@reading
def look_at_declining(session: Session, actor: Actor, reference: Reference, now: datetime) -> ItemLine:
    """The idea that a form is to decline. Raises as `decline_idea`."""
    return ItemLine(reference, _decidable(session, actor, reference, now).initiative.title)


@writing
def decline_idea(session: Session, actor: Actor, reference: Reference, reason: str, now: datetime) -> InitiativeCard:
    """Drop an idea for a reason. Raises NotFound, NotAllowed, AlreadyDecided or InvalidForm."""
    row, problems = _decidable(session, actor, reference, now), Problems()
    said = _reason(reason, problems)
    problems.refuse()
    drop_idea(session, actor, row.initiative, said, now)
    return initiative_card(session, actor, row.initiative.key, now)


def drop_idea(session: Session, actor: Actor, item: Initiative, reason: str, now: datetime) -> None:
    """Decline an idea, whoever may. A shared step."""
    columns = {"stage": Stage.DROPPED, "ended_on": local_date(actor, now), "closing_note": reason}
    change_item(session, actor, item, columns, ItemChange.DECLINE, now, reason)
    _decide(session, actor, item, IdeaOutcome.DECLINED, reason, now)


def take_up_again(session: Session, actor: Actor, item: Initiative, now: datetime) -> None:
    """Let an idea that was declined be one again; what was decided stays in its history. A shared step."""
    columns = {"stage": Stage.IDEA, "ended_on": None, "closing_note": ""}
    change_item(session, actor, item, columns, ItemChange.REOPEN, now)
    _decide(session, actor, item, IdeaOutcome.TAKEN_UP, "", now)


def was_declined(session: Session, item: Initiative) -> bool:
    """Whether a dropped initiative was dropped as an idea. A shared step."""
    decided = Ideas(session, item.workspace_id).decisions([item.key]).get(item.key, [])
    return item.key_result_id is None or bool(decided and decided[-1].outcome is IdeaOutcome.DECLINED)


def _decidable(session: Session, actor: Actor, reference: Reference, now: datetime) -> InitiativeRow:
    refuse_other_kinds(reference, "planned or declined")
    row = Goals(session, actor).initiative(reference.number)
    if row is None:
        raise NotFound(str(reference))
    stakes, verb = Stakes(session, actor, local_date(actor, now)), deciding_verb(row)
    own, above = stakes.of_item(row)
    if not may(actor, verb, own, above):
        leads = Teams(session, actor.workspace_id).people_of(row.team.key, TeamRole.LEAD) if row.team else ()
        raise NotAllowed(verb.value, str(reference), named_or_admins(session, actor, leads))
    refuse_decided(session, row)
    return row


def _as_planned(saved: InitiativeEntered, entered: InitiativeEntered) -> InitiativeEntered:
    """What is asked for in the form, on top of what the idea has."""
    return replace(
        saved,
        title=entered.title,
        key_result=entered.key_result,
        owner=entered.owner,
        scope=entered.scope,
        due_on=entered.due_on,
        effort=entered.effort,
        prediction=entered.prediction,
        stage=entered.stage,
    )


def _reason(typed: str, problems: Problems) -> str:
    reason = typed.strip()
    if not reason:
        problems.add("reason", _NO_REASON)
    check_length(reason, "reason", problems)
    return reason


def _decide(session: Session, actor: Actor, item: Initiative, outcome: IdeaOutcome, reason: str, now: datetime) -> None:
    decision = Ideas(session, item.workspace_id).decide(item.key, outcome, reason, actor.person_id, now)
    tell_decision(session, decision, now)
