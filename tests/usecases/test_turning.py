"""A key result that is really an initiative becomes one, and the reverse, and nothing of it is lost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from bot.domain.entered import Choice
from bot.domain.errors import Invalid, NotAllowed
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemKind, ItemRole, Stage, Visibility
from bot.usecases.goals.turning import as_initiative, as_key_result, turn_into_initiative, turn_into_key_result
from bot.usecases.looking.show import look_at_history
from storage.database import Database
from storage.models import AuditEvent, Initiative, KeyResult
from tests.usecases.looking import NOW, Cast, a_company

KR1, KR2, KR3, I1, I2 = (
    Reference(kind, number)
    for kind, number in (
        (ItemKind.KEY_RESULT, 1),
        (ItemKind.KEY_RESULT, 2),
        (ItemKind.KEY_RESULT, 3),
        (ItemKind.INITIATIVE, 1),
        (ItemKind.INITIATIVE, 2),
    )
)


def a_website(cast: Cast) -> None:
    """KR1 "Launch the website" with a check-in and I1 that serves it, and KR2, both of Ana's; Ben helped with KR1."""
    objective = cast.company.objective("Be found", cast.ana, cast.growth)
    website = cast.company.key_result("Launch the website", objective, cast.ana, "0", "1")
    cast.company.key_result("Visitor to lead rate", objective, cast.ana, "2", "5")
    cast.company.check_in(website, cast.ana, "0.5", date(2026, 11, 16), note="Design is done")
    cast.company.initiative("Raise conversion from 2% to 5%", website, cast.ana, due_on=date(2026, 12, 4))
    cast.names(cast.ben, ItemKind.KEY_RESULT, website.key, ItemRole.CONTRIBUTOR)


def rows(db: Database) -> tuple[dict[int, KeyResult], dict[int, Initiative], list[AuditEvent]]:
    return db.read(
        lambda session: (
            {item.number: item for item in session.exec(select(KeyResult))},
            {item.number: item for item in session.exec(select(Initiative))},
            list(session.exec(select(AuditEvent).where(AuditEvent.verb == "turn"))),
        )
    )


def turned(db: Database, actor: Actor) -> Reference:
    return turn_into_initiative(db, actor, KR1, as_initiative(db, actor, KR1, NOW), "t", NOW).ref


def test_the_form_is_filled_in_with_what_the_key_result_says(db: Database) -> None:
    entered = as_initiative(db, a_company(db, a_website), KR1, NOW)

    assert (entered.title, entered.key_result.value, entered.owner) == ("Launch the website", "KR2", "U0")
    assert entered.due_on == date(2026, 12, 31)


def test_the_key_result_becomes_an_initiative_with_owner_and_dates(db: Database) -> None:
    ana = a_company(db, a_website)

    assert turned(db, ana) == I2

    key_results, initiatives, _ = rows(db)
    old, new = key_results[1], initiatives[2]
    assert (new.owner_id, new.starts_on, new.due_on) == (old.owner_id, old.starts_on, old.due_on)
    assert new.key_result_id == key_results[2].id
    assert (old.outcome, old.closing_note) == (ClosingOutcome.DROPPED, "Turned into I2")


def test_what_served_it_moves_along(db: Database) -> None:
    turned(db, a_company(db, a_website))

    key_results, initiatives, _ = rows(db)
    assert initiatives[1].key_result_id == key_results[2].id


def test_its_check_ins_stay_readable_and_the_new_one_leads_to_them(db: Database) -> None:
    ana = a_company(db, a_website)
    turned(db, ana)

    assert look_at_history(db, ana, I2, NOW).turned_from == KR1
    [line] = look_at_history(db, ana, KR1, NOW).check_ins
    assert (line.value, line.note) == (Decimal("0.5"), "Design is done")


def test_contributors_stay(db: Database) -> None:
    ana = a_company(db, a_website)
    turned(db, ana)

    assert [each.name for each in look_at_history(db, ana, I2, NOW).card.contributors] == ["Ben Okoro"]  # type: ignore[union-attr]


