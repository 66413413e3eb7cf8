"""Whatever is too long to keep is refused beside its field, in commands as in forms, and nothing is stored."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlmodel import Session, func, select

from bot.domain.closing_forms import ClosingEntered
from bot.domain.entered import Choice, InitiativeEntered, KeyResultEntered
from bot.domain.entries import Entry
from bot.domain.errors import Invalid, InvalidForm
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, Health, ItemKind, MeasureKind
from bot.usecases.checking_in.check_ins import Statement, log_update
from bot.usecases.goals.closings import close_item
from bot.usecases.goals.initiatives import create_initiative
from bot.usecases.goals.key_results import create_key_result, edit_key_result, open_key_result
from bot.usecases.goals.objectives import begin_objective, create_objective
from storage.database import Database
from storage.models import AuditEvent, KeyResult
from tests.usecases.looking import NOW, Cast, a_company

LONG = "word " * 1000
KR1, I1 = Reference(ItemKind.KEY_RESULT, 1), Reference(ItemKind.INITIATIVE, 1)
KEY_RESULT = KeyResultEntered("Resets", Choice("O1", ""), start="10", target="1", owner="U0")
INITIATIVE = InitiativeEntered("Implement SSO", Choice("KR1", ""), owner="U0")


def objective(db: Database, ana: Actor, **typed: object) -> None:
    begun = begin_objective(db, ana, "Logins", "", NOW).entered
    create_objective(db, ana, replace(begun, **typed), "once", NOW)  # type: ignore[arg-type]


def key_result(db: Database, ana: Actor, **typed: object) -> None:
    create_key_result(db, ana, replace(KEY_RESULT, **typed), "once", NOW)  # type: ignore[arg-type]


def initiative(db: Database, ana: Actor, **typed: object) -> None:
    create_initiative(db, ana, replace(INITIATIVE, **typed), "once", NOW)  # type: ignore[arg-type]


def another_target(db: Database, ana: Actor, reason: str) -> None:
    opened = open_key_result(db, ana, KR1, NOW)
    edit_key_result(db, ana, KR1, opened.version, replace(opened.entered, target="2", reason=reason), NOW)


SAID: dict[str, Callable[[Database, Actor], object]] = {
    "an objective's title": lambda db, ana: objective(db, ana, title=LONG),
    "why it matters": lambda db, ana: objective(db, ana, description=LONG),
    "a key result's line": lambda db, ana: objective(db, ana, key_results=(f"{LONG} from 10% to 1%",)),
    "a unit in a line": lambda db, ana: objective(db, ana, key_results=(f"Sales from 10 {LONG} to 20 {LONG}",)),
    "a key result's title": lambda db, ana: key_result(db, ana, title=LONG),
    "a unit": lambda db, ana: key_result(db, ana, unit=LONG),
    "a number": lambda db, ana: key_result(db, ana, target="1" * 5000),
    "a step": lambda db, ana: key_result(db, ana, kind=MeasureKind.MILESTONES, steps=LONG),
    "very many steps": lambda db, ana: key_result(db, ana, kind=MeasureKind.MILESTONES, steps="a\n" * 3000),
    "a weight": lambda db, ana: key_result(db, ana, weight="9" * 5000),
    "why an aim changes": lambda db, ana: another_target(db, ana, LONG),
    "an initiative's title": lambda db, ana: initiative(db, ana, title=LONG),
    "a scope": lambda db, ana: initiative(db, ana, scope=LONG),
    "an effort": lambda db, ana: initiative(db, ana, effort="9" * 5000),
    "a prediction": lambda db, ana: initiative(db, ana, prediction=LONG),
    "a note": lambda db, ana: log_update(db, ana, Statement(KR1, Entry("5", None, LONG)), NOW),
    "a value": lambda db, ana: log_update(db, ana, Statement(KR1, Entry("5" * 5000)), NOW),
    "what blocks": lambda db, ana: log_update(
        db, ana, Statement(I1, Entry(None, Health.BLOCKED, "", blocked_by=LONG)), NOW
    ),
    "an output": lambda db, ana: log_update(db, ana, Statement(I1, Entry(LONG, Health.ON_TRACK)), NOW),
    "why it ends": lambda db, ana: close_item(db, ana, KR1, ClosingEntered(ClosingOutcome.DROPPED, reason=LONG), NOW),
}


def changes(db: Database) -> int:
    def count(session: Session) -> int:
        return session.exec(select(func.count()).select_from(AuditEvent)).one()

    return db.read(count)


@pytest.mark.parametrize("what", SAID)
def test_what_is_too_long_is_refused_with_words_and_stores_nothing(db: Database, what: str) -> None:
    def stage(cast: Cast) -> None:
        key_result_id = cast.goal("Password resets")
        resets = cast.company.session.get_one(KeyResult, key_result_id)
        cast.company.check_in(resets, cast.ana, "9", NOW.date())
        cast.company.initiative("Implement SSO", resets, cast.ana)

    ana = a_company(db, stage)
    before = changes(db)

    with pytest.raises((Invalid, InvalidForm)):
        SAID[what](db, ana)

    assert changes(db) == before
