"""Ideas as people read them: a constant number of queries however many there are. Shared steps; they take the
session."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.cards import PersonLine
from bot.domain.ideas import DecisionLine, IdeaCard, Tally
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Stage
from bot.usecases.reading.above import key_results_above
from storage.models import IdeaDecision, Person
from storage.repositories.goals import InitiativeRow
from storage.repositories.ideas import Ideas
from storage.repositories.people import People

_GONE = PersonLine("", "somebody")


def idea_cards(session: Session, reader: Actor, rows: Sequence[InitiativeRow]) -> list[IdeaCard]:
    """The cards of ideas that the reader may see, in the order of the rows."""
    ids = [row.initiative.key for row in rows]
    ideas = Ideas(session, reader.workspace_id)
    tallies, decisions = ideas.tallies(ids), ideas.decisions(ids)
    deciders = {each.by_id for decided in decisions.values() for each in decided}
    people = People(session, reader.workspace_id).of_ids({row.initiative.created_by_id for row in rows} | deciders)
    above, zone = key_results_above(session, reader, rows), ZoneInfo(reader.zone)
    cards = []
    for row in rows:
        item = row.initiative
        cards.append(
            IdeaCard(
                ref=Reference(ItemKind.INITIATIVE, item.number),
                title=item.title,
                by=_line(people.get(item.created_by_id)),
                on=item.created_at.astimezone(zone).date(),
                team_name=row.team.name if row.team else "",
                tally=tallies.get(item.key, Tally()),
                is_open=item.stage is Stage.IDEA,
                scope=item.scope,
                key_result=above.get(item.key_result_id or 0),
                decisions=tuple(_decided(each, people, zone) for each in decisions.get(item.key, ())),
                source_link=item.source_link,
                channel_id=(row.team.channel_id or "") if row.team else "",
            )
        )
    return cards


def decision_line(session: Session, decision: IdeaDecision, zone: str) -> DecisionLine:
    """One decision, on the calendar of a zone."""
    people = People(session, decision.workspace_id).of_ids([decision.by_id])
    return _decided(decision, people, ZoneInfo(zone))


def _decided(decision: IdeaDecision, people: dict[int, Person], zone: ZoneInfo) -> DecisionLine:
    on = decision.decided_at.astimezone(zone).date()
    return DecisionLine(decision.outcome, _line(people.get(decision.by_id)), on, decision.reason)


def _line(person: Person | None) -> PersonLine:
    return PersonLine(person.slack_user_id, person.name) if person else _GONE
