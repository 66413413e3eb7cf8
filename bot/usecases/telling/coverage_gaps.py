"""Coverage both ways, and what teams have planned: of a summary's standings, or as somebody sees it now. Shared steps;
they take the session."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col

from bot.domain.capacity import Plan, TeamCoverage, plan_of
from bot.domain.cards import ItemLine, KeyResultCard
from bot.domain.initiative_coverage import Gap, Served, Serving, gaps
from bot.domain.people import Actor
from bot.domain.progress import is_reached
from bot.domain.references import Reference
from bot.domain.status import ShownKind
from bot.domain.vocabulary import CoverageGap, ItemKind, ItemState, Stage
from bot.usecases.reading.cards import CardMaker
from bot.usecases.telling.standings import Standings
from storage.models import Cycle, Initiative, KeyResult, Team
from storage.repositories.due import runs_on
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow
from storage.repositories.teams import Cycles, Teams

_MOST = 1_000  # items of the teams that are looked at
COUNTED = (Stage.PLANNED, Stage.ACTIVE, Stage.DONE)  # what takes a team's weeks


def gaps_of_standings(standings: Standings, today: date) -> tuple[Gap, ...]:
    """At the end of the standings' period; nothing of it is looked up."""
    served = {then.id: _served(then.card, then.row, is_open=True) for then in standings.key_results}
    efforts = [
        Serving(
            ItemLine(each.card.ref, each.card.title),
            served.get(each.row.key_result_id or 0) or _closed(each.card.key_result),
            each.row.due_on,
            each.cycle_ends_on,
        )
        for each in standings.active
        if each.card.key_result is not None
    ]
    return gaps(served.values(), efforts, today)


def gaps_seen(session: Session, actor: Actor, today: date, team_ids: Collection[int] | None) -> dict[int, list[Gap]]:
    """As an actor may see it today, by the row id of the team, 0 for none; `team_ids` of None are all teams."""
    goals = Goals(session, actor)
    running, is_active = runs_on(today), col(Initiative.stage) == Stage.ACTIVE
    of_teams = None if team_ids is None else goals.key_results_of_teams(team_ids, *running)
    serving = None if team_ids is None else goals.initiatives_of_teams(team_ids, *running)
    key_results = goals.key_results(*running, among=of_teams, limit=_MOST)
    initiatives = goals.initiatives(is_active, *running, among=serving, limit=_MOST)
    open_rows = [row for row in key_results if row.key_result.state is ItemState.OPEN]
    cards = CardMaker(session, actor, today).key_results(open_rows, history=1)
    return _by_team(open_rows, cards, initiatives, today)


def gap_of(session: Session, actor: Actor, row: InitiativeRow, today: date) -> Gap | None:
    """What is odd about one initiative that is planned or under way, as far as the actor may see its key result."""
    is_work = row.initiative.stage in (Stage.PLANNED, Stage.ACTIVE)
    if not is_work or row.key_result is None:
        return None
    rows = Goals(session, actor).key_results(col(KeyResult.id) == row.key_result.key, limit=1)
    cards = CardMaker(session, actor, today).key_results(rows, history=1)
    found = _by_team(rows, cards, [row], today)
    return (
        next((gap for of_team in found.values() for gap in of_team if gap.serves is not None), None) if rows else None
    )


def coverage_led_by(session: Session, actor: Actor, today: date) -> tuple[TeamCoverage, ...]:
    """Of the teams that the actor leads, by name; those in which all is well and nothing is planned are left out."""
    if not actor.leads:
        return ()
    led = [team for team in Teams(session, actor.workspace_id).all() if team.key in actor.leads]
    found = gaps_seen(session, actor, today, [team.key for team in led])
    plans = plans_of(session, actor, led, today)
    lines = [_line(found.get(team.key, ()), plans[team.key]) for team in led]
    return tuple(each for each in lines if each.uncovered or each.odd or each.plan.capacity is not None)


def plans_of(
    session: Session, actor: Actor, teams: Sequence[Team], today: date, cycle: Cycle | None = None
) -> dict[int, Plan]:
    """What these teams have planned in a cycle, the running one unless said otherwise, by their row ids; as far as the
    actor may see. Two queries."""
    cycle = cycle or Cycles(session, actor.workspace_id).covering(today)
    ids = [team.key for team in teams]
    rows: list[InitiativeRow] = []
    if cycle is not None and ids:
        counted: ColumnElement[bool] = or_(*(col(Initiative.stage) == stage for stage in COUNTED))
        goals = Goals(session, actor)
        in_cycle = goals.initiatives_of_teams(ids, col(Cycle.id) == cycle.key)
        rows = goals.initiatives(counted, among=in_cycle, limit=_MOST)
    weeks = {key: [row.initiative.effort_weeks for row in rows if row.team and row.team.key == key] for key in ids}
    return {team.key: plan_of(team.name, weeks[team.key], team.capacity_weeks) for team in teams}


def may_know_plan(actor: Actor, team: Team) -> bool:
    """What a team has planned beyond its means is for its own people, and never public."""
    return actor.is_admin or team.key in actor.leads or (team.key in actor.member_of and not actor.is_guest)


def _by_team(
    rows: Sequence[KeyResultRow], cards: Sequence[KeyResultCard], initiatives: Sequence[InitiativeRow], today: date
) -> dict[int, list[Gap]]:
    teams: dict[Reference, int] = {}
    served: dict[int, Served] = {}
    for row, card in zip(rows, cards, strict=True):
        served[row.key_result.key] = _served(card, row.key_result, is_open=True)
        teams[card.ref] = row.team.key if row.team else 0
    efforts = []
    for each in initiatives:
        line = ItemLine(Reference(ItemKind.INITIATIVE, each.initiative.number), each.initiative.title)
        efforts.append(_serving(each, line, served))
        teams[line.ref] = each.team.key if each.team else 0
    found: dict[int, list[Gap]] = {}
    for gap in gaps(served.values(), efforts, today):
        found.setdefault(teams[gap.item.ref], []).append(gap)
    return found


def _serving(row: InitiativeRow, line: ItemLine, served: Mapping[int, Served]) -> Serving:
    key_result, cycle = row.key_result, row.cycle
    if key_result is None or cycle is None:
        raise LookupError(f"{line.ref} is active and serves nothing")
    above = ItemLine(Reference(ItemKind.KEY_RESULT, key_result.number), "")
    return Serving(line, served.get(key_result.key) or _closed(above), row.initiative.due_on, cycle.ends_on)


def _served(card: KeyResultCard, row: KeyResult, *, is_open: bool) -> Served:
    return Served(
        item=ItemLine(card.ref, card.title),
        is_open=is_open,
        is_reached=is_reached(card.measure, card.current),
        is_silent=card.status.kind is ShownKind.NO_NEWS,
        began_on=max(row.starts_on, row.created_at.date()),
    )


def _closed(item: ItemLine) -> Served:
    """What is not among the open ones: it was closed, finished or dropped."""
    return Served(item, is_open=False, is_reached=False, is_silent=False, began_on=date.min)


def _line(found: Collection[Gap], plan: Plan) -> TeamCoverage:
    uncovered = sum(gap.kind is CoverageGap.NO_INITIATIVE for gap in found)
    return TeamCoverage(uncovered, len(found) - uncovered, plan)
