"""Cycles as cards, and who may change them. Shared steps; they take the session."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from bot.domain.cycle_forms import CycleCard
from bot.domain.cycles import say_week, state_of
from bot.domain.errors import NotAllowed
from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.vocabulary import CycleState
from bot.usecases.company.team_cards import named_or_admins
from bot.usecases.goals.goal_steps import is_closed
from storage.models import Cycle
from storage.repositories.cycle_contents import CycleContents
from storage.repositories.teams import Cycles


def cycle_cards(session: Session, actor: Actor, cycles: Sequence[Cycle], today: date) -> list[CycleCard]:
    """Cards in the order of the cycles; a constant number of queries."""
    objectives, key_results = CycleContents(session, actor).counts_by_cycle()
    others = [each for each in Cycles(session, actor.workspace_id).all() if not is_closed(each, today)]
    may_manage = may(actor, Verb.MANAGE_WORKSPACE)
    return [
        CycleCard(
            id=cycle.key,
            name=cycle.name,
            starts_on=cycle.starts_on,
            ends_on=cycle.ends_on,
            state=(state := state_of(cycle.starts_on, cycle.ends_on, today, is_closed=cycle.closed_at is not None)),
            week=say_week(cycle.starts_on, cycle.ends_on, today) if state is CycleState.LIVE else "",
            objectives=objectives.get(cycle.key, 0),
            key_results=key_results.get(cycle.key, 0),
            may_manage=may_manage and cycle.closed_at is None,
            overlaps=tuple(each.name for each in others if each is not cycle and _overlap(each, cycle)),
        )
        for cycle in cycles
    ]


def refuse_unless_manages(session: Session, actor: Actor, what: str) -> None:
    """Raise NotAllowed, naming the OKR admins, for whoever is none."""
    if not may(actor, Verb.MANAGE_WORKSPACE):
        raise NotAllowed("change", what, named_or_admins(session, actor))


def _overlap(one: Cycle, other: Cycle) -> bool:
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on
