"""What would be read, or stay unread, otherwise than it was meant."""

from dataclasses import replace

import pytest
from sqlmodel import select

from bot.domain.command_says import say
from bot.domain.commands import Command, Ideas, Learnings, Search
from bot.domain.errors import InvalidForm
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Visibility
from bot.usecases.goals.copies import duplicate_objective
from bot.usecases.goals.objectives import begin_objective, create_objective
from bot.usecases.goals.turning import as_initiative
from messages.limits import BUTTON_VALUE
from messages.page_values import ListPage
from storage.database import Database
from storage.models import OutboxRow
from tests.usecases.looking import NOW, Cast, a_company


@pytest.mark.parametrize("title", ["\u200b\u2060", "\u202e\u202e", "\ufeff"])
def test_a_title_that_nobody_can_see_is_none(db: Database, title: str) -> None:
    ana = a_company(db, lambda _: None)
    entered = replace(begin_objective(db, ana, "", "", NOW).entered, title=title)

    with pytest.raises(InvalidForm):
        create_objective(db, ana, entered, "t", NOW)


def test_what_is_private_through_its_objective_begins_private_as_an_initiative(db: Database) -> None:
    def stage(cast: Cast) -> None:
        secret = cast.company.objective("Merge with Umbrella", cast.ana, cast.growth, visibility=Visibility.PRIVATE)
        cast.company.key_result("Sign the contracts", secret, cast.ana)

    ana = a_company(db, stage)

    assert as_initiative(db, ana, Reference(ItemKind.KEY_RESULT, 1), NOW).visibility is Visibility.PRIVATE


def test_whoever_owns_a_duplicate_that_somebody_else_made_hears_of_it(db: Database) -> None:
    def stage(cast: Cast) -> None:
        cast.goal("Grow")
        cast.company.goes_live()

    ben = a_company(db, stage, "ben")

    duplicate_objective(db, ben, Reference(ItemKind.OBJECTIVE, 1), "t", NOW)

    sent = db.read(lambda session: session.exec(select(OutboxRow.kind)).all())
    assert "new_owner" in sent


@pytest.mark.parametrize("command", [Ideas("a b c d e f g h " + "x" * 2970), Learnings("!" * 2990), Search("s" * 2990)])
def test_a_list_has_a_next_page_however_much_was_typed(command: Command) -> None:
    page = ListPage(say(command), 20)

    assert len(str(page)) <= BUTTON_VALUE
    assert ListPage.parse(str(page)) == replace(page, command=page.command[: BUTTON_VALUE - 3])
