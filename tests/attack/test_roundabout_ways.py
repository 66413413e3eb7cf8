"""What a rule forbids is not reached by a roundabout way either."""

from dataclasses import replace

import pytest

from bot.domain.closing_forms import ClosingEntered
from bot.domain.entered import Choice, InitiativeEntered
from bot.domain.errors import Invalid, InvalidForm
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ClosingOutcome, ItemKind, Stage
from bot.usecases.bets.running import start_initiative
from bot.usecases.goals.closings import close_item
from bot.usecases.goals.initiatives import create_initiative, edit_initiative, open_initiative
from bot.usecases.goals.moves import Aim, move_item
from storage.database import Database
from tests.usecases.looking import NOW, Cast, a_company

I1, KR1 = Reference(ItemKind.INITIATIVE, 1), Reference(ItemKind.KEY_RESULT, 1)


def starts_for_a_goal_of_their_own(db: Database, who: str) -> Actor:
    """KR1 is of Growth, in which a lead agrees first; KR2 is of no team, and I1 serves it."""

    def stage(cast: Cast) -> None:
        cast.growth.leads_decide = True
        cast.goal("Password resets")
        own = cast.company.objective("Learn", getattr(cast, who))
        cast.company.key_result("Lessons", own, getattr(cast, who))

    actor = a_company(db, stage, who)
    begun = InitiativeEntered("Implement SSO", Choice("KR2", ""), owner=actor.slack_user_id, stage=Stage.ACTIVE)
    create_initiative(db, actor, begun, "once", NOW)
    return actor


def puts_it_under(db: Database, actor: Actor, how: str) -> None:
    """I1 serves KR1 from now on."""
    if how == "move":
        move_item(db, actor, I1, Aim(KR1), NOW)
    else:
        opened = open_initiative(db, actor, I1, NOW)
        edit_initiative(db, actor, I1, opened.version, replace(opened.entered, key_result=Choice("KR1", "")), NOW)


@pytest.mark.parametrize(("how", "field"), [("move", "to"), ("edit", "key_result")])
def test_a_member_does_not_bring_into_a_team_what_its_lead_has_not_agreed_to(
    db: Database, how: str, field: str
) -> None:
    ben = starts_for_a_goal_of_their_own(db, "ben")
    with pytest.raises(InvalidForm, match="In Growth a lead agrees first") as refused:
        puts_it_under(db, ben, how)
    assert [each.field for each in refused.value.problems] == [field]


@pytest.mark.parametrize("how", ["move", "edit"])
def test_its_lead_may(db: Database, how: str) -> None:
    carol = starts_for_a_goal_of_their_own(db, "carol")
    puts_it_under(db, carol, how)
    assert open_initiative(db, carol, I1, NOW).entered.key_result.value == "KR1"


def test_nothing_begins_for_a_key_result_that_is_closed(db: Database) -> None:
    ana = a_company(db, lambda cast: cast.goal("Password resets"))
    planned = InitiativeEntered("Implement SSO", Choice("KR1", ""), owner="U0", stage=Stage.PLANNED)
    create_initiative(db, ana, planned, "once", NOW)
    close_item(db, ana, KR1, ClosingEntered(ClosingOutcome.FINISHED), NOW)

    with pytest.raises(Invalid, match="KR1 is closed"):
        start_initiative(db, ana, I1, NOW)
