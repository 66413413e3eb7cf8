"""Where the company's items stood at the end of a period, beside its beginning, as one reader may see them: what a
brief is made of, in a constant number of queries. Shared steps; they take the session.

It says of many items what `standings` says of one team's, by the same rules (`as_it_was`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from bot.domain.cards import AskLine, InitiativeCard, ItemLine, KeyResultCard, PersonLine
from bot.domain.people import Actor
from bot.domain.progress import Progress
from bot.domain.references import Reference
from bot.domain.status import DueDate, ShownKind, ShownStatus, shown_status
from bot.domain.vocabulary import Health, ItemChange, ItemKind, ItemState, MeasureKind, Stage, Verdict
from bot.usecases.reading.cards import SILENCE_LOOKED_FOR
from bot.usecases.reading.measuring import measure_of, steps_by_key_result
from bot.usecases.reading.outputs import output_words, prediction_words
from bot.usecases.telling.as_it_was import Then, key_result_at, stage_at, value_before
from bot.usecases.telling.periods import Period
from bot.usecases.telling.standings import KeyResultThen
from bot.usecases.telling.target_changes import aims_at, change_within
from storage.repositories.briefs import CompanyThen, PersonNamed
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals

_UNKNOWN = Progress(None, None)  # in the place of what `key_result_at` works out


@dataclass(frozen=True, slots=True)
class Owned:
    """Who owns an item at the end of the period. `gone` is set where they had left by then; `asked_on` are the due
    dates on which they were asked."""

    owner: PersonLine | None
    gone: PersonLine | None
    asked_on: Sequence[DueDate]


@dataclass(frozen=True, slots=True)
class KeyResultOfCompany:
    """A key result with its owner; it was open at the end of the period, or else finished within it. `direction` is
    `then.direction`, worked out once; `note` is what its last check-in says, and `told_on` the date of the last one
    before the period."""

    then: KeyResultThen
    direction: int
    owned: Owned
    is_open: bool
    began_on: date
    note: str
    told_on: date | None


@dataclass(frozen=True, slots=True)
class Effort:
    """An initiative: where it stood at both ends of the period, None while it did not exist; and how it was doing, by
    what its owner said. `verdict` is what they said within the period of what came of it. `row` and `said` do not leave
    the transaction."""

    row: Any
    key_result: Any
    said: Any
    team_name: str
    stage: Stage
    was: Stage | None
    owned: Owned
    status: ShownStatus
    verdict: Verdict | None

    @property
    def is_started(self) -> bool:
        """Whether it began within the period."""
        return self.stage is Stage.ACTIVE and self.was not in (Stage.ACTIVE, Stage.DONE)

    @property
    def is_done_now(self) -> bool:
        """Whether it was done within the period."""
        return self.stage is Stage.DONE and self.was is not Stage.DONE

    @property
    def is_blocked(self) -> bool:
        """Whether its owner says that it cannot go on, and is still heard."""
        is_said = self.status.kind is ShownKind.SAID and self.status.said is Health.BLOCKED
        return self.stage is Stage.ACTIVE and is_said

    @property
    def line(self) -> ItemLine:
        """As other items name it."""
        return ItemLine(Reference(ItemKind.INITIATIVE, self.row.number), self.row.title)

    def card(self, today: date) -> InitiativeCard:
        """As people read it."""
        is_active, said = self.stage is Stage.ACTIVE, self.said
        return InitiativeCard(
            ref=self.line.ref,
            title=self.row.title,
            key_result=ItemLine(Reference(ItemKind.KEY_RESULT, self.key_result.number), ""),
            owner=self.owned.owner,
            stage=self.stage,
            status=self.status,
            due_on=self.row.due_on,
            note=(said.note or "") if self.verdict is None else self.row.learning,
            blocked_by=(said.blocked_by or "") if self.status.said is Health.BLOCKED else "",
            output=output_words(self.row),
            effort_weeks=self.row.effort_weeks,
            prediction=prediction_words(self.row, self.key_result),
            team_name=self.team_name,
            is_overdue=is_active and self.row.due_on is not None and self.row.due_on < today,
        )


@dataclass(frozen=True, slots=True)
class CompanyStandings:
    """Everything, by number."""

    key_results: tuple[KeyResultOfCompany, ...]
    efforts: tuple[Effort, ...]
    asks: tuple[AskLine, ...]
    period: Period

    def by_key_result(self) -> dict[int, list[Effort]]:
        """The initiatives for each key result, by its row id."""
        found: dict[int, list[Effort]] = {}
        for effort in self.efforts:
            found.setdefault(effort.row.key_result_id, []).append(effort)
        return found


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
            row["key_result"].key for row in self._key_results
            if row["key_result"].measure_kind is MeasureKind.MILESTONES
        ]  # fmt: skip
        self._steps = steps_by_key_result(Goals(session, reader).milestones(in_steps))
        self._owners = {
            (kind, row[kind].key): self._owner_id(kind, row[kind])
            for kind, rows in ((ItemKind.KEY_RESULT, self._key_results), (ItemKind.INITIATIVE, self._initiatives))
            for row in rows
        }
        known = {owner for owner in self._owners.values() if owner is not None}
        self._asked = CheckIns(session, reader.workspace_id).due_dates_asked(known, period.today - SILENCE_LOOKED_FOR)
        askers = {person for ask in self._asks for person in (ask.from_id, ask.to_id)}
        self._people = then.people(known | askers)
        self._gone = _gone(self._people) if gone_ids is None else frozenset(gone_ids)

    def standings(self) -> CompanyStandings:
        key_results = tuple(map(self._key_result, self._key_results))
        efforts = tuple(map(self._effort, self._initiatives))
        return CompanyStandings(key_results, efforts, self._open_asks(key_results, efforts), self._period)

    def _key_result(self, row: Mapping[str, Any]) -> KeyResultOfCompany:
        item, said, before = row["key_result"], _or_none(row["said"]), _or_none(row["before"])
        events = self._events.get((ItemKind.KEY_RESULT, item.key), ())
        owned = self._owned(ItemKind.KEY_RESULT, item)
        changes = [event for event in events if event.verb == ItemChange.RETARGET]
        aims = aims_at(item, changes, self._period.as_of)
        asked_since = owned.asked_on if said is None else [due for due in owned.asked_on if due.on > said.on]
        then = Then(said, asked_since, self._today)
        card = key_result_at(self._card(row, owned), item, aims, then, None)
        facts = KeyResultThen(
            row=item,
            card=card,
            before=value_before(card, before),
            said_before=before.status if before else None,
            check_in_ids=tuple(each.key for each in (said, before) if each),
            is_news=said is not None and said.at > self._period.since,
            change=change_within(card, aims, changes, self._period.since, self._period.as_of) if changes else None,
            told_before=before.at if before else None,
        )
        is_open = item.state is ItemState.OPEN or item.closed_at is None or item.closed_at > self._period.as_of
        began_on = max(item.starts_on, item.created_at.date())
        return KeyResultOfCompany(
            then=facts,
            direction=facts.direction,
            owned=owned,
            is_open=is_open,
            began_on=began_on,
            note=said.note if said else "",
            told_on=before.on if before else None,
        )

    def _card(self, row: Mapping[str, Any], owned: Owned) -> KeyResultCard:
        item = row["key_result"]
        return KeyResultCard(
            ref=Reference(ItemKind.KEY_RESULT, item.number),
            title=item.title,
            owner=owned.owner,
            objective=ItemLine(Reference(ItemKind.OBJECTIVE, row["objective"].number), ""),
            measure=measure_of(item, self._steps.get(item.key, ())),
            current=None,
            current_on=None,
            progress=_UNKNOWN,
            pace=None,
            is_behind=False,
            status=ShownStatus(ShownKind.NOT_STARTED),
            due_on=item.due_on,
            rhythm=item.number_rhythm,
            team_name=row["team"].name or "",
        )

    def _effort(self, row: Mapping[str, Any]) -> Effort:
        item, said, period = row["initiative"], row["said"], self._period
        events = self._events.get((ItemKind.INITIATIVE, item.key), ())
        owned, existed = self._owned(ItemKind.INITIATIVE, item), item.created_at <= period.since
        stage = stage_at(item, events, period.as_of, self._today)
        health = (said.health if said.key else None) if stage is Stage.ACTIVE else None
        asked_on = owned.asked_on if stage is Stage.ACTIVE else ()
        return Effort(
            row=item,
            key_result=row["key_result"],
            said=said,
            team_name=row["team"].name or "",
            stage=stage,
            was=stage_at(item, events, period.since, self._first_day) if existed else None,
            owned=owned,
            status=shown_status(health, said.on if said.key else None, asked_on, self._today),
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
        return tuple(
            AskLine(
                id=ask.key,
                about=about[ask.item_kind, ask.item_id],
                words=ask.text,
                by=self._line(ask.from_id) or PersonLine("", "somebody"),
                to=self._line(ask.to_id) or PersonLine("", "somebody"),
                asked_on=self._period.local(ask.created_at),
                is_answered=ask.answered_at is not None,
            )
            for ask in self._asks
            if (ask.item_kind, ask.item_id) in about
        )

    def _owned(self, kind: ItemKind, item: Any) -> Owned:
        owner_id = self._owners[kind, item.key]
        line = self._line(owner_id)
        return Owned(line, line if owner_id in self._gone else None, self._asked.get(owner_id or 0, ()))

    def _owner_id(self, kind: ItemKind, item: Any) -> int | None:
        """Who owned it at the end of the period: what was handed over since is undone."""
        owner_id: int | None = item.owner_id
        for event in reversed(self._events.get((kind, item.key), ())):
            if event.at > self._period.as_of and "owner_id" in (event.before or {}):
                owner_id = event.before["owner_id"]
        return owner_id

    def _line(self, person_id: int | None) -> PersonLine | None:
        person = self._people.get(person_id or 0)
        return PersonLine(person.slack_user_id, person.name) if person else None


def _verdict_within(events: Iterable[Any], period: Period) -> Verdict | None:
    """The last one of the period."""
    given = [event.after["verdict"] for event in events if _is_verdict(event) and event.at <= period.as_of]
    return Verdict(given[-1]) if given else None


def _is_verdict(event: Any) -> bool:
    return event.verb == ItemChange.VERDICT and bool((event.after or {}).get("verdict"))


def _gone(people: Mapping[int, PersonNamed]) -> frozenset[int]:
    return frozenset(key for key, person in people.items() if person.is_deactivated)


def _or_none(row: Any) -> Any:
    return row if row.key is not None else None
