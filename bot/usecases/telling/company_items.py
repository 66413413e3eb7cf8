"""The company's items at the end of a period, as facts: what a brief is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.cards import AskLine, InitiativeCard, ItemLine, PersonLine
from bot.domain.references import Reference
from bot.domain.status import DueDate, ShownKind, ShownStatus
from bot.domain.vocabulary import Health, ItemKind, Stage, Verdict
from bot.usecases.reading.outputs import output_words, prediction_words
from bot.usecases.telling.items_then import KeyResultThen
from bot.usecases.telling.periods import Period


@dataclass(frozen=True, slots=True)
class Owned:
    """Who owns an item at the end of the period. `gone` is set where they had left by then; `asked_on` are the due
    dates on which they were asked."""

    owner: PersonLine | None
    gone: PersonLine | None
    asked_on: Sequence[DueDate]


@dataclass(frozen=True, slots=True)
class KeyResultOfCompany:
    """A key result with its owner; it was open at the end of the period, or else finished within it. `note` is what
    its last check-in says, and `told_on` the date of the last one before the period."""

    then: KeyResultThen
    owned: Owned
    is_open: bool
    began_on: date
    note: str
    told_on: date | None


@dataclass(frozen=True, slots=True)
class Effort:
    """An initiative: where it stood at both ends of the period, None while it did not exist; and how it was doing, by
    what its owner said. `said` is their last check-in, None before the first one; `verdict` is what they said within
    the period of what came of it. `row`, `key_result` and `said` do not leave the transaction."""

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
            note=(said.note if said else "") if self.verdict is None else self.row.learning,
            blocked_by=said.blocked_by if said and self.status.said is Health.BLOCKED else "",
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
