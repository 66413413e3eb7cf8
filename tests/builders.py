"""One line a row: `an_objective(session, owner=ana)`. For tests, the demo and whoever explores in a shell.

Builders write rows directly, as an import would; what people do goes through the use cases.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from sqlmodel import Session

from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import Health, ItemKind, ItemRole, MeasureKind, Stage, TeamRole, UnitKind, Verdict
from bot.usecases.company.workspaces import actor_of
from bot.usecases.rhythm.scheduling import schedule_newcomers
from storage.models import (
    CheckIn,
    Cycle,
    Initiative,
    KeyResult,
    Membership,
    Milestone,
    Objective,
    Participant,
    Person,
    RosterEntry,
    Round,
    Team,
)
from storage.repositories.goals import Goals
from storage.repositories.initiative_words import InitiativeWords
from storage.repositories.people import Workspaces
from storage.repositories.teams import Cycles, Teams

R = TypeVar("R")


class Company:
    """The rows of one workspace, with the few defaults that a test does not care about."""

    def __init__(self, session: Session, workspace_id: int, now: datetime) -> None:
        self.session = session
        self.workspace_id = workspace_id
        self.now = now

    def person(self, name: str, slack_user_id: str, **values: Any) -> Person:
        """Somebody whom Slack was asked about just now."""
        return self._add(
            Person(
                **{
                    "workspace_id": self.workspace_id,
                    "slack_user_id": slack_user_id,
                    "name": name,
                    "zone": "UTC",
                    "locale": "en-US",
                    "refreshed_at": self.now,
                    **values,
                }
            )
        )

    def actor(self, person: Person) -> Actor:
        """A person with their roles as they are now."""
        return actor_of(self.session, person, self.now)

    def team(self, name: str, lead: Person | None = None, *members: Person, **values: Any) -> Team:
        """A team under the company."""
        parent = self.company_team()
        team = self._add(Team(workspace_id=self.workspace_id, name=name, parent_id=parent.id, created_at=self.now))
        for name_of_value, value in values.items():
            setattr(team, name_of_value, value)
        if lead is not None:
            self.joins(team, lead, TeamRole.LEAD)
        for member in members:
            self.joins(team, member)
        return team

    def company_team(self) -> Team:
        """The root team."""
        return Teams(self.session, self.workspace_id).company()

    def joins(self, team: Team, person: Person, role: TeamRole = TeamRole.MEMBER) -> None:
        """Make somebody a member or lead."""
        self._add(Membership(workspace_id=self.workspace_id, team_id=team.key, person_id=person.key, role=role))

    def keeps_time_of(self, zone: str) -> None:
        """The zone of the workspace, for teams and people who name none."""
        Workspaces(self.session).get(self.workspace_id).zone = zone

    def goes_live(self) -> None:
        """From now on people are asked; everybody who owns something gets a first due date."""
        Workspaces(self.session).get(self.workspace_id).live_at = self.now
        self.session.flush()
        schedule_newcomers(self.session, self.workspace_id, self.now)

    def cycle(self) -> Cycle:
        """The cycle that runs now."""
        return Cycles(self.session, self.workspace_id).current(self.now.date(), self.now)

    def objective(self, title: str, owner: Person, team: Team | None = None, **values: Any) -> Objective:
        """An objective of this cycle; without a team it is the owner's own."""
        return self._add(
            Objective(
                **{
                    "workspace_id": self.workspace_id,
                    "number": self._number(ItemKind.OBJECTIVE, owner),
                    "title": title,
                    "team_id": team.id if team else None,
                    "owner_id": owner.id,
                    "cycle_id": self.cycle().key,
                    "created_at": self.now,
                    "created_by_id": owner.id,
                    **values,
                }
            )
        )

    def key_result(
        self, title: str, objective: Objective, owner: Person, start: str = "0", target: str = "100", **values: Any
    ) -> KeyResult:
        """A number from start to target over the whole cycle, in percent unless said otherwise."""
        cycle = self.session.get_one(Cycle, objective.cycle_id)
        return self._add(
            KeyResult(
                **{
                    "workspace_id": self.workspace_id,
                    "number": self._number(ItemKind.KEY_RESULT, owner),
                    "objective_id": objective.key,
                    "title": title,
                    "measure_kind": MeasureKind.NUMBER,
                    "unit_kind": UnitKind.PERCENT,
                    "start": Decimal(start),
                    "target": Decimal(target),
                    "starts_on": cycle.starts_on,
                    "due_on": cycle.ends_on,
                    "owner_id": owner.id,
                    "created_at": self.now,
                    "created_by_id": owner.id,
                    **values,
                }
            )
        )

    def milestones(self, key_result: KeyResult, *titles: str) -> list[Milestone]:
        """Steps, none of them done."""
        return [
            self._add(
                Milestone(workspace_id=self.workspace_id, key_result_id=key_result.key, position=position, title=title)
            )
            for position, title in enumerate(titles, start=1)
        ]

    def initiative(self, title: str, key_result: KeyResult | None, owner: Person, **values: Any) -> Initiative:
        """An initiative that has started."""
        made = self._add(
            Initiative(
                **{
                    "workspace_id": self.workspace_id,
                    "number": self._number(ItemKind.INITIATIVE, owner),
                    "key_result_id": key_result.id if key_result else None,
                    "title": title,
                    "owner_id": owner.id,
                    "stage": Stage.ACTIVE,
                    "starts_on": self.now.date() - timedelta(weeks=2),
                    "due_on": self.now.date() + timedelta(weeks=4),
                    "created_at": self.now,
                    "created_by_id": owner.id,
                    **values,
                }
            )
        )
        InitiativeWords(self.session, self.workspace_id).follow(made)
        return made

    def bet(self, title: str, key_result: KeyResult, owner: Person, verdict: Verdict, **values: Any) -> Initiative:
        """One that is done, and of which somebody has said what came of it."""
        ended_on = self.now.date() - timedelta(weeks=4)
        done = {"stage": Stage.DONE, "ended_on": ended_on, "look_back_on": self.now.date()}
        judged = {"verdict": verdict, "judged_on": self.now.date(), "judged_by_id": owner.key}
        return self.initiative(title, key_result, owner, **{**done, **judged, **values})

    def contributes(self, person: Person, initiative: Initiative) -> None:
        """Name somebody as a contributor."""
        self._add(
            Participant(
                workspace_id=self.workspace_id,
                item_kind=ItemKind.INITIATIVE,
                item_id=initiative.key,
                person_id=person.key,
                role=ItemRole.CONTRIBUTOR,
            )
        )

    def check_in(self, key_result: KeyResult, by: Person, value: str, on: date, **values: Any) -> CheckIn:
        """A check-in in the past, repeated in the key result's row as the newest."""
        check_in = self._stated(by, on, key_result_id=key_result.key, value=Decimal(value), **values)
        key_result.current, key_result.status = check_in.value, check_in.status
        self._repeat(key_result, check_in)
        return check_in

    def effort_check_in(
        self, initiative: Initiative, by: Person, health: Health | None, on: date, **values: Any
    ) -> CheckIn:
        """The same for an initiative."""
        check_in = self._stated(by, on, initiative_id=initiative.key, health=health, **values)
        initiative.health = check_in.health
        self._repeat(initiative, check_in)
        return check_in

    def _stated(self, by: Person, on: date, **values: Any) -> CheckIn:
        at = datetime.combine(on, datetime.min.time(), tzinfo=self.now.tzinfo) + timedelta(hours=9)
        facts: dict[str, Any] = {
            "workspace_id": self.workspace_id,
            "by_id": by.key,
            "at": at,
            "on": on,
            "recorded_at": at,
        }
        return self._add(CheckIn(**facts | values))

    @staticmethod
    def _repeat(item: KeyResult | Initiative, check_in: CheckIn) -> None:
        item.last_note, item.checked_in_on, item.last_check_in_id = check_in.note, check_in.on, check_in.key

    def round(self, team: Team, due_on: date, *roster: Person) -> Round:
        """A round of the past: these people were asked on that date."""
        opened_at = datetime.combine(due_on, datetime.min.time(), tzinfo=self.now.tzinfo)
        past = self._add(
            Round(
                workspace_id=self.workspace_id,
                team_id=team.key,
                due_on=due_on,
                opened_at=opened_at,
                summarised_at=opened_at + timedelta(days=2, hours=10),
            )
        )
        for person in roster:
            self._add(RosterEntry(workspace_id=self.workspace_id, round_id=past.key, person_id=person.key))
        return past

    def _number(self, kind: ItemKind, person: Person) -> int:
        actor = Actor(self.workspace_id, person.key, person.slack_user_id, person.name)
        reference: Reference = Goals(self.session, actor).next_reference(kind)
        return reference.number

    def _add(self, row: R) -> R:
        self.session.add(row)
        self.session.flush()
        return row
