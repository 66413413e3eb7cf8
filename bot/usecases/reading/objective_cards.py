"""Cards of objectives with their key results, in a constant number of queries. A shared step; it takes the session."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col

from bot.domain.cards import ItemLine, KeyResultCard, ObjectiveCard, ObjectiveLine, PersonLine
from bot.domain.pace import pace_of
from bot.domain.people import Actor
from bot.domain.progress import progress_of, rounded, weighted_mean
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemKind, ItemState, MeasureKind, Visibility
from bot.usecases.reading.cards import CardMaker
from bot.usecases.reading.endings import ending_of
from bot.usecases.reading.measuring import measure_of, steps_by_key_result
from storage.models import KeyResult, Objective
from storage.repositories.goals import Goals, KeyResultRow, ObjectiveRow
from storage.repositories.people import People

_MOST = 2_000  # key results under the objectives of one page


def objective_cards(
    session: Session,
    actor: Actor,
    rows: Sequence[ObjectiveRow],
    today: date,
    only: Collection[int] | None = None,
) -> tuple[ObjectiveCard, ...]:
    """One card a row, each with the key results that the actor may see; initiatives are left out.

    `only` narrows the key results that are listed to these row ids; the progress counts all that are not dropped.
    """
    goals, ids = Goals(session, actor), [row.objective.key for row in rows]
    under = goals.key_results(among=goals.under(ids), limit=_MOST) if ids else []
    cards = dict(
        zip((row.key_result.key for row in under), CardMaker(session, actor, today).key_results(under), strict=True)
    )
    people = People(session, actor.workspace_id).of_ids(row.objective.owner_id or 0 for row in rows)
    names = {key: PersonLine(person.slack_user_id, person.name) for key, person in people.items()}
    parents = _parents(goals, rows)
    below: dict[int, list[tuple[KeyResultRow, KeyResultCard]]] = {each: [] for each in ids}
    for each in under:
        below[each.key_result.objective_id].append((each, cards[each.key_result.key]))
    return tuple(
        _card(
            row,
            below[row.objective.key],
            only,
            names.get(row.objective.owner_id or 0),
            parents.get(row.objective.parent_id or 0),
            today,
        )
        for row in rows
    )


def objective_lines(
    session: Session, actor: Actor, rows: Sequence[ObjectiveRow], today: date
) -> tuple[ObjectiveLine, ...]:
    """One line a row, with the progress of the key results that the actor may see; two queries at most."""
    goals, ids = Goals(session, actor), [row.objective.key for row in rows]
    seen = [row.key_result for row in goals.key_results(among=goals.under(ids), limit=_MOST)] if ids else []
    in_steps = [item.key for item in seen if item.measure_kind is MeasureKind.MILESTONES]
    steps = steps_by_key_result(goals.milestones(in_steps))
    under: dict[int, list[tuple[KeyResult, Decimal | None]]] = {each: [] for each in ids}
    for item in seen:
        percent = progress_of(measure_of(item, steps.get(item.key, [])), item.current).percent
        under[item.objective_id].append((item, percent))
    return tuple(
        ObjectiveLine(
            ref=Reference(ItemKind.OBJECTIVE, row.objective.number),
            title=row.objective.title,
            team_name=row.team.name if row.team else "",
            progress=_progress_of(under[row.objective.key]),
            pace=pace_of(row.cycle.starts_on, row.cycle.ends_on, today),
            key_results=len(under[row.objective.key]),
        )
        for row in rows
    )


def objective_progress_of(under: Sequence[tuple[KeyResultRow, KeyResultCard]]) -> Decimal | None:
    """The weighted mean of the key results that are not dropped; None when nothing counts."""
    return _progress_of([(each.key_result, card.progress.percent) for each, card in under])


def _progress_of(under: Sequence[tuple[KeyResult, Decimal | None]]) -> Decimal | None:
    counting = [(item, percent) for item, percent in under if item.outcome is not ClosingOutcome.DROPPED]
    mean = weighted_mean((percent, Decimal(item.weight)) for item, percent in counting)
    return None if mean is None else rounded(mean)


def _parents(goals: Goals, rows: Sequence[ObjectiveRow]) -> dict[int, Objective]:
    wanted = {row.objective.parent_id for row in rows if row.objective.parent_id}
    if not wanted:
        return {}
    return {parent.objective.key: parent.objective for parent in goals.objectives(col(Objective.id).in_(wanted))}


def _card(
    row: ObjectiveRow,
    under: list[tuple[KeyResultRow, KeyResultCard]],
    only: Collection[int] | None,
    owner: PersonLine | None,
    parent: Objective | None,
    today: date,
) -> ObjectiveCard:
    return ObjectiveCard(
        ref=Reference(ItemKind.OBJECTIVE, row.objective.number),
        title=row.objective.title,
        owner=owner,
        team_name=row.team.name if row.team else "",
        cycle_name=row.cycle.name,
        progress=objective_progress_of(under),
        pace=pace_of(row.cycle.starts_on, row.cycle.ends_on, today),
        key_results=tuple(card for each, card in under if only is None or each.key_result.key in only),
        parent=None if parent is None else ItemLine(Reference(ItemKind.OBJECTIVE, parent.number), parent.title),
        is_private=row.objective.visibility is Visibility.PRIVATE,
        is_closed=row.objective.state is ItemState.CLOSED,
        ending=ending_of(row.objective),
    )
