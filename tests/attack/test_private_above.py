"""Somebody's own item under one that is hidden from them: they keep theirs, and read nothing of the other."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.domain.errors import ChangedMeanwhile
from bot.domain.filters import Filter, FilterBy
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, ItemRole, Visibility
from bot.usecases.checking_in.asks import answer_ask, ask_as_sent, ask_to_answer
from bot.usecases.goals.initiatives import edit_initiative, open_initiative
from bot.usecases.goals.key_results import edit_key_result, open_key_result
from bot.usecases.goals.moves import look_where
from bot.usecases.goals.objectives import edit_objective, open_objective
from bot.usecases.looking.lists import list_initiatives
from bot.usecases.looking.search import search
from bot.usecases.looking.show import look_at_history, look_at_item
from storage.database import Database
from storage.models import Ask, AuditEvent, Initiative, KeyResult, Objective, Person
from tests.builders import Company
from tests.usecases.looking import NOW, Cast, a_company

SECRET = "Zebra"
I1, KR1, KR2, O1, O2 = (
    Reference(kind, number)
    for kind, number in (
        (ItemKind.INITIATIVE, 1),
        (ItemKind.KEY_RESULT, 1),
        (ItemKind.KEY_RESULT, 2),
        (ItemKind.OBJECTIVE, 1),
        (ItemKind.OBJECTIVE, 2),
    )
)


def an_initiative_of_dans(cast: Cast) -> None:
    """Dan's initiative serves a key result of Ana's that is private by now."""
    objective = cast.company.objective("Improve the login experience", cast.ana, cast.growth)
    key_result = cast.company.key_result(f"{SECRET} resets", objective, cast.ana, visibility=Visibility.PRIVATE)
    cast.company.initiative("Implement SSO", key_result, cast.dan)


def a_key_result_of_dans(cast: Cast) -> None:
    """Dan's key result under a private objective of Ana's."""
    objective = cast.company.objective(f"{SECRET} plan", cast.ana, cast.growth, visibility=Visibility.PRIVATE)
    cast.company.key_result("Password resets", objective, cast.dan)


def test_an_initiative_does_not_tell_of_its_private_key_result(db: Database) -> None:
    dan = a_company(db, an_initiative_of_dans, "dan")

    told = [
        look_at_item(db, dan, I1, NOW),
        look_at_history(db, dan, I1, NOW),
        list_initiatives(db, dan, Filter(FilterBy.MINE), None, NOW),
        open_initiative(db, dan, I1, NOW),
        look_where(db, dan, I1, NOW),
        search(db, dan, SECRET, NOW),
    ]

    assert SECRET not in repr(told)
    assert "KR1" in repr(told)


def test_a_key_result_does_not_tell_of_its_private_objective(db: Database) -> None:
    dan = a_company(db, a_key_result_of_dans, "dan")

    told = [
        look_at_item(db, dan, KR1, NOW),
        look_at_history(db, dan, KR1, NOW),
        open_key_result(db, dan, KR1, NOW),
        look_where(db, dan, KR1, NOW),
    ]

    assert SECRET not in repr(told)


def test_whoever_may_see_it_reads_what_is_above(db: Database) -> None:
    ana = a_company(db, an_initiative_of_dans, "ana")

    assert f"{SECRET} resets" in repr(look_at_item(db, ana, I1, NOW))


def test_saving_an_initiative_keeps_the_key_result_that_its_owner_may_not_see(db: Database) -> None:
    dan = a_company(db, an_initiative_of_dans, "dan")
    opened = open_initiative(db, dan, I1, NOW)

    edit_initiative(db, dan, I1, opened.version, replace(opened.entered, title="Implement SSO soon"), NOW)

    assert db.read(lambda session: session.get_one(Initiative, 1).key_result_id) == 1


def test_saving_an_objective_keeps_the_parent_that_its_owner_may_not_see(db: Database) -> None:
    def stage(cast: Cast) -> None:
        above = cast.company.objective(f"{SECRET} plan", cast.ana, cast.growth, visibility=Visibility.PRIVATE)
        cast.company.objective("Mine", cast.dan, parent_id=above.key)

    dan = a_company(db, stage, "dan")
    opened = open_objective(db, dan, O2, NOW)

    edit_objective(db, dan, O2, opened.version, replace(opened.entered, title="Mine, better"), NOW)

    assert db.read(lambda session: session.get_one(Objective, 2).parent_id) == 1


def test_saving_a_key_result_keeps_what_it_leads_though_its_owner_may_not_see_that(db: Database) -> None:
    def stage(cast: Cast) -> None:
        above = cast.company.objective("Plan", cast.ana, cast.growth)
        hidden = cast.company.key_result(f"{SECRET} revenue", above, cast.ana, visibility=Visibility.PRIVATE)
        cast.company.key_result("Sign-ups", above, cast.dan, leads_id=hidden.key)

    dan = a_company(db, stage, "dan")
    opened = open_key_result(db, dan, KR2, NOW)

    edit_key_result(db, dan, KR2, opened.version, replace(opened.entered, title="Sign-ups a week"), NOW)

    assert db.read(lambda session: session.get_one(KeyResult, 2).leads_id) == 1


def an_objective_of_anas(cast: Cast) -> None:
    cast.company.objective("Improve the login experience", cast.ana, cast.growth, visibility=Visibility.PRIVATE)


def carol_of(db: Database, ana: Actor) -> Actor:
    return db.read(
        lambda session: Company(session, ana.workspace_id, NOW).actor(session.get_one(Person, 3))  # the lead
    )


def test_a_form_opened_before_somebody_else_named_a_reader_does_not_take_them_back(db: Database) -> None:
    ana = a_company(db, an_objective_of_anas)
    before = open_objective(db, ana, O1, NOW)
    edit_objective(db, carol_of(db, ana), O1, before.version, replace(before.entered, readers=("U1",)), NOW)

    with pytest.raises(ChangedMeanwhile):
        edit_objective(db, ana, O1, before.version, replace(before.entered, title="Another title"), NOW)

    assert open_objective(db, ana, O1, NOW).entered.readers == ("U1",)


def test_who_let_somebody_see_what_is_private_stands_in_the_trail(db: Database) -> None:
    ana = a_company(db, an_objective_of_anas)
    opened = open_objective(db, ana, O1, NOW)

    edit_objective(db, ana, O1, opened.version, replace(opened.entered, readers=("U1",)), NOW)

    def trail(session: Session) -> list[tuple[Any, Any]]:
        return [(each.before, each.after) for each in session.exec(select(AuditEvent))]

    assert ({ItemRole.READER.value: []}, {ItemRole.READER.value: [2]}) in db.read(trail)


def test_an_ask_does_not_name_an_item_that_has_become_private(db: Database) -> None:
    def stage(cast: Cast) -> None:
        an_initiative_of_dans(cast)
        cast.company.session.add(
            Ask(
                workspace_id=cast.company.workspace_id,
                item_kind=ItemKind.KEY_RESULT,
                item_id=1,
                from_id=cast.ana.key,
                to_id=cast.ben.key,
                text="Approve it",
                created_at=NOW,
            )
        )

    ben = a_company(db, stage, "ben")

    told = [
        ask_to_answer(db, ben, 1),
        ask_as_sent(db, ben.workspace_id, 1, ben.slack_user_id, NOW),
        answer_ask(db, ben, 1, "Yes", NOW),
    ]

    assert SECRET not in repr(told)
    assert SECRET in repr(ask_as_sent(db, ben.workspace_id, 1, "U0", NOW))
