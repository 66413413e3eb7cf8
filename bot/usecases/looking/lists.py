"""Lists of objectives with their key results, and of initiatives: narrowed, in pages, and only what one may see."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, or_
from sqlmodel import Session, col

from bot.domain.capacity import Plan
from bot.domain.cards import InitiativeCard, ObjectiveCard
from bot.domain.errors import Invalid, NotFound
from bot.domain.filters import Filter, FilterBy
from bot.domain.initiative_coverage import Gap
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemKind, ItemState, Stage
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.naming import unknown
from bot.usecases.looking.choosing import Choosable, choosable
from bot.usecases.looking.narrowing import Narrower, Narrowing
from bot.usecases.reading.cards import CardMaker
from bot.usecases.reading.objective_cards import objective_cards
from bot.usecases.telling.coverage_gaps import gaps_seen, may_know_plan, plans_of
from storage.database import reading
from storage.models import Cycle, Initiative, KeyResult, Objective, Team
from storage.repositories.goals import Goals
from storage.repositories.teams import Cycles, Teams

_DROPPED = ClosingOutcome.DROPPED
PAGE = 20  # rows of two blocks each, below Slack's fifty


@dataclass(frozen=True, slots=True)
class ListedObjectives:
    """One page. `name` is that of the people, team or cycle that was asked for, `cycle_name` of the running cycle."""

    name: str
    cycle_name: str
    objectives: tuple[ObjectiveCard, ...]
    total: int
    instead: Choosable | None = None  # the items that have these words, where nobody and nothing is called so
    odd_work: tuple[Gap, ...] = ()  # initiatives whose purpose is in doubt, beside key results without any


@dataclass(frozen=True, slots=True)
class ListedInitiatives:
    """One page; `name` may also be a reference such as KR12."""

    name: str
    initiatives: tuple[InitiativeCard, ...]
    total: int
    plan: Plan | None = None


@reading
def list_objectives(session: Session, actor: Actor, chosen: Filter, now: datetime, offset: int = 0) -> ListedObjectives:
    """The objectives that a filter means, each with the key results that are meant; for a name that nobody has, the
    items that have it in their title. Raises Invalid where there are none. Teams stand together, the company's
    first."""
    today = local_date(actor, now)
    try:
        narrowed = Narrower(session, actor, today).read(chosen)
    except Invalid:
        if instead := _titled_so(session, actor, chosen, today):
            return ListedObjectives(chosen.name, "", (), len(instead.lines), instead)
        raise
    listed = _objectives(session, actor, narrowed, today, offset)
    if actor.is_guest and chosen.name and not listed.total:
        raise unknown(chosen.name)  # whether it exists is nothing that a guest may learn
    if chosen.by is FilterBy.NO_INITIATIVE and not offset:
        found = [gap for of_team in gaps_seen(session, actor, today, None).values() for gap in of_team]
        odd = sorted((gap for gap in found if gap.serves is not None), key=lambda gap: gap.item.ref.number)
        listed = replace(listed, odd_work=tuple(odd))
    return listed


def _titled_so(session: Session, actor: Actor, chosen: Filter, today: date) -> Choosable | None:
    found = choosable(session, actor, "show", chosen.name, today) if chosen.by is FilterBy.NAMED else None
    return found if found and found.lines else None


@reading
def list_objectives_of_team(session: Session, actor: Actor, team_id: int, now: datetime) -> ListedObjectives:
    """The same for a team by row id; nothing where the actor sees nothing of it."""
    today = local_date(actor, now)
    return _objectives(session, actor, Narrower(session, actor, today).of_team(team_id), today, 0)


@reading
def list_initiatives(
    session: Session, actor: Actor, chosen: Filter, ref: Reference | None, now: datetime, offset: int = 0
) -> ListedInitiatives:
    """Initiatives of running cycles that were not dropped, the active ones first; those of one objective or key result
    whatever their cycle. Raises NotFound and Invalid."""
    today, goals = local_date(actor, now), Goals(session, actor)
    conditions: tuple[ColumnElement[bool], ...]
    if ref is not None:
        name, conditions = str(ref), (_serving(goals, ref), col(Initiative.stage) != Stage.DROPPED)
    else:
        narrowed = Narrower(session, actor, today).read(chosen)
        name, conditions = narrowed.name, _initiatives_meant(chosen.by, narrowed)
    total = goals.count_initiatives(*conditions)
    if actor.is_guest and chosen.name and not total:
        raise unknown(chosen.name)
    order = case({Stage.ACTIVE: 0, Stage.PLANNED: 1, Stage.IDEA: 2}, value=col(Initiative.stage), else_=3)
    rows = goals.initiatives(*conditions, limit=PAGE, offset=offset, by=(order,))
    plan = None if ref is not None or offset else _plan(session, actor, name, today)
    return ListedInitiatives(name, tuple(CardMaker(session, actor, today).initiatives(rows)), total, plan)


def _plan(session: Session, actor: Actor, name: str, today: date) -> Plan | None:
    """Of the team whose initiatives these are, if it states what it can do and the actor may know."""
    team = next((each for each in Teams(session, actor.workspace_id).all() if name and each.name == name), None)
    if team is None or team.capacity_weeks is None or not may_know_plan(actor, team):
        return None
    return plans_of(session, actor, [team], today)[team.key]


def _objectives(session: Session, actor: Actor, narrowed: Narrowing, today: date, offset: int) -> ListedObjectives:
    goals, conditions = Goals(session, actor), _objectives_meant(Goals(session, actor), narrowed)
    first = case((col(Team.is_company).is_(True), 0), (col(Team.id).is_(None), 2), else_=1)
    order: tuple[ColumnElement[Any], ...] = (first, col(Team.name).asc())
    rows = goals.objectives(*conditions, limit=PAGE, offset=offset, by=order)
    only = None
    if narrowed.of_key_result is not None:
        on_page = col(Objective.id).in_([row.objective.key for row in rows])
        only = goals.key_result_ids(narrowed.of_key_result, on_page)
    cycle = Cycles(session, actor.workspace_id).covering(today)
    cards = objective_cards(session, actor, rows, today, only)
    return ListedObjectives(
        name=narrowed.name,
        cycle_name=cycle.name if cycle else "",
        objectives=tuple(map(_without_dropped, cards)) if narrowed.only_open else cards,
        total=goals.count_objectives(*conditions),
    )


def _objectives_meant(goals: Goals, narrowed: Narrowing) -> tuple[ColumnElement[bool], ...]:
    within = (*narrowed.cycles, col(Objective.state) == ItemState.OPEN) if narrowed.only_open else narrowed.cycles
    parts = [narrowed.of_objective] if narrowed.of_objective is not None else []
    if narrowed.of_key_result is not None:
        parts.append(goals.objectives_with(narrowed.of_key_result, *narrowed.cycles))
    return (*within, or_(*parts)) if parts else within


def _without_dropped(card: ObjectiveCard) -> ObjectiveCard:
    """What was finished stays, since it counts in the progress that is shown."""
    kept = (each for each in card.key_results if each.ending is None or each.ending.outcome is not _DROPPED)
    return replace(card, key_results=tuple(kept))


def _initiatives_meant(by: FilterBy, narrowed: Narrowing) -> tuple[ColumnElement[bool], ...]:
    meant = () if narrowed.of_initiative is None else (narrowed.of_initiative,)
    if by is FilterBy.CLOSED:
        return (and_(*narrowed.cycles), *meant)
    in_cycle = or_(col(Cycle.id).is_(None), and_(*narrowed.cycles))
    return (in_cycle, col(Initiative.stage).not_in((Stage.IDEA, Stage.DROPPED)), *meant)


def _serving(goals: Goals, ref: Reference) -> ColumnElement[bool]:
    if ref.kind is ItemKind.OBJECTIVE and goals.objective(ref.number) is not None:
        return col(Objective.number) == ref.number
    if ref.kind is ItemKind.KEY_RESULT and goals.key_result(ref.number) is not None:
        return col(KeyResult.number) == ref.number
    raise NotFound(str(ref))
