"""Closing a cycle: what is unfinished is finished, carried over or dropped, in one form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col

from bot.domain.cards import ItemLine
from bot.domain.cycle_forms import (
    MOST_CLOSED_AT_ONCE,
    NEXT_QUARTER,
    ClosedCycle,
    Closing,
    ClosingEntered,
    ClosingRow,
    ScoreLine,
    read_scores,
    settled_score,
)
from bot.domain.cycles import quarter_after
from bot.domain.errors import CycleClosed, Invalid
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.scoring import proposed_score
from bot.domain.vocabulary import ClosingOutcome, CycleChange, ItemKind, ItemState, Unfinished
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.cycle_cards import cycle_cards
from bot.usecases.company.cycles import KIND, changeable_cycle
from bot.usecases.goals.carrying import Carrying, Score
from bot.usecases.goals.goal_steps import is_closed
from bot.usecases.reading.objective_cards import objective_cards
from storage.database import reading, writing
from storage.models import Cycle, KeyResult, Objective
from storage.repositories.goals import Goals, ObjectiveRow
from storage.repositories.teams import Cycles
from storage.repositories.trail import Trail

_HUNDRED = 100
_ALL = 10_000


@dataclass
class _Done:
    """What has become of the objectives so far."""

    finished: int = 0
    carried: int = 0
    dropped: int = 0


@reading
def open_closing(session: Session, actor: Actor, cycle_id: int, now: datetime) -> Closing:
    """The form that closes a cycle, scores proposed. Raises NotFound, NotAllowed, CycleClosed, or Invalid before its
    first day."""
    today = local_date(actor, now)
    cycle = _closable(session, actor, cycle_id, today)
    found = _open_objectives(session, actor, cycle)
    rows, carrying = found[:MOST_CLOSED_AT_ONCE], Carrying(session, actor, now)
    cards = objective_cards(session, actor, rows, today)
    return Closing(
        cycle=cycle_cards(session, actor, [cycle], today)[0],
        rows=tuple(
            ClosingRow(
                ItemLine(card.ref, card.title),
                card.progress,
                _score_lines(session, actor, row, carrying),
                Unfinished.FINISH if card.progress == _HUNDRED else Unfinished.KEEP,
            )
            for row, card in zip(rows, cards, strict=True)
        ),
        beyond=len(found) - len(rows),
        targets=_targets(session, actor, cycle, today),
    )


@writing
def close_cycle(session: Session, actor: Actor, cycle_id: int, entered: ClosingEntered, now: datetime) -> ClosedCycle:
    """Do what the form says to the objectives that it names, and close the cycle once none is open that the actor can
    see; hidden ones are then finished as they stand. Raises as `open_closing` does, and Invalid for a score."""
    today = local_date(actor, now)
    cycle = _closable(session, actor, cycle_id, today)
    carrying, done = Carrying(session, actor, now), _Done()
    rows = {Reference(ItemKind.OBJECTIVE, row.objective.number): row for row in _open_objectives(session, actor, cycle)}
    chosen = [(rows[ref].objective, choice) for ref, choice in entered.choices.items() if ref in rows]
    scores = _scores_by_id(session, actor, [objective for objective, _ in chosen], entered.scores, carrying)
    carries = any(choice in (Unfinished.KEEP, Unfinished.RESET) for _, choice in chosen)
    target = _target(session, actor, cycle, entered.target, now) if carries else None
    _settle(carrying, chosen, scores, target, done)
    left = _open_objectives(session, actor, cycle)
    if not left:
        _finish_cycle(session, actor, cycle, carrying, now)
    card = cycle_cards(session, actor, [cycle], today)[0]
    return ClosedCycle(card, done.finished, done.carried, done.dropped, target.name if target else "", len(left))


def _settle(
    carrying: Carrying,
    chosen: list[tuple[Objective, Unfinished]],
    scores: Mapping[int, Score],
    target: Cycle | None,
    done: _Done,
) -> None:
    made: dict[int, Objective] = {}
    for objective, choice in chosen:
        if choice is Unfinished.FINISH:
            carrying.close(objective, ClosingOutcome.FINISHED, scores)
            done.finished += 1
        elif choice is Unfinished.DROP or target is None:
            carrying.close(objective, ClosingOutcome.DROPPED, scores)
            done.dropped += 1
        else:
            keeps = choice is Unfinished.KEEP
            made[objective.key] = carrying.carry_over(objective, target, scores, keeps_progress=keeps)
            done.carried += 1
    for objective in made.values():  # what supported a carried objective supports where it went
        parent = made.get(objective.parent_id or 0)
        objective.parent_id = parent.key if parent else objective.parent_id


def _finish_cycle(session: Session, actor: Actor, cycle: Cycle, carrying: Carrying, now: datetime) -> None:
    for hidden in Cycles(session, actor.workspace_id).open_objectives(cycle.key):
        carrying.close(hidden, ClosingOutcome.FINISHED)
    cycle.closed_at, cycle.version = now, cycle.version + 1
    session.add(cycle)
    session.flush()
    Trail(session, actor.workspace_id).record(now, actor.person_id, CycleChange.CLOSE.value, KIND, cycle.key)


def _closable(session: Session, actor: Actor, cycle_id: int, today: date) -> Cycle:
    cycle = changeable_cycle(session, actor, cycle_id)
    if today < cycle.starts_on:
        raise Invalid("", f"{cycle.name} has not begun. Change its dates instead, or leave it: it costs nothing.")
    return cycle


def _open_objectives(session: Session, actor: Actor, cycle: Cycle) -> list[ObjectiveRow]:
    session.flush()
    conditions = col(Objective.cycle_id) == cycle.key, col(Objective.state) == ItemState.OPEN
    return Goals(session, actor).objectives(*conditions, limit=_ALL)


def _score_lines(session: Session, actor: Actor, row: ObjectiveRow, carrying: Carrying) -> tuple[ScoreLine, ...]:
    conditions = col(KeyResult.objective_id) == row.objective.key, col(KeyResult.state) == ItemState.OPEN
    return tuple(
        ScoreLine(
            ItemLine(Reference(ItemKind.KEY_RESULT, each.key_result.number), each.key_result.title),
            proposed_score(carrying.percent_of(each.key_result)),
        )
        for each in Goals(session, actor).key_results(*conditions)
    )


def _scores_by_id(
    session: Session, actor: Actor, objectives: list[Objective], typed: str, carrying: Carrying
) -> dict[int, Score]:
    """The scores that somebody gives other than proposed, by the key result's row id. Raises Invalid ("scores")."""
    given = read_scores(typed)
    under = col(KeyResult.objective_id).in_([each.key for each in objectives])
    rows = Goals(session, actor).key_results(under, col(KeyResult.state) == ItemState.OPEN, limit=_ALL)
    found = {row.key_result.number: row.key_result for row in rows}
    scores: dict[int, Score] = {}
    for reference, (score, reason) in given.items():
        item = found.get(reference.number)
        if item is None:
            raise Invalid("scores", f"{reference} is not among the key results that are closed here.")
        proposed = proposed_score(carrying.percent_of(item))
        scores[item.key] = (settled_score(reference, (score, reason), proposed), reason)
    return scores


