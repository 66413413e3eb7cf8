"""An idea, and what became of it, as its channel may read it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col

from bot.domain.cards import ItemLine, PersonLine
from bot.domain.ideas import DecisionLine, IdeaCard, StepLine, step_of
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Verdict
from bot.domain.zones import first_known
from bot.usecases.bets.idea_cards import decision_line, idea_cards
from bot.usecases.company.team_cards import line_of
from bot.usecases.telling.standings import channel_reader
from storage.database import reading
from storage.models import Initiative
from storage.repositories.goals import Goals, InitiativeRow
from storage.repositories.ideas import Ideas
from storage.repositories.people import People, Workspaces
from storage.repositories.trail import Trail


@dataclass(frozen=True, slots=True)
class ToldDecision:
    """What the thread of an idea hears of it."""

    item: ItemLine
    decision: DecisionLine


@dataclass(frozen=True, slots=True)
class ToldStep:
    """What it hears later, of the initiative that the idea became."""

    item: ItemLine
    step: StepLine


@reading
def idea_as_posted(session: Session, workspace_id: int, initiative_id: int) -> IdeaCard | None:
    """An idea as its channel may read it; None where it may not any more."""
    row = _as_posted(session, workspace_id, initiative_id)
    if row is None:
        return None
    reader = replace(channel_reader(workspace_id), zone=_zone_of_channel(session, row))
    return idea_cards(session, reader, [row])[0]


@reading
def step_as_posted(session: Session, workspace_id: int, event_id: int) -> ToldStep | None:
    """What became of an initiative as the thread may read it; None where it may not any more."""
    event = Trail(session, workspace_id).event(event_id)
    row = _as_posted(session, workspace_id, event.item_id or 0) if event else None
    step = step_of(event.verb, event.after or {}) if event else None
    if event is None or row is None or step is None:
        return None
    after: Mapping[str, Any] = event.after or {}
    verdict = Verdict(after["verdict"]) if after.get("verdict") else None
    by = People(session, workspace_id).get(event.actor_id or 0)
    line = StepLine(
        step=step,
        by=line_of(by) if by else PersonLine("", "somebody"),
        on=event.at.astimezone(ZoneInfo(_zone_of_channel(session, row))).date(),
        words=str(after.get("learning", "")) if verdict else event.reason,
        verdict=verdict,
    )
    return ToldStep(_item(row), line)


@reading
def decision_as_posted(session: Session, workspace_id: int, decision_id: int) -> ToldDecision | None:
    """A decision as the thread may read it; None where it may not any more."""
    decision = Ideas(session, workspace_id).decision(decision_id)
    row = _as_posted(session, workspace_id, decision.initiative_id) if decision else None
    if decision is None or row is None:
        return None
    return ToldDecision(_item(row), decision_line(session, decision, _zone_of_channel(session, row)))


def _item(row: InitiativeRow) -> ItemLine:
    return ItemLine(Reference(ItemKind.INITIATIVE, row.initiative.number), row.initiative.title)


def _as_posted(session: Session, workspace_id: int, initiative_id: int) -> InitiativeRow | None:
    rows = Goals(session, channel_reader(workspace_id)).initiatives(col(Initiative.id) == initiative_id, limit=1)
    return rows[0] if rows else None


def _zone_of_channel(session: Session, row: InitiativeRow) -> str:
    workspace = Workspaces(session).get(row.initiative.workspace_id)
    return first_known(row.team.zone if row.team else None, workspace.zone)
