"""Where a team's items stood at an instant, as its channel may read it. Shared steps; they take the session.

A post speaks of one instant and can be rendered again at any time: what was said or changed later is left out, and a
correction, which keeps the instant of what it corrects, takes its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.people import Actor
from bot.domain.posts import TargetChange
from bot.domain.status import DueDate
from bot.domain.vocabulary import ClosingOutcome, ItemChange, ItemKind, ItemState, Stage
from bot.usecases.reading.cards import SILENCE_LOOKED_FOR, CardMaker
from bot.usecases.telling.as_it_was import Then, initiative_at, key_result_at, stage_at, value_before
from bot.usecases.telling.items_then import InitiativeThen, KeyResultThen
from bot.usecases.telling.periods import Period
from bot.usecases.telling.target_changes import aims_at, change_within
from storage.models import AuditEvent, CheckIn, Initiative, KeyResult, Objective, Team
from storage.repositories.check_ins import CheckIns
from storage.repositories.due import ran_at
from storage.repositories.goals import Goals, InitiativeRow
from storage.repositories.rounds import Rounds
from storage.repositories.trail import Trail

_MOST = 1_000  # items of one team that run
_LONGEST_BETWEEN_NUMBERS = timedelta(days=38)  # monthly ones, told some days late


@dataclass(frozen=True, slots=True)
class Standings:
    """A team's public items at the end of a period. `closed` are the key results that were closed by then and not
    dropped, `done_before` the initiatives that were done not long before the period."""

    key_results: tuple[KeyResultThen, ...]
    initiatives: tuple[InitiativeThen, ...]
    closed: tuple[KeyResultThen, ...] = ()
    done_before: tuple[InitiativeThen, ...] = ()

    @property
    def active(self) -> tuple[InitiativeThen, ...]:
        """What is being worked on."""
        return tuple(each for each in self.initiatives if not each.is_done)

    @property
    def finished(self) -> tuple[InitiativeThen, ...]:
        """What was done within the period."""
        return tuple(each for each in self.initiatives if each.is_done)

    @property
    def running(self) -> tuple[KeyResultThen | InitiativeThen, ...]:
        """What people can be asked about."""
        return (*self.key_results, *self.active)

    @property
    def check_in_ids(self) -> tuple[int, ...]:
        """The check-ins that a summary shows."""
        return tuple(check_in_id for each in (*self.running, *self.closed) for check_in_id in each.check_in_ids)

    def serving(self, key_result_id: int) -> tuple[InitiativeThen, ...]:
        """The initiatives that were to move a key result."""
        return tuple(each for each in self.initiatives if each.row.key_result_id == key_result_id)


def standings_of(session: Session, team: Team, period: Period) -> Standings:
    """Where the team's public items stood at the end of the period, beside its beginning."""
    reader = channel_reader(team.workspace_id)
    goals, of_team = Goals(session, reader), was_of(session, team, period.as_of)
    running = (of_team, *ran_at(period.as_of, period.today))
    key_results = goals.key_results(or_(_was_open(period), _was_kept(period)), *running, limit=_MOST)
    initiatives = goals.initiatives(_was_worked_on(period), *running, limit=_MOST)
    maker, looking = CardMaker(session, reader, period.today), _Looking(session, team.workspace_id, period)
    made = zip(key_results, maker.key_results(key_results), strict=True)
    served = zip(initiatives, maker.initiatives(initiatives), strict=True)
    then = looking.at_key_results([(row.key_result, card) for row, card in made], maker)
    efforts = looking.at_initiatives([(row, card) for row, card in served], maker)
    return Standings(
        tuple(each for each in then if not _is_closed(each.row, period)),
        tuple(each for each in efforts if not each.was_done),
        tuple(each for each in then if _is_closed(each.row, period)),
        tuple(each for each in efforts if each.was_done),
    )


def was_of(session: Session, team: Team, instant: datetime) -> ColumnElement[bool]:
    """The objectives of a team at an instant: what went to another one since, in a merge too, counts where it was."""
    before = Trail(session, team.workspace_id).values_before(ItemKind.OBJECTIVE, "team_id", instant)
    is_now = col(Objective.team_id) == team.key
    if not before:
        return is_now
    was = [item_id for item_id, team_id in before.items() if team_id == team.key]
    return or_(and_(is_now, col(Objective.id).not_in(before)), col(Objective.id).in_(was))


def channel_reader(workspace_id: int) -> Actor:
    """Whoever reads a channel: owns nothing, leads nothing, and so sees nothing that is private."""
    return Actor(workspace_id, person_id=0, slack_user_id="", name="")


