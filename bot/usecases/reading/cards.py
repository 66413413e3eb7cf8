"""Cards from rows: a constant number of queries however many items there are. Shared steps; they take the session."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import Session

from bot.domain.cards import (
    CheckInLine,
    InitiativeCard,
    InitiativeCheckInLine,
    ItemLine,
    KeyResultCard,
    PersonLine,
    StepLine,
)
from bot.domain.pace import is_behind, is_contradicted, may_ask_again, pace_of
from bot.domain.people import Actor
from bot.domain.progress import progress_of
from bot.domain.references import Reference
from bot.domain.status import DueDate, shown_status
from bot.domain.vocabulary import ItemKind, ItemRole, ItemState, MeasureKind, Stage, Visibility
from bot.usecases.reading.above import key_results_above, objectives_above
from bot.usecases.reading.endings import ending_of
from bot.usecases.reading.measuring import measure_of, steps_by_key_result
from bot.usecases.reading.outputs import amounts_words, output_words, prediction_words, predicts_wrong_way
from bot.usecases.rhythm.asked_for import asked_for
from storage.models import CheckIn, Milestone
from storage.repositories.check_ins import CheckIns
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow
from storage.repositories.people import People

SILENCE_LOOKED_FOR = timedelta(weeks=10)  # two due dates in a row, also of a monthly cadence
CONFIRMED_AT_MOST = 3  # times in a row; then the row needs a number or one line


class CardMaker:
    """Makes the cards that one actor reads on one local date."""

    def __init__(self, session: Session, actor: Actor, today: date) -> None:
        self._session, self._actor = session, actor
        self._today = today
        self._goals = Goals(session, actor)
        self._people = People(session, actor.workspace_id)
        self._check_ins = CheckIns(session, actor.workspace_id)

    def key_results(self, rows: Sequence[KeyResultRow], history: int = 2) -> list[KeyResultCard]:
        """Cards with the last `history` check-ins each."""
        ids = [row.key_result.key for row in rows]
        latest = self._check_ins.latest_of_key_results(ids, history)
        steps = steps_by_key_result(self._goals.milestones(_with_milestones(rows)))
        contributors = self._contributors(ItemKind.KEY_RESULT, ids)
        owners = {row.key_result.owner_id for row in rows}
        asked = self._asked(owners)
        people = self._people_of(owners, latest.values(), contributors.values())
        above = objectives_above(self._session, self._actor, rows)
        return [
            self._key_result(
                row,
                above[row.objective.key],
                tuple(_check_in_line(each, people) for each in latest.get(row.key_result.key, ())),
                steps.get(row.key_result.key, []),
                asked.get(row.key_result.owner_id or 0, []),
                people,
                contributors.get(row.key_result.key, []),
            )
            for row in rows
        ]

    def just_stated(self, row: KeyResultRow, for_id: int | None) -> KeyResultCard:
        """The card of what was stored in this very transaction, for somebody else where `for_id` says so: only the
        steps and another owner are looked up."""
        item = row.key_result
        steps = self._goals.milestones(_with_milestones([row]))
        people = self._people_of({item.owner_id, for_id}, (), ())
        said = CheckInLine(
            id=item.last_check_in_id or 0,
            on=self._today,
            value=item.current,
            status=item.status,
            note=item.last_note,
            by=people[self._actor.person_id],
            on_behalf_of=_person_line(people, for_id),
        )
        objective = objectives_above(self._session, self._actor, [row])[row.objective.key]
        return self._key_result(row, objective, (said,), list(steps), [], people, [])

    def initiatives(self, rows: Sequence[InitiativeRow], history: int = 2) -> list[InitiativeCard]:
        """Cards with the last `history` check-ins each."""
        ids = [row.initiative.key for row in rows]
        latest = self._check_ins.latest_of_initiatives(ids, history)
        contributors = self._contributors(ItemKind.INITIATIVE, ids)
        owners = {row.initiative.owner_id for row in rows}
        asked = self._asked(owners)
        people = self._people_of(owners, latest.values(), contributors.values())
        above = key_results_above(self._session, self._actor, rows)
        return [
            self._initiative(
                row,
                above.get(row.initiative.key_result_id or 0),
                latest.get(row.initiative.key, []),
                asked.get(row.initiative.owner_id or 0, []),
                people,
                contributors.get(row.initiative.key, []),
            )
            for row in rows
        ]

    def lines_of_key_result(self, check_ins: Sequence[CheckIn]) -> list[CheckInLine]:
        """Check-ins of key results as lines, with what became of those that stand no more."""
        people, replaced = self._people_of((), [list(check_ins)], ()), {each.corrects_id for each in check_ins}
        return [
            replace(
                _check_in_line(check_in, people),
                is_replaced=check_in.key in replaced,
                is_withdrawn=check_in.withdrawn_at is not None and check_in.key not in replaced,
            )
            for check_in in check_ins
        ]

    def lines_of_initiative(self, check_ins: Sequence[CheckIn]) -> list[InitiativeCheckInLine]:
        """The same for check-ins of initiatives."""
        people, replaced = self._people_of((), [list(check_ins)], ()), {each.corrects_id for each in check_ins}
        return [
            replace(
                _initiative_check_in_line(check_in, people),
                is_corrected=check_in.corrects_id is not None,
                is_replaced=check_in.key in replaced,
                is_withdrawn=check_in.withdrawn_at is not None and check_in.key not in replaced,
            )
            for check_in in check_ins
        ]

    def _key_result(
        self,
        row: KeyResultRow,
        objective: ItemLine,
        lines: tuple[CheckInLine, ...],
        steps: list[Milestone],
        asked_on: list[DueDate],
        people: dict[int, PersonLine],
        contributors: list[int],
    ) -> KeyResultCard:
        item = row.key_result
        measure = measure_of(item, steps)
        progress = progress_of(measure, item.current)
        pace = pace_of(item.starts_on, item.due_on, self._today, kind=item.measure_kind, rhythm=item.number_rhythm)
        contradicted = is_contradicted(item.status, progress, pace) and may_ask_again(item.questioned_on, self._today)
        return KeyResultCard(
            ref=Reference(ItemKind.KEY_RESULT, item.number),
            title=item.title,
            owner=_person_line(people, item.owner_id),
            objective=objective,
            measure=measure,
            current=item.current,
            current_on=item.checked_in_on,
            progress=progress,
            pace=pace,
            is_behind=is_behind(progress.percent, pace),
            status=shown_status(item.status, item.checked_in_on, asked_for(item, asked_on), self._today),
            due_on=item.due_on,
            next_number_on=item.next_number_on,
            unchanged_times=item.unchanged_times,
            may_confirm=bool(lines) and item.unchanged_times < CONFIRMED_AT_MOST and not contradicted,
            is_contradicted=contradicted,
            check_ins=lines,
            steps=tuple(StepLine(step.key, step.title, step.is_done) for step in steps),
            rhythm=item.number_rhythm,
            indicator=item.indicator,
            team_name=row.team.name if row.team else "",
            contributors=tuple(line for each in contributors if (line := _person_line(people, each))),
            is_private=Visibility.PRIVATE in (item.visibility, row.objective.visibility),
            is_closed=item.state is ItemState.CLOSED,
            ending=ending_of(item),
        )

    def _initiative(
        self,
        row: InitiativeRow,
        key_result: ItemLine | None,
        latest: list[CheckIn],
        asked_on: list[DueDate],
        people: dict[int, PersonLine],
        contributors: list[int],
    ) -> InitiativeCard:
        item = row.initiative
        active = item.stage is Stage.ACTIVE
        return InitiativeCard(
            ref=Reference(ItemKind.INITIATIVE, item.number),
            title=item.title,
            key_result=key_result,
            owner=_person_line(people, item.owner_id),
            stage=item.stage,
            status=shown_status(item.health, item.checked_in_on, asked_on if active else (), self._today),
            due_on=item.due_on,
            scope=item.scope,
            note=item.last_note,
            blocked_by=item.blocked_by,
            blocked_until=item.blocked_until,
            output=output_words(item),
            effort_weeks=item.effort_weeks,
            prediction=prediction_words(item, row.key_result),
            predicts_wrong_way=predicts_wrong_way(item, row.key_result),
            verdict=item.verdict,
            learning=item.learning,
            may_confirm=bool(latest) and item.unchanged_times < CONFIRMED_AT_MOST,
            check_ins=tuple(_initiative_check_in_line(check_in, people) for check_in in latest),
            contributors=tuple(line for each in contributors if (line := _person_line(people, each))),
            team_name=row.team.name if row.team else "",
            is_overdue=active and item.due_on is not None and item.due_on < self._today,
            is_private=item.visibility is Visibility.PRIVATE,
            ending=ending_of(item),
            look_back_on=item.look_back_on if item.verdict is None else None,
        )

    def _asked(self, owners: Collection[int | None]) -> dict[int, list[DueDate]]:
        known = {owner for owner in owners if owner is not None}
        return self._check_ins.due_dates_asked(known, self._today - SILENCE_LOOKED_FOR)

    def _contributors(self, kind: ItemKind, ids: Collection[int]) -> dict[int, list[int]]:
        named: dict[int, list[int]] = {}
        for participant in self._goals.participants(kind, ids):
            if participant.role is ItemRole.CONTRIBUTOR:
                named.setdefault(participant.item_id, []).append(participant.person_id)
        return named

    def _people_of(
        self,
        owners: Collection[int | None],
        latest: Iterable[list[CheckIn]],
        contributors: Iterable[list[int]],
    ) -> dict[int, PersonLine]:
        ids = {owner for owner in owners if owner is not None}
        ids |= {person for check_ins in latest for each in check_ins for person in (each.by_id, each.for_id) if person}
        ids |= {person for people in contributors for person in people}
        me = PersonLine(self._actor.slack_user_id, self._actor.name)
        others = self._people.of_ids(ids - {self._actor.person_id})
        lines = {each: PersonLine(person.slack_user_id, person.name) for each, person in others.items()}
        return {self._actor.person_id: me, **lines}


def _with_milestones(rows: Sequence[KeyResultRow]) -> list[int]:
    return [row.key_result.key for row in rows if row.key_result.measure_kind is MeasureKind.MILESTONES]


def _person_line(people: dict[int, PersonLine], person_id: int | None) -> PersonLine | None:
    return people.get(person_id) if person_id is not None else None


def _somebody(people: dict[int, PersonLine], person_id: int) -> PersonLine:
    return _person_line(people, person_id) or PersonLine("", "somebody")


def _check_in_line(check_in: CheckIn, people: dict[int, PersonLine]) -> CheckInLine:
    return CheckInLine(
        id=check_in.key,
        on=check_in.on,
        value=check_in.value,
        status=check_in.status,
        note=check_in.note,
        by=_somebody(people, check_in.by_id),
        on_behalf_of=_person_line(people, check_in.for_id),
        is_corrected=check_in.corrects_id is not None,
        is_unchanged=check_in.confirms_id is not None,
    )


def _initiative_check_in_line(check_in: CheckIn, people: dict[int, PersonLine]) -> InitiativeCheckInLine:
    return InitiativeCheckInLine(
        id=check_in.key,
        on=check_in.on,
        health=check_in.health,
        note=check_in.note,
        by=_somebody(people, check_in.by_id),
        blocked_by=check_in.blocked_by,
        blocked_until=check_in.blocked_until,
        output=amounts_words(check_in.output_done, check_in.output_total),
    )
