"""A verdict that is given again: what was learned is lost only where somebody empties its field."""

import pytest

from bot.domain.look_backs import VerdictEntered
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Verdict
from bot.usecases.bets.verdicts import give_verdict, look_back_at
from storage.database import Database
from storage.models import KeyResult
from tests.usecases.looking import NOW, Cast, a_company

I1 = Reference(ItemKind.INITIATIVE, 1)


@pytest.mark.parametrize(("typed", "learned"), [(None, "Ask Sales first"), ("", ""), ("Never again", "Never again")])
def test_what_was_learned_stays_unless_it_is_asked_for(db: Database, typed: str | None, learned: str) -> None:
    def stage(cast: Cast) -> None:
        served = cast.company.session.get_one(KeyResult, cast.goal("Password resets"))
        cast.company.bet("Implement SSO", served, cast.ana, Verdict.LESS, learning="Ask Sales first")

    ana = a_company(db, stage)

    give_verdict(db, ana, I1, VerdictEntered(Verdict.MOVED, typed), NOW)

    assert look_back_at(db, ana, I1, NOW).learning == learned
