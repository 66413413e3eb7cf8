"""Where the company's items stood at the end of a period, beside its beginning, as one reader may see them, in a
constant number of queries. Shared steps; they take the session.

It says of many items what `standings` says of one team's, by the same rules (`as_it_was`).
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlmodel import Session

from bot.domain.cards import AskLine, ItemLine, KeyResultCard, PersonLine
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.status import shown_status
from bot.domain.vocabulary import ItemChange, ItemKind, ItemState, MeasureKind, Stage, Verdict
from bot.usecases.reading.cards import SILENCE_LOOKED_FOR
from bot.usecases.reading.measuring import Aims, aimed_at, measure_of, steps_by_key_result
from bot.usecases.telling.as_it_was import Then, stage_at, standing_at, value_before
from bot.usecases.telling.company_items import CompanyStandings, Effort, KeyResultOfCompany, Owned
from bot.usecases.telling.items_then import KeyResultThen
from bot.usecases.telling.periods import Period
from bot.usecases.telling.target_changes import aims_at, change_within
from storage.repositories.briefs import CompanyThen
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals

_NOBODYS = Owned(None, None, ())


def company_standings(
    session: Session, reader: Actor, period: Period, gone_ids: Collection[int] | None
) -> CompanyStandings:
    """As of the end of the period. `gone_ids` are those who had left by then; None where that is now."""
    then = CompanyThen(session, reader, period.since, period.as_of, period.first_day, period.today)
    return _Reading(session, reader, period, then, gone_ids).standings()


class _Reading:
    """Loads everything first, and then makes facts of it."""

    def __init__(
        self, session: Session, reader: Actor, period: Period, then: CompanyThen, gone_ids: Collection[int] | None
    ) -> None:
        self._period, self._first_day, self._today = period, period.first_day, period.today
        self._key_results, self._initiatives = then.key_results(), then.initiatives()
        self._events, self._asks = then.events(), then.asks()
        in_steps = [
            row.key_result.key for row in self._key_results if row.key_result.measure_kind is MeasureKind.MILESTONES
        ]
        self._steps = steps_by_key_result(Goals(session, reader).milestones(in_steps))
        owners = {self._owner_id(ItemKind.KEY_RESULT, row.key_result) for row in self._key_results}
        owners |= {self._owner_id(ItemKind.INITIATIVE, row.initiative) for row in self._initiatives}
        known = owners - {None}
        asked = CheckIns(session, reader.workspace_id).due_dates_asked(known, period.today - SILENCE_LOOKED_FOR)
        askers = {person for ask in self._asks for person in (ask.from_id, ask.to_id)}
        people = then.people(known | askers)
        if gone_ids is None:
            gone_ids = {person_id for person_id, person in people.items() if person.is_deactivated}
        self._lines = {each.person_id: PersonLine(each.slack_user_id, each.name) for each in people.values()}
        self._owned = {
            person_id: Owned(line, line if person_id in gone_ids else None, asked.get(person_id, ()))
            for person_id, line in self._lines.items()
        }

    def standings(self) -> CompanyStandings:
        key_results = tuple(map(self._key_result, self._key_results))
        efforts = tuple(map(self._effort, self._initiatives))
        return CompanyStandings(key_results, efforts, self._open_asks(key_results, efforts), self._period)

    def _key_result(self, row: Any) -> KeyResultOfCompany:
        item, said, before = row.key_result, _or_none(row.said), _or_none(row.before)
        events = self._events.get((ItemKind.KEY_RESULT, item.key), ())
        changes = [event for event in events if event.verb == ItemChange.RETARGET]
        aims, owned = aims_at(item, changes, self._period.as_of), self._owned_at(ItemKind.KEY_RESULT, item)
        card = self._card(row, said, aims, owned)
        facts = KeyResultThen(
            row=item,
            card=card,
            before=value_before(card, before),
            said_before=before.status if before else None,
            check_in_ids=tuple([each.key for each in (said, before) if each]),
            is_news=said is not None and said.at > self._period.since,
            change=change_within(card, aims, changes, self._period.since, self._period.as_of) if changes else None,
            told_before=before.at if before else None,
        )
        return KeyResultOfCompany(
            then=facts,
            owned=owned,
            is_open=item.state is ItemState.OPEN or item.closed_at is None or item.closed_at > self._period.as_of,
            began_on=max(item.starts_on, item.created_at.date()),
            note=said.note if said else "",
            told_on=before.on if before else None,
        )

    def _card(self, row: Any, said: Any, aims: Aims, owned: Owned) -> KeyResultCard:
        item = row.key_result
        asked_since = owned.asked_on if said is None else [due for due in owned.asked_on if due.on > said.on]
        measure = aimed_at(measure_of(item, self._steps.get(item.key, ())), aims)
        return KeyResultCard(
            ref=Reference(ItemKind.KEY_RESULT, item.number),
            title=item.title,
            owner=owned.owner,
            objective=ItemLine(Reference(ItemKind.OBJECTIVE, row.objective.number), ""),
            rhythm=item.number_rhythm,
            team_name=row.team.name or "",
            **standing_at(measure, item, aims, Then(said, asked_since, self._today)),
        )

    def _effort(self, row: Any) -> Effort:
        item, said, period = row.initiative, _or_none(row.said), self._period
        events = self._events.get((ItemKind.INITIATIVE, item.key), ())
        owned, existed = self._owned_at(ItemKind.INITIATIVE, item), item.created_at <= period.since
        stage = stage_at(item, events, period.as_of, self._today)
        is_active = stage is Stage.ACTIVE
        health, on = (said.health if is_active else None, said.on) if said else (None, None)
        return Effort(
            row=item,
            key_result=row.key_result,
            said=said,
            team_name=row.team.name or "",
            stage=stage,
            was=stage_at(item, events, period.since, self._first_day) if existed else None,
            owned=owned,
            status=shown_status(health, on, owned.asked_on if is_active else (), self._today),
            verdict=_verdict_within(events, period),
        )

    def _open_asks(self, key_results: Iterable[KeyResultOfCompany], efforts: Iterable[Effort]) -> tuple[AskLine, ...]:
        """Those about what the reader may see of it all."""
        wanted = {(ask.item_kind, ask.item_id) for ask in self._asks}
        about = {
            place: ItemLine(each.then.card.ref, each.then.card.title)
            for each in key_results
            if (place := (ItemKind.KEY_RESULT, each.then.id)) in wanted
        }
        about |= {place: each.line for each in efforts if (place := (ItemKind.INITIATIVE, each.row.key)) in wanted}
        somebody = PersonLine("", "somebody")
        return tuple(
            AskLine(
                id=ask.key,
                about=about[ask.item_kind, ask.item_id],
                words=ask.text,
                by=self._lines.get(ask.from_id, somebody),
                to=self._lines.get(ask.to_id, somebody),
                asked_on=self._period.local(ask.created_at),
                is_answered=ask.answered_at is not None,
            )
            for ask in self._asks
            if (ask.item_kind, ask.item_id) in about
        )

    def _owned_at(self, kind: ItemKind, item: Any) -> Owned:
        return self._owned.get(self._owner_id(kind, item), _NOBODYS)

    def _owner_id(self, kind: ItemKind, item: Any) -> Any:
        """Who owned it at the end of the period: what was handed over since is undone."""
        owner_id = item.owner_id
        for event in reversed(self._events.get((kind, item.key), ())):
            if event.at > self._period.as_of and "owner_id" in (event.before or {}):
                owner_id = event.before["owner_id"]
        return owner_id


def _verdict_within(events: Sequence[Any], period: Period) -> Verdict | None:
    """The last one of the period."""
    given = [event.after["verdict"] for event in events if _is_verdict(event) and event.at <= period.as_of]
    return Verdict(given[-1]) if given else None


def _is_verdict(event: Any) -> bool:
    return event.verb == ItemChange.VERDICT and bool((event.after or {}).get("verdict"))


def _or_none(said: Any) -> Any:
    return said if said.key is not None else None
