"""Cards of the small cast, one call each; every text that a person typed goes through `typed`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain.cards import (
    AskLine,
    CheckInLine,
    InitiativeCard,
    InitiativeCheckInLine,
    ItemLine,
    KeyResultCard,
    ObjectiveCard,
    ObjectiveLine,
    PersonLine,
    StepLine,
)
from bot.domain.measures import MilestoneMeasure, NumberMeasure, Unit
from bot.domain.pace import is_behind
from bot.domain.progress import progress_of
from bot.domain.references import Reference
from bot.domain.status import ShownKind, ShownStatus
from bot.domain.vocabulary import Health, Stage, Status, UnitKind

# What a person typed, as the sample has it or as a test would rather have it.
Typed = Callable[[str], str]

PERCENT = Unit(UnitKind.PERCENT)
RESETS = NumberMeasure(Decimal(10), Decimal(1), PERCENT)
WINS = NumberMeasure(Decimal(10), Decimal(20), PERCENT)


def ref(typed: str) -> Reference:
    found = Reference.parse(typed)
    assert found is not None
    return found


def ana(typed: Typed) -> PersonLine:
    return PersonLine("U0ANA0001", typed("Ana"))


def carol(typed: Typed) -> PersonLine:
    return PersonLine("U0CAROL01", typed("Carol"))


def said(status: Status | Health, on: date = date(2026, 11, 16)) -> ShownStatus:
    return ShownStatus(ShownKind.SAID, status, on)


def check_in(
    typed: Typed, number: int, on: date, value: str | None, note: str = "", status: Status = Status.ON_TRACK
) -> CheckInLine:
    words = typed(note) if note else ""
    return CheckInLine(number, on, None if value is None else Decimal(value), status, words, ana(typed))


def resets(typed: Typed, current: str = "5.5", **changed: Any) -> KeyResultCard:
    """KR12 Password resets 10% -> 1%, half of the way there."""
    facts: dict[str, Any] = {
        "ref": ref("KR12"),
        "title": typed("Password resets"),
        "owner": ana(typed),
        "objective": ItemLine(ref("O3"), typed("Improve the login experience")),
        "measure": RESETS,
        "current": Decimal(current),
        "current_on": date(2026, 11, 16),
        "progress": progress_of(RESETS, Decimal(current)),
        "pace": Decimal(58),
        "is_behind": False,
        "status": said(Status.ON_TRACK),
        "due_on": date(2026, 12, 31),
        "may_confirm": True,
        "check_ins": (
            check_in(typed, 380, date(2026, 11, 9), "6.1"),
            check_in(typed, 381, date(2026, 11, 16), current, "SSO pilot with Sales"),
        ),
    }
    return KeyResultCard(**{**facts, **changed})


def wins(typed: Typed, current: str = "10.1", **changed: Any) -> KeyResultCard:
    """KR15 Proposal to win 10% -> 20%, behind."""
    progress = progress_of(WINS, Decimal(current))
    facts: dict[str, Any] = {
        "ref": ref("KR15"),
        "title": typed("Proposal to win"),
        "objective": ItemLine(ref("O4"), typed("Streamline the buying process")),
        "measure": WINS,
        "progress": progress,
        "is_behind": is_behind(progress.percent, Decimal(58)),
        "check_ins": (check_in(typed, 390, date(2026, 11, 16), current),),
        "may_confirm": False,
    }
    return resets(typed, current, **{**facts, **changed})


def beta_launch(typed: Typed, done: int = 1, total: int = 3, **changed: Any) -> KeyResultCard:
    """KR16, whose measure is a list of steps."""
    steps = tuple(StepLine(each, typed(f"Step {each}"), each <= done) for each in range(1, total + 1))
    facts: dict[str, Any] = {
        "ref": ref("KR16"),
        "title": typed("Launch the beta"),
        "measure": MilestoneMeasure(done, total),
        "current": None,
        "progress": progress_of(MilestoneMeasure(done, total), None),
        "check_ins": (check_in(typed, 400, date(2026, 11, 16), str(done), "Terms are signed"),),
        "steps": steps,
    }
    return replace(resets(typed), **{**facts, **changed})


def never_checked_in(typed: Typed) -> KeyResultCard:
    """A key result of yesterday, whose baseline nobody knows yet."""
    measure = NumberMeasure(None, Decimal(1200), Unit(UnitKind.CURRENCY, "USD"))
    return replace(
        resets(typed),
        ref=ref("KR20"),
        title=typed("Extra income"),
        measure=measure,
        current=None,
        current_on=None,
        progress=progress_of(measure, None),
        status=ShownStatus(ShownKind.NOT_STARTED),
        check_ins=(),
        may_confirm=False,
    )


def sso(typed: Typed, **changed: Any) -> InitiativeCard:
    """I4 Implement SSO, for KR12."""
    facts: dict[str, Any] = {
        "ref": ref("I4"),
        "title": typed("Implement SSO"),
        "key_result": ItemLine(ref("KR12"), typed("Password resets")),
        "owner": ana(typed),
        "stage": Stage.ACTIVE,
        "status": said(Health.ON_TRACK),
        "due_on": date(2026, 12, 4),
        "may_confirm": True,
        "check_ins": (
            InitiativeCheckInLine(
                71, date(2026, 11, 16), Health.ON_TRACK, typed("Sales and Support are in"), ana(typed)
            ),
        ),
    }
    return InitiativeCard(**{**facts, **changed})


def e_sign(typed: Typed) -> AskLine:
    """Ana asks Carol for a decision."""
    return AskLine(
        5,
        ItemLine(ref("KR15"), typed("Proposal to win")),
        typed("Approve e-sign by Friday"),
        ana(typed),
        carol(typed),
        date(2026, 11, 23),
    )


def login_line(typed: Typed) -> ObjectiveLine:
    """O3 at a glance."""
    title, team = typed("Improve the login experience"), typed("Growth")
    return ObjectiveLine(ref("O3"), title, team, Decimal("50.00"), Decimal(58), 1)


def login(typed: Typed, **changed: Any) -> ObjectiveCard:
    """O3 Improve the login experience, with KR12."""
    facts: dict[str, Any] = {
        "ref": ref("O3"),
        "title": typed("Improve the login experience"),
        "owner": carol(typed),
        "team_name": typed("Growth"),
        "cycle_name": typed("Q4 2026"),
        "progress": Decimal("50.00"),
        "pace": Decimal(58),
        "key_results": (resets(typed),),
        "initiatives": (sso(typed),),
    }
    return ObjectiveCard(**{**facts, **changed})
