"""The same words twice, and two people at once: one row each."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from sqlmodel import func, select

from bot.domain.check_in_pages import Page
from bot.domain.entries import Entry, Seen
from bot.domain.errors import ChangedMeanwhile
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Status
from bot.usecases.checking_in.check_in import Typed, open_check_in, save_check_in
from bot.usecases.checking_in.check_ins import Statement, log_update
from bot.usecases.checking_in.confirm import confirm
from bot.usecases.company.workspaces import actor_of, open_workspace
from storage.database import Database
from storage.models import CheckIn
from tests.builders import Company

EARLIER = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
KR1 = Reference(ItemKind.KEY_RESULT, 1)


@dataclass
class Stage:
    db: Database
    ana: Actor
    check_in_id: int

    def rows(self) -> int:
        return self.db.read(lambda session: session.exec(select(func.count()).select_from(CheckIn)).one())


@pytest.fixture
def stage(db: Database) -> Stage:
    """Ana owns KR1 and checked in a week ago."""
    workspace_id = open_workspace(db, "T1", "Acme", EARLIER)

    def build(session: object) -> tuple[Actor, int]:
        company = Company(session, workspace_id, EARLIER)  # type: ignore[arg-type]
        ana = company.person("Ana", "U1")
        objective = company.objective("Improve the login experience", ana, company.team("Growth", None, ana))
        resets = company.key_result("Password resets", objective, ana, "10", "1")
        said = company.check_in(resets, ana, "5.5", date(2026, 11, 9), status=Status.ON_TRACK)
        return actor_of(company.session, ana, company.now), said.key

    ana, check_in_id = db.write(build)
    return Stage(db, ana, check_in_id)


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Run them side by side; an error is an outcome, too."""
    outcomes: list[object] = []
    together = threading.Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> None:
        together.wait()
        try:
            outcomes.append(deed())
        except ChangedMeanwhile as changed:
            outcomes.append(changed)

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_the_same_trigger_counts_once(stage: Stage) -> None:
    statement = Statement(KR1, Entry("4.2"), cause="trigger:1")
    first = log_update(stage.db, stage.ana, statement, NOW)

    again = log_update(stage.db, stage.ana, statement, NOW)

    assert (stage.rows(), again.is_repetition, again.before) == (2, True, first.before)


def test_the_same_trigger_twice_at_once_counts_once(stage: Stage) -> None:
    statement = Statement(KR1, Entry("4.2"), cause="trigger:1")

    at_once(*[lambda: log_update(stage.db, stage.ana, statement, NOW)] * 2)

    assert stage.rows() == 2


def test_of_two_forms_submitted_at_once_one_is_shown_the_other(stage: Stage) -> None:
    seen = Seen(KR1, stage.check_in_id)

    outcomes = at_once(
        lambda: log_update(stage.db, stage.ana, Statement(KR1, Entry("4.2"), seen=seen, cause="view:1"), NOW),
        lambda: log_update(stage.db, stage.ana, Statement(KR1, Entry("4.3"), seen=seen, cause="view:2"), NOW),
    )

    assert stage.rows() == 2
    assert sum(isinstance(outcome, ChangedMeanwhile) for outcome in outcomes) == 1


def test_two_clicks_at_once_confirm_once(stage: Stage) -> None:
    seen = [Seen(KR1, stage.check_in_id)]

    at_once(*[lambda: confirm(stage.db, stage.ana, seen, NOW)] * 2)

    assert stage.rows() == 2


def test_a_form_submitted_twice_is_saved_once(stage: Stage) -> None:
    page = open_check_in(stage.db, stage.ana, "token", NOW)
    assert isinstance(page, Page)
    typed = Typed(page.token, 1, page.seen, {KR1: Entry("4.2")}, cause="view:1")

    at_once(*[lambda: save_check_in(stage.db, stage.ana, typed, NOW)] * 2)

    assert stage.rows() == 2
