"""On which due dates there is something to say: the rule and the condition that a query has say the same."""

from datetime import date
from itertools import product

import pytest
from sqlalchemy import Date, literal
from sqlmodel import Session, col, select

from bot.domain.cards import KeyResultCard
from bot.domain.filters import Filter, FilterBy
from bot.domain.references import Reference
from bot.domain.status import ShownKind
from bot.domain.vocabulary import ItemKind, NumberRhythm, Status
from bot.usecases.looking.lists import list_objectives
from bot.usecases.looking.overview import look_at_overview
from bot.usecases.looking.show import look_at_history
from bot.usecases.rhythm.asked_for import has_number
from storage.database import Database
from storage.models import KeyResult
from storage.repositories.owed import key_result_has_number
from tests.usecases.looking import NOW, Cast, a_company, said

DUE = date(2026, 11, 16)
TWO_MONDAYS = (date(2026, 11, 9), DUE)
NEXT_NUMBERS = (None, date(2026, 11, 15), DUE, date(2026, 12, 1))
ENDS = (date(2026, 11, 15), DUE, date(2026, 12, 31))


def test_the_condition_says_what_the_rule_says(db: Database) -> None:
    def stage(cast: Cast) -> None:
        for rhythm, next_number_on, due_on in product(NumberRhythm, NEXT_NUMBERS, ENDS):
            cast.goal(
                f"{rhythm} {next_number_on} {due_on}",
                number_rhythm=rhythm,
                next_number_on=next_number_on,
                due_on=due_on,
            )

    a_company(db, stage)

    def look(session: Session) -> tuple[set[int], set[int]]:
        everything = session.exec(select(KeyResult)).all()
        found = select(col(KeyResult.id)).where(key_result_has_number(literal(DUE, Date)))
        by_query = {each for each in session.exec(found) if each is not None}
        return {item.key for item in everything if has_number(item, DUE)}, by_query

    by_rule, by_query = db.read(look)
    assert by_rule == by_query
    assert by_rule


def a_monthly_one(cast: Cast) -> None:
    """Silent for two due dates, on which it had no new number; the weekly one beside it had."""
    cast.asked(cast.ana, *TWO_MONDAYS)
    long_ago = said(Status.ON_TRACK, date(2026, 11, 2))
    cast.goal("Monthly", number_rhythm=NumberRhythm.MONTHLY, next_number_on=date(2026, 12, 1), **long_ago)
    cast.goal("Weekly", **long_ago)


@pytest.mark.parametrize(("number", "shown"), [(1, ShownKind.SAID), (2, ShownKind.NO_NEWS)])
def test_a_card_is_silent_only_where_a_number_was_asked_for(db: Database, number: int, shown: ShownKind) -> None:
    ana = a_company(db, a_monthly_one)

    card = look_at_history(db, ana, Reference(ItemKind.KEY_RESULT, number), NOW).card

    assert isinstance(card, KeyResultCard)
    assert card.status.kind is shown


def test_the_list_of_silent_ones_leaves_it_out(db: Database) -> None:
    ana = a_company(db, a_monthly_one)

    listed = list_objectives(db, ana, Filter(FilterBy.NO_NEWS), NOW)

    assert [card.title for card in listed.objectives] == ["Weekly"]


def test_the_overview_counts_it_as_it_was_said(db: Database) -> None:
    ana = a_company(db, a_monthly_one)

    counts = look_at_overview(db, ana, "", NOW).counts

    assert (counts.on_track, counts.no_news) == (1, 1)
