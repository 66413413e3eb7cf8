"""The small cast as rows: Ana owns, Ben is her team-mate, Carol leads, Dan is a stranger."""

from datetime import date
from typing import Any

from bot.domain.vocabulary import Health, MeasureKind, Status
from storage.models import KeyResult, Objective, Person
from tests.builders import Company
from tests.scenarios.conftest import Office

BEFORE = date(2026, 10, 5)
LAST_WEEK = date(2026, 11, 9)


def stage_growth(office: Office) -> None:
    """Ana owns KR1 and its initiative I1 in Carol's team, with Ben; Dan is in no team. Nobody's locale is known."""

    def stage(company: Company) -> None:
        ana, ben, carol, _ = (
            company.person(name, office.slack_id(full), locale="")
            for name, full in (("Ana", "Ana Diaz"), ("Ben", "Ben Okoro"), ("Carol", "Carol Kim"), ("Dan", "Dan Roth"))
        )
        team = company.team("Growth", carol, ana, ben, channel_id=_channel(office, "growth"))
        objective = company.objective("Improve the login experience", ana, team)
        created = {"created_at": company.now.replace(month=10, day=5)}
        resets = company.key_result("Password resets", objective, ana, "10", "1", **created)
        company.initiative("Implement SSO", resets, ana, health=Health.ON_TRACK, **created)
        company.check_in(resets, ana, "5.5", LAST_WEEK, status=Status.ON_TRACK, note="SSO pilot with Sales")

    office.build(stage)


def add_key_result(office: Office, title: str, current: str | None = None, **values: Any) -> None:
    """One more of Ana's, from 10% to 20%, checked in last week where it has a value."""

    def stage(company: Company) -> None:
        objective = company.session.get_one(Objective, 1)
        ana = company.session.get_one(Person, objective.owner_id)
        created = {"created_at": company.now.replace(month=10, day=5)}
        key_result = company.key_result(title, objective, ana, "10", "20", **{**created, **values})
        if current is not None:
            company.check_in(key_result, ana, current, LAST_WEEK, status=values.get("status", Status.ON_TRACK))

    office.build(stage)


def add_milestones(office: Office, *titles: str, done: str = "", **values: Any) -> None:
    """One more of Ana's, measured in steps."""

    def stage(company: Company) -> None:
        objective = company.session.get_one(Objective, 1)
        ana = company.session.get_one(Person, objective.owner_id)
        values["measure_kind"] = MeasureKind.MILESTONES
        key_result = company.key_result("Launch", objective, ana, **values)
        for step in company.milestones(key_result, *titles):
            step.is_done = step.title == done

    office.build(stage)


def key_result(office: Office, number: int) -> KeyResult:
    """The row of a key result as it stands."""
    from sqlmodel import select

    return office.db.read(lambda session: session.exec(select(KeyResult).where(KeyResult.number == number)).one())


def _channel(office: Office, name: str) -> str:
    return office.slack.workspace.channel_named(name).id
