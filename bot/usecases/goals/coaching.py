"""What the coach notices about what somebody owns, about one item, and about a team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from bot.domain.coach import Card, Thought, thoughts_on
from bot.domain.errors import NotAllowed, NotFound
from bot.domain.people import Actor
from bot.domain.permissions import Verb
from bot.domain.references import Reference
from bot.domain.vocabulary import CoachRule, ItemKind, ItemState
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.naming import Names
from bot.usecases.company.team_cards import managed_team
from bot.usecases.goals.goal_steps import refuse_unless_may
from bot.usecases.goals.stakes import Stakes
from bot.usecases.looking.mine import not_over, unfinished
from bot.usecases.reading.cards import CardMaker
from bot.usecases.reading.objective_cards import objective_cards
from storage.database import reading
from storage.models import Initiative, KeyResult, Objective, Team, Workspace
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow, ObjectiveRow
from storage.repositories.people import Workspaces

_MOST = 200  # items of each kind that are looked at


@dataclass(frozen=True, slots=True)
class Coached:
    """`name` is that of the team, "" for one's own things and for an item; `is_empty` where there is nothing to look
    at."""

    name: str
    thoughts: tuple[Thought, ...]
    is_empty: bool = False


def switched_off(workspace: Workspace) -> tuple[CoachRule, ...]:
    """The rules that this workspace does not want; an unknown one is none. A shared step."""
    return tuple(rule for rule in CoachRule if rule.value in workspace.coach_off)


@reading
def rules_switched_off(session: Session, actor: Actor) -> tuple[CoachRule, ...]:
    """The rules that the actor's workspace does not want."""
    return switched_off(Workspaces(session).get(actor.workspace_id))


@reading
def coach_mine(session: Session, actor: Actor, now: datetime) -> Coached:
    """Everything about what the actor owns and what is not over."""
    me = actor.person_id
    conditions = (col(Objective.owner_id) == me, col(KeyResult.owner_id) == me, col(Initiative.owner_id) == me)
    cards = _cards(session, actor, conditions, local_date(actor, now))
    return Coached("", _thoughts(session, actor, cards), is_empty=not cards)


@reading
def coach_team(session: Session, actor: Actor, name: str, now: datetime) -> Coached:
    """The same about a team, for those who lead it and for OKR admins. Raises Invalid, NotFound or NotAllowed."""
    today = local_date(actor, now)
    named = Names(session, actor, today).team(name)
    for team_id in named.team_ids:
        _refuse_unless_coached(session, actor, team_id)
    of_team = col(Objective.team_id).in_(named.team_ids)
    cards = _cards(session, actor, (of_team, of_team, col(Team.id).in_(named.team_ids)), today)
    return Coached(named.name, _thoughts(session, actor, cards), is_empty=not cards)


@reading
def coach_item(session: Session, actor: Actor, ref: Reference, now: datetime) -> Coached:
    """The same about one item, for whoever may edit it. Raises NotFound or NotAllowed."""
    today = local_date(actor, now)
    goals, stakes = Goals(session, actor), Stakes(session, actor, today)
    find = {
        ItemKind.OBJECTIVE: goals.objective,
        ItemKind.KEY_RESULT: goals.key_result,
        ItemKind.INITIATIVE: goals.initiative,
    }
    row: ObjectiveRow | KeyResultRow | InitiativeRow | None = find[ref.kind](ref.number)
    card: Card
    match row:
        case None:
            raise NotFound(str(ref))
        case ObjectiveRow():
            refuse_unless_may(stakes, actor, Verb.EDIT, str(ref), stakes.of_objective(row))
            [card] = objective_cards(session, actor, [row], today)
        case KeyResultRow():
            refuse_unless_may(stakes, actor, Verb.EDIT, str(ref), stakes.of_key_result(row))
            [card] = CardMaker(session, actor, today).key_results([row])
        case InitiativeRow():
            above = goals.key_result(row.key_result.number) if row.key_result else None
            over = stakes.of_key_result(above) if above else None
            refuse_unless_may(stakes, actor, Verb.EDIT, str(ref), stakes.of_initiative(row), over)
            [card] = CardMaker(session, actor, today).initiatives([row])
    return Coached("", _thoughts(session, actor, [card]))


def _refuse_unless_coached(session: Session, actor: Actor, team_id: int) -> None:
    try:
        managed_team(session, actor, team_id)
    except NotAllowed as refused:
        raise NotAllowed("ask the coach about", refused.reference, refused.who_could) from refused


def _thoughts(session: Session, actor: Actor, cards: Iterable[Card]) -> tuple[Thought, ...]:
    """Each thing once, however it was come upon."""
    off = switched_off(Workspaces(session).get(actor.workspace_id))
    return tuple(dict.fromkeys(thought for card in cards for thought in thoughts_on(card, off)))


def _cards(session: Session, actor: Actor, meant: tuple[ColumnElement[bool], ...], today: date) -> list[Card]:
    """`meant` says which objectives, key results and initiatives; a constant number of queries."""
    goals, maker, running = Goals(session, actor), CardMaker(session, actor, today), not_over(today)
    of_objective, of_key_result, of_initiative = meant
    objectives = goals.objectives(of_objective, *running, col(Objective.state) == ItemState.OPEN, limit=_MOST)
    key_results = goals.key_results(of_key_result, *running, col(KeyResult.state) == ItemState.OPEN, limit=_MOST)
    initiatives = goals.initiatives(of_initiative, *unfinished(today), limit=_MOST)
    return [
        *objective_cards(session, actor, objectives, today),
        *maker.key_results(key_results),
        *maker.initiatives(initiatives),
    ]
