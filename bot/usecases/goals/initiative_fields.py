"""The form of an initiative and its columns, in both directions. Shared steps; they take the session."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from bot.domain.entered import Choice, InitiativeEntered
from bot.domain.initiative_forms import read_effort, read_prediction, usual_due
from bot.domain.numbers import amount_for_input
from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.problems import Problems
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemRole, ItemState, Stage
from bot.usecases.checking_in.stating import local_date
from bot.usecases.company.locales import decimal_mark
from bot.usecases.goals.goal_steps import Named, check_length, is_closed, people_of, read_title, refuse_unless_may
from bot.usecases.goals.stakes import Stakes
from bot.usecases.reading.above import choice_of, key_results_above
from bot.usecases.reading.measuring import measure_of
from bot.usecases.reading.outputs import prediction_words
from storage.models import Team
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow
from storage.repositories.helping_teams import HelpingTeams
from storage.repositories.teams import Teams


@dataclass(frozen=True, slots=True)
class ReadInitiative:
    """What the form stands for: columns, who has which part, and the row ids of the teams that help."""

    columns: Mapping[str, Any]
    parts: Mapping[ItemRole, frozenset[int]]
    helping_team_ids: frozenset[int]


class InitiativeFields:
    """Reads and fills the form for one actor at one time. `problems` collects what cannot be taken as it is."""

    def __init__(self, session: Session, actor: Actor, now: datetime) -> None:
        self.problems = Problems()
        self._session, self._actor = session, actor
        self._today = local_date(actor, now)
        self._goals = Goals(session, actor)
        self._helping = HelpingTeams(session, actor.workspace_id)
        self._mark = decimal_mark(actor.locale)

    def of(self, row: InitiativeRow) -> InitiativeEntered:
        """The form of an initiative as it stands."""
        item = row.initiative
        owner, named = people_of(self._session, self._actor, item)
        above = key_results_above(self._session, self._actor, [row])
        return InitiativeEntered(
            title=item.title,
            key_result=choice_of(above.get(item.key_result_id or 0)),
            owner=owner,
            scope=item.scope,
            due_on=item.due_on,
            effort="" if item.effort_weeks is None else amount_for_input(item.effort_weeks, self._mark),
            prediction=prediction_words(item, row.key_result),
            contributors=named[ItemRole.CONTRIBUTOR],
            helping_teams=tuple(Choice(str(team.key), team.name) for team in self._helping.of(item.key)),
            stage=item.stage,
            visibility=item.visibility,
            readers=named[ItemRole.READER],
            source_link=item.source_link,
        )

    def read(self, entered: InitiativeEntered, row: InitiativeRow | None = None) -> ReadInitiative:
        """What the form stands for; `row` is the initiative as it stands, if there is one.

        Raises NotAllowed for a key result that the actor may not serve; the rest is noted in `problems`.
        """
        named = Named(self._session, self._actor, entered.owner, *entered.contributors, *entered.readers)
        owner_id = named.one(entered.owner, "owner", self.problems)
        if not entered.owner and row is None:
            self.problems.add("owner", "Choose who answers for it.")
        check_length(entered.scope, "scope", self.problems)
        serves = self._key_result(entered, owner_id, row)
        columns = {
            "title": read_title(entered.title, self.problems),
            "key_result_id": serves.key_result.key if serves else None,
            "owner_id": owner_id,
            "scope": entered.scope.strip(),
            "due_on": self._due_on(entered, serves, row),
            "effort_weeks": self._effort(entered.effort),
            **self._prediction(entered.prediction, serves, row),
            "visibility": entered.visibility,
        }
        parts = {
            ItemRole.CONTRIBUTOR: named.all(entered.contributors, "contributors", self.problems),
            ItemRole.READER: named.all(entered.readers, "readers", self.problems),
        }
        return ReadInitiative(columns, parts, self._helping_team_ids(entered.helping_teams))

    def serves(self, reference: Reference, owner_id: int | None, field: str = "key_result") -> KeyResultRow | None:
        """An open key result that the actor may start something for; else None, and a problem. Raises NotAllowed."""
        row = self._goals.key_result(reference.number) if reference.kind is ItemKind.KEY_RESULT else None
        if row is None:
            self.problems.add(field, f"I cannot find {reference}. Choose another key result.")
        elif row.key_result.state is ItemState.CLOSED or is_closed(row.cycle, self._today):
            self.problems.add(field, f"{reference} is closed. Choose another key result, or reopen it.")
        else:
            stakes = Stakes(self._session, self._actor, self._today)
            own, above = stakes.of_team(row.team, owner_id), stakes.of_key_result(row)
            refuse_unless_may(stakes, self._actor, Verb.CREATE, f"initiatives for {reference}", own, above)
            return row
        return None

    def _key_result(
        self, entered: InitiativeEntered, owner_id: int | None, row: InitiativeRow | None
    ) -> KeyResultRow | None:
        reference = Reference.parse(entered.key_result.value)
        if reference is None:
            if row is None or row.initiative.stage is not Stage.IDEA:
                self.problems.add("key_result", "Choose the one key result that it should move.")
            return None
        if row is not None and row.key_result is not None and reference.number == row.key_result.number:
            return _as_it_is(row)  # also where it is hidden from the owner of the initiative: the link stays
        serves = self.serves(reference, owner_id)
        if serves is not None:
            self.want_lead(serves, row)
        return serves

    def want_lead(self, serves: KeyResultRow, row: InitiativeRow | None, field: str = "key_result") -> None:
        """Where a team wants that, only whoever may decide on its ideas starts something that was none, or brings it
        from another team; `row` is the initiative as it stands, if there is one. Noted in `problems`."""
        team = serves.team
        if team is None or not team.leads_decide or (row is not None and _is_known_to(team, row)):
            return
        stakes = Stakes(self._session, self._actor, self._today)
        if not may(self._actor, Verb.DECIDE_IDEA, stakes.of_team(team), stakes.of_key_result(serves)):
            reference = Reference(ItemKind.KEY_RESULT, serves.key_result.number)
            told = f"In {team.name} a lead agrees first. Type /okr idea for {reference} to put it forward as an idea."
            self.problems.add(field, told)

    def _due_on(
        self, entered: InitiativeEntered, serves: KeyResultRow | None, row: InitiativeRow | None
    ) -> date | None:
        starts_on = (row.initiative.starts_on if row else None) or self._today
        if entered.due_on is None:
            return usual_due(starts_on, serves.cycle.ends_on) if serves and row is None else None
        if entered.due_on < starts_on and (row is None or entered.due_on != row.initiative.due_on):
            self.problems.add("due_on", "It would be due before it starts. Choose a later day.")
        return entered.due_on

    def _effort(self, typed: str) -> Decimal | None:
        weeks = None
        if typed:
            with self.problems.beside("effort"):
                weeks = read_effort(typed, self._mark)
        return weeks

    def _prediction(
        self, typed: str, serves: KeyResultRow | None, row: InitiativeRow | None
    ) -> dict[str, Decimal | None]:
        if row is not None and typed == prediction_words(row.initiative, row.key_result):
            return {}  # as it was written down; the key result may have changed since
        predicted: dict[str, Decimal | None] = {"predicted_from": None, "predicted_to": None}
        if typed and serves is not None:
            item = serves.key_result
            measure = measure_of(item, self._goals.milestones([item.key]))
            with self.problems.beside("prediction"):
                reference = Reference(ItemKind.KEY_RESULT, item.number)
                read = read_prediction(typed, reference, measure, item.current, self._mark)
                predicted = {"predicted_from": read.start, "predicted_to": read.end}
        return predicted

    def _helping_team_ids(self, chosen: tuple[Choice, ...]) -> frozenset[int]:
        teams = {str(team.key): team.key for team in Teams(self._session, self._actor.workspace_id).all()}
        if unknown := [each.words for each in chosen if each.value not in teams]:
            self.problems.add("helping_teams", f"I cannot find {', '.join(unknown)} any more. Choose other teams.")
        return frozenset(teams[each.value] for each in chosen if each.value in teams)


def _is_known_to(team: Team, row: InitiativeRow) -> bool:
    """Whether a team had its say on an initiative, or will have it because nothing is decided yet."""
    return row.initiative.stage is Stage.IDEA or (row.team is not None and row.team.key == team.key)


def _as_it_is(row: InitiativeRow) -> KeyResultRow | None:
    if row.key_result is None or row.objective is None or row.cycle is None:
        return None
    return KeyResultRow(row.key_result, row.objective, row.cycle, row.team)