class _Looking:
    """Turns cards of now into cards of then: what was said by then, and what was changed since, in a few queries."""

    def __init__(self, session: Session, workspace_id: int, period: Period) -> None:
        self._rounds, self._trail = Rounds(session, workspace_id), Trail(session, workspace_id)
        self._check_ins = CheckIns(session, workspace_id)
        self._period = period

    def at_key_results(
        self, made: Sequence[tuple[KeyResult, KeyResultCard]], maker: CardMaker
    ) -> tuple[KeyResultThen, ...]:
        ids = [row.key for row, _ in made]
        now = _by_item(self._rounds.check_ins_as_of(ids, (), self._period.as_of))
        before = _by_item(self._rounds.check_ins_as_of(ids, (), self._period.since))
        said = list(now.values())
        lines = dict(zip(now, maker.lines_of_key_result(said), strict=True))
        asked, events = self._asked(row.owner_id for row, _ in made), self._events(ItemKind.KEY_RESULT, ids)
        found = []
        for row, card in made:
            then = Then(now.get(row.key), asked.get(row.owner_id or 0, ()), self._period.today)
            changes = [each for each in events.get(row.key, ()) if each.verb == ItemChange.RETARGET]
            aims = aims_at(row, changes, self._period.as_of)
            was = key_result_at(card, row, aims, then, lines.get(row.key))
            change = change_within(was, aims, changes, self._period.since, self._period.as_of)
            found.append(self._key_result(row, was, now.get(row.key), before.get(row.key), change))
        return tuple(found)

    def at_initiatives(
        self, made: Sequence[tuple[InitiativeRow, InitiativeCard]], maker: CardMaker
    ) -> tuple[InitiativeThen, ...]:
        ids = [each.initiative.key for each, _ in made]
        now = _by_item(self._rounds.check_ins_as_of((), ids, self._period.as_of))
        said = list(now.values())
        lines = dict(zip(now, maker.lines_of_initiative(said), strict=True))
        asked = self._asked(each.initiative.owner_id for each, _ in made)
        events = self._events(ItemKind.INITIATIVE, ids)
        found = []
        for (row, _key_result, _objective, cycle, _team), card in made:
            stage = stage_at(row, events.get(row.key, ()), self._period.as_of, self._period.today)
            was_done = stage_at(row, events.get(row.key, ()), self._period.since, self._period.first_day) is Stage.DONE
            if stage not in (Stage.ACTIVE, Stage.DONE):
                continue
            then = Then(now.get(row.key), asked.get(row.owner_id or 0, ()), self._period.today)
            was = initiative_at(card, row, stage, then, lines.get(row.key))
            check_in = now.get(row.key)
            is_said = check_in is not None and check_in.at > self._period.since
            found.append(
                InitiativeThen(
                    row=row,
                    card=was,
                    check_in_ids=(check_in.key,) if check_in else (),
                    is_news=is_said or (stage is Stage.DONE and not was_done),
                    cycle_ends_on=cycle.ends_on if cycle else date.max,
                    was_done=stage is Stage.DONE and was_done,
                )
            )
        return tuple(found)

    def _key_result(
        self,
        row: KeyResult,
        card: KeyResultCard,
        now: CheckIn | None,
        before: CheckIn | None,
        change: TargetChange | None,
    ) -> KeyResultThen:
        return KeyResultThen(
            row=row,
            card=card,
            before=value_before(card, before),
            said_before=before.status if before else None,
            check_in_ids=tuple(each.key for each in (now, before) if each),
            is_news=now is not None and now.at > self._period.since,
            change=change,
            told_before=before.at if before else None,
        )

    def _asked(self, owners: Iterable[int | None]) -> dict[int, list[DueDate]]:
        known = {owner for owner in owners if owner is not None}
        return self._check_ins.due_dates_asked(known, self._period.today - SILENCE_LOOKED_FOR)

    def _events(self, kind: ItemKind, ids: Sequence[int]) -> dict[int, list[AuditEvent]]:
        events: dict[int, list[AuditEvent]] = {}
        for event in self._trail.events_since(kind, ids, self._period.since):
            events.setdefault(event.item_id or 0, []).append(event)
        return events


def _was_open(period: Period) -> ColumnElement[bool]:
    still = or_(col(KeyResult.state) == ItemState.OPEN, col(KeyResult.closed_at) > period.as_of)
    return and_(still, col(KeyResult.created_at) <= period.as_of)


def _was_kept(period: Period) -> ColumnElement[bool]:
    """Closed by then, and part of what the team achieved."""
    return and_(col(KeyResult.closed_at) <= period.as_of, col(KeyResult.outcome) != ClosingOutcome.DROPPED)


def _is_closed(row: KeyResult, period: Period) -> bool:
    return row.state is ItemState.CLOSED and row.closed_at is not None and row.closed_at <= period.as_of


def _was_worked_on(period: Period) -> ColumnElement[bool]:
    """Also what ended since, be it within the period or after it; `stage_at` tells which. And what ended not long
    before it, which a number may show that was told only now."""
    ended = col(Initiative.ended_on) >= period.first_day - _LONGEST_BETWEEN_NUMBERS
    until_then = or_(col(Initiative.stage) == Stage.ACTIVE, ended)
    return and_(until_then, col(Initiative.created_at) <= period.as_of)


def _by_item(check_ins: Sequence[CheckIn]) -> Mapping[int, CheckIn]:
    return {each.key_result_id or each.initiative_id or 0: each for each in check_ins}
