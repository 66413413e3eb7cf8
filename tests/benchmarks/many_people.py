"""A company of thousands in many zones: one key result each, all scheduled. For benchmarks and for `make soak`."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.vocabulary import MeasureKind, Status, UnitKind
from storage.models import KeyResult, Objective, Person
from tests.builders import Company

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "America/Argentina/Buenos_Aires",
    "America/Mexico_City",
    "America/Halifax",
    "America/St_Johns",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Madrid",
    "Europe/Helsinki",
    "Europe/Istanbul",
    "Africa/Cairo",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Bangkok",
    "Asia/Singapore",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Australia/Adelaide",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Pacific/Honolulu",
)


def slack_id(number: int) -> str:
    """Slack's user id of somebody."""
    return f"U0P{number:06d}"


def fill(session: Session, company: Company, zones: Sequence[str], due_on: Sequence[date]) -> None:
    """Add one person for each zone given, due on the date at the same place of `due_on`, at nine o'clock there. Each
    owns a key result that has been checked in before; nobody has a Home."""
    people = [
        Person(
            workspace_id=company.workspace_id,
            slack_user_id=slack_id(number),
            name=f"Person {number}",
            zone=zone,
            locale="en-US",
            refreshed_at=company.now,
            next_prompt_on=on,
            next_prompt_at=_at_nine(on, zone),
        )
        for number, (zone, on) in enumerate(zip(zones, due_on, strict=True))
    ]
    session.add_all(people)
    session.flush()
    _own(session, company, people)


def _own(session: Session, company: Company, people: Sequence[Person]) -> None:
    cycle = company.cycle()
    common: dict[str, Any] = {"workspace_id": company.workspace_id, "created_at": company.now}
    objectives = [
        Objective(
            **common,
            number=number,
            title=f"Objective {number}",
            owner_id=person.key,
            created_by_id=person.key,
            cycle_id=cycle.key,
        )
        for number, person in enumerate(people, start=1)
    ]
    session.add_all(objectives)
    session.flush()
    session.add_all(
        KeyResult(
            **common,
            number=objective.number,
            objective_id=objective.key,
            title=f"Key result {objective.number}",
            measure_kind=MeasureKind.NUMBER,
            unit_kind=UnitKind.PERCENT,
            start=Decimal(0),
            target=Decimal(100),
            current=Decimal(40),
            status=Status.ON_TRACK,
            checked_in_on=cycle.starts_on,
            starts_on=cycle.starts_on,
            due_on=cycle.ends_on,
            owner_id=objective.owner_id,
            created_by_id=objective.created_by_id,
        )
        for objective in objectives
    )
    session.flush()


def _at_nine(on: date, zone: str) -> datetime:
    return datetime.combine(on, time(9), tzinfo=ZoneInfo(zone))
