"""What a query finds is what the table of permissions allows to be seen, for every kind of actor and item."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from bot.domain.people import Actor
from bot.domain.permissions import Verb, may
from bot.domain.vocabulary import ItemKind, ItemRole, Stage, TeamRole, Visibility
from bot.usecases.company.workspaces import open_workspace
from bot.usecases.goals.stakes import Stakes
from storage.database import Database
from storage.models import Initiative, KeyResult, Objective, Participant, Person
from storage.repositories.goals import Goals, InitiativeRow, KeyResultRow, ObjectiveRow
from tests.builders import Company

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
KINDS = {ItemKind.OBJECTIVE: Objective, ItemKind.KEY_RESULT: KeyResult, ItemKind.INITIATIVE: Initiative}


class Everything:
    """Every kind of actor, and an item of each kind for each combination of team, visibility and named people."""

    def __init__(self, session: Session, workspace_id: int) -> None:
        self.session, self.company = session, Company(session, workspace_id, NOW)
        kinds: dict[str, dict[str, Any]] = {
            "owner": {},
            "member": {},
            "lead": {},
            "company_lead": {},
            "stranger": {},
            "admin": {"is_okr_admin": True},
            "slack_owner": {"is_slack_owner": True},
            "named": {},
            "channel_guest": {"is_guest": True, "guest_channels": ["C1"]},
            "other_guest": {"is_guest": True, "guest_channels": ["C9"]},
            "named_guest": {"is_guest": True},
            "delegate": {},
            "delegate_of_somebody_here": {},
        }
        people = {name: self.company.person(name, f"U{name}", **values) for name, values in kinds.items()}
        self.people: dict[str, Person] = people
        self._goes_away(people["owner"], people["delegate"], TODAY)
        self._goes_away(people["stranger"], people["delegate_of_somebody_here"], TODAY - timedelta(days=1))
        growth = self.company.team("Growth", people["lead"], people["member"], channel_id="C1")
        self.company.joins(self.company.company_team(), people["company_lead"], TeamRole.LEAD)
        for team_id in (growth.key, self.company.company_team().key, None):
            for visible in product(Visibility, Visibility, Visibility):
                self._tree(team_id, *visible)
        self.company.initiative("Idea of Growth", None, people["owner"], stage=Stage.IDEA, team_id=growth.key)

    def actors(self) -> Iterator[tuple[str, Actor]]:
        for name, person in self.people.items():
            yield name, self.company.actor(person)

    @staticmethod
    def _goes_away(person: Person, delegate: Person, until: date) -> None:
        person.away_from, person.away_until, person.delegate_id = until - timedelta(days=7), until, delegate.id

    def _tree(self, team_id: int | None, *visible: Visibility) -> None:
        """An objective, its key result and an initiative, once with and once without people who are named in each."""
        owner = self.people["owner"]
        for named_in in (None, *KINDS):
            objective = self.company.objective("O", owner, None, team_id=team_id, visibility=visible[0])
            key_result = self.company.key_result("KR", objective, owner, visibility=visible[1])
            initiative = self.company.initiative("I", key_result, owner, visibility=visible[2])
            ids = dict(zip(KINDS, (objective.key, key_result.key, initiative.key), strict=True))
            if named_in is not None:
                for name, role in (("named", ItemRole.READER), ("named_guest", ItemRole.CONTRIBUTOR)):
                    self.session.add(
                        Participant(
                            workspace_id=self.company.workspace_id,
                            item_kind=named_in,
                            item_id=ids[named_in],
                            person_id=self.people[name].key,
                            role=role,
                        )
                    )


Row = ObjectiveRow | KeyResultRow | InitiativeRow


@pytest.fixture(scope="module")
def differences(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Where a query and the table of permissions disagree."""
    path = tmp_path_factory.mktemp("visibility") / "okr.sqlite3"
    shutil.copyfile(sqlite_template, path)
    db = Database.open(f"sqlite:///{path}")
    workspace_id = open_workspace(db, "T1", "Acme", NOW)
    yield db.write(lambda session: _compare(Everything(session, workspace_id)))
    db.close()


@pytest.mark.parametrize("kind", [kind.value for kind in ItemKind])
def test_a_query_finds_what_the_permissions_allow(differences: list[str], kind: str) -> None:
    assert [each for each in differences if f" {kind} " in each] == []


def test_the_product_holds_what_is_seen_and_what_is_not(sqlite_url: str) -> None:
    db = Database.open(sqlite_url)
    workspace_id = open_workspace(db, "T1", "Acme", NOW)

    def seen(session: Session) -> dict[str, int]:
        everything = Everything(session, workspace_id)
        return {name: len(Goals(session, actor).key_results(limit=1_000)) for name, actor in everything.actors()}

    counts = db.write(seen)
    db.close()
    assert counts["owner"] == counts["delegate"] == 96
    assert counts["stranger"] == counts["delegate_of_somebody_here"]
    assert 0 == counts["other_guest"] < counts["channel_guest"] < counts["stranger"] < counts["named"] < 96


def test_the_prepared_query_of_updates_finds_the_same(sqlite_url: str) -> None:
    db = Database.open(sqlite_url)
    workspace_id = open_workspace(db, "T1", "Acme", NOW)

    def differences(session: Session) -> list[str]:
        everything = Everything(session, workspace_id)
        session.flush()
        return [
            f"{name} KR{number}"
            for name, actor in everything.actors()
            for goals in [Goals(session, actor)]
            for seen in [{row.key_result.number for row in goals.key_results(limit=1_000)}]
            for number in range(1, 97)
            if (goals.plain_key_result(number) is not None) != (number in seen)
        ]

    found = db.write(differences)
    db.close()
    assert found == []


def _compare(everything: Everything) -> list[str]:
    session = everything.session
    [(_, owner), *_] = everything.actors()
    rows = _all_rows(Goals(session, owner))
    differences = []
    for name, actor in everything.actors():
        goals, stakes = Goals(session, actor), Stakes(session, actor, TODAY)
        found = {_place(row) for row in _all_rows(goals)}
        for row in rows:
            is_allowed = _is_allowed(actor, stakes, row)
            if (_place(row) in found) != is_allowed:
                kind, key = _place(row)
                differences.append(f"{name} {'may' if is_allowed else 'may not'} see the {kind} {key}: {_said(row)}")
    return differences


def _all_rows(goals: Goals) -> list[Row]:
    return [*goals.objectives(limit=1_000), *goals.key_results(limit=1_000), *goals.initiatives(limit=1_000)]


def _place(row: Row) -> tuple[str, int]:
    match row:
        case InitiativeRow():
            return "initiative", row.initiative.key
        case KeyResultRow():
            return "key_result", row.key_result.key
        case _:
            return "objective", row.objective.key


def _is_allowed(actor: Actor, stakes: Stakes, row: Row) -> bool:
    match row:
        case InitiativeRow():
            return may(actor, Verb.SEE, stakes.of_initiative(row))
        case KeyResultRow():
            return may(actor, Verb.SEE, stakes.of_key_result(row))
        case _:
            return may(actor, Verb.SEE, stakes.of_objective(row))


def _said(row: Row) -> str:
    items = [each for each in row if isinstance(each, Objective | KeyResult | Initiative)]
    return ", ".join(f"{type(each).__name__} {each.visibility.value}" for each in items)
