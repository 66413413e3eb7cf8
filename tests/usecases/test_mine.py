"""What is somebody's: Update is offered only where their check-in would be taken."""

import pytest
from sqlmodel import Session

from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemRole
from bot.usecases.checking_in.stating import ItemRow, local_date, may_check_in, reference_of
from bot.usecases.looking.home import look_at_home
from bot.usecases.looking.mine import what_is_mine
from storage.database import Database
from storage.models import KeyResult
from storage.repositories.goals import Goals
from tests.usecases.looking import NOW, Cast, a_company

EVERY_PART = (None, *ItemRole)


def parts_in_everything(cast: Cast) -> None:
    """Ana is owner, co-owner, contributor, reader and nothing of key results and initiatives of hers, Ben's, Dan's."""
    for owner in (cast.ana, cast.ben, cast.dan):
        for part in EVERY_PART:
            key_result = cast.company.session.get_one(KeyResult, cast.goal(f"{owner.name} {part}", owner))
            initiative = cast.company.initiative(f"{owner.name} {part}", key_result, owner)
            if part is not None:
                for person in (cast.ana, cast.carol):
                    cast.names(person, ItemKind.KEY_RESULT, key_result.key, part)
                    cast.names(person, ItemKind.INITIATIVE, initiative.key, part)


def refused(db: Database, actor: Actor, shown: set[Reference]) -> set[Reference]:
    """Those of which a check-in would be refused, one by one."""

    def look(session: Session) -> set[Reference]:
        goals, today = Goals(session, actor), local_date(actor, NOW)
        rows: list[ItemRow] = [*goals.key_results(), *goals.initiatives()]
        kept = (row for row in rows if not may_check_in(session, actor, row, today))
        return {reference_of(row) for row in kept} & shown

    return db.read(look)


@pytest.mark.parametrize("who", ["ana", "carol", "dan"])
def test_what_others_check_in_is_told_apart_as_the_permissions_do(db: Database, who: str) -> None:
    actor = a_company(db, parts_in_everything, who)

    mine = what_is_mine(db, actor, NOW)

    shown = {card.ref for card in mine.key_results} | {card.ref for card in mine.initiatives}
    assert mine.contributes_to & shown == refused(db, actor, shown)
    assert bool(mine.contributes_to) is (who == "ana")
    assert look_at_home(db, actor, NOW).contributes_to == mine.contributes_to
