"""Writes the people and items of a script as rows, as an import would, and remembers under which names Slack knows
them."""

from dataclasses import dataclass, field
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import select

from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemRole, MeasureKind, NumberRhythm, Stage, TeamRole, Visibility
from storage.models import KeyResult, Objective, Participant, Person, Team, Workspace
from tests.builders import Company
from tests.truth.script import BEGINS, QUARTER, Aim, Goal, Item, Measured, Script, Work

ADMIN, BRIEF, LONDON = "Zoe", "C0BRIEF", ZoneInfo("Europe/London")
_ZONES = ("Europe/London", "Europe/Madrid", "America/New_York")
_MEASURED = {
    Measured.NUMBER: MeasureKind.NUMBER,
    Measured.KEEP: MeasureKind.KEEP,
    Measured.STEPS: MeasureKind.MILESTONES,
}


def slack_id(name: str) -> str:
    """Of somebody."""
    return f"U0{name.upper()}"


def channel_of(team: str) -> str:
    """Slack's id of a team's channel."""
    return f"C0{team.upper()}"


@dataclass
class Rows:
    """Row ids of people and items, and the references of items, by name and title."""

    script: Script
    readers: tuple[str, ...]
    people: dict[str, int] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)

    def settle_in(self, company: Company) -> None:
        """Everybody, the teams, what is wanted from the first day on, and to whom the brief goes; then it is live."""
        company.keeps_time_of(LONDON.key)
        names = dict.fromkeys([ADMIN, *self.readers, *(each for team in self.script.teams.values() for each in team)])
        rows = {
            name: company.person(
                name, slack_id(name), zone=_ZONES[number % len(_ZONES)], is_okr_admin=name == ADMIN,
                reads_brief=name in self.readers,
            )
            for number, name in enumerate(names)
        }  # fmt: skip
        self.people = {name: row.key for name, row in rows.items()}
        company.joins(company.company_team(), rows[ADMIN], TeamRole.LEAD)
        for team, members in self.script.teams.items():
            company.team(team, *(rows[name] for name in members), channel_id=channel_of(team), zone=LONDON.key)
        workspace = company.session.get_one(Workspace, company.workspace_id)
        workspace.brief_channel_id, workspace.brief_weekday, workspace.brief_time = BRIEF, 3, time(9)
        for item in self.script.items:
            if item.begins <= BEGINS:
                self.write(company, item)
        company.goes_live()

    def write(self, company: Company, item: Item) -> None:
        """One item, written down now."""
        owner = company.session.get_one(Person, self.people[item.owner])
        match item:
            case Aim():
                kind, row = ItemKind.OBJECTIVE, self._aim(company, item, owner)
            case Goal():
                kind, row = ItemKind.KEY_RESULT, self._goal(company, item, owner)
            case Work():
                kind, row = ItemKind.INITIATIVE, self._work(company, item, owner)
        self.refs[item.title], self.ids[item.title] = str(Reference(kind, row.number)), row.key

    def reference(self, item: Item) -> Reference:
        """Under which it is known."""
        found = Reference.parse(self.refs[item.title])
        if found is None:
            raise LookupError(item.title)
        return found

    def actor(self, company: Company, name: str) -> Actor:
        """Somebody, with their roles as they are now."""
        return company.actor(company.session.get_one(Person, self.people[name]))

    def _aim(self, company: Company, item: Aim, owner: Person) -> Any:
        team = company.session.exec(select(Team).where(Team.name == item.team)).one()
        visibility = Visibility.PRIVATE if item.is_private else Visibility.WORKSPACE
        row = company.objective(item.title, owner, team, visibility=visibility)
        for reader in item.readers:
            company.session.add(
                Participant(
                    workspace_id=company.workspace_id,
                    item_kind=ItemKind.OBJECTIVE,
                    item_id=row.key,
                    person_id=self.people[reader],
                    role=ItemRole.READER,
                )
            )
        return row

    def _goal(self, company: Company, item: Goal, owner: Person) -> Any:
        row = company.key_result(
            item.title,
            company.session.get_one(Objective, self.ids[item.aim.title]),
            owner,
            measure_kind=_MEASURED[item.measured],
            lower=item.lower,
            upper=item.upper,
            number_rhythm=NumberRhythm(item.rhythm),
            next_number_on=item.next_number_on,
            starts_on=max(item.begins.date(), QUARTER[0]),
            due_on=item.due_on,
        )
        row.start, row.target = item.start, item.target
        company.milestones(row, *(f"Step {number}" for number in range(1, item.steps + 1)))
        return row

    def _work(self, company: Company, item: Work, owner: Person) -> Any:
        first, last = item.predicted or (None, None)
        return company.initiative(
            item.title,
            company.session.get_one(KeyResult, self.ids[item.serves.title]),
            owner,
            stage=Stage(item.stage),
            starts_on=item.begins.date(),
            due_on=item.due_on,
            predicted_from=first,
            predicted_to=last,
            ended_on=item.ended_on,
            look_back_on=item.look_back_on,
        )
