"""The form of a key result and its columns, in both directions. Shared steps; they take the session."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session, col

from bot.domain.entered import NOTHING, Choice, KeyResultEntered
from bot.domain.key_result_forms import ReadMeasure, read_measure
from bot.domain.measures import KeepMeasure, Measure, NumberMeasure, Unit, kind_of
from bot.domain.numbers import amount_for_input, unit_sign
from bot.domain.people import Actor
from bot.domain.permissions import Verb
from bot.domain.problems import Problems
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemRole, ItemState
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.locales import decimal_mark
from bot.usecases.goals.goal_steps import Named, check_length, is_closed, people_of, read_title, refuse_unless_may
from bot.usecases.goals.stakes import Stakes
from bot.usecases.reading.above import choice_of, objectives_above
from bot.usecases.reading.measuring import unit_of
from storage.models import Cycle, KeyResult
from storage.repositories.goals import Goals, KeyResultRow, ObjectiveRow

# Changing one of these after the first check-in needs a reason.
AIMS = ("start", "target", "lower", "upper", "unit_kind", "unit_label", "starts_on", "due_on")
_REASON = "Say in one line why this changes: the next summary tells the team."


@dataclass(frozen=True, slots=True)
class ReadKeyResult:
    """What the form stands for: columns, the titles of the steps, and who has which part."""

    columns: Mapping[str, Any]
    steps: tuple[str, ...]
    parts: Mapping[ItemRole, frozenset[int]]


class KeyResultFields:
    """Reads and fills the form for one actor at one time. `problems` collects what cannot be taken as it is."""

    def __init__(self, session: Session, actor: Actor, now: datetime) -> None:
        self.problems = Problems()
        self._session, self._actor = session, actor
        self._today = local_date(actor, now)
        self._goals = Goals(session, actor)
        self._mark = decimal_mark(actor.locale)

    def of(self, row: KeyResultRow) -> KeyResultEntered:
        """The form of a key result as it stands."""
        item = row.key_result
        owner, named = people_of(self._session, self._actor, item)
        leads = self._goals.key_results(col(KeyResult.id) == item.leads_id, limit=1) if item.leads_id else ()
        return KeyResultEntered(
            title=item.title,
            objective=choice_of(objectives_above(self._session, self._actor, [row])[row.objective.key]),
            kind=item.measure_kind,
            start=self._typed(item.start),
            target=self._typed(item.target),
            lower=self._typed(item.lower),
            upper=self._typed(item.upper),
            unit=unit_sign(unit_of(item)),
            steps="\n".join(step.title for step in self._goals.milestones([item.key])),
            owner=owner,
            co_owners=named[ItemRole.CO_OWNER],
            readers=named[ItemRole.READER],
            indicator=item.indicator,
            leads=key_result_choice(leads[0].key_result) if leads else NOTHING,
            rhythm=item.number_rhythm,
            starts_on=item.starts_on,
            due_on=item.due_on,
            weight=str(item.weight),
            is_committed=item.is_committed,
            visibility=item.visibility,
        )

    def read(self, entered: KeyResultEntered, row: KeyResultRow | None = None) -> ReadKeyResult:
        """What the form stands for; `row` is the key result as it stands, if there is one.

        Raises NotAllowed for an objective that the actor may not add to; the rest is noted in `problems`.
        """
        named = Named(self._session, self._actor, entered.owner, *entered.co_owners, *entered.readers)
        read_title(entered.title, self.problems)
        read = read_measure(entered, self._mark, self.problems)
        above = self._objective(entered.objective, row)
        columns = {
            "title": read.title,
            **_columns_of(read.measure),
            "measure_kind": entered.kind if read.measure is None else kind_of(read.measure),
            "objective_id": above.objective.key if above else 0,
            "indicator": entered.indicator,
            "leads_id": self._leads_id(entered.leads.value, row),
            "number_rhythm": entered.rhythm,
            **self._dates(entered, above.cycle if above else None),
            "weight": self._weight(entered.weight),
            "is_committed": entered.is_committed,
            "owner_id": named.one(entered.owner, "owner", self.problems),
            "visibility": entered.visibility,
        }
        if not entered.owner and row is None:
            self.problems.add("owner", "Choose who answers for it.")
        if row is not None:
            self._ask_for_reason(entered, columns, read, row)
            check_length(entered.reason, "reason", self.problems)
        parts = {
            ItemRole.CO_OWNER: named.all(entered.co_owners, "co_owners", self.problems),
            ItemRole.READER: named.all(entered.readers, "readers", self.problems),
        }
        return ReadKeyResult(columns, read.steps, parts)

    def above(self, reference: Reference, field: str = "objective") -> ObjectiveRow | None:
        """An open objective that the actor may add to; else None, and a problem. Raises NotAllowed."""
        row = self._goals.objective(reference.number) if reference.kind is ItemKind.OBJECTIVE else None
        if row is None:
            self.problems.add(field, f"I cannot find {reference}. Choose another objective.")
        elif row.objective.state is ItemState.CLOSED or is_closed(row.cycle, self._today):
            self.problems.add(field, f"{reference} is closed. Choose another objective, or reopen it.")
        else:
            stakes = Stakes(self._session, self._actor, self._today)
            stake = stakes.of_objective(row)
            refuse_unless_may(stakes, self._actor, Verb.CREATE, f"key results of {reference}", stake)
            return row
        return None

    def _objective(self, chosen: Choice, row: KeyResultRow | None) -> ObjectiveRow | None:
        reference = Reference.parse(chosen.value)
        if reference is None:
            self.problems.add("objective", "Choose the objective that it belongs to.")
            return None
        if row is not None and reference.number == row.objective.number:
            return ObjectiveRow(row.objective, row.cycle, row.team)
        return self.above(reference)

    def _leads_id(self, chosen: str, row: KeyResultRow | None) -> int | None:
        reference = Reference.parse(chosen)
        if reference is None:
            return self._hidden_leads_id(row)
        led = self._goals.key_result(reference.number)
        if led is None or (row is not None and led.key_result.id == row.key_result.id):
            self.problems.add("leads", "Choose another key result, one that moves later than this one.")
            return None
        return led.key_result.key

    def _hidden_leads_id(self, row: KeyResultRow | None) -> int | None:
        """What it leads, where the form could not show it; else None."""
        leads_id = row.key_result.leads_id if row else None
        return leads_id if leads_id and not self._goals.key_result_ids(col(KeyResult.id) == leads_id) else None

    def _dates(self, entered: KeyResultEntered, cycle: Cycle | None) -> dict[str, date]:
        if cycle is None:
            return {}
        starts_on, due_on = entered.starts_on or cycle.starts_on, entered.due_on or cycle.ends_on
        if due_on <= starts_on:
            self.problems.add("due_on", "It would be due before it starts. Choose a later day.")
        return {"starts_on": starts_on, "due_on": due_on}

    def _weight(self, typed: str) -> int:
        if typed.isascii() and typed.isdigit() and len(typed) < 4 and int(typed) <= 100:
            return int(typed)
        self.problems.add("weight", "Enter a whole number from 0 to 100; 1 is usual, and 0 leaves it out.")
        return 1

    def _ask_for_reason(
        self, entered: KeyResultEntered, columns: Mapping[str, Any], read: ReadMeasure, row: KeyResultRow
    ) -> None:
        item = row.key_result
        if item.last_check_in_id is None:
            return
        if entered.kind is not item.measure_kind:
            self.problems.add("kind", "Its check-ins would lose their meaning. Duplicate it, and close this one.")
            return
        steps = len(self._goals.milestones([item.key]))
        if (changed_aims(item, columns) or len(read.steps) != steps) and not entered.reason:
            self.problems.add("reason", _REASON)

    def _typed(self, value: Decimal | None) -> str:
        return "" if value is None else amount_for_input(value, self._mark)


def changed_aims(item: KeyResult, columns: Mapping[str, Any]) -> tuple[str, ...]:
    """Which of its aims the columns would change; a baseline that is given at last changes none."""
    return tuple(
        name
        for name in AIMS
        if name in columns and getattr(item, name) != columns[name] and not (name == "start" and item.start is None)
    )


def key_result_choice(item: KeyResult) -> Choice:
    """A key result as a select shows it."""
    reference = Reference(ItemKind.KEY_RESULT, item.number)
    return Choice(str(reference), f"{reference} {item.title}")


def _columns_of(measure: Measure | None) -> dict[str, Any]:
    nothing = {"start": None, "target": None, "lower": None, "upper": None}
    match measure:
        case NumberMeasure(start, target, unit):
            return nothing | {"start": start, "target": target, **_unit_columns(unit)}
        case KeepMeasure(lower, upper, start, unit):
            return nothing | {"start": start, "lower": lower, "upper": upper, **_unit_columns(unit)}
        case _:
            return nothing | _unit_columns(Unit())


def _unit_columns(unit: Unit) -> dict[str, Any]:
    return {"unit_kind": unit.kind, "unit_label": unit.label}
