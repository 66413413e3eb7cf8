"""What else ran for the same key result while a finished initiative did."""

from datetime import date
from typing import Any

import pytest

from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Stage, Verdict
from bot.usecases.bets.verdicts import look_back_at
from storage.database import Database
from storage.models import KeyResult
from tests.usecases.looking import NOW, Cast, a_company

I1 = Reference(ItemKind.INITIATIVE, 1)
RAN = {"starts_on": date(2026, 10, 1), "ended_on": date(2026, 10, 20)}


@pytest.mark.parametrize(
    ("other", "is_named"),
    [
        ({"starts_on": date(2026, 10, 20)}, True),
        ({"starts_on": date(2026, 10, 21)}, False),  # begun after the other was finished, before it was looked at
        ({"starts_on": date(2026, 9, 1), "ended_on": date(2026, 10, 1), "stage": Stage.DONE}, True),
        ({"starts_on": date(2026, 9, 1), "ended_on": date(2026, 9, 30), "stage": Stage.DONE}, False),
    ],
)
def test_only_what_ran_while_it_ran_is_named(db: Database, other: dict[str, Any], is_named: bool) -> None:
    def stage(cast: Cast) -> None:
        served = cast.company.session.get_one(KeyResult, cast.goal("Password resets"))
        cast.company.bet("Implement SSO", served, cast.ana, Verdict.MOVED, **RAN)
        cast.company.initiative("Reset by SMS", served, cast.ana, **other)

    ana = a_company(db, stage)

    assert bool(look_back_at(db, ana, I1, NOW).others) is is_named
