"""One live team, a neighbour of another company in the same tables, and what people do on Monday and on Wednesday."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, SQLModel, col

from bot.actors import actor_of_user
from bot.deps import Deps
from bot.domain.entries import Entry
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Status
from bot.jobs.tick import tick
from bot.manifest import build
from bot.usecases.checking_in.check_ins import Statement, log_update
from bot.usecases.company.workspaces import open_workspace
from bot.usecases.rhythm.prompts import ask_who_is_due
from bot.usecases.rhythm.rounds import open_round, teams_that_open
from storage.database import Database
from storage.models import KeyResult, OutboxRow
from storage.models.delivery import OutboxState
from storage.repositories.people import People
from storage.repositories.trail import Trail
from tests.builders import Company
from tests.pretend_slack import Workspace as SlackWorkspace

THURSDAY = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # nine where Ana is
ANA, BEN, CAROL, CHANNEL = "U0ANA0001", "U0BEN0001", "U0CAROL0001", "C0GROWTH0001"
EVE, EVES_SECRET = "U0EVE9999", "Take over the world"
KR1 = Reference(ItemKind.KEY_RESULT, 1)

_DIFFERS = ("id", "_by", "key", "_ts", "facts")
Snapshot = list[tuple[Any, list[dict[str, Any]]]]


def slack_workspace(more_people: int = 0) -> SlackWorkspace:
    """Acme: Ana and Ben own, Carol leads; the others are only written to."""
    workspace = SlackWorkspace(name="Acme", manifest=build())
    workspace.add_person("Ana Diaz", tz="Europe/Madrid", locale="en-GB")
    workspace.add_person("Ben Okoro", tz="America/Los_Angeles", locale="en-GB")
    workspace.add_person("Carol Kim", tz="Europe/London", locale="en-US")
    for number in range(more_people):
        workspace.add_person(f"Person{number} Somebody")
    workspace.add_channel("growth", members=["Ana Diaz", "Ben Okoro", "Carol Kim"])
    return workspace


def stage(db: Database, slack_team_id: str) -> int:
    """Write the rows of both companies, and return our workspace's row id."""
    ours = open_workspace(db, slack_team_id, "Acme", THURSDAY)
    db.write(lambda session: _growth(Company(session, ours, THURSDAY)))
    theirs = open_workspace(db, "T0ELSE0001", "Elsewhere", THURSDAY)
    db.write(lambda session: _neighbour(Company(session, theirs, THURSDAY)))
    return ours


def stage_wednesday(db: Database, slack_team_id: str) -> int:
    """Monday is over: the round is open, everybody was asked long ago, and Ana has answered."""
    ours = stage(db, slack_team_id)
    for hours in (0, 9):
        for team_id in teams_that_open(db, ours, MONDAY + timedelta(hours=hours)):
            open_round(db, ours, team_id, MONDAY + timedelta(hours=hours))
        ask_who_is_due(db, ours, MONDAY + timedelta(hours=hours))
    asked = {"state": OutboxState.NOT_NEEDED, "reason": "was asked before this began"}
    db.write(lambda session: session.execute(update(OutboxRow).where(col(OutboxRow.kind) == "prompt").values(**asked)))
    db.write(lambda session: _answer(session, ours))
    return ours


def _answer(session: Session, workspace_id: int) -> None:
    ana = People(session, workspace_id).of_slack(ANA)
    resets = session.get_one(KeyResult, 1)
    if ana is not None:
        company = Company(session, workspace_id, MONDAY)
        company.check_in(resets, ana, "4.2", date(2026, 11, 23), status=Status.ON_TRACK, recorded_at=MONDAY)


def _growth(company: Company) -> None:
    ana = company.person("Ana", ANA, zone="Europe/Madrid")
    ben = company.person("Ben", BEN, zone="America/Los_Angeles")
    carol = company.person("Carol", CAROL, zone="Europe/London")
    team = company.team("Growth", carol, ana, ben, channel_id=CHANNEL, zone="Europe/London")
    earlier = THURSDAY - timedelta(weeks=6)
    objective = company.objective("Improve the login experience", ana, team)
    resets = company.key_result("Password resets", objective, ana, "10", "1", created_at=earlier)
    proposals = company.key_result("Proposal to win", objective, ben, "10", "20", created_at=earlier)
    company.check_in(resets, ana, "5.5", date(2026, 11, 16), status=Status.ON_TRACK)
    company.check_in(proposals, ben, "10.1", date(2026, 11, 16), status=Status.ON_TRACK)
    company.keeps_time_of("Europe/London")
    company.goes_live()


def _neighbour(company: Company) -> None:
    eve = company.person("Eve", EVE)
    company.objective(EVES_SECRET, eve)
    Trail(company.session, company.workspace_id).send(THURSDAY, "welcome", "welcome:eve", EVE, {})


def snapshot(db: Database) -> Snapshot:
    """All rows of all tables."""
    tables = SQLModel.metadata.sorted_tables
    return db.read(
        lambda s: [
            (table, [dict(row._mapping) for row in s.execute(table.select().order_by("id"))]) for table in tables
        ]
    )


def put_back(db: Database, rows: Snapshot) -> None:
    """Make the database what it was."""

    def write(session: Session) -> None:
        for table, _ in reversed(rows):
            session.execute(table.delete())
        for table, each in rows:
            if each:
                session.execute(table.insert(), each)

    db.write(write)


def outline(rows: Snapshot) -> str:
    """All of them without what differs from one run to the next: ids, keys and Slack's stamps."""
    return str([sorted(str(_same_every_time(row)) for row in each) for _, each in rows])


def _same_every_time(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if not name.endswith(_DIFFERS)}


@dataclass(frozen=True, slots=True)
class Moment:
    """From then on, somebody wants this to be done: whoever does it again changes nothing more."""

    at: datetime
    deed: str = ""


MONDAY_MORNING = (Moment(MONDAY), Moment(MONDAY + timedelta(hours=2), "ana_updates"))
WEDNESDAY_MORNING = (Moment(MONDAY + timedelta(days=2, hours=2), "carol_is_told"),)


def happen(deps: Deps, moment: Moment) -> None:
    """The deed of a moment, and a beat of the clock."""
    if moment.deed:
        _DEEDS[moment.deed](deps, moment.at)
    tick(deps)


def _ana_updates(deps: Deps, at: datetime) -> None:
    statement = Statement(KR1, Entry("4.2", note="SSO pilot"), cause=f"trigger:{at.isoformat()}")
    log_update(deps.db, actor_of_user(deps, ANA), statement, deps.clock.now())


def _carol_is_told(deps: Deps, at: datetime) -> None:
    facts = {"team_id": 1, "channel": CHANNEL, "reason": "is_archived"}

    def send(session: Session) -> None:
        trail = Trail(session, deps.installation.workspace_id)
        trail.send(at, "channel_refused", "told", CAROL, facts)

    deps.db.write(send)


_DEEDS: Mapping[str, Any] = {"ana_updates": _ana_updates, "carol_is_told": _carol_is_told}