def _targets(session: Session, actor: Actor, cycle: Cycle, today: date) -> tuple[tuple[str, str], ...]:
    """Open cycles that end later, the next first; the quarter after, where there is none."""
    open_ones = [each for each in Cycles(session, actor.workspace_id).all() if not is_closed(each, today)]
    later = [each for each in open_ones if each is not cycle and each.ends_on > cycle.ends_on]
    later.sort(key=lambda each: (each.ends_on, each.starts_on))
    found = tuple((str(each.key), each.name) for each in later)
    after = quarter_after(cycle.ends_on)
    taken = any(each.name == after.name for each in Cycles(session, actor.workspace_id).all())
    return found if found or taken else ((NEXT_QUARTER, after.name),)


def _target(session: Session, actor: Actor, cycle: Cycle, chosen: str, now: datetime) -> Cycle:
    offered = dict(_targets(session, actor, cycle, local_date(actor, now)))
    if chosen not in offered:
        raise Invalid("target", "Choose the cycle to carry over into. Type /okr new cycle if it is not there yet.")
    if chosen != NEXT_QUARTER:
        found = Cycles(session, actor.workspace_id).get(int(chosen))
        if found is None:
            raise CycleClosed(offered[chosen])
        return found
    after = quarter_after(cycle.ends_on)
    made = Cycle(
        workspace_id=actor.workspace_id,
        name=after.name,
        starts_on=after.starts_on,
        ends_on=after.ends_on,
        created_at=now,
    )
    session.add(made)
    session.flush()
    Trail(session, actor.workspace_id).record(now, actor.person_id, CycleChange.CREATE.value, KIND, made.key)
    return made