def test_both_items_have_it_in_their_trail(db: Database) -> None:
    turned(db, a_company(db, a_website))

    _, _, events = rows(db)
    assert {event.item_kind for event in events} == {ItemKind.KEY_RESULT, ItemKind.INITIATIVE}


def test_the_same_form_twice_turns_it_once(db: Database) -> None:
    ana = a_company(db, a_website)
    entered = as_initiative(db, ana, KR1, NOW)

    first = turn_into_initiative(db, ana, KR1, entered, "t", NOW)
    second = turn_into_initiative(db, ana, KR1, entered, "t", NOW)

    assert first.ref == second.ref
    assert len(rows(db)[1]) == 2


def test_another_form_finds_it_closed(db: Database) -> None:
    ana = a_company(db, a_website)
    entered = as_initiative(db, ana, KR1, NOW)
    turn_into_initiative(db, ana, KR1, entered, "one", NOW)

    with pytest.raises(Invalid, match="KR1 is closed, so it is not changed any more"):
        turn_into_initiative(db, ana, KR1, entered, "two", NOW)


def test_it_cannot_serve_what_it_was(db: Database) -> None:
    ana = a_company(db, a_website)
    entered = replace(as_initiative(db, ana, KR1, NOW), key_result=Choice("KR1", "KR1"))

    with pytest.raises(Invalid, match="Choose another key result"):
        turn_into_initiative(db, ana, KR1, entered, "t", NOW)

    assert len(rows(db)[1]) == 1


@pytest.mark.parametrize("who", ["ben", "dan"])
def test_whoever_may_not_edit_may_not_turn(db: Database, who: str) -> None:
    actor = a_company(db, a_website, who)

    with pytest.raises(NotAllowed):
        as_initiative(db, actor, KR1, NOW)
    with pytest.raises(NotAllowed):
        as_key_result(db, actor, I1, NOW)


def test_an_initiative_becomes_a_key_result_with_the_numbers_of_its_title(db: Database) -> None:
    ana = a_company(db, a_website)
    entered = as_key_result(db, ana, I1, NOW)
    assert (entered.title, entered.start, entered.target, entered.unit) == ("Raise conversion", "2", "5", "%")
    assert entered.objective.value == "O1"

    card = turn_into_key_result(db, ana, I1, entered, "t", NOW)

    assert card.ref == KR3
    key_results, initiatives, _ = rows(db)
    assert (initiatives[1].stage, initiatives[1].closing_note) == (Stage.DROPPED, "Turned into KR3")
    assert (key_results[3].owner_id, key_results[3].due_on) == (initiatives[1].owner_id, initiatives[1].due_on)
    assert look_at_history(db, ana, KR3, NOW).turned_from == I1


def test_what_was_predicted_of_the_old_key_result_is_not_said_of_another(db: Database) -> None:
    def stage(cast: Cast) -> None:
        a_website(cast)
        for initiative in cast.company.session.exec(select(Initiative)):
            initiative.predicted_from, initiative.predicted_to = Decimal("0.2"), Decimal(1)

    turned(db, a_company(db, stage))

    _, initiatives, _ = rows(db)
    assert (initiatives[1].key_result_id, initiatives[1].predicted_from, initiatives[1].predicted_to) == (2, None, None)


def test_what_is_hidden_from_whoever_turns_it_comes_along(db: Database) -> None:
    def stage(cast: Cast) -> None:
        a_website(cast)
        website = cast.company.session.get_one(KeyResult, 1)
        cast.company.initiative("Buy a competitor", website, cast.dan, visibility=Visibility.PRIVATE)

    turned(db, a_company(db, stage))

    _, initiatives, _ = rows(db)
    assert initiatives[2].key_result_id == 2


@pytest.mark.parametrize("typed", ["KR1", "kr-1"])
def test_it_does_not_serve_what_it_was(db: Database, typed: str) -> None:
    ana = a_company(db, a_website)
    entered = replace(as_initiative(db, ana, KR1, NOW), key_result=Choice(typed, ""))

    with pytest.raises(Invalid):
        turn_into_initiative(db, ana, KR1, entered, "t", NOW)
