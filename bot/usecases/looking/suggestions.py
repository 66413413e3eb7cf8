"""What selects offer while somebody types: only what they may see and use, 100 at most."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col

from bot.domain.cycles import CLOSING_DAYS
from bot.domain.entered import Choice
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemState
from bot.usecases.checking_in.stating import local_date
from bot.usecases.goals.key_result_fields import key_result_choice
from bot.usecases.goals.objective_fields import objective_choice, team_choice, teams_to_create_for
from storage.database import reading
from storage.models import Cycle, KeyResult, Objective
from storage.repositories.goals import Goals
from storage.repositories.teams import Teams

AT_MOST = 100
R = TypeVar("R")


@reading
def suggest_objectives(session: Session, actor: Actor, typed: str, now: datetime) -> tuple[Choice, ...]:
    """Open objectives of cycles that are not closed, one's own first; by reference or by words of the title."""
    goals = Goals(session, actor)
    rows = _mine_first(
        goals.objectives,
        col(Objective.owner_id) == actor.person_id,
        _named(ItemKind.OBJECTIVE, col(Objective.number), col(Objective.title), typed),
        col(Objective.state) == ItemState.OPEN,
        _not_closed(local_date(actor, now)),
    )
    return tuple(objective_choice(row.objective) for row in rows)


@reading
def suggest_key_results(session: Session, actor: Actor, typed: str, now: datetime) -> tuple[Choice, ...]:
    """Open key results of cycles that are not closed, one's own first; by reference or by words of the title."""
    goals = Goals(session, actor)
    rows = _mine_first(
        goals.key_results,
        col(KeyResult.owner_id) == actor.person_id,
        _named(ItemKind.KEY_RESULT, col(KeyResult.number), col(KeyResult.title), typed),
        col(KeyResult.state) == ItemState.OPEN,
        _not_closed(local_date(actor, now)),
    )
    return tuple(key_result_choice(row.key_result) for row in rows)


@reading
def suggest_own_teams(session: Session, actor: Actor, typed: str) -> tuple[Choice, ...]:
    """The teams that the actor may write objectives for, and the actor alone."""
    if actor.is_guest:
        return ()
    offered = [team_choice(None), *map(team_choice, teams_to_create_for(session, actor))]
    return _with_words(offered, typed)


@reading
def suggest_teams(session: Session, actor: Actor, typed: str) -> tuple[Choice, ...]:
    """All teams but the company; a guest's own ones only."""
    teams = Teams(session, actor.workspace_id).all()
    visible = [team for team in teams if not actor.is_guest or team.id in actor.member_of]
    return _with_words([team_choice(team) for team in visible if not team.is_company], typed)


def _mine_first(find: Callable[..., list[R]], mine: ColumnElement[bool], *conditions: ColumnElement[bool]) -> list[R]:
    own = find(mine, *conditions, limit=AT_MOST)
    others = find(or_(~mine, mine.is_(None)), *conditions, limit=AT_MOST)
    return [*own, *others][:AT_MOST]


def _named(kind: ItemKind, number: Any, title: Any, typed: str) -> ColumnElement[bool]:
    taken = Reference.take(typed)
    if taken is None:
        return _worded(title, "" if Reference.may_begin(kind, typed) else typed)
    reference, words = taken
    return and_(number == (reference.number if reference.kind is kind else None), _worded(title, words))


def _worded(title: Any, typed: str) -> ColumnElement[bool]:
    return and_(True, *(title.icontains(word, autoescape=True) for word in typed.split()[:8]))


def _not_closed(today: date) -> ColumnElement[bool]:
    return and_(
        col(Cycle.closed_at).is_(None),
        col(Cycle.ends_on) >= today - timedelta(days=CLOSING_DAYS),
    )


def _with_words(offered: list[Choice], typed: str) -> tuple[Choice, ...]:
    words = typed.casefold().split()
    return tuple(each for each in offered if all(word in each.words.casefold() for word in words))[:AT_MOST]
